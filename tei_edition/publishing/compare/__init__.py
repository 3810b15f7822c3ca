"""A page of a document's source text, its TEI and its reading text side by side, with what was found in the
source, how surely and why; and the source itself.

Knows values: the bytes of the TEI, the text, the findings. How the page looks is the stylesheets'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from lxml import etree

from tei_edition.publishing.compare import found as findings_of
from tei_edition.publishing.compare.align import Span, Stream, align
from tei_edition.publishing.compare.found import Told
from tei_edition.publishing.compare.lines import Lines
from tei_edition.publishing.compare.rows import Row, T, rows_of
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import OUTPUTS, Context
from tei_edition.rendering.prepare import CONTEXT, prepare
from tei_edition.rendering.render import stylesheet_of
from tei_edition.rendering.stylesheets import run, stylesheet_path
from tei_edition.rendering.texts import words
from tei_edition.validation.parsing import parse

if TYPE_CHECKING:
    from tei_edition.explanation import Explanation

__all__ = ["ASSETS", "Original", "assets", "comparison", "forms"]

ASSETS = ("compare.css", "compare.js")
"""What the pages have beside the edition's own style sheet and script."""
_C = f"{{{CONTEXT}}}"
_PAGES = "../html/"
_ELSEWHERE = ("#", "http:", "https:", "mailto:")


class Original(NamedTuple):
    """What a document was made from: the file, its text, and what was found in it, in order."""

    data: bytes
    text: str
    findings: tuple[Explanation, ...]


def comparison(data: bytes, original: Original, context: Context, stem: str) -> Iterator[tuple[str, bytes]]:
    """The source of the document with the TEI `data`, and its page of the three side by side.

    `context` is that of the document's own page; `stem` is what its files are named by. InputError where the
    TEI is not well-formed, SettingsError where the stylesheet fails.
    """
    yield f"source/{stem}.txt", original.data
    root = parse(data, stem)
    document = root.find(f".//{T}div[@type='document']")
    if document is not None:
        yield f"compare/{page_name(stem)}", _page(root, document, original, context, stem)


def forms(context: Context, stem: str) -> Context:
    """The context of a document's page that links to what `comparison` gives."""
    texts = words(context.theme.texts)
    ours = ((f"../compare/{quote(page_name(stem))}", texts["compare"]),)
    ours += ((f"../source/{quote(stem)}.txt", texts["source-text"]),)
    return replace(context, forms=(*ours, *context.forms))


def assets() -> Iterator[tuple[str, bytes]]:
    """The files that all these pages share."""
    for name in ASSETS:
        yield f"html/{name}", stylesheet_path(name).read_bytes()


def _page(
    root: etree._Element, document: etree._Element, original: Original, context: Context, stem: str
) -> bytes:
    told = findings_of.keyed(original.findings)
    rows = rows_of(document, findings_of.order_of_notes(original.findings))
    aligned = align(rows, Stream(original.text, findings_of.marks(original.findings)))
    lines = Lines(original.text)
    menu = tuple((_PAGES + href, label) for href, label in context.menu)
    here = replace(
        context,
        style=_PAGES + context.style,
        script=_PAGES + context.script,
        index=_PAGES + context.index,
        menu=menu,
        linked_data="",
    )
    prepare(root, here, stem)
    known = root[-1]
    for link in known.iterfind(f"{_C}link"):
        href = link.get("href", "")
        if href and not href.startswith(_ELSEWHERE):
            link.set("href", _PAGES + href)
    known.set("kind", "compare")
    compare = etree.SubElement(known, f"{_C}compare")
    compare.set("page", _PAGES + quote(page_name(stem)))
    compare.set("source", f"../source/{quote(stem)}.txt")
    compare.set("assets", _PAGES)
    if lines.is_odd:
        compare.set("odd", "1")
    _tie(rows, aligned.elements, findings_of.pieces(told))
    _fill(compare, rows, told, aligned.rows, lines)
    result, _ = run(stylesheet_of(context.theme, "html"), root, context.theme.texts)
    return OUTPUTS["html"].finish(result)


def _tie(rows: Sequence[Row], elements: Mapping[etree._Element, Span], pieces: Sequence[findings_of.Piece]) -> None:
    """Numbers the rows in the TEI, and names in it what the findings of the same words made."""
    for at, row in enumerate(rows):
        for node in row.nodes:
            node.set(f"{_C}row", str(at))
        for container in row.opens:
            container.set(f"{_C}opens", str(at))
        for container in row.closes:
            container.set(f"{_C}closes", str(at))
    keys = {(piece.start, piece.end): piece.key for piece in pieces}
    for element, span in elements.items():
        key = keys.get(span)
        if key:
            element.set(f"{_C}f", key)


def _fill(
    compare: etree._Element,
    rows: Sequence[Row],
    told: Sequence[Told],
    places: Sequence[Span | None],
    lines: Lines,
) -> None:
    """The rows with their lines and findings; the counts, the doubts, what the header rests on."""
    cuts = lines.cuts(places)
    pieces = findings_of.pieces(told)
    shared = findings_of.shared_out(told, cuts)
    following = _following(told)
    marked = {piece.key for piece in pieces}
    named: set[str] = set()
    _sum(compare, told, marked, following)
    starts = sorted(pieces, key=lambda piece: piece.start)
    for at in range(len(rows)):
        row = etree.SubElement(compare, f"{_C}row", n=str(at))
        if rows[at].nodes[0].tag == f"{T}note":
            row.set("note", "1")
        cut, place = cuts[at], places[at]
        if cut and place:
            lines.add(row, cut, [p for p in starts if p.end > cut[0] and p.start < cut[1]], named)
        own = shared.get(at, ())
        for each in findings_of.joined([each for each in own if not findings_of.is_only_above(each)]):
            findings_of.add_found(row, each, place, marked, following.get(each.key, ""))
        for each in own:
            if findings_of.is_only_above(each):
                etree.SubElement(row, f"{_C}above", key=each.key, role=each.found.value.partition(": ")[0])


def _following(told: Sequence[Told]) -> dict[str, str]:
    """The doubt that follows each doubt."""
    doubts = [each.key for each in told if each.is_doubt]
    return dict(zip(doubts, doubts[1:], strict=False))


def _sum(
    compare: etree._Element, told: Sequence[Told], marked: set[str], following: Mapping[str, str]
) -> None:
    for sure in ("high", "medium", "low"):
        compare.set(sure, str(sum(each.found.certainty == sure for each in told)))
    above = etree.SubElement(compare, f"{_C}header")
    for each in told:
        if findings_of.is_above(each):
            findings_of.add_found(above, each, None, marked, following.get(each.key, ""))
    doubts = etree.SubElement(compare, f"{_C}doubts")
    for each in told:
        if each.is_doubt:
            findings_of.add_found(doubts, each, None, marked)
