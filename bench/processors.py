"""XSLT processors over the same files: bytes of prepared TEI in, bytes of a page out.

Knows how each is run; knows nothing of what the files are. As these are rivals, they are called as one would
call them, a process started and a stylesheet compiled before the clock runs.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import etree
from stopwatch import Spent, now, since

from tei_edition.rendering.stylesheets import load

Processor = Callable[[Sequence[Path]], Spent]


def processors(stylesheet: Path) -> Iterator[tuple[str, Processor]]:
    """The name of each processor that is installed, and what runs the stylesheet by it."""
    yield "lxml", _lxml(stylesheet)
    if shutil.which("xsltproc"):
        yield "xsltproc", _xsltproc(stylesheet)
    try:
        from saxonche import PySaxonProcessor
    except ImportError:
        return
    yield "Saxon-HE", _saxon(stylesheet, PySaxonProcessor)


def _lxml(stylesheet: Path) -> Processor:
    transform = load(stylesheet)

    def run(files: Sequence[Path]) -> Spent:
        start = now()
        for path in files:
            bytes(transform(etree.parse(path)))
        return since(start)

    return run


def _xsltproc(stylesheet: Path) -> Processor:
    """One process over all files; what it takes for one file more than once less is its start."""

    def process(files: Sequence[Path]) -> Spent:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        line = ["xsltproc", "--nonet", stylesheet, *files]
        subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def run(files: Sequence[Path]) -> Spent:
        once, twice = process(files), process([*files, *files])
        return Spent(twice.wall - once.wall, twice.cpu - once.cpu)

    return run


def _saxon(stylesheet: Path, make: Callable[..., object]) -> Processor:
    processor: object = make(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))  # type: ignore[attr-defined]

    def run(files: Sequence[Path]) -> Spent:
        start = now()
        for path in files:
            compiled.transform_to_string(source_file=str(path))
        return since(start)

    return run
