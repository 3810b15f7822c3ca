"""Rules N031-N035: the numbers of notes, and notes that say nothing.

Knows how notes are counted: by document, or by page where the print did so, each kind of note for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.subject import Subject, T, quoted

POINTING = ("target", "corresp", "sameAs", "copyOf")
_ENDS_IN = re.compile(r".*?([0-9]+)")
_MOST = 0.9
_FEW = 5
_PB, _DIV = f"{T}pb", f"{T}div"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the notes of a file."""
    notes = subject.elements("note")
    if not notes:
        return
    for document in _out_of_order(notes):
        for series in _series(subject, document):
            yield from _order(subject, series)
    yield from _identifiers(subject, notes)
    yield from _unnumbered(subject, notes)
    for note in notes:
        if not len(note) and not (note.text or "").strip() and not any(map(note.get, POINTING)):
            yield subject.tell("N035", note, "This note has no text.")


def number(note: etree._Element) -> int | None:
    """The number of a note, if n is one."""
    n = note.get("n", "")
    return int(n) if n.isdecimal() and len(n) < 7 else None


def _out_of_order(notes: list[etree._Element]) -> list[etree._Element | None]:
    """The documents in which a number is not the next one: found quickly, for most files have none."""
    found: dict[etree._Element | None, None] = {}
    last, before = -1, None
    for note in notes:
        n = number(note)
        if n is None:
            continue
        if n != last + 1 and before is not None:
            document = document_of(note)
            if document is document_of(before):
                found[document] = None
        last, before = n, note
    return list(found)


def document_of(node: etree._Element) -> etree._Element | None:
    """The document that an element is in."""
    for each in node.iterancestors(_DIV):
        if each.get("type") == "document":
            return each
    return None


def _series(subject: Subject, document: etree._Element | None) -> Iterator[list[etree._Element]]:
    """The notes of a document that are counted together, in their order, with the page breaks between "
    "them."""
    found: dict[tuple[str | None, str], list[etree._Element]] = {}
    whole = subject.document.root if document is None else document
    for node in whole.iter(f"{T}note", _PB):
        if document is None and subject.documents and document_of(node) is not None:
            continue
        if node.tag == _PB:
            for series in found.values():
                series.append(node)
        elif number(node) is not None:
            found.setdefault((node.get("place"), _kind(node)), []).append(node)
    yield from found.values()


def _kind(note: etree._Element) -> str:
    """Source notes and summaries are counted with the others, if they have a number at all."""
    kind = note.get("type", "")
    return "" if kind in ("source", "summary", "footnote") else kind


def _order(subject: Subject, series: list[etree._Element]) -> Iterator[Diagnostic]:
    last: int | None = None
    turned = False
    before: etree._Element | None = None
    for node in series:
        if node.tag == _PB:
            turned = True
            continue
        n = number(node)
        assert n is not None
        if last is not None and before is not None:
            yield from _step(subject, node, n, last, restarts=n <= 1 and (turned or _moved(node, before)))
        last, turned, before = n, False, node


def _step(
    subject: Subject, node: etree._Element, n: int, last: int, *, restarts: bool
) -> Iterator[Diagnostic]:
    if n == last:
        yield subject.tell(
            "N031", node, f"This is another note {n}: the note before it has this number too.", attribute="n"
        )
    elif n < last and not restarts:
        yield subject.tell("N031", node, f"Note {n} comes after note {last}.", attribute="n")
    elif n > last + 1:
        missing = f"note {last + 1} is" if n == last + 2 else f"notes {last + 1} to {n - 1} are"
        yield subject.tell(
            "N032", node, f"Note {n} comes after note {last}: {missing} missing.", attribute="n"
        )


def _moved(node: etree._Element, before: etree._Element) -> bool:
    """Whether two notes stand in different parts of a document, such as its attachments."""
    ours, theirs = _part(node), _part(before)
    return ours is not theirs


def _part(node: etree._Element) -> etree._Element | None:
    return next(
        (
            each
            for each in node.iterancestors()
            if str(each.tag).endswith(("}div", "}attachment", "}floatingText"))
        ),
        None,
    )


def _identifiers(subject: Subject, notes: list[etree._Element]) -> Iterator[Diagnostic]:
    """N033, where nearly all notes of a file have an xml:id that ends in their number."""
    odd: list[tuple[etree._Element, int]] = []
    total = 0
    for note in notes:
        identifier, printed = note.get(XML_ID), note.get("n", "")
        if identifier and printed.isdecimal():
            total += 1
            if not identifier.endswith(printed) or identifier[-len(printed) - 1 : -len(printed)].isdecimal():
                odd.append((note, int(printed[:9])))
    if total < _FEW or total - len(odd) < _MOST * total:
        return
    for note, n in odd:
        found = _ENDS_IN.fullmatch(note.get(XML_ID, ""))
        if found and int(found[1][:9]) != n and not _follows(note, notes, int(found[1][:9])):
            said = (
                f"The xml:id {quoted(note.get(XML_ID, ''))} is that of a note {int(found[1])}, but n is {n}."
            )
            yield subject.tell("N033", note, said, attribute="xml:id")


def _follows(note: etree._Element, notes: list[etree._Element], end: int) -> bool:
    """Whether an xml:id counts on from that of the note before: then n is as printed, and the id is well."""
    at = notes.index(note)
    before = _ENDS_IN.fullmatch(notes[at - 1].get(XML_ID, "")) if at else None
    return end == 1 or (before is not None and int(before[1][:9]) + 1 == end)


def _unnumbered(subject: Subject, notes: list[etree._Element]) -> Iterator[Diagnostic]:
    """N034, where nearly all notes of the text have a number."""
    plain = [note for note in notes if note.get("n") is None and _plain(note)]
    numbered = sum(note.get("n") is not None for note in notes)
    if not plain or numbered < _FEW or numbered < _MOST * (numbered + len(plain)):
        return
    for note in plain:
        words = " ".join("".join(map(str, note.itertext())).split())
        said = f"This note has no number, as nearly all others have: {quoted(words)}."
        yield subject.tell("N034", note, said)


def _plain(note: etree._Element) -> bool:
    """A note of the text that nothing marks as one of another kind."""
    if note.get("type") or note.get("place") in ("inline", "margin") or note.get("rend") == "inline":
        return False
    if any(map(note.get, POINTING)):
        return False
    return any(each.tag == f"{T}text" for each in note.iterancestors())
