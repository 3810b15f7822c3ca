"""RIS: a tag of two letters, two blanks, a hyphen, a blank, the value; CR LF. Documents are book sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei_edition.publishing.citing.item import Item


def ris(items: Iterable[Item]) -> bytes:
    """The records, one after another, in UTF-8."""
    return "".join(_line(*line) for item in items for line in _lines(item)).encode()


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {' '.join(value.split())}\r\n"


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", "CHAP" if item.book else "GEN"
    for name in item.authors:
        yield "AU", name
    for name in item.editors:
        yield "A2", name
    single = {
        "TI": item.title,
        "T2": item.book,
        "T3": item.series,
        "VL": item.volume,
        "CY": item.place,
        "PB": item.publisher,
        "PY": item.year,
        "SP": item.first,
        "EP": item.last,
        "SN": item.isbn,
        "SE": item.number,
        "AV": item.archive,
        "N1": item.written,
        "LA": item.language,
        "UR": item.address,
        "ID": item.key,
    }
    yield from ((tag, value) for tag, value in single.items() if value)
    yield "ER", ""
