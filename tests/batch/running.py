"""A stand-in for the conversion, so that a test of the batch is about the batch alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_edition.batch import work
from tei_edition.batch.inputs import find
from tei_edition.batch.job import Outcome
from tei_edition.batch.run import Options, convert_all
from tei_edition.batch.summary import Summary
from tei_edition.corrections import NONE, Corrections
from tei_edition.diagnostics import Diagnostic, Place, Severity
from tei_edition.edition import Edition
from tei_edition.header import Neighbours
from tei_edition.pipeline import Conversion
from tei_edition.source import Source

Runner = Callable[..., tuple[Summary, list[Outcome]]]


def stand_in(
    source: Source,
    edition: Edition,
    schema_href: str = "schema",
    corrections: Corrections = NONE,
    between: Neighbours | None = None,
) -> Conversion:
    """`N. words`: document dN. WARN, BUG, MEMORY, INTERRUPT and FAIL do what they say."""
    number = re.match(r"(\d+)", source.text)
    told = [
        Diagnostic("N001", Severity.WARNING, "warned", Place(source.name, 1, 1))
        for _ in range(source.text.count("WARN"))
    ]
    if "BUG" in source.text:
        raise ZeroDivisionError("division by zero")
    if "MEMORY" in source.text:
        raise MemoryError
    if "INTERRUPT" in source.text:
        raise KeyboardInterrupt
    if not number or "FAIL" in source.text:
        told.append(Diagnostic("D001", Severity.ERROR, "failed", Place(source.name, 1, 1)))
        return Conversion("", None, tuple(told), ())
    tei = f"<TEI href='{schema_href}' title='{edition.title}'>{source.text}</TEI>"
    return Conversion(f"d{number[1]}", tei.encode(), tuple(told), ())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Runs a conversion of a folder with the stand-in; gives the summary and the outcomes."""
    monkeypatch.setattr(work, "convert", stand_in)

    def runner(source: Path | list[Path], out: Path, **more: object) -> tuple[Summary, list[Outcome]]:
        outcomes: list[Outcome] = []
        given = source if isinstance(source, list) else [source]
        found = list(find([str(path) for path in given], ".txt", leave_out=out))
        options = Options(**more)  # type: ignore[arg-type]
        return convert_all(found, out, options, outcomes.append), outcomes

    return runner


@pytest.fixture
def texts(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of texts: texts(a="1. one") makes in/a.txt; `__` stands for a slash."""

    def make(**given: str) -> Path:
        folder = tmp_path / "in"
        for name, text in given.items():
            path = folder / (name.replace("__", "/") + ".txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return folder

    return make
