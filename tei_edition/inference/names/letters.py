"""One letter alone, which a list has for a person or for a bureau: whether it is that where it stands.

Knows how cables are routed and how labels are written; no list.
"""

from __future__ import annotations

import re

_ROUTED = re.compile(r"\b(?:TO|To|FROM|From|THROUGH|Through): ?$")
_LABEL = re.compile(r"\b[^\W\d_a-z][^\W\d_]+ $")  # `Box X`, `Tab X`
_WORDS = "AIO"  # letters that are words, or figures


def is_cover_name(text: str, start: int, end: int) -> bool:
    """Whether a letter is a word in running text, as somebody's cover name is: `told X that`; no
    initial, figure or label."""
    before, after = text[max(0, start - 14) : start], text[end : end + 2]
    if text[start] in _WORDS or before[-1:] != " " or before[-2:-1] == "\n" or _LABEL.search(before):
        return False
    return after[:1] in (*",;:?’'",) or (after[:1] == " " and after[1:].isalpha())


def is_bureau(text: str, start: int, end: int) -> bool:
    """Whether a letter stands where the bureau of somebody does: at the end of a line or before a slash
    behind a comma (`Mr. Hale, L`, `Miss Marsh, L/UNA`), or where a memorandum says from whom it is."""
    before, after = text[max(0, start - 12) : start], text[end : end + 3]
    if before.endswith(", "):
        return after[:1] in ("", "\n") or (after[:1] == "/" and after[1:].isupper())
    return bool(_ROUTED.search(before)) and after.strip(" ")[:1] in ("-", "–", "—", "\n")
