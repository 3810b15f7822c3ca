"""From an engine's no to words that help: what, in which parent, what is allowed, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import CATALOGUE, diagnose
from tei_edition.validation.document import Document
from tei_edition.validation.fault import Fault
from tei_edition.validation.schemas.schema import Schema


def explain(document: Document, schema: Schema, faults: Sequence[Fault]) -> Iterator[Diagnostic]:
    """A diagnostic for each thing that is wrong, in the order of the document.

    `faults` are what the engine found; a grammar is walked again for what the engine did not say.
    """
    for fault in faults:
        yield diagnose(
            fault.engine if fault.engine in CATALOGUE else "G001",
            f"The document is not valid: {fault.reason}.",
            document.place(fault.node),
        )
