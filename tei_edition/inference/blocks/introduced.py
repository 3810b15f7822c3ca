"""What a paragraph that ends with a colon holds: the list or the quotation that it introduces.

The volumes that print a file number above the heading, those before 1952, are encoded so; in the later
ones list and quotation stand beside the paragraph. Knows lines and findings; not what a list is.
"""

from __future__ import annotations

import re

from tei_edition.corrections.correction import RULE
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_HOLDERS = frozenset((Role.ATTACHMENT, Role.OPENER))
_LONGEST = 20  # blocks of a quotation
_NUMBER = re.compile(r"\s*[0-9]{1,5}\.$")  # of a telegram that is one list
_OPENS = re.compile(r"“|[0-9]{1,2}\.\s+“")  # the number of a list may stand before the mark


def introduced(view: View, blocks: list[Finding]) -> list[Finding]:
    """The blocks, with each list or quotation in the paragraph that introduces it."""
    if not view.filed:
        return blocks
    order = _outermost(blocks)
    changed: dict[Finding, Finding] = {}
    quotes: list[Finding] = []
    for index, found in enumerate(order[:-1]):
        following = order[index + 1]
        if found.role is not Role.PARAGRAPH or found.rule == RULE or not _introduces(view, found, following):
            continue
        quote = _quotation(view, order[index + 1 : index + 1 + _LONGEST])
        quotes += quote
        end = quote[0].span.end if quote else 0
        if not quote and following.role is Role.LIST and not following.value:
            end = following.span.end
        if end:
            changed[found] = found._replace(span=Span(found.span.start, end))
    return [changed.get(found, found) for found in blocks] + quotes


def _outermost(blocks: list[Finding]) -> list[Finding]:
    """The blocks that stand in no other, in the order of the text; what holds whole parts is no block."""
    order: list[Finding] = []
    for found in sorted(blocks, key=lambda f: (f.span.start, -f.span.end)):
        if found.role in _HOLDERS or found.role is Role.LINE_BREAK:
            continue
        if not order or found.span.start >= order[-1].span.end:
            order.append(found)
    return order


def _introduces(view: View, found: Finding, following: Finding) -> bool:
    """Whether a paragraph introduces what follows: it ends with a colon, or is but a telegram's number."""
    words = view.text[slice(*found.span)].rstrip(" —–-")
    return words.endswith(":") or (following.role is Role.LIST and bool(_NUMBER.match(words)))


def _quotation(view: View, run: list[Finding]) -> list[Finding]:
    """Sees blocks from an opening to a closing quotation mark. `“We agree.”` Wrong: words in quotes that
    begin a paragraph, where the words after them end in quotes too."""
    for count, found in enumerate(run):
        words = view.text[slice(*found.span)].strip()
        if found.role not in (Role.PARAGRAPH, Role.LIST) or (not count and not _OPENS.match(words)):
            break
        if words.rstrip(" .)").endswith("”"):
            if words.count("“") > 1 and not count and _is_mixed(words):
                break
            span = Span(run[0].span.start, found.span.end)
            evidence = "it follows a colon, between quotation marks"
            return [Finding(span, Role.QUOTE, Certainty.LOW, "quotation", evidence)]
    return []


def _is_mixed(words: str) -> bool:
    """Whether the first quotation ends before the paragraph does."""
    return "”" in words[: words.rfind("“")]
