"""The signature against the heading: who signed, and whether the heading names somebody else.

Knows findings and how names are written; no lists of persons.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tei_edition.finding import by_role
from tei_edition.inference.words.correspondents import begins_with_party
from tei_edition.model import Finding, Role
from tei_edition.source import Span

_WORD = re.compile(r"[^\W\d_]+")
_FILLED_IN = str.maketrans("", "", "[]")  # "L[oy] W. H[ale]": what editors filled in belongs to the name
_NO_SURNAME = frozenset("jr sr de du von van der the le la al el bin ben".split())
# Where a surname alone is a signature: in letters one word is a forename.
_CABLED = re.compile(r"elegram|irgram|essage|Cable")


class Signer(NamedTuple):
    """Who signed: the place of the name, and the name."""

    span: Span
    name: str


def signers(findings: list[Finding], text: str) -> list[Signer]:
    """Who signed the document itself, not its attachments."""
    end = min((f.span.start for f in findings if f.role is Role.ATTACHMENT), default=len(text))
    return [
        Signer(f.span, " ".join(text[slice(*f.span)].split()))
        for f in sorted(by_role(findings).get(Role.PERSON, []))
        if f.value == "signed" and f.span.start < end
    ]


def is_cabled(heading: str) -> bool:
    """Whether a heading calls the document a telegram or another cabled message, or none at all."""
    return bool(_CABLED.search(heading) or begins_with_party(heading))


def another_signed(findings: list[Finding], text: str) -> tuple[Signer, str] | None:
    """The first signature, and whom the heading names as sender, where all signatures have other surnames.

    A signature of initials or of a forename says nothing: then None, as where either is missing.
    """
    head = next((f.span for f in findings if f.role is Role.HEAD and f.rule == "heading"), None)
    signed = signers(findings, text)
    if head is None or not signed:
        return None
    heading = text[slice(*head)]
    senders = [
        " ".join(text[slice(*f.span)].split())
        for f in findings
        if f.role is Role.PERSON and f.value == "from" and head.start <= f.span.start < head.end
    ]
    if not senders or "onversation" in heading or not all(_tells(s.name, heading) for s in signed):
        return None
    known = {word for sender in senders for word in _words(sender)}
    said = {word for signer in signed for word in _words(signer.name)}
    if any(sender.startswith(word) for sender in known for word in said):  # "R McN"
        return None
    return signed[0], " and ".join(senders)


def _tells(name: str, heading: str) -> bool:
    """Whether a signature has a surname."""
    words = name.translate(_FILLED_IN).replace(".", ". ").split()
    last = next((w for w in reversed(words) if w.strip(".,").lower() not in _NO_SURNAME), "").rstrip(",")
    if len(last) < 3 or last.endswith(".") or (last.isupper() and len(last) < 5):
        return False
    return len(words) > 1 or is_cabled(heading)


def _words(name: str) -> set[str]:
    """The words of a name that can be a surname, without accents and case."""
    plain = unicodedata.normalize("NFKD", name.translate(_FILLED_IN))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return {word for word in _WORD.findall(letters) if len(word) > 1 and word not in _NO_SURNAME}
