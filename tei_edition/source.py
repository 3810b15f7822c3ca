"""The source text and places in it: decoding, offset to line and column.

Knows bytes, characters and lines; knows nothing of cables or XML beyond which characters XML cannot
hold. The text is never normalised: line ends stay as they are, so an offset is an offset.
"""

from __future__ import annotations

import codecs
import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.errors import InputError
from tei_edition.intake import NotRegular, beginning

BYTE_LIMIT = 16 * 1024 * 1024
"""The most bytes that a source may have, unless the user sets another limit."""

STANDARD_INPUT = "<stdin>"
"""What diagnostics call standard input."""

_LISTED_CHARACTERS = 20
_SAMPLE = 8192
_FEW_CONTROLS = 4
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub are)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
)
_MARKUP = re.compile(r"\s{0,99}<(?:\?xml|!DOCTYPE|TEI|html|div)\b", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENTS = dict.fromkeys((*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_REPLACEMENTS |= {0x09: "\t", 0x0A: "\n", 0x0B: " ", 0x0C: " ", 0x0D: "\r"}
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r")


class Span(NamedTuple):
    """A stretch of the source: offsets in characters, `end` excluded."""

    start: int
    end: int


@dataclass(slots=True)
class Source:
    """A source text with its name; `data` are the bytes that it was decoded from.

    `diagnostics` tell what was noticed while decoding (characters that XML cannot hold).
    """

    name: str
    text: str
    data: bytes = b""
    encoding: str = "utf-8"
    diagnostics: tuple[Diagnostic, ...] = ()
    _line_starts: list[int] = field(default_factory=list, repr=False)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both counted from 1."""
        if not self._line_starts:
            end = "\n" if "\n" in self.text else "\r"  # some old files know only CR
            starts, at = [0], self.text.find(end)
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find(end, at + 1)
            self._line_starts = starts
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def original(self, span: Span) -> Span:
        """The stretch of the file's text that a stretch of `text` comes from: the same, but for a text
        that reading has laid out anew."""
        return span


def read_bytes(path: str | Path, name: str, limit: int = BYTE_LIMIT) -> bytes:
    """The bytes of a file, at most `limit`; InputError (R001, R002, R003, R012) otherwise."""
    data = read_beginning(path, name, limit + 1)
    check_size(data, name, limit)
    return data


def read_beginning(path: str | Path, name: str, size: int) -> bytes:
    """At most the first `size` bytes of a file; InputError (R001, R002, R012) otherwise."""
    place = Place(name, 1, 1)
    try:
        return beginning(path, size)
    except FileNotFoundError:
        raise InputError(diagnostic=diagnose("R001", "There is no such file.", place)) from None
    except NotRegular:
        raise InputError(diagnostic=diagnose("R012", "This is not a regular file.", place)) from None
    except OSError as error:
        said = f"The file cannot be read: {error.strerror or error}."
        raise InputError(diagnostic=diagnose("R002", said, place)) from None


def read_standard_input(limit: int) -> bytes:
    """The bytes of standard input, but no more than one over the limit, which `check_size` refuses."""
    return sys.stdin.buffer.read(limit + 1)


def check_size(data: bytes, name: str, limit: int = BYTE_LIMIT) -> None:
    """InputError R003 where the data have more than `limit` bytes."""
    if len(data) > limit:
        said = f"The file has more than {limit:,} bytes, the limit for one source."
        raise InputError(diagnostic=diagnose("R003", said, Place(name, 1, 1)))


def decode(data: bytes, name: str, encoding: str | None = None, limit: int = BYTE_LIMIT) -> Source:
    """The text of `data`: UTF-8 or UTF-16 recognised, any other encoding if asked for by its name.

    A byte order mark is not part of the text. Characters that XML cannot hold are replaced one for
    one, so that offsets stay true, and told in `Source.diagnostics`.
    InputError (R003 to R007), with a place, where the bytes are no text.
    """
    check_size(data, name, limit)
    found = encoding or _detect(data, name)
    text = _decode(data, name, found, asked=encoding is not None).removeprefix("\ufeff")
    if not text or text.isspace():
        raise InputError(diagnostic=diagnose("R004", "The file is empty.", Place(name, 1, 1)))
    source = Source(name, text, data, "utf-8" if found == "utf-8-sig" else found)
    notes = list(_markup(source))
    if _ODD.search(text):
        notes += _replace_odd(source)
    source.diagnostics = tuple(notes)
    return source


def _detect(data: bytes, name: str) -> str:
    """The encoding by byte order mark or by where the NULs are; InputError R005 for other files."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            said = f"The file is not text but {kind}."
            raise InputError(diagnostic=diagnose("R005", said, Place(name, 1, 1)))
    sample = data[:_SAMPLE]
    wide = _utf16_without_mark(sample)
    if wide:
        return wide
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    if odd > _FEW_CONTROLS and odd * 20 > len(sample):
        said = f"The file is not text: {odd} of its first {len(sample)} bytes are control codes."
        raise InputError(diagnostic=diagnose("R005", said, Place(name, 1, 1)))
    return "utf-8"


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a NUL at every second byte, and hardly one between."""
    half = len(sample) // 2
    if not half or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > half * 4 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 4 and odd * 20 < half:
        return "utf-16-be"
    return None


def _decode(data: bytes, name: str, encoding: str, *, asked: bool) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace").removeprefix("\ufeff")
        line, column = Source(name, before).line_column(len(before))
        wanted = f"{encoding}, as asked" if asked else encoding
        said = f"Byte 0x{data[error.start]:02X} at offset {error.start} is not {wanted}."
        raise InputError(diagnostic=diagnose("R006", said, Place(name, line, column))) from None
    except (LookupError, ValueError):
        said = f"There is no character encoding “{encoding}”."
        raise InputError(diagnostic=diagnose("R007", said, Place(name, 1, 1))) from None


def _markup(source: Source) -> tuple[Diagnostic, ...]:
    found = _MARKUP.match(source.text)
    if not found:
        return ()
    place = Place(source.name, *source.line_column(found.end() - len(found.group().lstrip())))
    return (diagnose("R013", "The file begins with markup, which is kept as text.", place),)


def _replace_odd(source: Source) -> list[Diagnostic]:
    """Replaces what XML cannot hold, in place, and tells of the places; of the first ones only."""
    found = list(islice(_ODD.finditer(source.text), _LISTED_CHARACTERS + 1))
    notes = [_odd(source, match) for match in found[:_LISTED_CHARACTERS]]
    if len(found) > len(notes):
        rest = len(source.text) - len(_ODD.sub("", source.text)) - len(notes)
        place = Place(source.name, *source.line_column(found[-1].start()))
        notes.append(diagnose("B011", f"{rest} more such characters are not listed.", place))
    source.text = source.text.translate(_REPLACEMENTS)
    return notes


def _odd(source: Source, match: re.Match[str]) -> Diagnostic:
    character = match.group()
    place = Place(source.name, *source.line_column(match.start()))
    code = f"U+{ord(character):04X}"
    instead = _instead(character)
    if instead == character:
        said = f"The text has the control character {code}; it is kept."
        return diagnose("R009", said, place)
    by = "a blank" if instead == " " else "U+FFFD"
    return diagnose("R008", f"XML cannot hold the character {code}; {by} stands for it.", place)


def _instead(character: str) -> str:
    return character.translate(_REPLACEMENTS)
