"""What speaks for and against a candidate: sights spelled out as features, features weighed.

The weights are a logistic regression's, fitted on half of the volumes of the gold; they are data
(weights.toml) and can be read and overruled there. Knows no text, only sights.
"""

from __future__ import annotations

from functools import cache

from tei_edition.data import weights_of
from tei_edition.inference.notes.candidates import Candidate, Sight

_SOURCE = ("Source:", "[Source:")


def features(sight: Sight) -> tuple[str, ...]:
    """The features of a sight, by name."""
    s = sight
    if s.rest:
        return (
            "rest",
            f"rest {s.rest} {s.word}",
            f"rest {s.rest} before {s.before}",
            f"rest {s.shape}",
            f"rest after {s.after}",
            f"rest after {s.after}{s.later}",
            *((f"rest in row before {s.before} after {s.after}",) if s.in_row else ()),
        )
    found = [
        "bare",
        f"before {s.before}",
        f"after {s.after}",
        f"between {s.before} {s.after}",
        f"after {s.after}{s.later}",
        f"before {s.earlier}{s.before}",
        f"before {s.earlier}{s.before} after {s.after}{s.later}",
        f"run {s.run} before {s.before}",
    ]
    if s.before in "snd,.":
        found.append(f"word {s.word} {s.before} {s.after}")
    if s.in_row:
        found += ["in row", f"in row before {s.before}", f"in row after {s.after}"]
    if s.in_head:
        found += ["in head", f"in head before {s.before} after {s.after}"]
    return tuple(found)


@cache
def weights() -> dict[str, float]:
    """The weights of the features, from weights.toml."""
    return weights_of(__package__)


@cache
def score(sight: Sight) -> float:
    """The log-odds that a label seen so is a reference, before its note is looked at."""
    table = weights()
    return table["bias"] + sum(table.get(feature, 0.0) for feature in features(sight))


def note_features(candidate: Candidate, note: str) -> tuple[str, ...]:
    """What the note's own words tell: whether they name the number that a label is glued to, and, for a
    note on the document's source, whether the label stands in the heading."""
    found = []
    if note.startswith(_SOURCE):
        found.append(f"source note {'in head' if candidate.sight.in_head else 'in text'}")
    if len(candidate.rest) > 1 and candidate.rest in note:
        found.append(f"note names rest {min(len(candidate.rest), 4)}")
    if len(candidate.rest) > 1 and candidate.whole in note:
        found.append(f"note names whole {min(len(candidate.whole), 4)}")
    return tuple(found)
