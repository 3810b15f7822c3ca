"""The lock of an edition's addresses: what was published once must not vanish, for others have cited it.

Knows addresses as lines of a text, `d43.html` and `d43.html#d43fn2`; opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.publishing.survey import Survey, page_name

NAME = "ids.lock"
_HEAD = (
    "# The addresses of an edition that must not vanish, written by tei-edition build --lock-ids.",
    "# To give one up, delete its line.",
)
_FEW = 5


def addresses(found: Survey) -> frozenset[str]:
    """The pages of the documents, and the notes and printed pages in them that bear an xml:id."""
    pages = {page_name(facts.stem): facts.ids for facts in found.facts}
    return frozenset(pages) | {f"{page}#{name}" for page, ids in pages.items() for name in ids}


def read(text: str) -> frozenset[str]:
    """The addresses of a lock file; what begins with "# " is none."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def written(locked: Iterable[str]) -> str:
    """The lock file of these addresses."""
    return "\n".join((*_HEAD, *sorted(set(locked)))) + "\n"


def vanished(locked: frozenset[str], there: frozenset[str], name: str) -> Iterator[Diagnostic]:
    """T011 for each page that is gone, or has lost ids; `name` is the lock file's."""
    gone = sorted(locked - there)
    for page, found in groupby(gone, key=lambda address: address.partition("#")[0]):
        ids = [address.partition("#")[2] for address in found]
        if ids[0] == "":
            said = f"The page {page} was published once and is gone."
        else:
            more = f" and {len(ids) - _FEW} more" if len(ids) > _FEW else ""
            said = f"What was published once in {page} is gone: {', '.join(ids[:_FEW])}{more}."
        yield diagnose("T011", said, Place(name, 1, 1))
