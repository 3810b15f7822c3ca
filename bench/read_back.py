"""The source read back from the TEI, to see that nothing was lost: from the output and the source alone.

Knows what the plain texts look like (labels at their references, notes at the foot, page marks,
bullets) and TEI; uses nothing of what the conversion found, so that it can contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_BULLET = re.compile(r"^[ \t]+•[ \t]+", re.MULTILINE)
_NUMBER = re.compile(r"^  ([0-9]+)\. ", re.MULTILINE)


def conserved(root: etree._Element, source: str) -> bool:
    """Whether a TEI document has the text and the notes of its source, white space aside."""
    division = next(root.iter(f"{_TEI}div"))
    notes = sorted(_squeeze("".join(_text(note))) for note in _notes(division))
    main = _squeeze("".join(_text(division)))
    foot = len(source)
    if notes:
        starts = [m for m in _NUMBER.finditer(source) if m[1] == "1"]
        foot = starts[-1].start() if starts else foot
    said = _NUMBER.split(source[foot:])[2::2]
    return main == _squeeze(_BULLET.sub("", source[:foot])) and notes == sorted(map(_squeeze, said))


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _notes(division: etree._Element) -> Iterator[etree._Element]:
    """The notes that stand at the foot of the source."""
    for note in division.iter(f"{_TEI}note"):
        if note.get("rend") != "inline":
            yield note


def _text(element: etree._Element) -> Iterator[str]:
    """The text of an element as the source has it: notes are their labels, pages their marks."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEI}note" and child.get("rend") != "inline":
            yield "" if child.get("place") == "unanchored" else child.get("n", "")
        elif child.tag == f"{_TEI}ref" and child.get("type") == "noteref":
            yield child.get("n", "")
        elif child.tag == f"{_TEI}pb":
            yield f"[Page {child.get('n')}]"
        else:
            yield from _text(child)
        yield child.tail or ""
