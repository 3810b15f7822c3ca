"""Puts a text into other clothes: what other tools make of the same words.

`DRESSES` names functions from text to text, pure and the same on every run. A dress that writes the
note references in another form has to know where they are: that is not seen in the plain text, so the
published TEI tells it (`note_places`), and `mark` writes it into the text, in characters that no text
has. `put_on` does all of it; a dress called with a text that is not marked changes everything but the
references.

What a dress takes away for good is said here: straight quotes are one for both; a browser's copy has
no bullets and no numbers at the foot. Lines with tabs (rows of tables) are never wrapped.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from itertools import count

Dress = Callable[[str], str]

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_NUMBER = re.compile(r"^  ([0-9]+)\. ", re.MULTILINE)
_FIRST = re.compile(r"^  1\. ", re.MULTILINE)
_BULLET = re.compile(r"^( *)• ", re.MULTILINE)
_LEAD = re.compile(r" *(?:• |[0-9]+\. )?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def mark(text: str, places: Iterable[Sequence[int]]) -> str:
    """The text with its references marked; `places` are their offsets, start and end, in order."""
    parts, at = [], 0
    for start, end in places:
        parts += [text[at:start], _OPEN, text[start:end], _CLOSE]
        at = end
    return "".join([*parts, text[at:]])


def put_on(name: str, text: str, places: Iterable[Sequence[int]] = ()) -> str:
    """The text in a dress; `places` are the offsets of its references."""
    return _unmarked(DRESSES[name](mark(text, places)))


def _unmarked(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _every(*dresses: Dress) -> Dress:
    """One dress over the other, the first under all."""
    return lambda text: reduce(lambda done, dress: dress(done), dresses, text)


# --- the note references -------------------------------------------------------------------------


def _references(form: str, text: str) -> str:
    """Each reference in a form, such as `[{}]`; those without a printed label stay as they are."""
    return _MARKED.sub(lambda found: form.format(found[1]) if found[1] else "", text)


def _raised(text: str) -> str:
    """References as superscripts, where their labels are numbers."""
    return _MARKED.sub(lambda found: found[1].translate(_RAISED), text)


# --- the notes at the foot -----------------------------------------------------------------------


def _cut(text: str) -> tuple[str, str]:
    """The main text and the list at the foot, '' where there is none."""
    at = max((found.start() for found in _FIRST.finditer(text)), default=len(text))
    return text[:at], text[at:]


def _foot(form: str, indent: str, text: str) -> str:
    """The numbers of the notes in another form, further paragraphs with another indent."""
    main, foot = _cut(text)
    numbered = _NUMBER.sub(lambda found: _OPEN + form.format(found[1]) + " ", foot)
    return main + re.sub(r"(?m)^ +", indent, numbered).replace(_OPEN, "")


def _foot_raised(text: str) -> str:
    main, foot = _cut(text)
    return main + _NUMBER.sub(lambda found: found[1].translate(_RAISED) + " ", foot)


def _above(line: str, text: str) -> str:
    """A line above the notes: a heading or a rule."""
    main, foot = _cut(text)
    return f"{main.rstrip()}\n\n{line}\n\n{foot}" if foot else text


# --- lists ---------------------------------------------------------------------------------------


def _bullets(form: str, text: str) -> str:
    return _BULLET.sub(lambda found: found[1] + form, text)


def _browser(text: str) -> str:
    """What a browser copies: no bullets, no numbers of the notes, no indents, few blank lines."""
    main, foot = _cut(text)
    return _BULLET.sub("", main) + re.sub(r"(?m)^ +", "", _NUMBER.sub("", foot))


# --- white space ---------------------------------------------------------------------------------


def _wrapped(width: int, hanging: bool, hyphens: bool, text: str) -> str:
    """Hard-wrapped lines, where they go on as far in as their words began, or at the margin."""
    return "\n".join(_wrap(line, width, hanging, hyphens) for line in _unmarked(text).split("\n"))


def _wrap(line: str, width: int, hanging: bool, hyphens: bool) -> str:
    if len(line) <= width or "\t" in line:
        return line
    lead = _LEAD.match(line)
    indent = " " * len(lead[0]) if hanging and lead and line[0] == " " else ""
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=hyphens
    )


def _unindented(text: str) -> str:
    return re.sub(r"(?m)^ +", "", text)


def _first_line_indented(text: str) -> str:
    """Paragraphs begin with an indent, and no blank line parts them."""
    main, foot = _cut(text)
    return re.sub(r"(?m)^(?=\S)", "     ", re.sub(r"\n\n+", "\n", main)) + foot


def _no_blank_lines(text: str) -> str:
    return re.sub(r"\n\n+", "\n", text)


def _trailing(text: str) -> str:
    """One to four blanks at the end of each line, blank lines too."""
    turn = count()
    return re.sub("\n", lambda _: " " * (next(turn) % 4 + 1) + "\n", text)


def _no_break(every: int, text: str) -> str:
    """Every blank or every n-th blank as a no-break space, the indents with it."""
    turn = count(1)
    return re.sub(" ", lambda _: " " if next(turn) % every else "\u00a0", text)


def _tabs(text: str) -> str:
    """Tabs as indents, one for every two blanks."""
    return re.sub(r"(?m)^(?: {2})+", lambda found: "\t" * (len(found[0]) // 2), text)


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)


_brackets, _parentheses = partial(_references, "[{}]"), partial(_references, "({})")
_hyphens = partial(_bullets, "- ")
_wrapped72 = partial(_wrapped, 72, True, False)
_wrapped_flat = partial(_wrapped, 72, False, False)

DRESSES: dict[str, Dress] = {
    "plain": lambda text: text,
    "wrapped at 72": _wrapped72,
    "wrapped at 72, no hanging indents": _wrapped_flat,
    "wrapped at 72, no indents": _every(_unindented, _wrapped_flat),
    "wrapped at 65, at hyphens too": partial(_wrapped, 65, True, True),
    "CRLF": _crlf,
    "trailing blanks": _trailing,
    "no blank lines": _no_blank_lines,
    "first lines indented, no blank lines": _first_line_indented,
    "no-break spaces, some": partial(_no_break, 7),
    "no-break spaces, all": partial(_no_break, 1),
    "tabs as indents": _tabs,
    "straight quotes": _straight,
    "references [2]": _brackets,
    "references (2)": _parentheses,
    "references ²": _raised,
    "foot 1 Source": partial(_foot, "{}", ""),
    "foot [1] Source": partial(_foot, "[{}]", ""),
    "foot 1) Source": partial(_foot, "{})", ""),
    "foot ¹ Source": _foot_raised,
    "foot 1. Source, no indents": partial(_foot, "{}.", ""),
    "foot [1] Source, indented": partial(_foot, "  [{}]", "     "),
    "foot under Notes": partial(_above, "Notes"),
    "foot under a rule": partial(_above, "-----"),
    "bullets -": _hyphens,
    "bullets *": partial(_bullets, "* "),
    "bullets o": partial(_bullets, "o "),
    "bullets –": partial(_bullets, "– "),
    "bullets - at the margin": _every(_hyphens, partial(re.sub, r"(?m)^ +(?=- )", "")),
    "no bullets": partial(_bullets, ""),
    "copied from a browser": _browser,
}
DRESSES |= {
    "wrapped, no indents, [2]": _every(_brackets, _unindented, _wrapped_flat),
    "wrapped, CRLF, bullets -": _every(_hyphens, _wrapped72, _crlf),
    "wrapped, no blank lines": _every(_wrapped72, _no_blank_lines),
    "no blank lines, (2)": _every(_parentheses, _no_blank_lines),
    "browser, ²": _every(_raised, _browser),
    "browser, no-break spaces, CRLF": _every(_browser, partial(_no_break, 5), _crlf),
    "mail": _every(_brackets, _straight, partial(_foot, "[{}]", ""), _hyphens, _wrapped_flat, _trailing),
    "word processor": _every(_raised, _foot_raised, _tabs, partial(_no_break, 9), _crlf),
    "typewriter": _every(
        _straight, _parentheses, partial(_foot, "{})", ""), partial(_above, "_" * 20),
        partial(_bullets, "o "), _wrapped72,
    ),
}  # fmt: skip
