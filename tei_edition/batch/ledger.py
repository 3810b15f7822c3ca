"""The books of one run: which output belongs to whom, what is written, what is refused.

Knows outcomes, names and the manifest; knows nothing of how the outcomes came about. It is fed in
the order of the inputs, so that the first of two rivals wins whatever the number of workers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tei_edition.batch.doubts import DOUBTS, as_csv
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.work import refused
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.doubt import Looked, ranked
from tei_edition.errors import OutputError
from tei_edition.manifest import Earlier, Known, Writer, Written
from tei_edition.output import digest, digest_of_file, inside, put, remove, write_atomic


class Ledger:
    """Settles outcomes one by one, and records them."""

    def __init__(self, root: Path, earlier: Earlier, writer: Writer, *, force: bool, strict: bool) -> None:
        self._root, self._earlier, self._writer = root, earlier, writer
        self._force, self._strict = force, strict
        self._claimed: dict[str, tuple[str, str]] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._done: set[str] = set()
        self._looked: list[Looked] = []
        self.statuses: Counter[Status] = Counter()

    def settle(self, outcome: Outcome, output: str) -> Outcome:
        """Puts a staged output into its place, or refuses it; records and returns the outcome.

        `output` is the name that the job was to write, '' where its document's number gives it.
        """
        told = self._rival(outcome, outcome.written.path) if outcome.written else None
        outcome = refused(outcome, told) if told else self._numbered(outcome)
        if outcome.written is not None:
            outcome = self._placed(outcome, outcome.written)
        self.statuses[outcome.status] += 1
        self._record(outcome, output)
        return outcome

    def _numbered(self, outcome: Outcome) -> Outcome:
        """Warns of a document number that another file of the same folder has."""
        if not outcome.document or outcome.status is not Status.OK:
            return outcome
        key = (outcome.key.rpartition("/")[0], outcome.document)
        first = self._numbers.setdefault(key, outcome.name)
        if first == outcome.name:
            return outcome
        said = f"The document number {outcome.document} is also that of {first}."
        told = diagnose("B008", said, Place(outcome.name, 1, 1))
        outcome = _with(outcome, told, warnings=1)
        return replace(outcome, status=Status.FAILED, written=None) if self._strict else outcome

    def _placed(self, outcome: Outcome, written: Written) -> Outcome:
        told = self._conflict(outcome, written)
        if told:
            return refused(outcome, told)
        try:
            if outcome.staged:
                put(outcome.staged, f"{self._root}/{written.path}")
        except OutputError as error:
            told = error.diagnostic or diagnose("B004", str(error), Place(outcome.name, 1, 1))
            return refused(outcome, told)
        self._done.add(written.path)
        return outcome

    def _rival(self, outcome: Outcome, path: str) -> Diagnostic | None:
        """Another input of this run that has the same output, or one that differs in case only."""
        first, name = self._claimed.setdefault(path.casefold(), (path, outcome.name))
        if name == outcome.name and first == path:
            return None
        if first == path:
            return diagnose("B006", f"{name} gives {path} too.", Place(outcome.name, 1, 1))
        said = f"{path} differs only in case from {first}, which {name} gives."
        return diagnose("B007", said, Place(outcome.name, 1, 1))

    def _conflict(self, outcome: Outcome, written: Written) -> Diagnostic | None:
        """What stands at the place of an output and is neither ours nor the same."""
        known = self._earlier.outputs.get(written.path)
        if self._force or outcome.on_disk in _ours(written, known):
            return None
        return _not_ours(written.path, known, outcome.name)

    def _record(self, outcome: Outcome, output: str) -> None:
        """A line of the manifest; what stays of an earlier run at this place is named as stale."""
        stale = None if outcome.written else self._stale(output)
        if outcome.written:
            self._looked.append(Looked(outcome.key, outcome.written.path, outcome.doubts))
        self._writer.add(
            "document",
            source=outcome.key,
            sha256=outcome.source_sha256,
            settings=outcome.settings,
            document=outcome.document,
            status=outcome.status,
            outputs=[outcome.written.record()] if outcome.written else [],
            stale=[stale.written.record()] if stale else [],
            errors=outcome.errors,
            warnings=outcome.warnings,
            corrections=outcome.corrections,
            doubts=[doubt.record() for doubt in outcome.doubts] if outcome.written else [],
        )

    def _stale(self, output: str) -> Known | None:
        if output in self._done:
            return None
        self._done.add(output)
        return self._earlier.outputs.get(output)

    def add_file(self, path: str, data: bytes) -> Diagnostic | None:
        """Writes a file that belongs to no document (the schema), under the same rules."""
        place = inside(self._root, path)
        written = Written(path, digest(data), len(data))
        there = digest_of_file(place)
        known = self._earlier.outputs.get(path)
        if not self._force and there not in _ours(written, known):
            return _not_ours(path, known, str(place))
        if there != written.sha256:
            write_atomic(place, data)
        self._done.add(path)
        self._writer.add("file", outputs=[written.record()])
        return None

    def prune(self) -> None:
        """Removes what an earlier run wrote and this one did not, unless an editor changed it."""
        for path, known in sorted(self._earlier.outputs.items()):
            place = inside(self._root, path)
            if path not in self._done and digest_of_file(place) == known.written.sha256:
                remove(place)
                self._done.add(path)

    def add_doubts(self) -> Diagnostic | None:
        """Writes what an editor should look at, of this run and of what earlier ones left; no file where
        there is nothing."""
        left = (Looked(known.source, path, known.doubts) for path, known in self._left() if known.source)
        documents = ranked([*self._looked, *left])
        if documents:
            return self.add_file(DOUBTS, as_csv(documents))
        place, known = inside(self._root, DOUBTS), self._earlier.outputs.get(DOUBTS)
        if known and digest_of_file(place) == known.written.sha256:
            remove(place)
            self._done.add(DOUBTS)
        return None

    def _left(self) -> Iterator[tuple[str, Known]]:
        """The outputs of earlier runs that this one does not touch."""
        for path, known in sorted(self._earlier.outputs.items()):
            if path not in self._done and (self._root / path).exists():
                yield path, known

    def close(self, inputs: int, to_look_at: dict[str, dict[str, int]]) -> None:
        """Records what is left of earlier runs and the totals, which add up to the inputs."""
        for _, known in self._left():
            self._writer.add_earlier(known)
        counts: dict[str, Any] = {str(status): self.statuses[status] for status in Status}
        not_done = inputs - sum(counts.values())
        self._writer.add("totals", inputs=inputs, **counts, not_done=not_done, to_look_at=to_look_at)
        self._writer.close()


def _ours(written: Written, known: Known | None) -> tuple[str, ...]:
    """The hashes that may stand at an output: nothing, the same again, or what we wrote last."""
    return ("", written.sha256, known.written.sha256 if known else "")


def _not_ours(path: str, known: Known | None, name: str) -> Diagnostic:
    who = "was changed since it was written" if known else "was not written by this tool"
    return diagnose("B005", f"{path} {who}, and is not overwritten.", Place(name, 1, 1))


def _with(outcome: Outcome, told: Diagnostic, *, warnings: int) -> Outcome:
    return replace(
        outcome,
        warnings=outcome.warnings + warnings,
        diagnostics=(*outcome.diagnostics, told),
    )
