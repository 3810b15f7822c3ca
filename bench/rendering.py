"""How fast pages are made of a whole volume, beside other XSLT processors, and how soon the whole site is.

    python bench/rendering.py                              the largest volume: two minutes
    python bench/rendering.py --volume frus1961-63v06 --runs 1     a quick look
    python bench/rendering.py --json FILE                  the figures as JSON as well

Three measurements in one run, on the same documents:
1. stages      a page of each document in this process, held to one core: parse, prepare, transform, finish;
               the same for the text and the e-book;
2. processors  html.xsl on the same prepared files by lxml, by xsltproc (one process over all files; its
               start does not count) and by Saxon-HE (compiled once; where saxonche is installed), in turns,
               the best of `--runs` by CPU time; each reads a file and gives the bytes of a page;
3. site        `tei-edition build` of the volume with one worker and with two, from the start of the program
               to the last file on disk; scaled to 400 documents by the number of documents.
Linux only. Data: the printed volumes in frus/volumes, see bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import command
import gold
from lxml import etree
from processors import processors
from stopwatch import Spent, Stopwatch
from throughput import machine

from tei_edition.edition import Edition
from tei_edition.publishing.contexts import chapter_contexts, page_contexts
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import survey
from tei_edition.rendering import OUTPUTS, Context, Form, stylesheet_path
from tei_edition.rendering.prepare import prepare
from tei_edition.rendering.stylesheets import load
from tei_edition.validation.parsing import parse
from tei_edition.volumes import read_parts

SCALED = 400
MENU = tuple((f"{name}.html", name) for name in ("index", "by-date", "by-correspondent", "search"))


class Site(NamedTuple):
    """A build of the whole site: with how many workers, wall and CPU seconds, the largest process in MB."""

    workers: int
    wall: float
    cpu: float
    peak: float


class Report(NamedTuple):
    """All that was measured. `documents` leaves out front and back matter, of which there are pages, too."""

    machine: dict[str, str]
    volume: str
    pages: int
    documents: int
    stages: dict[str, Spent]
    processors: dict[str, Spent]
    sites: list[Site]


def take_apart(volume: Path, folder: Path) -> tuple[Edition, list[tuple[Facts, Context, Context]]]:
    """Writes the parts of a volume into a folder; gives each with the contexts of its page and chapter."""
    edition, parts = read_parts(volume.read_bytes(), volume.name, volume.stem, Edition())
    folder.mkdir()
    for name, data in parts:
        (folder / f"{name}.xml").write_bytes(data)
    found = survey(folder, [f"{name}.xml" for name, _ in parts], edition.volume_id)
    contexts = page_contexts(found, edition, MENU, {}), chapter_contexts(found, edition)
    return edition, [*zip(found.facts, *contexts, strict=True)]


def in_stages(folder: Path, pages: Sequence[tuple[Facts, Context, Context]]) -> dict[str, Spent]:
    """What each stage of each form takes, summed over all documents."""
    watch = Stopwatch()
    for facts, page, chapter in pages:
        contexts: dict[Form, Context] = {"html": page, "text": page, "epub": chapter}
        data = (folder / facts.file).read_bytes()
        for form, context in contexts.items():
            transform = load(stylesheet_path(OUTPUTS[form].stylesheet))
            watch.start()
            root = parse(data, facts.file)
            watch.lap("parse")
            prepare(root, context, facts.file)
            watch.lap("prepare")
            result = transform(root)
            watch.lap(f"{form}: transform")
            OUTPUTS[form].finish(result)
            watch.lap(f"{form}: finish")
    return watch.spent


def write_prepared(
    folder: Path, pages: Sequence[tuple[Facts, Context, Context]], out: Path
) -> Iterator[Path]:
    """The files that all processors get: TEI with what the edition knows in it."""
    out.mkdir()
    for facts, page, _ in pages:
        root = parse((folder / facts.file).read_bytes(), facts.file)
        prepare(root, page, facts.file)
        path = out / f"{facts.stem}.xml"
        path.write_bytes(etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True))
        yield path


def by_processors(files: Sequence[Path], runs: int) -> dict[str, Spent]:
    """html.xsl over all files by each processor, in turns; the run that took the least CPU time counts."""
    there = dict(processors(stylesheet_path("html.xsl")))
    best: dict[str, Spent] = {}
    for run in there.values():
        run(files[:5])  # warm
    for _ in range(runs):
        for name, run in there.items():
            best[name] = min(best.get(name, Spent(cpu=1e9)), run(files), key=lambda spent: spent.cpu)
    return best


def sites(volume: Path, out: Path, runs: int) -> Iterator[Site]:
    """The whole site with one worker on one core, and with two on two; the best of so many runs by turns."""
    cores = sorted(os.sched_getaffinity(0))
    best: dict[int, command.Usage] = {}
    for _ in range(runs):
        for workers in (1, 2):
            used = command.build(volume, out, workers, set(cores[:workers]))
            if workers not in best or used.wall < best[workers].wall:
                best[workers] = used
    for workers, used in best.items():
        yield Site(workers, used.wall, used.cpu, used.peak)


def measure(volume: Path, runs: int, scratch: Path) -> Report:
    """All three measurements. The builds come first, while this process is small."""
    before = machine()
    built = [*sites(volume, scratch / "out", runs)]
    with command.held_to({min(os.sched_getaffinity(0))}):
        _, pages = take_apart(volume, scratch / "tei")
        in_stages(scratch / "tei", pages[:20])  # warm
        stages = in_stages(scratch / "tei", pages)
        files = [*write_prepared(scratch / "tei", pages, scratch / "prepared")]
        compared = by_processors(files, runs)
    after = machine()
    for name in ("load", "yardstick"):
        before[name] += f" (after: {after[name]})"
    documents = sum(not facts.is_section for facts, _, _ in pages)
    return Report(before, volume.stem, len(pages), documents, stages, compared, built)


def show(report: Report) -> None:
    """Prints the tables."""
    print(", ".join(f"{name} {value}" for name, value in report.machine.items()))
    print(f"\n{report.volume}: {report.documents} documents, {report.pages} pages\n")
    print("| stage | CPU ms a page |\n|---|--:|")
    for name, spent in report.stages.items():
        times = 3 if name in ("parse", "prepare") else 1  # done for each form here
        print(f"| {name} | {1000 * spent.cpu / report.pages / times:.2f} |")
    print("\n| html.xsl by | CPU ms a page | pages/s (CPU) | pages/s (wall) | of xsltproc (CPU) |")
    print("|---|--:|--:|--:|--:|")
    rival = report.processors.get("xsltproc")
    for name, spent in report.processors.items():
        ratio = f"{rival.cpu / spent.cpu:.2f}" if rival else ""
        print(f"| {name} | {1000 * spent.cpu / report.pages:.2f} | {report.pages / spent.cpu:.0f} "
              f"| {report.pages / spent.wall:.0f} | {ratio} |")  # fmt: skip
    print(f"\n| whole site, workers | wall s | CPU s | wall s for {SCALED} documents | peak MB |")
    print("|--:|--:|--:|--:|--:|")
    for site in report.sites:
        scaled = site.wall * SCALED / report.documents
        print(f"| {site.workers} | {site.wall:.2f} | {site.cpu:.2f} | {scaled:.2f} | {site.peak:.0f} |")


def unpacked(name: str, scratch: Path) -> Path:
    """The TEI of a printed volume; of the largest where no name is given."""
    there = {path.name.partition(".")[0]: path for path in (gold.shared() / "frus/volumes").glob("*.xml.xz")}
    chosen = name or max(there, key=lambda each: there[each].stat().st_size, default="")
    if chosen not in there:
        sys.exit(f"No such volume: {chosen}. There are: {', '.join(sorted(there))}.")
    path = scratch / f"{chosen}.xml"
    path.write_bytes(lzma.decompress(there[chosen].read_bytes()))
    return path


def main() -> None:
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--volume", default="", help="the largest where none is named")
    parser.add_argument("--runs", type=int, default=3, help="the best counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    given = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("This needs Linux: it holds processes to cores, and reads their memory from /proc.")
    with tempfile.TemporaryDirectory(prefix="tei-edition-bench-") as folder:
        report = measure(unpacked(given.volume, Path(folder)), given.runs, Path(folder))
    show(report)
    if given.json:
        given.json.write_text(json.dumps(report._asdict(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
