"""Rules I002-I005, I007, I009, I010, I012: pointers, to the file itself and to others.

Each address is judged once, however often it stands in the file; the elements are looked for only where
there is something to say. Knows addresses as TEI has them; what is in other files is known by `files`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.rules.addresses import Addresses, Verdict
from tei_edition.validation.rules.attributes import ELSEWHERE
from tei_edition.validation.rules.edits import new_value
from tei_edition.validation.rules.subject import FRUS, Subject, T, quoted

_OURS = tuple(f"{space}*" for space in (T, *FRUS))


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the pointers of a file."""
    addresses = Addresses(subject)
    bad = {pair: said for pair in subject.attributes.pointers if (said := _judge(addresses, subject, *pair))}
    names = {name for name, _ in bad}
    if not bad:
        return
    for node in subject.document.root.iter(*_OURS):
        for name in names:
            value = node.get(name)
            if value is not None:
                for verdict in bad.get((name, value), ()):
                    yield _told(subject, node, name, verdict)


def _judge(addresses: Addresses, subject: Subject, name: str, value: str) -> list[Verdict]:
    """What is to be said about the value of a pointer: of its blanks, and of each address in it."""
    bare = value.strip()
    found: list[Verdict] = []
    if name in ELSEWHERE and not bare:
        found.append(Verdict("I010", f"The pointer {name} is empty."))
    elif name in ELSEWHERE and bare != value:
        said = f"White space stands at the beginning or end of {name}: {quoted(bare)}."
        found.append(Verdict("I009", said, bare))
    for token in dict.fromkeys(bare.split()):
        if token[0] == "#" and token[1:] in subject.ids:
            continue
        if token[0] != "#" and name not in ELSEWHERE:
            continue
        verdict = addresses.judge(token)
        if verdict and (name == "target" or not verdict.target_only):
            found.append(verdict._replace(message=f"{name}={quoted(token)}: {verdict.message}"))
    return found


def _told(subject: Subject, node: etree._Element, name: str, verdict: Verdict) -> Diagnostic:
    edits = new_value(subject.document, node, name, verdict.meant) if verdict.rule == "I009" else ()
    hint = verdict.hint or None
    return subject.tell(
        verdict.rule, node, verdict.message, attribute=name, hint=hint, meant=verdict.meant, edits=edits
    )
