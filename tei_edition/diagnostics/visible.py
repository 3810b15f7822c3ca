"""Text as a terminal shows it: how many cells it takes, and what could fool the reader made visible.

Knows characters; knows nothing of diagnostics.
"""

from __future__ import annotations

_TAB = 4
_DELETE = "\x7f"


def printable(text: str) -> str:
    """Without control characters, which could fool a terminal, and without lone surrogates."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def cells(character: str) -> int:
    """How many columns of a terminal a printable character takes: none for one that combines, or two."""
    if character < "\x80":
        return 1
    from unicodedata import category, combining, east_asian_width  # a line of ASCII goes without

    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def visible(character: str, column: int = 0) -> str:
    """A character of a source line as it is to be shown: blanks for a tab, a picture for a control."""
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    if character.isprintable():
        return character
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == _DELETE:
        return "\u2421"
    from unicodedata import category, east_asian_width

    if category(character) == "Zs":
        return " " * (2 if east_asian_width(character) == "F" else 1)
    return character.encode("unicode_escape").decode()


def laid_out(text: str) -> tuple[str, list[int]]:
    """A line as it is to be shown, and the column from 0 at which each of its characters begins.

    The list has one number more: the column behind the last.
    """
    if text.isascii() and text.isprintable():
        return text, list(range(len(text) + 1))
    shown: list[str] = []
    columns = [0]
    for character in text:
        piece = visible(character, columns[-1])
        shown.append(piece)
        columns.append(columns[-1] + sum(map(cells, piece)))
    return "".join(shown), columns
