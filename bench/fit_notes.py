"""Fits the weights that tell note references from other numbers, and says how well they do.

    python bench/fit_notes.py            fit on one half of the volumes, evaluate on both
    python bench/fit_notes.py --write    the same, and write inference/notes/weights.toml

A reference is a number glued to the text (`message,2`). For each place where one could stand, the
toolkit spells out what is seen around it as features; a logistic regression over them gives the
weights. The fit sees every second volume, in the order of their names. Evaluated is the whole decision
of a document (`note_references`), with the weights just fitted, on that half and on the other, which
had no part in the fit: F1 of the references, documents with all references right, and how often a
reference is right that the toolkit calls sure (high), likely (medium) or doubtful (low).

Needs numpy and scikit-learn: pip install -e '.[bench]'. Data: see bench/README.md. Takes half a minute.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import gold
import numpy as np
from note_places import Annotated, annotate
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from tei_edition.inference.notes import note_references
from tei_edition.inference.notes.candidates import candidates
from tei_edition.inference.notes.features import features, note_features, score, weights
from tei_edition.model import Certainty, Role
from tei_edition.reading import LineKind, Page

WEIGHTS = gold.ROOT / "tei_edition" / "inference" / "notes" / "weights.toml"
RARE = 4  # a feature seen less often is not fitted
SMALL = 0.05  # a weight nearer to zero is not kept
STRENGTH = 0.7  # the inverse of the regularisation (C)
_COMMENT = """\
# Log-odds that a number glued to the text is a note reference, by what is seen around it.
# Fitted by bench/fit_notes.py; a positive weight speaks for a reference.
[weights]
"""

Rows = Counter[tuple[tuple[str, ...], bool]]


class Result(NamedTuple):
    """How some documents came out: right, wrong and missed references, documents, by certainty."""

    right: int
    wrong: int
    missed: int
    documents: int
    whole: int
    sure: Counter[tuple[Certainty, bool]]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def heading(page: Page) -> tuple[int, int]:
    """The offsets of the first line that is no page mark."""
    lines = (line for line in page.lines if line.kind is not LineKind.PAGE)
    return next(((line.start, line.end) for line in lines), (0, 0))


def rows(document: Annotated) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The features of every place that could be a reference, and whether it is one."""
    labels = document.labels
    first = 0 if labels[:1] == ["0"] else 1
    true = {(reference.start, reference.end) for reference in document.references}
    page = document.page
    for place in candidates(page.source.text, page.main_end, heading(page), len(labels) + 1):
        if place.number < 0:  # symbols have a fixed weight
            continue
        at = place.number - first
        known = 0 <= at < len(labels)
        words = note_features(place, document.references[at].note) if known else ()
        yield features(place.sight) + words, (place.start, place.end) in true


def fit(counted: Rows) -> dict[str, float]:
    """The weights of a logistic regression over the rows, each as often as it was seen."""
    seen: Counter[str] = Counter()
    for (names, _), count in counted.items():
        seen.update(dict.fromkeys(names, count))
    kept = [{name: 1 for name in names if seen[name] >= RARE} for names, _ in counted]
    vectorizer = DictVectorizer()
    matrix: Any = vectorizer.fit_transform(kept)
    answers = np.array([answer for _, answer in counted])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(matrix, answers, sample_weight=np.array(list(counted.values())))
    found = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    fitted = {str(name): round(float(value), 2) for name, value in found if abs(value) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 2), **fitted}


def install(fitted: dict[str, float]) -> None:
    """Lets the toolkit in this process use these weights in place of those in its file."""
    table = weights()
    table.clear()
    table.update(fitted)
    score.cache_clear()


def evaluate(found: Iterable[Annotated]) -> Result:
    """What the toolkit makes of the documents, against what is true."""
    right = wrong = missed = documents = whole = 0
    sure = Counter[tuple[Certainty, bool]]()
    for document in found:
        true = {(r.ordinal, r.start) for r in document.references}
        said = [f for f in note_references(document.page) if f.role is Role.NOTE_REFERENCE]
        got = {(int(f.value), f.span.start) for f in said}
        sure.update((f.certainty, (int(f.value), f.span.start) in true) for f in said)
        right += len(got & true)
        wrong += len(got - true)
        missed += len(true - got)
        documents += 1
        whole += got == true
    return Result(right, wrong, missed, documents, whole, sure)


def table_of_results(results: dict[str, Result]) -> Iterator[str]:
    """F1 and documents, as lines of a Markdown table."""
    yield "| documents | number | references | wrong | missed | F1 | documents wholly right |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, r in results.items():
        yield (
            f"| {name} | {r.documents} | {r.right + r.missed} | {r.wrong} | {r.missed} | {r.f1:.4f} "
            f"| {r.whole / max(1, r.documents):.4f} |"
        )


def table_of_certainty(results: dict[str, Result]) -> Iterator[str]:
    """How often a reference is right by how sure the toolkit is, as lines of a Markdown table."""
    yield "| documents | certainty | references | right | share right |"
    yield "|---|---|--:|--:|--:|"
    for name, result in results.items():
        for level in reversed(Certainty):
            right, wrong = result.sure[level, True], result.sure[level, False]
            share = f"{right / (right + wrong):.4f}" if right + wrong else "-"
            yield f"| {name} | {level.value} | {right + wrong} | {right} | {share} |"


def as_toml(fitted: dict[str, float]) -> str:
    """The file of weights: the bias first, then the features by name."""
    names = ["bias", *sorted(fitted.keys() - {"bias"})]
    lines = (f'"{_quoted(name)}" = {fitted[name]:.2f}\n' for name in names)
    return _COMMENT + "".join(lines)


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


def compared(fitted: dict[str, float], there: dict[str, float]) -> str:
    """How the fitted weights differ from those in the package, in a sentence."""
    names = fitted.keys() | there.keys()
    changes = {n: abs(fitted.get(n, 0.0) - there.get(n, 0.0)) for n in names}
    changed = [name for name, change in changes.items() if change > 0.001]
    if not changed:
        return f"all {len(fitted)} weights are those of {WEIGHTS.name}"
    most = max(changed, key=changes.__getitem__)
    return (
        f"{len(changed)} of {len(names)} weights differ from {WEIGHTS.name}, "
        f"at most by {changes[most]:.2f} ({most})"
    )


def results_of(found: Sequence[Annotated], fitted_on: Sequence[str]) -> dict[str, Result]:
    """The results on both halves, each for regular labels (1, 2, 3 ...), for others, and for all."""
    results = {}
    for half, inside in (("fitted on", True), ("held out", False)):
        these = [document for document in found if (document.volume in fitted_on) is inside]
        results[f"{half}, regular"] = evaluate(d for d in these if d.regular)
        results[f"{half}, irregular"] = evaluate(d for d in these if not d.regular)
        results[f"{half}, all"] = evaluate(these)
    return results


def main() -> None:
    """Reads the options, fits, evaluates, prints; writes only when asked to."""
    given = gold.fit_arguments(__doc__)
    here = [annotate(document) for document in gold.documents(given.volumes, given.limit)]
    found = [document for document in here if document]
    if not found:
        sys.exit("There is no document where text and TEI agree.")
    print(f"{len(found)} of {len(here)} documents: text and TEI agree to the character\n")
    half, _ = gold.halves()
    counted = Rows(row for d in found if d.volume in half and d.references for row in rows(d))
    fitted = fit(counted)
    print(f"{sum(counted.values())} numbers in {len(half)} volumes; {compared(fitted, weights())}\n")
    install(fitted)
    results = results_of(found, half)
    print(*table_of_results(results), sep="\n", end="\n\n")
    whole = {name: result for name, result in results.items() if name.endswith("all")}
    print(*table_of_certainty(whole), sep="\n")
    if given.write:
        gold.write_weights(WEIGHTS, as_toml(fitted))


if __name__ == "__main__":
    main()
