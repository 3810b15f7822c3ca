"""The sum of a validation in a few lines: the commonest causes, who judged, what is known, how many files.

Knows counts and words; knows nothing of streams.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tei_edition.diagnostics.formats.words import count, gone, headline, judged
from tei_edition.diagnostics.found import Totals
from tei_edition.diagnostics.grouping import Groups
from tei_edition.diagnostics.visible import printable

_CAUSES = 5
_MANY = 4
"""With so many causes the commonest of them are told."""

_IN_WORDS = {"unreadable": "unreadable", "refused": "not judged or not written", "lost": "crashed"}


def sum_up(totals: Totals, groups: Groups, baseline: Path | None, *, shown: bool) -> Iterator[str]:
    """The lines. `baseline` is one that was written; `shown`: what could be mended was shown as a diff."""
    common = [group for group in groups.commonest(_CAUSES) if group.count > 1]
    if common and len(groups) >= _MANY:
        yield "most often:"
        for group in common:
            yield f"    {group.diagnostic.id} {printable(headline(group))}"
    for judge, files in sorted(totals.judges.items()):
        yield f"judged by {printable(judged(judge, files))}"
    yield from _mending(totals, shown)
    yield from _baseline(totals, baseline)
    yield in_words(totals)


def in_words(totals: Totals) -> str:
    """`3 files: 1 valid, 2 failed (1 unreadable); 4 errors, 1 warning`."""
    kinds = ", ".join(
        f"{totals.statuses[kind]} {words}" for kind, words in _IN_WORDS.items() if totals.statuses[kind]
    )
    parts = [
        f"{totals.statuses['ok'] - totals.nothing_new:,} valid",
        *([f"{totals.nothing_new:,} with nothing new"] if totals.nothing_new else []),
        f"{totals.failed:,} failed" + (f" ({kinds})" if kinds else ""),
    ]
    missing = totals.inputs - sum(totals.statuses.values())
    if missing:
        parts.append(f"{missing:,} not done")
    counts = f"{count(totals.severities['error'], 'error')}, {count(totals.severities['warning'], 'warning')}"
    return f"{count(totals.inputs, 'file')}: {', '.join(parts)}; {counts}"


def _mending(totals: Totals, shown: bool) -> Iterator[str]:
    if totals.mended:
        yield f"mended: {count(totals.mended, 'diagnostic')} in {count(totals.mended_files, 'file')}"
    if totals.mendable and shown:
        yield f"{count(totals.mendable, 'diagnostic')} would be mended by --fix; nothing is written"
    elif totals.mendable and not totals.mended:
        yield f"{count(totals.mendable, 'diagnostic')} may be mended by --fix; --diff shows how"


def _baseline(totals: Totals, written: Path | None) -> Iterator[str]:
    if totals.known:
        yield f"known by the baseline, and not counted: {count(totals.known, 'diagnostic')}"
    if totals.gone:
        yield gone(totals.gone) + ("" if written else ": write it anew with --write-baseline")
    if written:
        yield f"the baseline is written: {printable(str(written))}"
