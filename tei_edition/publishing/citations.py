"""Where the references of an edition lead: to a document of it, to another volume, or nowhere.

Knows the forms of pointers and the ids of the edition; no XML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.mentions import Reference
from tei_edition.publishing.survey import Survey
from tei_edition.rendering import Context
from tei_edition.rendering.links import document_of, parts_of

_NOTE_ID = re.compile(r"(d\d\w*?)fn.+")
_DOCUMENT_ID = re.compile(r"d\d\w*")
_NAMED = 12  # how many targets a message names


class Citation(NamedTuple):
    """A reference with what became of its pointer.

    `kind` is document, note, page, volume, telegram or web. `status` is edition (it is there), missing (of
    this volume, but not in the edition), series (another volume), web, dead (leads nowhere), or unresolved
    (a message that is named, but not known).
    """

    citing: str
    reference: Reference
    kind: str
    status: str
    volume: str
    document: str
    identifier: str

    @property
    def target(self) -> str:
        """What is meant, in short: d41, d41fn2, pg_12, frus1969-76v18#d1; '' if it is not known."""
        if self.status == "series":
            return "#".join(filter(None, (self.volume, self.identifier)))
        return self.identifier


def citations(found: Survey, volume: str) -> Iterator[Citation]:
    """The references of all documents, in reading order; a message that is named without a pointer is the
    one of the edition that is meant, if one is."""
    context = Context(documents=found.entries, pages=found.pages, volume=volume)
    for facts in found.facts:
        messages = iter(found.meant[facts.id])
        for reference in facts.references:
            meant = next(messages) if reference.is_open else ""
            if meant:
                yield Citation(facts.id, reference, "telegram", "edition", volume, meant, meant)
            else:
                yield _citation(facts, reference, context)


def _citation(facts: Facts, reference: Reference, context: Context) -> Citation:
    volume, wanted = parts_of(reference.target)
    volume = "" if volume == context.volume and wanted else volume
    message = "telegram" if reference.is_message else ""
    if not reference.target:
        return Citation(facts.id, reference, message or "document", "unresolved", "", "", "")
    if reference.target.startswith(("http:", "https:", "mailto:")):
        return Citation(facts.id, reference, "web", "web", "", "", "")
    kind = message or _kind(wanted)
    if volume:
        document = _document(wanted, {})
        return Citation(facts.id, reference, kind, "series", volume, document, wanted)
    own = facts.id if wanted in facts.ids else document_of(wanted, context)
    entry = context.documents.get(own)
    if entry is not None:
        status = "edition" if wanted == entry.id or wanted in entry.ids or wanted in facts.ids else "dead"
        return Citation(facts.id, reference, kind, status, context.volume, entry.id, wanted)
    document = _document(wanted, context.pages)
    status = "missing" if document or wanted.startswith("pg_") else "dead"
    return Citation(facts.id, reference, kind, status, context.volume, document, wanted)


def _kind(wanted: str) -> str:
    """What an id is the id of."""
    if not wanted:
        return "volume"
    if wanted.startswith("pg_"):
        return "page"
    return "note" if _NOTE_ID.fullmatch(wanted) else "document"


def _document(wanted: str, pages: Mapping[str, str]) -> str:
    """The document that an id is in; '' for a page that no document is known of."""
    note = _NOTE_ID.fullmatch(wanted)
    if note:
        return note[1]
    return pages.get(wanted, "") or (wanted if _DOCUMENT_ID.fullmatch(wanted) else "")


def missing(found: Iterable[Citation]) -> Iterator[Diagnostic]:
    """T009, once for all references into the volume to what the edition does not have."""
    counts = Counter(c.document or c.identifier for c in found if c.status == "missing")
    if not counts:
        return
    named = [f"{target} ({count})" if count > 1 else target for target, count in counts.most_common(_NAMED)]
    more = f" and {len(counts) - _NAMED} more" if len(counts) > _NAMED else ""
    total = sum(counts.values())
    said = (
        f"{total} reference{'s lead' if total != 1 else ' leads'} to {len(counts)} "
        f"document{'s' if len(counts) != 1 else ''} or pages of this volume that the edition does not have: "
        f"{', '.join(named)}{more}. They are in references.csv."
    )
    yield diagnose("T009", said, Place("references.csv"))
