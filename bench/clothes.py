"""Measures what other clothes cost: each dress of `redress` against the plain text, in one run.

Every document is converted plain and in each dress, and each result is compared with the published TEI
as `frus/score.py` does it. The table has F1 of notes (of documents whose references run 1, 2, 3 ...; and
of the others) and of blocks, plain and dressed, and the difference in points; for both halves of the
volumes. Straight quotes are compared with a published TEI whose quotes were made straight.
Conversion is by `pipeline.convert`; `--no-check` leaves the check out, which changes no TEI.
"""

from __future__ import annotations

import importlib.util
import sys
from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

from gold import Document, arguments, documents, halves, shared, volumes
from lxml import etree
from note_places import annotate
from redress import DRESSES, put_on

from tei_edition.edition import Edition
from tei_edition.pipeline import convert
from tei_edition.source import decode
from tei_edition.validation import gate

_COLUMNS = ("note", "note, irregular", "block")
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


class Tally(NamedTuple):
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, wanted: Counter[Any], got: Counter[Any]) -> Tally:
        """With what one document adds."""
        hit = (wanted & got).total()
        return Tally(self.right + hit, self.wrong + got.total() - hit, self.missed + wanted.total() - hit)

    def and_(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


Tallies = dict[tuple[str, str, str], Tally]  # (dress, half, column)


def _score() -> Any:
    """The module frus/score.py."""
    specification = importlib.util.spec_from_file_location("score", shared() / "frus" / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _measure(names: Sequence[str], dresses: Sequence[str], options: Namespace) -> Tallies:
    """The tallies of some volumes."""
    score, first = _score(), halves()[0]
    if options.no_check:
        gate.check = lambda *_, **__: []  # type: ignore[assignment]
    found: Tallies = defaultdict(Tally)
    for document in documents(names)[:: options.step]:
        half = "A" if document.volume in first else "B"
        gold = etree.fromstring(document.tei)
        regular = score.regular(gold)
        events = score.Events(gold, True)
        places = annotate(document)
        spans = [(r.start, r.end) for r in places.references] if places else []
        for dress in dresses:
            wanted = _straightened(events) if "\u201c" not in put_on(dress, "\u201c\u201d") else events
            pairs = _pairs(score, wanted, document, put_on(dress, document.text, spans))
            for column, (want, got) in _columns(pairs, regular):
                found[dress, half, column] = found[dress, half, column].plus(want, got)
                if column == options.show and half == "A":
                    _show(document, dress, wanted.text, want, got)
    return dict(found)


def _columns(pairs: Any, regular: bool) -> Iterator[tuple[str, Any]]:
    nothing = (Counter[Any](), Counter[Any]())
    if regular:
        yield "note", pairs.get("note", nothing)
        yield "block", pairs.get("block", nothing)
    else:
        yield "note, irregular", pairs.get("note", nothing)


def _pairs(score: Any, wanted: Any, document: Document, text: str) -> Any:
    """The features of the published TEI beside ours; where nothing was converted, beside nothing."""
    done = convert(decode(text.encode(), f"{document.ident}.txt"), Edition())
    if done.tei is None:
        print(document.volume, document.ident, *(d.message for d in done.diagnostics), file=sys.stderr)
        return {name: (counter, Counter()) for name, counter in wanted.found.items()}
    tree = etree.ElementTree(etree.fromstring(done.tei))
    return score.compare(wanted, score.Events(score.document(tree), False))


class _straightened:  # noqa: N801 - reads as the function that it is
    """What the published TEI has, with straight quotes."""

    def __init__(self, events: Any) -> None:
        self.found = events.found
        self.notes = {label: words.translate(_STRAIGHT) for label, words in events.notes.items()}
        self.text = events.text.translate(_STRAIGHT)


def _show(document: Document, dress: str, text: str, want: Counter[Any], got: Counter[Any]) -> None:
    for label, extra in (("missing", want - got), ("wrong", got - want)):
        for item in sorted(extra, key=str):
            at = item[0]
            near = f"{text[max(0, at - 40) : at]}|{text[at : at + 40]}"
            print(f"{document.volume} {document.ident} [{dress}] {label} {near} {item[1:]}", file=sys.stderr)


def _print(found: Tallies, dresses: Sequence[str]) -> None:
    for half in "AB":
        print(f"\nHalf {half}\n")
        print("| dress |" + "|".join(f" {name} | loss " for name in _COLUMNS) + "|")
        print("|---|" + "--:|" * (2 * len(_COLUMNS)))
        for dress in dresses:
            cells = []
            for column in _COLUMNS:
                plain = found.get(("plain", half, column), Tally()).f1
                own = found.get((dress, half, column), Tally()).f1
                cells.append(f" {own:.4f} | {100 * (plain - own):+.2f} ")
            print(f"| {dress} |" + "|".join(cells) + "|")


def main() -> None:
    """Measures the dresses that are asked for, and prints the tables."""
    parser = arguments(__doc__)
    parser.add_argument("--dress", nargs="+", default=list(DRESSES), metavar="DRESS", help="some of them")
    parser.add_argument("--step", type=int, default=1, metavar="N", help="every N-th document of a volume")
    parser.add_argument("--no-check", action="store_true", help="convert without validation")
    parser.add_argument("--show", default="", metavar="COLUMN", help="tell the faults of half A on stderr")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    dresses = ["plain", *(d for d in DRESSES if d != "plain" and any(part in d for part in options.dress))]
    found: Tallies = {}
    names = [[name] for name in volumes(options.volumes)]
    with ProcessPoolExecutor(options.workers) as pool:
        count = len(names)
        for part in pool.map(_measure, names, [dresses] * count, [options] * count):
            for key, tally in part.items():
                found[key] = found.get(key, Tally()).and_(tally)
    _print(found, dresses)


if __name__ == "__main__":
    main()
