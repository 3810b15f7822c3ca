"""The first pass over the files of an edition: what there is, in which order, who cites whom.

Knows names and facts; holds no document's text. The second pass renders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import InputError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.publishing.facts import Facts, read_facts
from tei_edition.publishing.messages import Messages
from tei_edition.publishing.sharing import Share, alone
from tei_edition.rendering import Context, Entry
from tei_edition.rendering.links import document_of, parts_of

_RESERVED = re.compile(
    r"(?:index|by-date|by-correspondent|by-person|by-term|timeline|by-reference|quality|search)(?:-[0-9]+)?"
)
"""The names of the edition's own pages; a long one has further parts, with a number."""
_Piece = tuple[Path, str]
_Read = tuple[Facts | None, Diagnostic | None]


@dataclass(frozen=True, slots=True)
class Survey:
    """The documents in reading order; what links need: entries by id, pages, who cites whom, and `meant`:
    for each message that a document cites without a pointer the document that it is, or ''."""

    facts: tuple[Facts, ...]
    entries: Mapping[str, Entry]
    pages: Mapping[str, str]
    cited_by: Mapping[str, tuple[str, ...]]
    meant: Mapping[str, tuple[str, ...]]
    diagnostics: tuple[Diagnostic, ...]


def page_name(stem: str) -> str:
    """The name of a document's page; the index keeps its own name to itself."""
    return f"{stem}-document.html" if _RESERVED.fullmatch(stem.casefold()) else f"{stem}.html"


def survey(folder: Path, files: Iterable[str], volume: str, share: Share = alone) -> Survey:
    """Reads the facts of each file, named relative to the folder of TEI files.

    T005 and T006 tell of files that cannot be published.
    """
    pieces = [(folder, file) for file in files]
    found: dict[str, Facts] = {}
    names: dict[str, str] = {}
    problems: list[Diagnostic] = []
    with closing(share(pieces, _read_all, _lost)) as read:
        everything = [*zip(pieces, read, strict=True)]
    for (_, file), (facts, problem) in everything:
        if facts:
            problem = _clash(facts, found, names)
        if problem or not facts:
            problems += [problem] if problem else []
            continue
        found[facts.id] = facts
        names[page_name(facts.stem).casefold()] = file
    ordered = tuple(sorted(found.values(), key=lambda facts: facts.order))
    entries = {facts.id: _entry(facts) for facts in ordered}
    pages = _pages(ordered)
    known = Messages(ordered)
    meant = {facts.id: known.targets(facts) for facts in ordered}
    cited_by = _citations(ordered, entries, pages, meant, volume)
    return Survey(ordered, entries, pages, cited_by, meant, tuple(problems))


def _read_all(pieces: Sequence[_Piece]) -> list[_Read]:
    return [_read(*piece) for piece in pieces]


def _lost(piece: _Piece, rule: str, message: str) -> _Read:
    folder, file = piece
    return None, diagnose(rule, message, Place(f"{folder.name}/{file}", 1, 1))


def _read(folder: Path, file: str) -> _Read:
    name = f"{folder.name}/{file}"
    try:
        facts = read_facts(take(folder / file, XML_LIMIT), file, name)
    except OSError as error:
        said = f"The file cannot be read: {error.strerror}."
        return None, diagnose("T005", said, Place(name))
    except InputError as error:
        place = error.diagnostic.place if error.diagnostic else Place(name)
        return None, diagnose("T005", str(error), place)
    if facts is None:
        return None, diagnose("T005", "The file is not a TEI document.", Place(name, 1, 1))
    return facts, None


def _clash(facts: Facts, found: Mapping[str, Facts], names: Mapping[str, str]) -> Diagnostic | None:
    place = Place(f"tei/{facts.file}")
    if facts.id in found:
        other = found[facts.id].file
        said = f"The document {facts.id} of this file is in {other} already."
        return diagnose("T006", said, place)
    other = names.get(page_name(facts.stem).casefold(), "")
    if other:
        said = f"The page of this file would have the name of the page of {other}."
        return diagnose("T006", said, place)
    return None


def _entry(facts: Facts) -> Entry:
    number = facts.title if facts.is_section else facts.number
    return Entry(facts.id, number, facts.title, page_name(facts.stem), facts.ids)


def _pages(ordered: Iterable[Facts]) -> dict[str, str]:
    """In which document a printed page begins: the first that has it."""
    pages: dict[str, str] = {}
    for facts in ordered:
        for page in facts.page_ids:
            pages.setdefault(page, facts.id)
    return pages


def _citations(
    ordered: Iterable[Facts],
    entries: Mapping[str, Entry],
    pages: Mapping[str, str],
    meant: Mapping[str, tuple[str, ...]],
    volume: str,
) -> dict[str, tuple[str, ...]]:
    """For each document those that cite it, in reading order, itself left out. Back matter does not count:
    the index of a volume leads to every document."""
    context = Context(documents=entries, pages=pages, volume=volume)
    citing: dict[str, dict[str, None]] = {}
    for facts in ordered:
        targets = (_cited(target, facts, context) for target in facts.targets)
        for cited in (*targets, *meant[facts.id]) if facts.standing.matter != "back" else ():
            if cited in entries and cited != facts.id:
                citing.setdefault(cited, {})[facts.id] = None
    return {cited: tuple(citers) for cited, citers in citing.items()}


def _cited(target: str, facts: Facts, context: Context) -> str:
    """The id of the document that a pointer leads to, if it is one of this volume."""
    volume, wanted = parts_of(target)
    if volume and volume != context.volume:
        return ""
    return facts.id if wanted in facts.ids else document_of(wanted, context)
