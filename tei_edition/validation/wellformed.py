"""What a parser says of a file that is no XML, in words that help: what is wrong, and what to do.

Knows how libxml2 speaks and what people get wrong; knows no parsers: the tags that were open at the fault
are asked for by a function that is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_SHOWN = 30


class Open(NamedTuple):
    """A tag that was open when the parser gave up: its name, line and column."""

    name: str
    line: int
    column: int


class Spot(NamedTuple):
    """What is known of the fault: libxml2's words and place (just after the fault), and the file."""

    said: str
    line: int
    column: int
    data: bytes
    opened: Callable[[], Sequence[Open]]

    @property
    def text(self) -> str:
        """The line of the fault up to it; libxml2 counts bytes."""
        return self._line[: max(0, self.column - 1)].decode("utf-8", "replace")

    @property
    def rest(self) -> str:
        """The line of the fault from there on."""
        return self._line[max(0, self.column - 1) :].decode("utf-8", "replace")

    @property
    def _line(self) -> bytes:
        start = 0
        for _ in range(self.line - 1):
            start = self.data.find(b"\n", start) + 1
        end = self.data.find(b"\n", start)
        return self.data[start : len(self.data) if end < 0 else end][:100_000]


class Told(NamedTuple):
    """One sentence on what is wrong, one on what to do; line and column where the fault itself is."""

    message: str
    hint: str
    line: int
    column: int


def told(spot: Spot) -> Told:
    """The words for a fault; those of libxml2 where there are no better ones."""
    for pattern, words in _CASES:
        if found := pattern.match(spot.said):
            return words(spot, found)
    return Told(f"The file is not well-formed XML: {spot.said}", "", spot.line, spot.column)


def _ampersand(spot: Spot, _: re.Match[str]) -> Told:
    before, sign, after = spot.text.rpartition("&")
    shown = _shown(sign + after + spot.rest)
    hint = "Write &amp; for the sign &; where a name such as &amp; is meant, end it with a semicolon."
    return _at(spot, f"The sign & stands by itself in {shown}", hint, before if sign else None)


def _less(spot: Spot, _: re.Match[str]) -> Told:
    before, sign, after = spot.text.rpartition("<")
    shown = _shown(sign + after + spot.rest)
    hint = "Write &lt; for the sign <; where a tag is meant, let its name begin with a letter."
    return _at(spot, f"The sign < does not begin a tag in {shown}", hint, before if sign else None)


def _quotes(spot: Spot, _: re.Match[str]) -> Told:
    name = _attribute(spot.text)
    word = re.match(r"[^\s>/]*", spot.rest)
    value = word.group().strip("“”„‘’'\"") if word else ""
    return _at(spot, f"The value of the attribute {name} has no quotes around it", f'Write {name}="{value}".')


def _less_in_value(spot: Spot, _: re.Match[str]) -> Told:
    name = _attribute(spot.text.rpartition("=")[0] + "=")
    message = f"The value of the attribute {name} holds the sign <; perhaps the quote at its end is missing"
    return _at(spot, message, 'Put a " where the value ends; where < is meant, write &lt;.')


def _no_value(spot: Spot, found: re.Match[str]) -> Told:
    return _at(spot, f"The attribute {found[1]} has no value", f'Write {found[1]}="..." or remove it.')


def _twice(spot: Spot, found: re.Match[str]) -> Told:
    return _at(spot, f"The attribute {found[1]} stands twice in one tag", "Remove one of the two.")


def _construct(spot: Spot, _: re.Match[str]) -> Told:
    message = f"The tag cannot be read before {_shown(spot.rest)}"
    return _at(spot, message, 'Write each attribute as name="value", with a blank before it.')


def _two_roots(spot: Spot, _: re.Match[str]) -> Told:
    message = f"The file goes on after its root element was closed, with {_shown(spot.rest)}"
    return _at(spot, message, "Put everything into one root element, such as <TEI>, and remove what is left.")


def _no_root(spot: Spot, _: re.Match[str]) -> Told:
    if not spot.data.strip():
        return _at(spot, "The file is empty", "Put a TEI document into it, or leave the file out.")
    start = spot.data.lstrip()[:_SHOWN].decode("utf-8", "replace")
    message = f"The file does not begin with a tag, but with {_shown(start)}"
    return _at(spot, message, "Let it begin with its root element, such as <TEI>; plain text is no XML.")


def _bytes(spot: Spot, _: re.Match[str]) -> Told:
    hint = "Save the file as UTF-8, or let its first line name the encoding that it has."
    try:
        spot.data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = spot.data[: error.start]
        byte = spot.data[error.start : error.start + 1]
        guess = byte.decode("cp1252", "replace")
        meant = f" ({guess} in Windows-1252)" if guess.isprintable() and guess != "\ufffd" else ""
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"The byte 0x{byte.hex().upper()}{meant} is not UTF-8, which the file is read as"
        return Told(message, hint, line, column)
    return _at(spot, "The file holds bytes that are no characters in its encoding", hint)


def _control(spot: Spot, found: re.Match[str]) -> Told:
    number = int(found[1], 16 if found[1].startswith("0x") else 10)
    if not number and b"\0" in spot.data[:2]:
        return _at(spot, "The file seems to be UTF-16, but does not say so", "Save the file as UTF-8.")
    message = f"The control character U+{number:04X} may not be in XML"
    return _at(spot, message, "Remove it; it cannot be written in another way either.")


def _mismatch(spot: Spot, found: re.Match[str]) -> Told:
    name, end = found[1], found[3]
    opened = spot.opened()
    last = opened[-1] if opened and opened[-1].name == name else Open(name, int(found[2]), 0)
    before = spot.text.rpartition("</")[0] if "</" in spot.text else None
    if end.lower() == name.lower():
        message = f"The tag <{name}> in {_place(last)} is closed by </{end}>"
        return _at(spot, message, f"Write </{name}>: capitals and small letters are not the same.", before)
    if opened and all(each.name != end for each in opened):
        message = f"The end tag </{end}> closes nothing; the tag that is open is <{name}> in {_place(last)}"
        return _at(spot, message, f"Write </{name}>, or remove </{end}>.", before)
    message = f"The tag <{name}> in {_place(last)} is not closed before </{end}>"
    return _at(spot, message, f"Write </{name}> where the <{name}> ends, before </{end}>.", before)


def _unclosed(spot: Spot, found: re.Match[str]) -> Told:
    name = found[1]
    opened = spot.opened()
    last = opened[-1] if opened and opened[-1].name == name else Open(name, int(found[2]), 0)
    message = f"The file ends, but the tag <{name}> in {_place(last)} is not closed"
    ends = "".join(f"</{each.name}>" for each in reversed(opened[-5:])) or f"</{name}>"
    more = " and so on" if len(opened) > 5 else ""
    hint = f"Add {ends}{more} where they end; perhaps the file was cut off."
    return Told(message, hint, last.line, last.column)


def _prefix(spot: Spot, found: re.Match[str]) -> Told:
    message = f"The prefix {found[1]}: of {found[2]} is not declared"
    hint = f'Declare it in the root element: xmlns:{found[1]}="..."; or write the name without it.'
    return _at(spot, message, hint)


def _late(spot: Spot, _: re.Match[str]) -> Told:
    message = "The line <?xml ...?> does not stand at the very beginning of the file"
    return _at(spot, message, "Remove what stands before it, blank lines too; or remove it.")


def _hyphens(spot: Spot, _: re.Match[str]) -> Told:
    return _at(spot, "A comment holds two hyphens together", "Write a single one, or a dash, in the comment.")


def _comment(spot: Spot, _: re.Match[str]) -> Told:
    return _at(spot, "A comment is not closed", "Write --> where it ends.")


def _cdata(spot: Spot, _: re.Match[str]) -> Told:
    return _at(spot, "The signs ]]> stand in the text", "Write ]]&gt; for them.")


def _entity(spot: Spot, found: re.Match[str]) -> Told:
    from html.entities import html5

    name = found[1]
    sign = html5.get(f"{name};", "")
    hint = f"Write {'; '.join(f'&#{ord(each)}' for each in sign)}; for it." if sign else ""
    before = spot.text.rpartition("&")[0] if "&" in spot.text else None
    return _at(spot, f"The entity &{name}; is not declared in this file", hint, before)


_CASES: tuple[tuple[re.Pattern[str], Callable[[Spot, re.Match[str]], Told]], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"xmlParseEntityRef: no name|EntityRef: expecting", _ampersand),
        (r"Entity '([^']+)' not defined", _entity),
        (r"StartTag: invalid element name", _less),
        (r"AttValue: \" or ' expected", _quotes),
        (r"Unescaped '<' not allowed in attr", _less_in_value),
        (r"Specification mandates value for attribute (\S+)", _no_value),
        (r"Attribute (\S+) redefined", _twice),
        (r"attributes construct error", _construct),
        (r"Extra content at the end", _two_roots),
        (r"Document is empty|Start tag expected", _no_root),
        (r"Invalid bytes in character encoding|Input is not proper UTF-8", _bytes),
        (r".*(?:invalid xmlChar value|invalid Char value|Char) (0x[0-9A-Fa-f]+|\d+)", _control),
        (r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)", _mismatch),
        (r"Premature end of data in tag (\S+) line (\d+)", _unclosed),
        (r"Namespace prefix (\S+) (?:on|for \S+ on) (\S+) is not defined", _prefix),
        (r"XML declaration allowed only", _late),
        (r"Double hyphen within comment", _hyphens),
        (r"Comment not terminated", _comment),
        (r"Sequence '\]\]>'", _cdata),
    )
)


def _at(spot: Spot, message: str, hint: str, before: str | None = None) -> Told:
    """At the place that the parser gave, or after the part `before` of its line."""
    column = len(spot.text) + 1 if before is None else len(before) + 1
    return Told(message, hint, spot.line, column)


def _attribute(text: str) -> str:
    found = re.search(r"([^\s=<>\"']{1,100})\s*=\s*$", text[-300:])
    return found[1] if found else "..."


def _place(tag: Open) -> str:
    return f"line {tag.line}, column {tag.column}" if tag.column else f"line {tag.line}"


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'
