"""What an old collection is known to have: recorded once, so that only what is new counts.

Knows identities and the file that holds them; knows nothing of paths on this machine. The file is JSON
with an entry on each line, sorted, so that two people's changes seldom meet.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.diagnostics.identity import Identity, identity
from tei_edition.diagnostics.render import json_of
from tei_edition.errors import SettingsError

Known = Counter[Identity]
Baseline = dict[str, Known]
"""For each file, by its path from the baseline's folder: how often each diagnostic is known."""

_VERSION = 1
_KEYS = ("id", "cause", "context", "value")


def may_be_known(diagnostic: Diagnostic) -> bool:
    """Not what keeps a file from being examined: that it cannot be read, or that the work on it failed."""
    return diagnostic.id[0] not in "RB"


def tally(diagnostics: Iterable[Diagnostic]) -> Known:
    """How often each diagnostic that may be known occurs."""
    return Counter(identity(each) for each in diagnostics if may_be_known(each))


def compare(diagnostics: Sequence[Diagnostic], known: Known) -> tuple[list[bool], int]:
    """For each diagnostic whether it is known, the first ones first; and how many known ones are gone."""
    left = Counter(known)
    flags = []
    for each in diagnostics:
        key = identity(each) if left and may_be_known(each) else None
        is_known = key is not None and left[key] > 0
        if is_known and key is not None:
            left[key] -= 1
        flags.append(is_known)
    return flags, sum(left.values())


def dump(baseline: Mapping[str, Known]) -> bytes:
    """The file's bytes; the same for the same baseline."""
    entries = [
        json_of({"file": file, **key._asdict(), "count": count})
        for file in sorted(baseline)
        for key, count in sorted(baseline[file].items())
    ]
    body = "\n" + ",\n".join(entries) + "\n" if entries else ""
    return f'{{"tei-edition baseline": {_VERSION}, "known": [{body}]}}\n'.encode()


def parse(data: bytes, name: str) -> Baseline:
    """Reads the file's bytes. SettingsError (B013) for anything that `dump` has not written."""
    try:
        given = json.loads(data)
    except RecursionError:
        raise broken(name, "it is nested too deeply") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise broken(name, f"it is not JSON ({getattr(error, 'msg', 'not UTF-8')})", line) from None
    if not isinstance(given, dict) or given.get("tei-edition baseline") != _VERSION:
        raise broken(name, f"it does not say “tei-edition baseline”: {_VERSION}")
    entries = given.get("known")
    if not isinstance(entries, list):
        raise broken(name, "it has no list “known”")
    baseline: Baseline = {}
    for number, entry in enumerate(entries, 1):
        file, key, count = _entry(entry, name, number)
        baseline.setdefault(file, Counter())[key] += count  # a merge may have made two of one
    return baseline


def _entry(entry: Any, name: str, number: int) -> tuple[str, Identity, int]:
    given = entry if isinstance(entry, dict) else {}
    parts = [part for key in ("file", *_KEYS) if isinstance(part := given.get(key), str)]
    count = given.get("count")
    if len(parts) <= len(_KEYS) or type(count) is not int or count < 1:
        keys = ", ".join(("file", *_KEYS))
        raise broken(name, f"its entry {number} is not an object with the texts {keys} and a count")
    file, *key = parts
    return file, Identity(*key), count


def broken(name: str, why: str, line: int = 1) -> SettingsError:
    """What is raised for a baseline that cannot be used."""
    said = f"The baseline cannot be used: {why.rstrip('.')}."
    return SettingsError(diagnostic=diagnose("B013", said, Place(name, line)))
