"""What a source note tells: the archive, and the markings. The words of the note stay as they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.header import Archive
from tei_edition.inference.facts.vocabulary import folded, terms

# A sentence ends with a period before a capital, but not after an initial or an abbreviation.
# It also ends before a classification, whatever stands before the period ("POL 27 ARAB-ISR. Secret").
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b(?:No|Dr|Mr|Jr|Lt|St|Co|vs))(?<!\b(?:Gen|Col|Vol|Ser|Rev|Mrs))\. (?=[A-Z“])"
    r"|\. (?=(?:Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only"
    r"|Unclassified|No classification marking)\b)"
)
_PARTS = re.compile(r", |: (?=Lot [0-9])")
_BOX = re.compile(r"(?:Box(?:es)?|Carton|Container) (?P<n>.+)$")
_RECORD_GROUP = re.compile(r"(?:RG|Record Group) (?P<n>[0-9]+[A-Z]?)(?P<rest>.*)$")
_LOT = re.compile(r"Lot (?P<n>[0-9]{2} ?D? ?[0-9]+)$")
_FOLDER = re.compile(r"Folder (?P<n>.+)$")
_JOB = re.compile(r"(?:Job|Accession) (?P<n>[0-9A-Z-]+)$")
_DIVISION = re.compile(r"Division$")
_PAPERS = re.compile(r"(?:Papers|Papers of .+|Collection|Diary|Diaries)$")
_SERIES = re.compile(r"(?:Files?|Records?|Materials|Series|Library|Subject Files?|Central Files?).*$")
_DATES = re.compile(r"(?:[0-9]{4}|January|February|March|April|May|June|July|August|September|October"
                    r"|November|December)[^A-Z]*$")  # fmt: skip


class SourceNote(NamedTuple):
    """A source note as understood: the archive, (kind, term) of the markings, what it does not explain."""

    archive: Archive
    markings: tuple[tuple[str, str], ...]
    rest: tuple[str, ...]


def read_source_note(note: str) -> SourceNote:
    """Parse a source note, `Source: ...`, blanks made single."""
    body = note.partition("Source:")[2].strip(" ].") if "Source:" in note else ""
    if not body:
        return SourceNote(Archive(), (), ())
    sentences = _SENTENCE.split(body)
    markings: list[tuple[str, str]] = []
    rest = []
    for sentence in sentences[1:]:
        found = read_markings(sentence)
        markings += found
        if not found:
            rest.append(sentence)
    return SourceNote(_archive(sentences[0]), tuple(dict.fromkeys(markings)), tuple(rest))


def read_markings(sentence: str) -> list[tuple[str, str]]:
    """The markings of a sentence that holds nothing else; [] where it holds anything else."""
    known = terms()
    found: list[tuple[str, str]] = []
    slugs = 0
    for part in re.split(r"; ?|, ", sentence.strip(" .")):
        term = known.get(folded(part))
        if term:
            found.append(term)
        elif re.fullmatch(r"[A-Z][A-Za-z]{2,14}(?:[–/-][A-Z0-9][A-Za-z0-9]*)*", part):
            found.append(("slug", part))
            slugs += 1
        else:
            return []
    return found if len(found) > slugs else []


def _archive(sentence: str) -> Archive:
    """The archive from the first sentence: its parts, parted by commas, from the widest to the narrowest.

    From the first part that names a box, or that no pattern knows, the rest is the file's title.
    """
    parts = [p.strip() for p in _PARTS.split(sentence)]
    collections: list[tuple[str, str]] = []
    idnos: list[tuple[str, str]] = []
    title: list[str] = []
    for part in parts[1:]:
        idno = _idno(part)
        if idno and idno[0] in ("box", "folder", "lot", "job", "record-group"):
            idnos.append(idno)
        elif not title and not idnos_have_box(idnos) and (kind := _collection(part)):
            collections.append((kind, part))
        elif not title and collections and not idnos_have_box(idnos) and _DATES.match(part):
            kind, name = collections[-1]
            collections[-1] = (kind, f"{name}, {part}")
        else:
            title.append(part)
    if title:
        idnos.append(("file", ", ".join(title)))
    return Archive(parts[0], tuple(collections), tuple(idnos))


def idnos_have_box(idnos: list[tuple[str, str]]) -> bool:
    """Whether a box is known: what follows it is the title of a file."""
    return any(kind == "box" for kind, _ in idnos)


def _idno(part: str) -> tuple[str, str] | None:
    """The kind and the value of a part that is a number of something."""
    for kind, pattern in (
        ("box", _BOX),
        ("record-group", _RECORD_GROUP),
        ("lot", _LOT),
        ("folder", _FOLDER),
        ("job", _JOB),
    ):
        found = pattern.match(part)
        if found:
            return kind, found["n"]
    return None


def _collection(part: str) -> str:
    """The kind of collection that a part names; '' if it names none."""
    for kind, pattern in (("division", _DIVISION), ("papers", _PAPERS), ("series", _SERIES)):
        if pattern.search(part):
            return kind
    return ""
