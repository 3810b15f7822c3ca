"""jing, a program in Java that is used where it is on the PATH: RELAX NG, and another opinion.

It takes most of a second to start, so a whole group of documents is given to one process. It gets copies of
documents and schemas that were parsed and written by us: it would read external entities.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.engines.bundle import Bundle, unpacked
from tei_edition.validation.engines.grammars import grammar
from tei_edition.validation.engines.java import environment
from tei_edition.validation.engines.spots import Spots
from tei_edition.validation.engines.trouble import SchemaError, broken
from tei_edition.validation.engines.xsd import as_text
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.schemas.schema import Schema

NAME = "jing"
_SECONDS = 60.0
_BYTES_A_SECOND = 500_000
_LINE = re.compile(r"(?:.*[/\\])?(d|s)(\d+)\.\w+:(\d+):(\d+): (error|fatal|warning): (.*)")
_NAME = r'"([^"]*)"'
_SAID = (
    (re.compile(rf"element {_NAME} not allowed "), Kind.MISPLACED_ELEMENT, ""),
    (re.compile(rf"element {_NAME} missing required attributes? {_NAME}"), Kind.MISSING_ATTRIBUTE, "2"),
    (re.compile(rf"element {_NAME} missing one or more of required attributes"), Kind.MISSING_ATTRIBUTE, ""),
    (re.compile(rf"element {_NAME} incomplete; (?:missing|expected)"), Kind.MISSING_CHILD, ""),
    (re.compile(rf"attribute {_NAME} not allowed "), Kind.UNKNOWN_ATTRIBUTE, "1"),
    (re.compile(rf"value of attribute {_NAME} is invalid"), Kind.BAD_VALUE, "1"),
    (re.compile(r"text not allowed "), Kind.TEXT_NOT_ALLOWED, ""),
    (re.compile(rf"character content of element {_NAME} invalid"), Kind.BAD_TEXT, ""),
)
_EXPECTED = re.compile(
    r"(?:expected|missing required|must be equal to)(?: the)?(?: elements?| attributes?)? (\".*)"
)
_QUOTED = re.compile(_NAME)
_KEPT = 256
HOW_TO_INSTALL = (
    "Install jing (Debian, Ubuntu: apt install jing; macOS: brew install jing-trang), or choose another "
    "engine with --engine."
)


class _Said(NamedTuple):
    """What jing says about a document: line and column of the copy, and its words."""

    line: int
    column: int
    words: str


_known: dict[tuple[str, str], list[_Said]] = {}


def faults(document: etree._Element, schema: Schema) -> tuple[Fault, ...]:
    """What jing finds wrong in a document; SchemaError where it is missing or cannot read the schema."""
    files, text = grammar(schema), as_text(document)
    key = _key(files, text)
    if key not in _known:
        ahead([document], schema)
    said = _known[key]
    if not said:
        return ()
    spots = Spots(text, document)
    return tuple(_fault(each, spots.node(each.line, each.column)) for each in said)


def ahead(documents: Sequence[etree._Element], schema: Schema) -> None:
    """Judges many documents by one process; `faults` has the answers then."""
    files = grammar(schema)
    if not documents:
        _program()
        return
    texts = [as_text(document) for document in documents]
    found = _run(files, texts)
    while len(_known) > _KEPT:
        del _known[next(iter(_known))]
    for text, said in zip(texts, found, strict=True):
        _known[_key(files, text)] = said


def _key(files: Bundle, text: str) -> tuple[str, str]:
    return str(hash(files)), sha256(text.encode("ascii")).hexdigest()


def _run(files: Bundle, texts: Sequence[str]) -> list[list[_Said]]:
    program = _program()
    with unpacked(files) as schema, tempfile.TemporaryDirectory(prefix="tei-edition-") as folder:
        names = [str(Path(folder, f"d{at}.xml")) for at in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            with open(name, "w", encoding="ascii", newline="") as file:
                file.write(text)
        seconds = _SECONDS + sum(map(len, texts)) / _BYTES_A_SECOND
        try:
            done = subprocess.run(
                [program, "-i", str(schema), *names], capture_output=True, timeout=seconds, env=environment()
            )
        except subprocess.TimeoutExpired:
            raise SchemaError("V008", f"jing did not end within {seconds:.0f} seconds") from None
        except OSError:
            raise SchemaError("V007", "jing cannot be started", HOW_TO_INSTALL) from None
    return _read(done, len(texts))


def _program() -> str:
    if program := shutil.which("jing"):
        return program
    raise SchemaError("V007", "jing, the engine that was asked for, is not installed", HOW_TO_INSTALL)


def _read(done: subprocess.CompletedProcess[bytes], number: int) -> list[list[_Said]]:
    """jing's words, by document."""
    found: list[list[_Said]] = [[] for _ in range(number)]
    anything = False
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if match := _LINE.match(line):
            which, at, row, column, _, words = match.groups()
            if which == "s" or int(at) >= number:
                raise broken("jing cannot read it")
            found[int(at)].append(_Said(int(row), int(column), words))
            anything = True
        elif line.startswith(("fatal:", "error:")):
            raise broken("jing cannot read it")
    if done.returncode and not anything:
        raise SchemaError("V008", "jing broke off")
    return found


def _fault(said: _Said, node: etree._Element) -> Fault:
    words = said.words.strip().rstrip(".")
    allowed = _EXPECTED.search(words)
    names = tuple(dict.fromkeys(_QUOTED.findall(allowed[1]))) if allowed else ()
    for pattern, kind, group in _SAID:
        if match := pattern.match(words):
            attribute = match[int(group)] if group else ""
            value = node.get(attribute, "") if kind is Kind.BAD_VALUE else ""
            names = () if kind is Kind.MISSING_ATTRIBUTE else names
            return Fault(NAME, node, words, kind, attribute, value, names)
    return Fault(NAME, node, words, Kind.OTHER)
