"""The words for each kind of fault: a sentence that says what is wrong, and one that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from tei_edition.validation.explain.wording import attributes, elements, texts
from tei_edition.validation.explain.wording.case import Case, Words
from tei_edition.validation.fault import Kind

WORDING: dict[Kind, Callable[[Case], Words]] = {
    Kind.UNKNOWN_ELEMENT: elements.unknown,
    Kind.WRONG_NAMESPACE: elements.wrong_namespace,
    Kind.MISPLACED_ELEMENT: elements.misplaced,
    Kind.MISSING_CHILD: elements.missing,
    Kind.MISSING_ATTRIBUTE: attributes.missing,
    Kind.UNKNOWN_ATTRIBUTE: attributes.unknown,
    Kind.BAD_VALUE: attributes.bad_value,
    Kind.TEXT_NOT_ALLOWED: texts.not_allowed,
    Kind.BAD_TEXT: texts.bad,
    Kind.OTHER: texts.other,
}

__all__ = ["WORDING", "Case", "Words"]
