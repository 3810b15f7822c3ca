"""What a source note tells: where the original lies, its markings, who made it, where it went.

The words of the note stay as they are: each claim has the place of the words that it comes from, and
what was not understood is listed, never guessed. Knows the words of one note; no page, no TEI.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.inference.facts.source_note.archive import read_archive
from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim, masked, trimmed
from tei_edition.inference.facts.source_note.markings import read_markings
from tei_edition.inference.facts.source_note.people import is_office
from tei_edition.inference.facts.source_note.sentences import sentences
from tei_edition.inference.facts.source_note.statements import read_statement

__all__ = ["Claim", "SourceNote", "is_office", "read_source_line", "read_source_note", "source_at"]

_SOURCE = re.compile(r"\[?Source: ?")
_LATER = re.compile(r"(?<=[.”)\]] )Source: ")
# The line above the heading: a file number, perhaps with the kind of document after it.
_KIND = re.compile(r"(?: ?: ?[A-Z][A-Za-z ]*| (?:Telegram|Airgram|Despatch|Letter|Memorandum))\Z")
_FILE_NUMBER = re.compile(r"[0-9]+[0-9A-Z]*[./ ]")
_LABEL = re.compile(r"File (?:No\.|Number) ?")


class SourceNote(NamedTuple):
    """A source note as understood: its claims in the order of the words, and what it does not explain."""

    claims: tuple[Claim, ...] = ()
    rest: tuple[Stretch, ...] = ()


def source_at(words: str) -> int:
    """Where the word `Source` stands that begins a source note: at its beginning, or after a summary;
    -1 if there is none."""
    if _SOURCE.match(words):
        return 0
    later = _LATER.search(words) if words.startswith("Summary: ") else None
    return later.start() if later else -1


def read_source_note(words: str) -> SourceNote:
    """Parses a source note, `Source: ...`, blanks made single."""
    at = source_at(words)
    opening = _SOURCE.match(words, at) if at >= 0 else None
    if opening is None:
        return SourceNote()
    end = len(words)
    start = opening.end()
    if opening[0].startswith("[") and words.endswith("]"):
        end -= 1
    mask = masked(words[:start].replace("[", " ") + words[start:end])
    first, *others = sentences(words, mask, start, end) or [Stretch(start, start)]
    readings = [read_archive(words, mask, first)]
    follows = True
    for sentence in others:
        markings = read_markings(words, mask, sentence, follows)
        follows = follows and markings is not None
        unread = markings.rest if markings else (sentence,)
        readings.append(Reading(markings.claims if markings else ()))
        readings += [read_statement(words, mask, stretch) for stretch in unread]
    return _together(words, readings)


def read_source_line(words: str) -> SourceNote:
    """Parses the line above a heading that has the file's number: `890F.6363/5-848: Telegram`."""
    label = _LABEL.match(words)
    kind = _KIND.search(words)
    start, end = label.end() if label else 0, kind.start() if kind else len(words)
    place = trimmed(words, start, end, " .[]")
    if _FILE_NUMBER.match(words, *place):
        archive = Reading((claim("file", words, place),))
    else:
        archive = read_archive(words, masked(words), place)
    form = (claim("form", words, trimmed(words, *kind.span(), " :")),) if kind else ()
    return _together(words, [archive, Reading(form)])


def _together(words: str, readings: list[Reading]) -> SourceNote:
    """The claims and the rest of all sentences, each once."""
    claims = dict.fromkeys(c for reading in readings for c in reading.claims)
    rest = [trimmed(words, *place) for reading in readings for place in reading.rest]
    return SourceNote(tuple(claims), tuple(place for place in rest if place.start < place.end))
