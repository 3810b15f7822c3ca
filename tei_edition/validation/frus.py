"""Whether a document is as the volumes of the Office of the Historian have it.

A file says by its xml-model that it is written so: it names frus.rng. Then that grammar judges it, and
the few rules of the volumes that no grammar can say. A pointer to another document is not followed:
that document is in the volume, not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation import grammar
from tei_edition.validation.places import TEI, XML_ID, Places

_T = f"{{{TEI}}}"
_MODEL = re.compile(r"""href=["'](?:[^"']*/)?frus\.rng["']""")


def is_frus(root: etree._Element) -> bool:
    """Whether an xml-model before the root names the grammar of the volumes."""
    before = root.itersiblings(etree.ProcessingInstruction, preceding=True)
    return any(str(pi).startswith("<?xml-model ") and _MODEL.search(pi.text or "") for pi in before)


def check(root: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a document by the grammar and the rules of the volumes."""
    return (*grammar.check_frus(root, name), *_rules(root, name))


def _rules(root: etree._Element, name: str) -> Iterator[Diagnostic]:
    """S010, S011, S034, S046 and S001, as far as a volume keeps them."""
    document = next((div for div in root.iter(f"{_T}div") if div.get("type") == "document"), None)
    if document is None:
        return
    own = document.get(XML_ID, "")
    seen: set[str] = set()
    places = Places(name)
    for element in document.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier and identifier in seen:
            yield diagnose("S001", f"The xml:id {identifier} is given twice.", places.of(element))
        seen.add(identifier or "")
        if element.tag == f"{_T}note":
            yield from _note(element, own, places)
        if element.tag == f"{_T}date" and element.get("when", "").endswith("Z"):
            yield diagnose("S034", "The time of this date ends with Z.", places.of(element))
    for ref in document.iter(f"{_T}ref"):
        target = ref.get("target", "")
        if (target == f"#{own}" or target.startswith(f"#{own}fn")) and target[1:] not in seen:
            yield diagnose("S046", f"The pointer {target} leads to nothing.", places.of(ref))


def _note(note: etree._Element, own: str, places: Places) -> Iterator[Diagnostic]:
    if next(note.iterancestors(f"{_T}note"), None) is not None:
        yield diagnose("S010", "A note stands in a note.", places.of(note))
    identifier = note.get(XML_ID, "")
    if identifier and not identifier.startswith(f"{own}fn"):
        said = f"The xml:id of the note, {identifier}, does not begin with {own}fn."
        yield diagnose("S011", said, places.of(note))
