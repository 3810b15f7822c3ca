"""Rules F005-F010, F018: notes, as the Office of the Historian has them: their ids, and the source notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.notes import POINTING, document_of
from tei_edition.validation.rules.subject import Subject, T, local_name, quoted

_HEADS = ("head", "title")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the notes of a volume's documents."""
    if not subject.documents:
        return
    by_document: dict[etree._Element, list[etree._Element]] = {}
    for note in subject.elements("note"):
        document = document_of(note)
        if document is not None:
            by_document.setdefault(document, []).append(note)
    for document, notes in by_document.items():
        yield from _identifiers(subject, document.get(XML_ID, ""), notes)
        yield from _sources(subject, notes)
        for note in notes:
            yield from _alone(subject, note)


def _alone(subject: Subject, note: etree._Element) -> Iterator[Diagnostic]:
    if next(note.iterancestors(f"{T}note"), None) is not None:
        yield subject.tell("F005", note, "This note stands in another note.")
    if note.get("type") == "source" and note.get("rend") == "inline" and note.get("n"):
        said = (
            f"A source note that is printed in the body has no number; here n is {quoted(note.get('n', ''))}."
        )
        yield subject.tell("F010", note, said, attribute="n")
    target = note.get("target", "")
    if target and not len(note) and not (note.text or "").strip():
        said = f"This empty note points to {quoted(target)}: a further reference to a note is a ref."
        yield subject.tell("F018", note, said, attribute="target")


def _identifiers(subject: Subject, document: str, notes: list[etree._Element]) -> Iterator[Diagnostic]:
    strays: list[tuple[etree._Element, str]] = []
    for note in notes:
        identifier, n = note.get(XML_ID, ""), note.get("n", "")
        if not identifier:
            if n and not (len(note) == 0 and any(map(note.get, POINTING)) and not (note.text or "").strip()):
                meant = f"{document}fn{n}" if n.isalnum() and f"{document}fn{n}" not in subject.ids else ""
                said = f"Note {n} has no xml:id."
                yield subject.tell("F008", note, said, attribute="xml:id", meant=meant)
        elif not identifier.startswith(f"{document}fn"):
            said = (
                f"The xml:id {quoted(identifier)} is not made from that of its document, {quoted(document)}."
            )
            yield subject.tell("F006", note, said, attribute="xml:id")
        elif n.isdecimal() and identifier != f"{document}fn{n}":
            strays.append((note, identifier))
    if strays and not _counted(document, notes):
        for note, identifier in strays:
            said = f"The xml:id {quoted(identifier)} does not end in the note's number, {note.get('n')}."
            yield subject.tell("F007", note, said, attribute="xml:id")


def _counted(document: str, notes: list[etree._Element]) -> bool:
    """Whether the ids count the notes one by one, whatever is printed, as where notes are numbered by "
    "page."""
    ends = [re.fullmatch(rf"{re.escape(document)}fn([0-9]+)", note.get(XML_ID, "")) for note in notes]
    numbers = [int(end[1][:9]) for end in ends if end]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _sources(subject: Subject, notes: list[etree._Element]) -> Iterator[Diagnostic]:
    sources = [note for note in notes if note.get("type") == "source"]
    for note in sources[1:]:
        yield subject.tell("F009", note, "This is another source note of the same document.")
    if not sources:
        return
    source = sources[0]
    if source.get("rend") == "inline":
        return
    parents = {local_name(each) for each in source.iterancestors()}
    if not parents.intersection(_HEADS):
        yield subject.tell(
            "F009", source, "This source note stands neither in the head nor in the body of its own."
        )
    elif notes[0] is not source and notes[0].get("n") and source.get("n"):
        yield subject.tell("F009", source, "This source note is not the first note of its document.")
