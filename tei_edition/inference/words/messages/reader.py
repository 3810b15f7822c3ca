"""Reads the numbers of a text and tells which are those of messages: by the word before each.

Patterns run only behind numbers that a quick look has left over. Knows cables; nothing of TEI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.inference.words.messages import grammar
from tei_edition.inference.words.messages.lexicon import BESIDE, Kind, Word, posts, words
from tei_edition.inference.words.messages.parties import STATE, Parties
from tei_edition.inference.words.messages.scan import FAR, NUMBER_WORDS, OPENING, is_slug
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_PREFIX = re.compile(r"(?<![A-Za-z0-9])(?:CA|A|G|W)[–-]?$")
_NOT_STATE = ("message", "cable", "cablegram")  # others than the Department sent such to posts


class Before(NamedTuple):
    """The word before a number: where it begins, and what it says."""

    start: int
    said: Word
    word: str


class Messages:
    """The messages that a document cites. `limit` is where its attachments begin: whose "your" stands in
    them is not known."""

    def __init__(self, text: str, parties: Parties, cabled: bool, limit: int) -> None:
        self.text = text
        self.parties = parties
        self.cabled = cabled
        self.limit = limit

    def read(self, numbers: list[int], start: int, end: int) -> Iterator[Finding]:
        """The messages of one stretch that are cited by the numbers at some offsets, in order."""
        at = start
        for number in numbers:
            if number >= end:
                return
            if number >= at:
                for found in self._cited(number, at, end):
                    at = found.span.end
                    yield found

    def _cited(self, number: int, start: int, end: int) -> Iterator[Finding]:
        """The messages that begin with the number at an offset: several, where numbers go on."""
        begin = self._begin(number, start)
        before = self._before(begin, start) if begin >= 0 else None
        match = grammar.NUMBER.match(self.text, number, end) if before else None
        if not before or not match or not self._fits(before, match, begin):
            return
        kind, name, first = self._whose(before, start)
        goal = grammar.GOAL.search(self.text, max(start, first - FAR), first) if kind is Kind.PLACE else None
        spans = [Span(first, match.end()), *self._more(before, match, end)]
        way = grammar.WAY.match(self.text, spans[-1].end, end)
        post = _post(way) if way else ""
        if way and post and not way["date"] and way.start("way") == spans[-1].end + 1:
            spans[-1] = Span(spans[-1].start, way.start("place") + len(post) if way["place"] else way.end())
        told = (way["way"], post) if way and post else ("", "")
        lettered = self.text[begin : match.start()]
        numbers = list(self._digits(spans, lettered, "" if lettered else before.said.form))
        if goal:
            spans[0] = Span(goal.start(), spans[0].end)
            kind, name, told = Kind.ANY, goal["word"].lower(), ("to", name)
        for span, digits in zip(spans, numbers, strict=True):
            key = self._key(kind, name, digits, told, first)
            yield _finding(span, key, not goal and self._is_sure(before, kind, first, digits, way))

    def _is_sure(
        self, before: Before, kind: Kind, first: int, digits: str, way: re.Match[str] | None
    ) -> bool:
        """Whether the words themselves have the name of the message, and can mean nothing else. A day with
        its hour (`232345Z`) is a command's number, in whatever city."""
        if way is not None and way["way"] == "from":
            return True
        if kind is not Kind.PLACE or digits[-1] == "Z":
            return kind is Kind.SERIES
        owned = before.said.kind is not kind or "’" in before.word or "'" in before.word
        return owned or digits[0].isalpha() or bool(grammar.SURE.search(self.text, max(0, first - 12), first))

    def _begin(self, number: int, start: int) -> int:
        """Where a number begins with its letters (`A-222`); -1 where no blank stands before it."""
        if number <= start:
            return -1
        if self.text[number - 1] in "–-":
            prefix = _PREFIX.search(self.text, max(start, number - 4), number)
            number = prefix.start() if prefix else -1
        return number if number > start and self.text[number - 1] in " #" else -1

    def _before(self, begin: int, start: int) -> Before | None:
        """What the word before an offset says; None where it says nothing."""
        end = begin - 1
        first = self.text.rfind(" ", max(start, end - FAR), end) + 1 or max(start, end - FAR)
        word = self.text[first:end]
        if word in NUMBER_WORDS and first > start:
            return self._before(first, start)
        bare = word[max(word.rfind("\n"), word.rfind("—")) + 1 :].lstrip(OPENING)
        said = words().get(bare)
        if said is None and bare.isupper() and is_slug(self.text, end - len(bare), bare):
            said = Word(Kind.SERIES, bare, bare=True)
        return Before(end - len(bare), said, bare) if said else None

    def _fits(self, before: Before, match: re.Match[str], begin: int) -> bool:
        """Whether a number behind a word is that of a message."""
        digits, said = match[0], before.said
        owned = "’" in before.word or "'" in before.word
        year = _is_year(digits) and not (owned and digits[:2] == "18")
        lettered = begin < match.start()
        if grammar.AMOUNT.match(self.text, match.end()) or (year and (said.bare or said.name == "message")):
            return False  # of messages, years are labels of files: "Backchannel Messages 1971"
        if said.kind is Kind.ANY:
            alone = grammar.ALONE.match(self.text, match.end()) or grammar.WAY.match(self.text, match.end())
            return lettered or len(digits) > 1 or bool(alone)
        if not said.bare:
            return True
        if said.kind in (Kind.THEIRS, Kind.OURS):
            enough = len(digits) > 2 or (len(digits) == 2 and before.word[0].isupper())
            return self.cabled and enough and bool(grammar.ALONE.match(self.text, match.end()))
        return not self._is_own(before.start, match.end()) and self._is_named(
            before, digits, owned or lettered
        )

    def _is_named(self, before: Before, digits: str, certainly: bool) -> bool:
        """Whether the number behind the name of a post or a series is that of a message. `certainly` tells
        that a possessive or a letter says so: `Oslo’s 12`, `Oslo A-12`."""
        kind, start = before.said.kind, before.start
        if kind is Kind.CIRCULAR:
            return False  # "Circular 175" is no message
        if kind is Kind.COMMAND:
            return "/" not in digits and (len(digits) > 4 or self._is_message(start))
        if kind is Kind.SERIES:
            return not self._is_sent(start)
        if digits.find("/") in (1, 2) or (not certainly and len(digits) < 3):
            return False  # "USUN 11/13", "Oslo 12"
        line = self.text.rfind("\n", 0, start) + 1
        if not digits.strip("0") or grammar.ROUTE.fullmatch(self.text, line, start):
            return False
        return self._is_name(before) and (certainly or not self._is_sent(start))

    def _is_own(self, start: int, end: int) -> bool:
        """Whether a name with its number is the message's own: it begins it, with no note about it, or it
        fills a line."""
        first = self.text.rfind("\n", 0, start) + 1
        begins = first == start or bool(grammar.NUMBERED.fullmatch(self.text, first, start))
        if begins and self.text[end : end + 1] in (".", ":") and self.text[end + 1 : end + 3] != "  ":
            return True
        last = self.text.find("\n", end)
        line = first, last if last >= 0 else len(self.text)
        return start - first < 30 and bool(grammar.OWN.fullmatch(self.text, *line))

    def _is_name(self, before: Before) -> bool:
        """Whether a name stands for itself: not the State of `Department of State`."""
        if before.said.kind is Kind.PLACE or before.word[-1:] == "s":
            return True
        said = self.text[max(0, before.start - 12) : before.start].casefold()
        return not said.endswith((" of ", "the ", "u.s. ", "no. "))

    def _is_sent(self, start: int) -> bool:
        """Whether the number is the message's own at another post: `repeated London 12`."""
        return bool(grammar.SENT.search(self.text, max(0, start - 100), start))

    def _is_message(self, start: int) -> bool:
        """Whether the word before an offset is telegram, or one like it."""
        before = self._before(start, max(0, start - FAR)) if start else None
        return bool(before and before.said.kind is Kind.ANY)

    def _whose(self, before: Before, start: int) -> tuple[Kind, str, int]:
        """Whose message it is, the name of the post or series, and where the citation begins: what stands
        before the word telegram tells (`Oslo telegram 12`), or that word itself (`telegram Tosec 12`)."""
        kind, name, first = before.said.kind, before.said.name, before.start
        if kind in (Kind.ANY, Kind.COMMAND, Kind.SERIES):
            near = first - 1 > start and self.text[first - 1] == " "
            owner = self._before(first, start) if near else None
            if owner and owner.said.kind is Kind.ANY:
                first = owner.start
            elif owner and kind is Kind.ANY and owner.said.bare and self._is_name(owner):
                kind, name, first = owner.said.kind, owner.said.name, owner.start
        if kind is Kind.PLACE:
            name, first = self._place(first, start)
            if self.text[start : first - 1].rpartition(" ")[2] in BESIDE:
                name = ""
            kind = kind if name else Kind.ANY
        return kind, name, first

    def _place(self, first: int, start: int) -> tuple[str, int]:
        """The post whose name ends with the word at an offset, and where the name begins."""
        end = self.text.find(" ", first)
        last = self.text[first:end].rstrip("’'") if end > 0 else ""
        last = last.removesuffix("’s").removesuffix("'s")
        begins = [first]
        while len(begins) < 3 and begins[-1] - 1 > start and self.text[begins[-1] - 1] == " ":
            begins.append(self.text.rfind(" ", max(start - 1, begins[-1] - 16), begins[-1] - 1) + 1)
        for begin in reversed(begins):
            name = posts().get((self.text[begin:first] + last).lstrip(OPENING).casefold())
            if name:
                return name, first + len(last) - len(name)
        return "", first

    def _more(self, before: Before, match: re.Match[str], end: int) -> Iterator[Span]:
        """The numbers that go on: `and 1240`, `, 1241, and 1242`; numbers of the same length."""
        size = len(match[0])
        more = grammar.MORE.match(self.text, match.end(), end)
        while more:
            number = grammar.NUMBER.match(self.text, more.start("number"), end)
            alike = number and abs(len(number[0]) - size) <= 1 and len(number[0]) > 1
            alike = alike and not (before.said.bare and _is_year(more["number"]))
            if not before.said.plural and more["sign"].strip() in (",", ";"):
                alike = alike and before.said.bare and self._stands_alone(more, size)
            if not number or not alike or grammar.AMOUNT.match(self.text, number.end()):
                return
            yield Span(*number.span())
            more = grammar.MORE.match(self.text, number.end(), end)

    def _stands_alone(self, more: re.Match[str], size: int) -> bool:
        """Whether a number behind a comma is another message: `Your 779, 780.` and no `Paris 524, 1956`."""
        return len(more["number"]) == size > 2 and bool(grammar.ALONE.match(self.text, more.end()))

    def _digits(self, spans: list[Span], lettered: str, form: str) -> Iterator[str]:
        """The numbers that spans stand for, the first with its letters (`A-222`), each with its form."""
        for at, span in enumerate(spans):
            number = re.split(r" +(?:from|to) ", self.text[slice(*span)])[0].rpartition(" ")[2]
            number = number.lstrip("#").replace("–", "-")
            yield f"{form} {number}".strip() if at or not lettered else number

    def _key(self, kind: Kind, name: str, digits: str, way: tuple[str, str], first: int) -> str:
        """The name of the message that is meant: `Saigon 1234`, `State 812 to Saigon`; '' if not known."""
        others = first >= self.limit or (kind is Kind.THEIRS and self._is_for_another(first))
        own = Parties() if others else self.parties
        if kind in (Kind.SERIES, Kind.COMMAND):
            return f"{name} {digits}"
        if kind is Kind.CIRCULAR:
            return f"{STATE} circular {digits}"
        if kind is Kind.ANY and name in _NOT_STATE and way[0] == "to":
            return ""
        sender, addressee = self._sides(kind, name, way, own)
        if sender != STATE:
            return f"{sender} {digits}" if sender else ""
        return f"{STATE} {digits} to {addressee}" if addressee else f"{STATE} {digits}"

    def _is_for_another(self, at: int) -> bool:
        """Whether the paragraph says before an offset that it is for another post: `For Oslo: ...`."""
        return bool(grammar.FOR.search(self.text, self.text.rfind("\n", 0, at) + 1, at))

    def _sides(self, kind: Kind, name: str, way: tuple[str, str], own: Parties) -> tuple[str, str]:
        """Between whom a message went, '' for what is not known."""
        sender, addressee = _named(*way)
        if kind is Kind.PLACE:
            return name, addressee
        if kind is Kind.HOME:
            return STATE, addressee or own.post
        if kind is Kind.THEIRS:
            return own.addressee, own.sender
        if kind is Kind.OURS:
            return own.sender, own.addressee
        if kind is Kind.POST or (kind is Kind.CONSULATE and "Consul" in own.post):
            return (own.post if not sender or sender == STATE else sender), STATE
        return sender, addressee


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("18", "19")


def _named(way: str, post: str) -> tuple[str, str]:
    """Sender and addressee, by what follows the number: what goes to a post is the Department's."""
    if way == "from":
        return post, ""
    return (STATE, post) if way and post != STATE else ("", "")


def _post(way: re.Match[str]) -> str:
    """The post that follows a number, '' if the words are no post's: State for the Department."""
    if way["home"]:
        return STATE
    if way["office"]:
        return " ".join(way["office"].split())
    name = way["place"].split(" ")
    for size in range(len(name), 0, -1):
        found = posts().get(" ".join(name[:size]).casefold().removesuffix("’s"))
        if found:
            return found
    return ""


def _finding(span: Span, key: str, is_named: bool) -> Finding:
    """A message that is cited, with its name if that is known; `is_named` tells that the words have it."""
    sure = Certainty.HIGH if key and is_named else Certainty.MEDIUM
    evidence = f"the message {key} is cited" if key else "a message is cited by its number"
    return Finding(span, Role.REFERENCE, sure, "message-citation", evidence, f"telegram {key}".strip())
