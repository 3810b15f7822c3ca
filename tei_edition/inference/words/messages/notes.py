"""Which document a message is that is cited: what stands right behind it, or the note at it, says so.

Knows the words of editors; no posts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_edition.inference.words.messages import grammar
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page

_NEAR = 3  # characters between a message and the reference to the note about it


def with_documents(
    page: Page, text: str, cited: list[Finding], marks: list[Finding], own: str
) -> list[Finding]:
    """The findings, each with the document that it means where the text or its note tells, and with its name
    where another citation of the same number, or its note, tells that. `own` is the document's number."""
    references = {f.span.start: int(f.value) for f in marks if f.role is Role.NOTE_REFERENCE}
    found = []
    for at, each in enumerate(cited):
        target, name = _behind(text, each, own), ""
        position = next(
            (references[i] for i in range(each.span.end, each.span.end + _NEAR) if i in references), 0
        )
        if position and not (at and _goes_on(text, cited[at - 1], each)):
            begin, end = page.notes[position - 1].paragraphs[0]
            alone = len(page.notes[position - 1].paragraphs) == 1
            target = target or _told(text, begin, end, each, own, alone)
            name = next((f.value for f in cited if begin <= f.span.start < begin + 4), "")
        if name and each.value == "telegram":
            each = each._replace(value=name, evidence="its note names it")
        found.append(_is(each, target) if target else each)
    return _known_elsewhere(text, found)


def _goes_on(text: str, before: Finding, found: Finding) -> bool:
    """Whether a citation goes on with one before: a note behind it is about both."""
    between = text[before.span.end : found.span.start]
    return len(between) < 7 and not between.strip(" ,;and") and "  " not in between


def _behind(text: str, found: Finding, own: str) -> str:
    """The document that is named right behind a message: `(Document 202)`, `, supra`."""
    match = grammar.BEHIND.match(text, found.span.end)
    return _target(match["bracketed"] or match["document"] or "", match["side"], own) if match else ""


def _told(text: str, begin: int, end: int, found: Finding, own: str, alone: bool) -> str:
    """The document that a note names as what it stands at; '' if it says more or other things."""
    only = grammar.ONLY.match(text, begin, end) if alone else None
    if only:
        return _target(only["document"] or "", only["side"], own)
    printed = grammar.PRINTED.match(text, begin, end)
    same = printed and re.search(rf"\b{printed['number']}\b", text[slice(*found.span)])
    return _target(printed["document"], None, own) if printed and same else ""


def _target(document: str, side: str | None, own: str) -> str:
    """The pointer to a document by its number, or by its side of this one (`own`)."""
    if side and own.isdigit():
        document = str(int(own) + (-1 if side.lower() == "supra" else 1))
    return f"frus:d{document}" if document and document != "0" else ""


def _known_elsewhere(text: str, cited: list[Finding]) -> list[Finding]:
    """The findings, what each lacks taken from the others: the name from the one message that has its number,
    the document from the one that has its name."""
    names: dict[str, set[str]] = {}
    targets: dict[str, set[str]] = {}
    for each in cited:
        target, name = parts_of(each.value)
        if name:
            names.setdefault(_number(text, each), set()).add(name)
            targets.setdefault(name, set()).update([target] if target else [])
    return [_completed(each, names.get(_number(text, each), set()), targets) for each in cited]


def _completed(found: Finding, names: set[str], targets: Mapping[str, set[str]]) -> Finding:
    target, name = parts_of(found.value)
    if not name and not target and len(names) == 1:
        (name,) = names
        found = found._replace(value=f"telegram {name}", evidence="its number is cited with its post")
    documents = targets.get(name, set())
    if not target and len(documents) == 1:
        found = _is(found, next(iter(documents)))
    return found


def _is(found: Finding, target: str) -> Finding:
    """The finding with the document that it means."""
    value = f"telegram {target} {parts_of(found.value)[1]}".strip()
    evidence = f"the text says that it is {target}"
    return found._replace(value=value, evidence=evidence).no_surer_than(Certainty.MEDIUM)


def _number(text: str, found: Finding) -> str:
    """The digits of a citation, '' if it has none."""
    digits = re.findall(r"[0-9]+", text[slice(*found.span)])
    return digits[-1] if digits else ""


def parts_of(value: str) -> tuple[str, str]:
    """The pointer and the name of a message in what was found of it, '' for what it lacks."""
    said = value.partition(" ")[2]
    pointer, _, name = said.partition(" ") if said.startswith("frus:") else ("", "", said)
    return pointer, name
