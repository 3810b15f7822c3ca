"""Corrections of what the rules have found: the type of a list, the value of a date, what was checked.

Knows findings; knows nothing of the rules that made them.
"""

from __future__ import annotations

from tei_edition.corrections.correction import RULE, Corrections, Kind
from tei_edition.corrections.fit import Later, MisfitError, Ruling, chosen, evidence, told
from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.finding import PARTS
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_POINTS = frozenset(
    (Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.NOTE_LINK, Role.LINE_BREAK, Role.BULLET, Role.NOTE_NUMBER)
)
_OF_WORDS = frozenset((Role.PLACE, Role.PERSON, Role.OFFICE, Role.MESSAGE_NUMBER, Role.REFERENCE, Role.DATE))
_HOLDERS = frozenset(
    (Role.ATTACHMENT, Role.OPENER, Role.CLOSER, Role.QUOTE, Role.POSTSCRIPT, Role.LIST, Role.ITEM)
)
_PARTS = PARTS | {Role.ITEM: PARTS[Role.LIST]}


def prevail(blocks: list[Finding]) -> list[Finding]:
    """The blocks without those of the rules that share lines with an editor's, but for what holds it."""
    own = [finding for finding in blocks if finding.rule == RULE]
    if not own:
        return blocks
    return [f for f in blocks if f.rule == RULE or not any(_yields(f, editors) for editors in own)]


def _yields(finding: Finding, editors: Finding) -> bool:
    (start, end), (first, last) = finding.span, editors.span
    if finding.role in _POINTS or finding.role is Role.DOCUMENT_NUMBER or start >= last or first >= end:
        return False
    if (start, end) == (first, last):
        return finding.role not in (Role.OPENER, Role.CLOSER, Role.ATTACHMENT)
    return not (start <= first and last <= end and finding.role in _HOLDERS)


def apply(
    corrections: Corrections, ruling: Ruling, findings: list[Finding]
) -> tuple[list[Finding], list[Diagnostic]]:
    """The findings as corrected, and what fits them no longer."""
    misfits = []
    for later in ruling.later:
        try:
            findings = _applied(later, findings, corrections.name)
        except MisfitError as misfit:
            misfits.append(told(corrections, later.correction.line, misfit))
    return findings, misfits


def _applied(later: Later, findings: list[Finding], name: str) -> list[Finding]:
    match later.correction.kind:
        case Kind.LIST:
            return _list(later, findings, name)
        case Kind.DATE:
            return _date(later, findings, name)
        case _:
            return _checked(later, findings, name)


def _list(later: Later, findings: list[Finding], name: str) -> list[Finding]:
    """With another type for the outermost list that begins at a place."""
    entry = later.correction
    found = _beginning(findings, Role.LIST, later)
    if not found:
        raise MisfitError("K004", f"No list begins with “{entry.words}”: a [[block]] can make one.")
    old = found[chosen(entry, list(found))]
    new = old._replace(
        certainty=Certainty.HIGH,
        rule=RULE,
        evidence=evidence(entry, name),
        value=entry.list_type,
        resp=entry.editor,
    )
    return [new if finding is old else finding for finding in findings]


def _date(later: Later, findings: list[Finding], name: str) -> list[Finding]:
    """With the words as a date of that value; what was found in them, and crosses it, gives way."""
    entry = later.correction
    dates = [f.span for f in findings if f.role is Role.DATE]
    dated = [s for s in later.spans if any(a < s.end and s.start < b for a, b in dates)]
    span = chosen(entry, dated or list(later.spans))
    new = Finding(span, Role.DATE, Certainty.HIGH, RULE, evidence(entry, name), entry.value, entry.editor)
    kept = [finding for finding in findings if not _gives_way(finding, span)]
    return [*kept, new]


def _gives_way(finding: Finding, span: Span) -> bool:
    """Whether words that were marked cannot stay beside a date: dates that share a character with it,
    and what crosses it."""
    (first, last), (start, end) = finding.span, span
    if finding.role not in _OF_WORDS or first >= end or start >= last:
        return False
    holds = (start <= first and last <= end) or (first <= start and end <= last)
    return finding.role is Role.DATE or not holds


def _checked(later: Later, findings: list[Finding], name: str) -> list[Finding]:
    """With the decision at a place as certain as if the editor had made it."""
    entry = later.correction
    assert entry.role
    found = _beginning(findings, entry.role, later)
    if not found:
        said = f"What begins with “{entry.words}” is no longer taken for a {entry.role.value}."
        raise MisfitError("K004", said)
    seen = found[chosen(entry, list(found))]
    sure = {seen}
    parts = _PARTS.get(entry.role, ())  # who looked at a list has seen what is in it
    start, end = seen.span
    sure |= {f for f in findings if f.role in parts and start <= f.span.start and f.span.end <= end}
    told_by = f"; checked by an editor: {name}, line {entry.line}"
    return [
        f._replace(certainty=Certainty.HIGH, evidence=f.evidence + told_by, resp=entry.editor)
        if f in sure
        else f
        for f in findings
    ]


def _beginning(findings: list[Finding], role: Role, later: Later) -> dict[Span, Finding]:
    """The longest finding of a role that begins with the words, for each place where one does.

    The words may begin with a bullet or a bracket that the finding leaves out.
    """
    found: dict[Span, Finding] = {}
    for finding in findings:
        if finding.role is role:
            place = next((s for s in later.spans if s.start <= finding.span.start < s.end), None)
            if place and (place not in found or _rank(finding, place) > _rank(found[place], place)):
                found[place] = finding
    return found


def _rank(finding: Finding, place: Span) -> tuple[bool, int]:
    return finding.span.start == place.start, finding.span.end - finding.span.start
