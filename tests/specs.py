"""The spec files: Markdown with examples, each a heading, a cable, its TEI, and what is reported of it.

An example is a heading (`## ...`) with fenced blocks under it:

- `corrections`, if there are any: an editor's file beside the text.
- `lists`, if there are any: persons and terms as CSV; they count for the examples after it as well.
- `cable`: the text. `→` stands for a tab, `␍` for a carriage return, `␠` for a blank that an editor
  would not show, `⍽` for a blank that does not break.
- `xml`, perhaps with an XPath behind that word: the elements that it selects, else all in the `div`.
- `diagnostics`, if there are any: id, line:column.
"""

from __future__ import annotations

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from converting import DIV, NAMESPACES, NO_EDITION, converted, source_of, xpath
from lxml import etree

from tei_edition.edition import Edition
from tei_edition.registers import list_file

_FENCE = re.compile(r"^```([a-z]+) ?(.*)$")
_SIGNS = str.maketrans({"→": "\t", "␍": "\r", "␠": " ", "⍽": "\u00a0"})


class Example(NamedTuple):
    """An example: where it stands, and its blocks; `expected` are the lines between which it is."""

    path: Path
    line: int
    title: str
    cable: str
    query: str
    xml: str
    diagnostics: str
    corrections: str = ""
    lists: str = ""


def examples(path: Path) -> list[Example]:
    """The examples of a spec file, in order."""
    found: list[Example] = []
    title, at, lists = "", 0, ""
    blocks: dict[str, tuple[str, str]] = {}
    kind, info, start = "", "", 0
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, "## "], start=1):
        fence = _FENCE.match(line)
        if kind and line == "```":
            blocks[kind] = (info, "\n".join(lines[start : number - 1]))
            kind = ""
        elif not kind and fence:
            kind, info, start = fence[1], fence[2], number
        elif not kind and line.startswith("## "):
            if blocks:
                lists = blocks.get("lists", ("", lists))[1]
                found.append(_example(path, at, title, blocks)._replace(lists=lists))
            title, at, blocks = line[3:], number, {}
    return found


def _example(path: Path, line: int, title: str, blocks: dict[str, tuple[str, str]]) -> Example:
    query, xml = blocks.get("xml", ("", ""))
    told = blocks.get("diagnostics", ("", ""))[1]
    corrections = blocks.get("corrections", ("", ""))[1]
    return Example(path, line, title, blocks["cable"][1].translate(_SIGNS), query, xml, told, corrections)


def outcome(example: Example) -> tuple[str, str]:
    """What becomes of an example: the XML, and the diagnostics, as they stand in the file."""
    found = converted(example.cable, _edition(example.lists), corrections=example.corrections)
    told = "\n".join(f"{d.id} {d.place.line}:{d.place.column}" for d in found.diagnostics)
    if found.tei is None:
        return "", told
    tei = etree.fromstring(found.tei)
    selected = xpath(tei, example.query) if example.query else list(tei.find(DIV, NAMESPACES))
    written = "\n".join(e if isinstance(e, str) else source_of(e) for e in selected)
    return written.replace("\u00a0", "⍽"), told


def _edition(lists: str) -> Edition:
    """An edition with the lists of an example."""
    if not lists:
        return NO_EDITION
    digest = sha256(lists.encode()).hexdigest()
    path = Path(tempfile.gettempdir()) / f"tei-edition-spec-{os.getpid()}-{digest[:16]}.csv"
    path.write_text(lists, encoding="utf-8")
    return Edition(lists=(list_file(path),))


def accept(example: Example, xml: str, told: str) -> None:
    """Write what became of an example into its file."""
    now = next(e for e in examples(example.path) if e.title == example.title)
    lines = example.path.read_text(encoding="utf-8").split("\n")
    start = next(i for i in range(now.line, len(lines)) if lines[i] == "```cable")
    end = next(i for i in range(start, len(lines)) if lines[i] == "```") + 1
    after = next((i for i in range(end, len(lines)) if lines[i].startswith("## ")), len(lines))
    new = [f"```xml {now.query}".rstrip(), *xml.split("\n"), "```"]
    if told:
        new += ["```diagnostics", *told.split("\n"), "```"]
    lines[end:after] = [*new, ""]
    example.path.write_text("\n".join(lines), encoding="utf-8")
