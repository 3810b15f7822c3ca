"""Messages that are cited without a number: reftel is the one that is named at the beginning. Knows the
findings of the others; no posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.words.messages import grammar
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_BEGINNING = 1500  # characters of a message in which it says what it answers


def bare_messages(
    text: str, tels: list[int], cited: list[Finding], main: tuple[int, int]
) -> Iterator[Finding]:
    """Sees `reftel`, `urtel`. `main` is the message itself: what it answers is named there, and its reftel
    alone is known; `tels` are the offsets of such words, `cited` the messages with a number."""
    answered = _answered(text, cited, main) if tels else []
    for at in tels:
        match = grammar.BARE.match(text, at)
        if match:
            inside = main[0] <= match.start() < main[1]
            name = _name(match, answered) if inside and match[0].lower().startswith("ref") else ""
            span = Span(match.start(), match.end() if name and match["letter"] else match.end("word"))
            told = f"what the message refers to is {name}" if name else "it is cited without a number"
            value = f"telegram {name}".strip()
            yield Finding(span, Role.REFERENCE, Certainty.MEDIUM, "message-citation", told, value)


def _name(match: re.Match[str], answered: list[str]) -> str:
    """The name of the message that a word means: of several, by the letter behind it."""
    if match["letter"]:
        at = ord(match["letter"].strip(" ()").upper()) - ord("A")
        return answered[at] if len(answered) > 1 and at < len(answered) else ""
    single = not match["word"].lower().endswith("s")
    return answered[0] if single and len(answered) == 1 else ""


def _answered(text: str, cited: list[Finding], main: tuple[int, int]) -> list[str]:
    """The names of the messages that the beginning says it refers to; else the only one that it cites there;
    empty where one of them has no name."""
    start = main[0]
    found = grammar.ANSWERED.search(text, start, min(main[1], start + _BEGINNING))
    begin, end = found.span("named") if found else (start, min(main[1], start + _BEGINNING))
    names = dict.fromkeys(f.value.partition(" ")[2] for f in cited if begin <= f.span.start < end)
    if found and names:
        letters = grammar.LETTER.findall(text, begin, end)
        whole = "" not in names and len(letters) in (0, len(names))
        return list(names) if whole else []
    return list(names) if len(names) == 1 and "" not in names else []
