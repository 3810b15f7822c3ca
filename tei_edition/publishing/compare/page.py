"""The page of a document's source, TEI and reading text: its rows are tied to the TEI, and the lines and
findings of each go in with the context.

Knows the context vocabulary; how it looks is the stylesheets'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from tei_edition.publishing.compare.align import Span, Stream, align
from tei_edition.publishing.compare.found import (
    Told,
    above_of,
    joined,
    keyed,
    marks,
    order_of_notes,
    pieces_of,
    shared_out,
    written,
)
from tei_edition.publishing.compare.lines import Lines, Piece
from tei_edition.publishing.compare.rows import Row, T, rows_of
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import OUTPUTS, Context
from tei_edition.rendering.prepare import CONTEXT, prepare
from tei_edition.rendering.render import stylesheet_of
from tei_edition.rendering.stylesheets import run
from tei_edition.validation.parsing import parse

if TYPE_CHECKING:
    from tei_edition.explanation import Explanation

_C = f"{{{CONTEXT}}}"
_PAGES = "../html/"
_ELSEWHERE = ("#", "http:", "https:", "mailto:")


def page_of(
    root: etree._Element, text: str, findings: Sequence[Explanation], context: Context, stem: str
) -> bytes:
    """The page of a document, b"" where there is none in the tree, which is changed. `context` is that of the
    document's own page, which lies in the folder beside."""
    document = root.find(f".//{T}div[@type='document']")
    if document is None:
        return b""
    for part in root.findall(f"{T}teiHeader/{T}encodingDesc"):  # half of the tree, of which nothing is shown
        root[0].remove(part)
    rows = rows_of(document, order_of_notes(findings))
    aligned = align(rows, Stream(text, marks(findings)))
    told = keyed(findings)
    pieces = pieces_of(told)
    prepare(root, _from_here(context), stem)
    _lead_to_pages(root[-1])
    _tie(rows, aligned.elements, pieces)
    beside = "".join(_beside(stem, aligned.rows, told, pieces, Lines(text)))
    root[-1].append(parse(beside.encode(), stem))
    result, _ = run(stylesheet_of(context.theme, "html"), root, context.theme.texts)
    return OUTPUTS["html"].finish(result)


def _from_here(context: Context) -> Context:
    """The context of the document's own page as seen from the folder beside it."""
    return replace(
        context,
        style=_PAGES + context.style,
        script=_PAGES + context.script,
        index=_PAGES + context.index,
        menu=tuple((_PAGES + href, label) for href, label in context.menu),
        linked_data="",
    )


def _lead_to_pages(known: etree._Element) -> None:
    """The document's references lead to the other documents' own pages."""
    known.set("kind", "compare")
    for link in known.iterfind(f"{_C}link"):
        href = link.get("href", "")
        if href and not href.startswith(_ELSEWHERE):
            link.set("href", _PAGES + href)


def _tie(rows: Sequence[Row], elements: Mapping[etree._Element, Span], pieces: Sequence[Piece]) -> None:
    """Numbers the rows in the TEI, and names in it what the findings of the same words made."""
    for at, row in enumerate(rows):
        for name, tied in (("row", row.nodes), ("opens", row.opens), ("closes", row.closes)):
            for element in tied:
                element.set(_C + name, str(at))
        if row.leads:
            row.nodes[0].set(f"{_C}leads", "1")
    keys = {(piece.start, piece.end): piece.key for piece in pieces}
    for element, span in elements.items():
        key = keys.get(span)
        if key:
            element.set(f"{_C}f", key)


def _beside(
    stem: str, places: Sequence[Span | None], told: Sequence[Told], pieces: Sequence[Piece], lines: Lines
) -> Iterator[str]:
    """The rows with their lines and findings, in the context vocabulary."""
    odd = ' odd="1"' if lines.is_odd else ""
    yield (
        f'<c:compare xmlns:c="{CONTEXT}" page="{_PAGES}{quote(page_name(stem))}" '
        f'source="../source/{quote(stem)}.txt" findings="{len(told)}" assets="{_PAGES}"{odd}>'
    )
    cuts = lines.cuts(places)
    shared = shared_out(told, cuts)
    doubts = [each.key for each in told if each.is_doubt]
    following = dict(zip(doubts, doubts[1:], strict=False))
    marked = {piece.key for piece in pieces}
    above = above_of(told)
    for at, (cut, inside) in enumerate(_inside(cuts, pieces)):
        yield f'<c:row n="{at}">'
        if cut:
            yield from lines.written(cut, inside)
        for each in joined(shared.get(at, ())):
            key = each.key
            yield written(
                each,
                places[at],
                above=above.get(key, ""),
                is_marked=key in marked,
                following=following.get(key),
            )
        yield "</c:row>"
    yield "</c:compare>"


def _inside(
    cuts: Sequence[Span | None], pieces: Sequence[Piece]
) -> Iterator[tuple[Span | None, list[Piece]]]:
    """The stretch of each row with the pieces that reach into it."""
    waiting = sorted(pieces, key=lambda piece: piece.start, reverse=True)
    inside: list[Piece] = []
    for cut in cuts:
        if cut:
            inside = [piece for piece in inside if piece.end > cut[0]]
            while waiting and waiting[-1].start < cut[1]:
                inside.append(waiting.pop())
        yield cut, inside
