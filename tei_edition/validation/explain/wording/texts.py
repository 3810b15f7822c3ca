"""Words for text where none may be, for text of a wrong form, and for all else. Knows language only."""

from __future__ import annotations

from tei_edition.validation.explain.wording.case import Case, Words, quoted, tags, value
from tei_edition.validation.explain.wording.examples import example


def not_allowed(case: Case) -> Words:
    """Text in an element that may not hold it."""
    fault = case.fault
    may = f"; it may hold {tags(fault.allowed, 'or')}" if fault.allowed else ", and must be empty"
    message = f"The element {case.here} may not hold the text {value(fault.value)} itself{may}."
    if not fault.allowed:
        return Words(message, f"Move the text out of <{case.element}>, or remove it.")
    name = fault.allowed[0]
    text = value(fault.value)[1:-1]
    return Words(message, f"Put the text into an element, such as <{name}>{text}</{name}>, or remove it.")


def bad(case: Case) -> Words:
    """Text that has not the form that is asked for."""
    fault = case.fault
    held = f"hold {value(fault.value)}" if fault.value else "be empty"
    said = f"The element {case.here} may not {held}"
    if fault.allowed:
        return Words(f"{said}; it may hold {quoted(fault.allowed)}.", "Write one of these.")
    known = example("", fault.reason.split())
    if known is None:
        return Words(f"{said}.", f"Correct the text of <{case.element}> by {case.source}.")
    form = f"<{case.element}>{known.shown}</{case.element}>"
    return Words(f"{said}.", f"Write {known.what}, such as {form}.")


def other(case: Case) -> Words:
    """What an engine says in its own words."""
    reason = case.fault.reason.strip().rstrip(".")
    message = f"The element {case.here} is not valid: {reason}."
    return Words(message, f"Compare <{case.element}> with its definition in {case.source}.")
