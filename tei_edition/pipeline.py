"""The order of the verbs, written once: read, infer, weave, encode, check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.edition import Edition
from tei_edition.encoding import encode, serialise
from tei_edition.inference import identifier, infer
from tei_edition.inference.facts.entries import with_entries
from tei_edition.inference.facts.gather import gather
from tei_edition.inference.names import Index, compile_index
from tei_edition.inference.review import review
from tei_edition.inference.weave import weave
from tei_edition.model import Finding
from tei_edition.reading import read
from tei_edition.registers import ListFile, load
from tei_edition.source import Source

_OF_SOURCE = ("C001",)  # what is told of the check with a place in the source


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a source. `tei` is None when an error keeps it from being written."""

    document_id: str
    tei: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]


def convert(source: Source, edition: Edition, schema_href: str = "schema") -> Conversion:
    """Turn a source text into TEI, checked before it is given back.

    `schema_href` is the folder of the schemas, relative to the file that the TEI goes to. Never raises
    for what a text holds: that is told by diagnostics.
    """
    from tei_edition.validation import gate
    from tei_edition.validation.conservation import conserved

    page = read(source)
    stem = source.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    index = _index(edition.lists)
    findings = infer(page, stem, index)
    own = identifier(stem, findings)
    woven = weave(page, findings, own)
    header, facts = gather(page, findings, own, (edition.coverage_from, edition.coverage_to))
    if index:
        header = with_entries(header, findings, page, index)
    tei = encode(woven.cable, header, edition, sha256(source.data).hexdigest())
    data = serialise(tei, schema_href)
    diagnostics = [*source.diagnostics, *review(page, findings, woven, own)]
    if not _failed(diagnostics):  # what is refused already would only be refused again
        found = gate.check(data, source.name, tei, lambda root: conserved(page, findings, root))
        diagnostics += _faults(found)
    return Conversion(own, None if _failed(diagnostics) else data, tuple(diagnostics), (*findings, *facts))


@lru_cache(maxsize=8)
def _index(lists: tuple[ListFile, ...]) -> Index | None:
    """The lists of an edition made ready, once in a process; None where there are none."""
    return compile_index(load(lists)) if lists else None


def _failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything keeps the document from being written."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _faults(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors of the check, without lines: they count in a file that is not written. What the check
    warns of, the review has told already, with places in the source."""
    return [
        d if d.id in _OF_SOURCE else d._replace(place=d.place._replace(line=0, column=0))
        for d in found
        if d.severity is Severity.ERROR
    ]
