"""Whether TEI is what it should be: well-formed, valid by every grammar, consistent, conserved.

Importing this package is quick; the schemas are compiled at their first use, once in a process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei_edition.diagnostics import Diagnostic

__all__ = ["prepare", "validate"]


def validate(data: bytes, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a TEI file by the project's schemas: nothing when it is valid.

    In: the bytes of any file, and its name for messages. Out: diagnostics in the order of the
    checks: XML (X), RELAX NG and XSD (G), Schematron (S). No exception for any bytes.
    """
    from tei_edition.validation import gate

    return gate.check(data, name)


def prepare() -> None:
    """Compiles all schemas now, about a second: for a process that will fork workers."""
    from tei_edition.validation import gate

    gate.prepare()
