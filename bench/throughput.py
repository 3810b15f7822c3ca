"""How fast conversion with validation is, stage by stage and in all, and how much memory it needs.

    python bench/throughput.py                     all documents: some minutes
    python bench/throughput.py --limit 500         a quick look
    python bench/throughput.py --json FILE         the figures as JSON as well

Three measurements in one run, on the same documents:
1. stages    in this process, held to one core: what each stage of a conversion takes, with the checks
             of the gate one by one, and writing;
2. command   `tei-edition convert` as a user runs it: with one worker on one core, with two workers on
             two, and one worker on a quarter of the files. Wall and CPU time with the start of the
             program and its schemas, and without (the difference of all and a quarter); peak memory;
3. others    lxml on the same TEI: to parse it only, and to validate it by one grammar.
Everything is warmed up first. CPU time is given beside wall time because it suffers less where other
programs run on the machine; even so it is longer then, which the yardstick shows: the CPU time of a
fixed piece of work, before and after. Linux only. Data: see bench/README.md.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import command
import gold
import stages
from engines import rivals
from lxml import etree
from report import ALL, CHECKED, CHECKS, FIRST, Amount, Rate, Report, Run, show
from stopwatch import Spent, Stopwatch

WARM = 200


def machine() -> dict[str, str]:
    """What the figures depend on beside the program."""
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return {
        "Python": platform.python_version(),
        "lxml": etree.__version__,
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "cores": str(len(os.sched_getaffinity(0))),
        "load": load,
        "yardstick": yardstick(),
    }


def yardstick() -> str:
    """CPU milliseconds of a fixed piece of work, to compare runs that met a busy machine."""
    watch = Stopwatch()
    words = {str(number): number for number in range(300_000)}
    sum(words[str(number)] for number in range(300_000))
    watch.lap("yardstick")
    return f"{1000 * watch.spent['yardstick'].cpu:.0f} ms"


def run_stages(paths: Sequence[Path], out: Path) -> tuple[list[Rate], list[bytes]]:
    """The rates of the stages, and the TEI; held to one core."""
    warm = stages.run(paths[:WARM], out, Stopwatch())
    untrue = stages.differences(warm)
    if untrue:
        sys.exit(f"stages.py is out of date: it gives other TEI for {untrue[0]}")
    watch = Stopwatch()
    done = stages.run(paths, out, watch)
    tei = [item.tei for item in done]
    amount = Amount(len(paths), sum(p.stat().st_size for p in paths), sum(map(len, tei)))
    faulty = sum(item.faulty for item in done)
    if faulty:
        print(f"{faulty} of {len(done)} documents failed a check\n", file=sys.stderr)
    return [*_rates(watch.spent, amount)], tei


def _rates(spent: dict[str, Spent], amount: Amount) -> Iterator[Rate]:
    """The stages, and their sums."""
    sums = {
        FIRST: [n for n in spent if n not in (*stages.CHECKS, "write")],
        CHECKS: list(stages.CHECKS),
        CHECKED: [n for n in spent if n != "write"],
        ALL: list(spent),
    }
    for name, one in spent.items():
        yield Rate(name, amount, one)
    for name, names in sums.items():
        total = Spent()
        for part in names:
            total = total.plus(spent[part])
        yield Rate(name, amount, total)


def run_commands(texts: Path, few: Path, out: Path, runs: int) -> Iterator[Run]:
    """The command with 1 and 2 workers, and with 1 on a quarter; the best of so many runs by turns."""
    cores = sorted(os.sched_getaffinity(0))
    kinds = [(texts, 1), (texts, 2), (few, 1), (few, 2)]
    command.convert(few, out, 1, set(cores[:1]))  # warm
    best: dict[tuple[Path, int], command.Usage] = {}
    for _ in range(runs):
        for kind in kinds:
            used = command.convert(kind[0], out, kind[1], set(cores[: kind[1]]))
            if kind not in best or used.wall < best[kind].wall:
                best[kind] = used
    for (folder, workers), used in best.items():
        sizes = [path.stat().st_size for path in folder.rglob("*.txt")]
        yield Run(
            workers, len(sizes), sum(sizes), used.wall, used.cpu, used.peak, used.peak_of_all, used.code
        )  # fmt: skip


def measure(chosen: Sequence[str], limit: int | None, runs: int, scratch: Path) -> Report:
    """All three measurements. The command comes first, while this process is small."""
    paths = gold.write_texts(gold.documents(chosen, limit), scratch / "all")
    for path in paths[::4]:
        less = scratch / "quarter" / path.relative_to(scratch / "all")
        less.parent.mkdir(parents=True, exist_ok=True)
        less.hardlink_to(path)
    first = {min(os.sched_getaffinity(0))}
    before = machine()
    commands = [*run_commands(scratch / "all", scratch / "quarter", scratch / "out", runs)]
    with command.held_to(first):
        rates, tei = run_stages(paths, scratch / "stages")
        found = list(rivals(tei, gold.shared() / "schema" / "tei_all.rng"))
    after = machine()
    for name in ("load", "yardstick"):
        before[name] += f" (after: {after[name]})"
    return Report(before, rates[0].amount, rates, commands, found)


def _plain(value: Any) -> Any:
    """Named tuples as objects, for JSON."""
    if hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def main() -> None:
    """Reads the options, measures, prints."""
    parser = gold.arguments(__doc__)
    parser.add_argument("--runs", type=int, default=2, help="of the command; the best counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    given = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("This needs Linux: it holds processes to cores, and reads their memory from /proc.")
    with tempfile.TemporaryDirectory(prefix="tei-edition-bench-") as scratch:
        report = measure(given.volumes, given.limit, given.runs, Path(scratch))
    show(report)
    if given.json:
        figures = {item.name: _plain(getattr(report, item.name)) for item in fields(report)}
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
