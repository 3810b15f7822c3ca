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
from tei_edition.publishing.compare.lines import Lines, Piece
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
    pieces = findings_of.pieces(told)
    rows = rows_of(document, findings_of.order_of_notes(original.findings))
    aligned = align(rows, Stream(original.text, findings_of.marks(original.findings)))
    prepare(root, _from_here(context), stem)
    known = root[-1]
    known.set("kind", "compare")
    for link in known.iterfind(f"{_C}link"):
        href = link.get("href", "")
        if href and not href.startswith(_ELSEWHERE):
            link.set("href", _PAGES + href)
    _tie(rows, aligned.elements, pieces)
    known.append(parse("".join(_written(stem, rows, told, pieces, aligned.rows, original.text)).encode(), stem))
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


def _tie(rows: Sequence[Row], elements: Mapping[etree._Element, Span], pieces: Sequence[Piece]) -> None:
    """Numbers the rows in the TEI, and names in it what the findings of the same words made."""
    for at, row in enumerate(rows):
        for name, tied in (("row", row.nodes), ("opens", row.opens), ("closes", row.closes)):
            for element in tied:
                element.set(_C + name, str(at))
    keys = {(piece.start, piece.end): piece.key for piece in pieces}
    for element, span in elements.items():
        key = keys.get(span)
        if key:
            element.set(f"{_C}f", key)


def _written(
    stem: str,
    rows: Sequence[Row],
    told: Sequence[Told],
    pieces: Sequence[Piece],
    places: Sequence[Span | None],
    text: str,
) -> Iterator[str]:
    """The rows with their lines and findings, in the context vocabulary."""
    lines = Lines(text)
    cuts = lines.cuts(places)
    shared = findings_of.shared_out(told, cuts)
    doubts = [each.key for each in told if each.is_doubt]
    following = dict(zip(doubts, doubts[1:], strict=False))
    marked = {piece.key for piece in pieces}
    odd = ' odd="1"' if lines.is_odd else ""
    yield (
        f'<c:compare xmlns:c="{CONTEXT}" page="{_PAGES}{quote(page_name(stem))}" '
        f'source="../source/{quote(stem)}.txt" findings="{len(told)}" assets="{_PAGES}"{odd}>'
    )
    waiting = sorted(pieces, key=lambda piece: piece.start, reverse=True)
    inside: list[Piece] = []
    for at, (cut, place) in enumerate(zip(cuts, places, strict=True)):
        yield f'<c:row n="{at}">'
        if cut:
            inside = [piece for piece in inside if piece.end > cut[0]]
            while waiting and waiting[-1].start < cut[1]:
                inside.append(waiting.pop())
            yield from lines.written(cut, inside)
        for each in findings_of.joined(shared.get(at, ())):
            key = each.key
            yield findings_of.written(each, place, is_marked=key in marked, following=following.get(key, ""))
        yield "</c:row>"
    yield "</c:compare>"
