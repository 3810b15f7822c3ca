"""For servers that show tests: a file is a test, and what is wrong with it is its failure.

Knows the format that JUnit's own task writes, as Jenkins, GitLab and others read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.formats.format import Format, Look
from tei_edition.diagnostics.formats.markup import attribute, text
from tei_edition.diagnostics.formats.spool import Spool
from tei_edition.diagnostics.formats.words import count
from tei_edition.diagnostics.found import Found, Totals
from tei_edition.diagnostics.render import as_text

_NOT_EXAMINED = ("unreadable", "refused", "lost")


class JUnit(Format):
    """One suite with a case for each file. Its counts stand before the cases, so these must wait."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._cases = Spool()

    def file(self, found: Found) -> Iterator[str]:
        """Keeps the case of a file."""
        self._cases.add("".join(_case(found)))
        yield from ()

    def end(self, totals: Totals) -> Iterator[str]:
        """The suite."""
        errors = sum(totals.statuses[status] for status in _NOT_EXAMINED)
        tests, failures = sum(totals.statuses.values()), totals.statuses["failed"]
        counts = f'tests="{tests}" failures="{failures}" errors="{errors}"'
        name = f"tei-edition {self.look.command}"
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{name}" {counts}>\n'
        yield f'<testsuite name="{name}" {counts} skipped="0">\n'
        yield f'<properties><property name="version" value="{attribute(self.look.version)}"/></properties>\n'
        yield from self._cases.pour()
        yield "</testsuite>\n</testsuites>\n"


def _case(found: Found) -> Iterator[str]:
    told = "\n".join(as_text(shown.diagnostic) for shown in found.shown if not shown.known)
    yield f'<testcase classname="tei-edition" name="{attribute(found.name)}"'
    if found.status == "ok" and not told:
        yield "/>\n"
        return
    yield ">"
    if found.status == "ok":
        yield f"<system-out>{text(told)}</system-out>"
    else:
        element = "error" if found.status in _NOT_EXAMINED else "failure"
        yield f'<{element} type="{attribute(_type(found))}" message="{attribute(_message(found))}">'
        yield f"{text(told)}</{element}>"
    yield "</testcase>\n"


def _type(found: Found) -> str:
    """The id of the first error."""
    ids = (s.diagnostic.id for s in found.shown if s.diagnostic.severity is Severity.ERROR and not s.known)
    return next(ids, found.status)


def _message(found: Found) -> str:
    return (
        f"{count(found.number(Severity.ERROR), 'error')}, {count(found.number(Severity.WARNING), 'warning')}"
    )


FORMAT = JUnit
