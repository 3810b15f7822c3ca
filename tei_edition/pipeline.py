"""The order of the verbs, written once: read, infer, weave, encode, check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from tei_edition.corrections import NONE, Corrections, apply, fit
from tei_edition.diagnostics import Diagnostic, Place, Severity
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.doubt import Doubt
from tei_edition.edition import Edition
from tei_edition.encoding import encode, serialise
from tei_edition.encoding.profiles.frus import SCHEMAS, frus, words_of
from tei_edition.encoding.tree import Element
from tei_edition.header import Dating, Neighbours
from tei_edition.inference import identifier, infer
from tei_edition.inference.doubts import doubts
from tei_edition.inference.facts.entries import with_entries
from tei_edition.inference.facts.gather import gather
from tei_edition.inference.names import Index, compile_index
from tei_edition.inference.names.mentions import by_nearness, first_mentions
from tei_edition.inference.review import review
from tei_edition.inference.weave import weave
from tei_edition.model import Finding
from tei_edition.reading import read
from tei_edition.reading.dress.told import clothes, layout_findings, told
from tei_edition.registers import ListFile, load
from tei_edition.source import Source

_OF_SOURCE = ("C001",)  # what is told of the check with a place in the source


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a source. `tei` is None when an error keeps it from being written; `dating` is how the
    header dates the document, None where nothing tells."""

    document_id: str
    tei: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...] = ()
    dating: Dating | None = None
    kind: str = ""


def convert(
    source: Source,
    edition: Edition,
    schema_href: str = "schema",
    corrections: Corrections = NONE,
    between: Neighbours | None = None,
) -> Conversion:
    """Turn a source text into TEI, checked before it is given back.

    `schema_href` is the folder of the schemas, relative to the TEI's file; `between` are the dated documents
    beside it. Never raises for what a text holds: that is told by diagnostics.
    """
    from tei_edition.validation import gate
    from tei_edition.validation.conservation import conserved

    page = read(source)
    stem = source.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    ruling = fit(corrections, page)
    index = _index(edition.lists)
    findings, misfits = apply(corrections, ruling, infer(page, stem, ruling, index))
    everywhere = by_nearness(findings) if edition.shared_names == "nearest" else findings
    findings = first_mentions(everywhere, page) if edition.mentions == "first" else everywhere
    own = identifier(stem, findings)
    woven = weave(page, findings, own, ruling.without)
    header, facts = gather(page, findings, own, (edition.coverage_from, edition.coverage_to), between)
    header = header._replace(correctors=corrections.editors, laid_out=tuple(clothes(page.source)))
    header = with_entries(header, [*everywhere, *facts], page, index) if index else header
    tei = encode(woven.cable, header, edition, sha256(source.data).hexdigest())
    volume = frus(tei, edition) if edition.profile == "frus" else None
    data = serialise(tei, schema_href)
    diagnostics = [*source.diagnostics, *told(page.source), *ruling.misfits, *misfits]
    diagnostics += review(page, findings, woven, own, ruling.without)
    if not _failed(diagnostics):  # what is refused already would only be refused again
        found = gate.check(data, source.name, tei, lambda root: conserved(page, findings, root))
        diagnostics += _faults(found)
    if corrections is not NONE and _failed(diagnostics) and convert(source, edition, schema_href).tei:
        diagnostics.append(_corrections_fail(corrections))
    if volume is not None and not _failed(diagnostics):
        data, more = _as_in_volume(volume, tei, schema_href, source.name)
        diagnostics += more
    known = [*findings, *facts]
    return Conversion(
        own,
        None if _failed(diagnostics) else data,
        tuple(diagnostics),
        _in_file(page.source, source, known),
        doubts(page, known, woven, ruling.without),
        header.dating,
        header.kind,
    )


def _corrections_fail(corrections: Corrections) -> Diagnostic:
    said = "The document cannot be written with these corrections."
    return diagnose("K005", said, Place(corrections.name, 1, 1))


def _in_file(read: Source, given: Source, findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings with places in the file's own text, where another layout of it was read."""
    if read is given:
        return tuple(findings)
    return (*layout_findings(read), *(f._replace(span=read.original(f.span)) for f in findings))


def _as_in_volume(
    volume: Element, tei: Element, schema_href: str, name: str
) -> tuple[bytes, list[Diagnostic]]:
    """The bytes of a document in the volumes' encoding, and what is wrong with it: it is what was built,
    valid by the volumes' grammar, and has the words of the document that was checked before."""
    from tei_edition.validation import gate

    data = serialise(volume, schema_href, SCHEMAS)
    found = _faults(gate.check(data, name, volume))
    if words_of(volume) != words_of(tei):
        found.append(diagnose("C001", "The words differ from those of the document.", Place(name, 1, 1)))
    return data, found


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
