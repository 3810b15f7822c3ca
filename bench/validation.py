"""How fast TEI is validated, beside the engines themselves, and how soon a command answers.

    python bench/validation.py                     some minutes
    python bench/validation.py --limit 100 --runs 1        a quick look
    python bench/validation.py --json FILE         the figures as JSON as well

In one run, on the same bytes, in turns, the best of `--runs`; compiling a schema is not counted but for jing:
- cables      what we make of the documents, by cable.rng;
- volumes     the printed volumes, by tei_all.rng;
- documents   the published TEI of the documents in a small TEI of their own, by tei_all.rng.
Each by lxml alone (parse, validate), by `examine` with the grammar alone and with the rules, by jing as one
process over all files, with its start (where it is installed), and cables by xmlschema, a few of them.
Then the wall time of `tei-edition validate` on one small file, from start to end. Data: see bench/README.md.
"""

from __future__ import annotations

import json
import lzma
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import gold
from lxml import etree
from stopwatch import Spent, now, since
from throughput import machine

from tei_edition.validation.examine import examine
from tei_edition.validation.oracle import schema as xmlschema_of_cables
from tei_edition.validation.parsing import load_grammar, parse, schema_path
from tei_edition.validation.schemas import Wanted
from tei_edition.verbs import convert

SAMPLE = 10
COLD_RUNS = 15
WRAP = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>x</title></titleStmt>'
    "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body>{}</body></text></TEI>"
)


class Row(NamedTuple):
    """What an engine spent on how many files, and how many of them it found valid."""

    files: str
    engine: str
    size: int
    count: int
    valid: int
    spent: Spent


Engine = Callable[[Sequence[bytes]], int]


def cables(documents: Sequence[gold.Document]) -> list[bytes]:
    """What we make of the documents; those that cannot be made are left out."""
    made = (convert(each.text, name=each.ident).tei for each in documents)
    return [tei for tei in made if tei]


def volumes() -> list[bytes]:
    """The printed volumes."""
    return [
        lzma.decompress(path.read_bytes()) for path in sorted((gold.shared() / "frus/volumes").glob("*.xz"))
    ]


def _raw(grammar: Path) -> Engine:
    validator = etree.RelaxNG(load_grammar(grammar))
    return lambda files: sum(validator.validate(parse(data, "in.xml")) for data in files)


def _ours(grammar: Path, *rules: str) -> Engine:
    wanted = Wanted(schemas=(grammar,), rules=rules)
    return lambda files: sum(
        not any(found.severity == "error" for found in examine(data, "in.xml", None, wanted))
        for data in files
    )


def _xmlschema(files: Sequence[bytes]) -> int:
    schema = xmlschema_of_cables()
    return sum(schema.is_valid(parse(data, "in.xml"), use_location_hints=False) for data in files)


def in_turns(name: str, files: Sequence[bytes], engines: dict[str, Engine], runs: int) -> Iterator[Row]:
    """Each engine over all files, by turns; the run that took the least CPU time counts."""
    size, best = sum(map(len, files)), dict[str, tuple[Spent, int]]()
    for engine in engines.values():
        engine(files[:1])  # warm, the schema compiled
    for _ in range(runs):
        for label, engine in engines.items():
            start = now()
            valid = engine(files)
            spent = since(start)
            if label not in best or spent.cpu < best[label][0].cpu:
                best[label] = spent, valid
    for label, (spent, valid) in best.items():
        yield Row(name, label, size, len(files), valid, spent)


def by_jing(name: str, files: Sequence[bytes], grammar: Path, scratch: Path) -> Iterator[Row]:
    """jing as one process over all files; nothing where it is not installed."""
    if not shutil.which("jing"):
        return
    paths = []
    for number, data in enumerate(files):
        paths.append(scratch / f"{name}-{number}.xml")
        paths[-1].write_bytes(data)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(["jing", grammar, *paths], capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    bad = {line.partition(".xml:")[0] for line in done.stdout.splitlines()}
    valid = len(files) - len(bad)
    yield Row(name, "jing, one process", sum(map(len, files)), len(files), valid, Spent(wall, cpu))


def measure(chosen: Sequence[str], limit: int, runs: int, scratch: Path) -> Iterator[Row]:
    """All sets of files by all engines."""
    documents = gold.documents(chosen, limit)
    everything = gold.shared() / "schema" / "tei_all.rng"
    mine = schema_path("cable.rng")
    sets = {
        "cables": (cables(documents), mine),
        "volumes": (volumes(), everything),
        "documents": ([WRAP.format(each.tei).encode() for each in documents], everything),
    }
    for name, (files, grammar) in sets.items():
        engines = {
            "lxml: parse, RELAX NG": _raw(grammar),
            "examine, grammar alone": _ours(grammar, "none"),
            "examine, with the rules": _ours(grammar, "tei"),
        }
        yield from in_turns(name, files, engines, runs)
        yield from by_jing(name, files, grammar, scratch)
        if grammar == mine:
            some = files[:: max(1, len(files) // SAMPLE)][:SAMPLE]
            yield from in_turns(f"{name}, some", some, {"xmlschema, XSD": _xmlschema}, 1)


def compiled(grammars: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """The CPU seconds that each schema costs before the first file: once in a run."""
    for grammar in grammars:
        start = now()
        etree.RelaxNG(load_grammar(grammar))
        yield grammar.name, since(start).cpu


def cold(scratch: Path, data: bytes) -> Iterator[tuple[str, float, float]]:
    """The least and the median wall time of a command on one small file, and of what it cannot do without."""
    small = scratch / "small.xml"
    small.write_bytes(data)
    python = [sys.executable]
    commands = {
        "python": [*python, "-c", ""],
        "python, with click and lxml": [*python, "-c", "import click, lxml.etree"],
        "tei-edition validate FILE": [*python, "-m", "tei_edition", "validate", str(small)],
    }
    for name, line in commands.items():
        times = []
        for _ in range(COLD_RUNS):
            start = time.perf_counter()
            subprocess.run(line, capture_output=True, check=False)
            times.append(time.perf_counter() - start)
        yield name, min(times), statistics.median(times)


def show(
    rows: Sequence[Row], ready: Sequence[tuple[str, float]], started: Sequence[tuple[str, float, float]]
) -> None:
    """Prints the tables; ratios are to lxml on the same files."""
    print("| files | engine | MB | valid | CPU s | MB/s (CPU) | MB/s (wall) | of lxml (CPU) |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    raw: dict[str, float] = {}
    for row in rows:
        size = row.size / 1e6
        rate, by_wall = size / row.spent.cpu, size / row.spent.wall
        ratio = rate / raw.setdefault(row.files.partition(",")[0], rate)
        print(f"| {row.files} | {row.engine} | {size:.1f} | {row.valid} of {row.count} | {row.spent.cpu:.2f} "
              f"| {rate:.1f} | {by_wall:.1f} | {ratio:.2f} |")  # fmt: skip
    print("\n| schema | compiled by lxml, CPU s |\n|---|--:|")
    for name, seconds in ready:
        print(f"| {name} | {seconds:.2f} |")
    print("\n| from start to end | least | median |\n|---|--:|--:|")
    for name, least, median in started:
        print(f"| {name} | {least:.3f} s | {median:.3f} s |")


def main() -> None:
    """Reads the options, measures, prints."""
    parser = gold.arguments(__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of each engine in this process; the best counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tei-edition-bench-") as folder:
        scratch = Path(folder)
        rows = [*measure(given.volumes, given.limit or 1000, given.runs, scratch)]
        small = min(scratch.glob("cables-*.xml"), key=lambda path: path.stat().st_size, default=None)
        data = small.read_bytes() if small else cables(gold.documents((), 1))[0]
        started = [*cold(scratch, data)]
    ready = [*compiled([schema_path("cable.rng"), gold.shared() / "schema" / "tei_all.rng"])]
    print(", ".join(f"{name} {value}" for name, value in machine().items()), end="\n\n")
    show(rows, ready, started)
    if given.json:
        figures = {"rows": [row._asdict() for row in rows], "compiled": ready, "cold": started}
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
