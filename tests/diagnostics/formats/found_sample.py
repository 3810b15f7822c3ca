"""What a run may find, made by hand: the formats are held against it."""

from __future__ import annotations

from collections.abc import Iterable

from tei_edition.diagnostics import Detail, Diagnostic, Edit, Place, Severity
from tei_edition.diagnostics.excerpt import Lines
from tei_edition.diagnostics.formats import FORMATS, Look, make
from tei_edition.diagnostics.found import Found, Judge, Shown, Totals, select

TEXT = """<?xml version="1.0"?>
<body>
\t<para>Sir: 國務院 has <hi rend="x">e\u0301</hi>
<date when="1962-13-01">today</date>
<para/>
</body>
"""
RNG = Judge("tei_all.rng", "--schema")


def told(
    line: int,
    column: int,
    *,
    id: str = "G001",
    severity: Severity = Severity.ERROR,
    message: str = "TEI has no element “para”.",
    hint: str = "Write “p”.",
    detail: Detail | None = None,
    file: str = "letters/a b.xml",
) -> Diagnostic:
    """A diagnostic."""
    given = detail or Detail("para", "body", meant="p", cause="para")
    return Diagnostic(id, severity, message, Place(file, line, column, "/body/para[1]", "d1"), hint, given)


def found(name: str, diagnostics: Iterable[Diagnostic], status: str = "failed", text: str = TEXT) -> Found:
    """What was found in one file."""
    lines = Lines(text.encode("utf-8", "surrogatepass"), "utf-8")
    chosen = select(list(diagnostics))
    shown = tuple(Shown(each, lines.excerpt(each)) for each in chosen.kept)
    return Found(name, status, shown, chosen.causes, chosen.severities, (RNG,))


DATE = told(
    4,
    1,
    message="The value “1962-13-01” of @when is no date: 100 % wrong.",
    hint="Write a date such as 1962-10-22.",
    detail=Detail("date", "body", "when", "1962-13-01", ("1962-10-22",), cause="when", engine="libxml2"),
)
FIRST = found(
    "letters/a b.xml",
    [
        told(3, 2, detail=Detail("para", "body", meant="p", cause="para", edits=(Edit(30, 34, "p"),))),
        DATE,
        told(5, 1),
    ],
)
CLEAN = Found("letters/b.xml", judges=(RNG,))
WARNED = found(
    "c:d,e.xml",
    [told(0, 0, id="X001", severity=Severity.WARNING, message="A doubt.", hint="", file="c:d,e.xml")],
    status="ok",
)
GONE = found(
    "none.xml",
    [told(1, 1, id="R001", message="There is no such file.", detail=Detail(), file="none.xml")],
    status="unreadable",
    text="",
)
RUN = (FIRST, CLEAN, WARNED, GONE)


def shown_as(name: str, run: Iterable[Found] = RUN, **look: object) -> str:
    """What a format makes of a run."""
    assert name in FORMATS
    form = make(name, Look("1.2.3", **look))  # type: ignore[arg-type]
    files = list(run)
    totals = Totals(len(files))
    pieces = [*form.begin()]
    for each in files:
        totals.add(each)
        pieces += form.file(each)
    return "".join((*pieces, *form.end(totals)))
