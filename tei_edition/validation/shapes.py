"""xmlschema's verdict at the speed of a batch.

A document is cut into tags; each tag and each step from child to child is looked up among those
that xmlschema has accepted, and it is asked only about new ones. A volume has some hundred kinds of
step, so soon nothing is asked. What is refused here is not yet invalid: `False` means that
xmlschema must judge the whole document, because something is unknown or unusual (comments,
prefixes, an id with a blank) or because the document is wrong.

Works on the bytes of a document that has been parsed, so is known to be well-formed. Whatever makes
reading them with regular expressions unsafe (comments, sections, entities, other quotes, other
prefixes) is refused.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tei_edition.validation.automaton import Unsupported
from tei_edition.validation.oracle import schema as whole_schema
from tei_edition.validation.places import TEI
from tei_edition.validation.questions import Attributes, Questions

if TYPE_CHECKING:
    import xmlschema

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*)*")
_PARTS = re.compile(r"(/?)([\w.-]+)(.*?)(/?)", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s+([\w:.-]+)="([^"]*)"')
_REFERENCE = re.compile(r"&([^;]*);")
_CHARACTER = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CONTROL = re.compile(r"[\t\n\r]")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ID = _XML + "id"
_KNOWN_TAGS = 20_000


class Refused(Exception):  # noqa: N818 (a verdict that a loop leaves early, not an error)
    """Not among what xmlschema is known to accept: the whole document must be judged."""


class State(dict[str, "State"]):
    """A state of an element's content: the next state by the child's name, learnt when needed.

    Two keys are no children: "/" is the end of the element, "#" is text.
    """

    __slots__ = ("_name", "_number", "_questions", "_siblings")

    def __init__(self, questions: Questions, name: str, number: int, siblings: list[State]) -> None:
        super().__init__()
        self._questions, self._name, self._number = questions, name, number
        self._siblings = siblings

    def __missing__(self, key: str) -> State:
        """Asks xmlschema about a step that no document took before; raises Refused."""
        following, accepted = {"#": self._text, "/": self._end}.get(key, self._child)(key)
        if not accepted:
            raise Refused(f"{key} in {self._name}")
        self[key] = following
        return following

    def _text(self, _: str) -> tuple[State, bool]:
        mixed = self._questions.declared[self._name].mixed
        return self, mixed and self._questions.text(self._name)

    def _end(self, _: str) -> tuple[State, bool]:
        model = self._questions.declared[self._name].automaton
        accepted = self._number in model.final
        return self, accepted and self._questions.content(self._name, model.access(self._number))

    def _child(self, key: str) -> tuple[State, bool]:
        model = self._questions.declared[self._name].automaton
        child = f"{{{TEI}}}{key}"
        number = model.steps[self._number].get(child)
        if number is None:
            return self, False
        witness = (*model.access(self._number), child, *model.completion(number))
        return self._siblings[number], self._questions.content(self._name, witness)


class Tag(NamedTuple):
    """A tag: the first state of the element that it opens, or None for an end tag."""

    start: State | None
    empty: bool
    bare: bool
    name: str
    ident: str


class Tags(dict[bytes, Tag]):
    """What is known of each tag as it is written, attributes and all; raises Refused."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._starts: dict[str, State] = {}

    def __missing__(self, written: bytes) -> Tag:
        """Reads what stands between < and >, and asks xmlschema about new attributes."""
        found = _PARTS.fullmatch(written.decode("utf-8"))
        if found is None:
            raise Refused(written)
        end, name, rest, empty = found.groups()
        start, ident, bare = None, "", False
        if not end:
            attributes = _attributes(rest, name)
            start, ident = self._opened(name, attributes), dict(attributes).get(_ID, "")
            bare = not empty and self._questions.declared[f"{{{TEI}}}{name}"].empty
        if len(self) > _KNOWN_TAGS:
            self.clear()
        tag = self[written] = Tag(start, bool(empty), bare, name, ident)
        return tag

    def _opened(self, name: str, attributes: Attributes) -> State:
        full = f"{{{TEI}}}{name}"
        if full not in self._questions.declared:
            raise Refused(name)
        if not self._questions.attributes(full, attributes):
            raise Refused(f"{name} {attributes}")
        if name not in self._starts:
            self._starts[name] = self._states(full)
        return self._starts[name]

    def _states(self, name: str) -> State:
        siblings: list[State] = []
        for number in range(len(self._questions.declared[name].automaton.steps)):
            siblings.append(State(self._questions, name, number, siblings))
        return siblings[0]


def _attributes(written: str, element: str) -> Attributes:
    """Full names and values; raises Refused for what only a parser should read."""
    found = _ATTRIBUTE.findall(written)
    if _ATTRIBUTE.sub("", written).strip():
        raise Refused(written)
    if ("xmlns", TEI) in found and element == "TEI":
        found.remove(("xmlns", TEI))
    elif element == "TEI" or any(name.startswith("xmlns") for name, _ in found):
        raise Refused(written)
    return tuple((_full(name), _value(name, value)) for name, value in found)


def _full(name: str) -> str:
    return _XML + name.removeprefix("xml:") if name.startswith("xml:") else name


def _value(name: str, value: str) -> str:
    if "&" in value:
        value = _REFERENCE.sub(_character, value)
    if _CONTROL.search(value) or (name == "xml:id" and " " in value):
        raise Refused(f"{name}={value!r}")
    return value


def _character(found: re.Match[str]) -> str:
    try:
        return _CHARACTER[found.group(1)]
    except KeyError:
        raise Refused(found.group()) from None


class Shapes:
    """What xmlschema is known to accept of one schema."""

    def __init__(self, schema: xmlschema.XMLSchema) -> None:
        questions = Questions(schema)
        self._tags = Tags(questions)
        self._outside = State(questions, "", 0, [])
        self._outside["TEI"] = self._outside

    def accept(self, data: bytes) -> bool:
        """Whether xmlschema accepts a well-formed document; False when it must be asked in full."""
        prolog = _PROLOG.match(data)
        try:
            self._walk(data[prolog.end() if prolog else 0 :])
        except Refused:
            return False
        return True

    def _walk(self, data: bytes) -> None:
        tags, state = self._tags, self._outside
        stack: list[State] = []
        idents: list[str] = []
        for piece in data.split(b"<")[1:]:
            written, _, text = piece.partition(b">")
            start, empty, bare, name, ident = tags[written]
            if start is None:
                state["/"]
                state = stack.pop()
            elif empty:
                start["/"]
                state = state[name]
            else:
                stack.append(state[name])
                state = start
            if ident:
                idents.append(ident)
            if text and (bare or not text.isspace()):
                state["#"]
        if len(set(idents)) < len(idents):
            raise Refused("an xml:id occurs twice")


@cache
def shapes() -> Shapes | None:
    """The shapes of cable.xsd in this process; None when the schema cannot be judged in pieces."""
    try:
        return Shapes(whole_schema())
    except Unsupported:
        return None
