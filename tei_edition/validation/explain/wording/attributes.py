"""Words for attributes: unknown ones, missing ones, wrong values. Knows language and faults only."""

from __future__ import annotations

from tei_edition.validation.explain.nearest import foreign, only_case
from tei_edition.validation.explain.wording.case import Case, Words, enumerated, quoted, value
from tei_edition.validation.explain.wording.examples import example


def unknown(case: Case) -> Words:
    """An attribute that the element may not have."""
    fault = case.fault
    name, meant = fault.attribute, fault.meant
    may = f"; it may have {enumerated(list(fault.allowed))}" if fault.allowed else ""
    message = f"The element {case.here} may not have the attribute {name}={value(fault.value)}{may}."
    if not meant:
        return Words(
            message, f"Remove {name}={value(fault.value)}, or say it with an attribute that it may have."
        )
    if only_case(name, meant):
        return Words(
            message, f"Write {meant} instead of {name}: capitals and small letters are not the same."
        )
    if meant in foreign(name).names:
        thing = foreign(name).thing
        return Words(
            message,
            f"Write {meant}={value(fault.value)} instead of {name}: it is TEI's attribute for {thing}.",
        )
    return Words(message, f"Write {meant} instead of {name}, if that is meant; else remove it.")


def missing(case: Case) -> Words:
    """An attribute that the element must have."""
    fault = case.fault
    may = f", which may be {quoted(fault.allowed)}" if fault.allowed else ""
    message = f"The element {case.here} lacks the attribute {fault.attribute}{may}."
    known = example(fault.attribute, fault.reason.split())
    sample = fault.allowed[0] if fault.allowed else known.shown if known else "..."
    what = f": {known.what}" if known and not fault.allowed else ""
    return Words(
        message, f'Write it into the tag, such as <{case.element} {fault.attribute}="{sample}">{what}.'
    )


def bad_value(case: Case) -> Words:
    """An attribute with a value that it may not have."""
    fault = case.fault
    if fault.after is not None:
        return _twice(case)
    said = f"The attribute {fault.attribute} of {case.here} may not be {value(fault.value)}"
    if fault.allowed:
        return Words(f"{said}; it may be {quoted(fault.allowed)}.", _listed(case))
    known = example(fault.attribute, fault.reason.split())
    if known is None:
        return Words(f"{said}.", f"Correct the value of {fault.attribute}, or remove the attribute.")
    return Words(f"{said}.", f'Write {known.what}, such as {fault.attribute}="{known.shown}".')


def _listed(case: Case) -> str:
    fault = case.fault
    if fault.meant:
        return f'Write {fault.attribute}="{fault.meant}", if that is meant, or another of the values.'
    return f'Write one of the values that are listed, such as {fault.attribute}="{fault.allowed[0]}".'


def _twice(case: Case) -> Words:
    fault = case.fault
    assert fault.after is not None
    line = case.line(fault.after)
    name = f"{fault.attribute}={value(fault.value)}"
    message = f"The {name} of {case.here} stands in line {line} already; each may stand once in a file."
    return Words(message, "Give one of the two another name, and let what points to it name the right one.")
