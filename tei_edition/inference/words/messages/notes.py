"""Which document a message is that is cited: what stands right behind it, or the note at it, says so.

Knows the words of editors; no posts.
"""

from __future__ import annotations

import re

from tei_edition.inference.words.messages import grammar
from tei_edition.model import Finding, Role
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
        if target:
            value = f"telegram {target} {each.value.partition(' ')[2]}".strip()
            each = each._replace(value=value, evidence=f"the text says that it is {target}")
        found.append(each)
    return _named_elsewhere(text, found)


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


def _named_elsewhere(text: str, cited: list[Finding]) -> list[Finding]:
    """The findings; one without a name has that of the one message with its number that others name."""
    names: dict[str, set[str]] = {}
    for each in cited:
        if each.value != "telegram":
            names.setdefault(_number(text, each), set()).add(name_of(each.value))
    return [
        each._replace(
            value=f"telegram {next(iter(names[number]))}", evidence="its number is cited with its post"
        )
        if each.value == "telegram" and len(names.get(number := _number(text, each), ())) == 1 and number
        else each
        for each in cited
    ]


def _number(text: str, found: Finding) -> str:
    """The digits of a citation, '' if it has none."""
    digits = re.findall(r"[0-9]+", text[slice(*found.span)])
    return digits[-1] if digits else ""


def name_of(value: str) -> str:
    """The name of a message in what was found of it."""
    words = value.split(" ")[1:]
    return " ".join(words[1:] if words and words[0].startswith("frus:") else words)
