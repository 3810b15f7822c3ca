"""Rules N: notes and their references."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "N001",
        Severity.WARNING,
        "a note without a reference",
        "A note stands at the foot, but nothing in the text refers to it. It is kept at the end of the "
        'document, marked place="unanchored".',
        "Look where the note belongs, and put its number there in the text.",
    ),
    Rule(
        "N002",
        Severity.WARNING,
        "a reference without a note",
        "A number in the text looks like the reference to a note that is not at the foot. It is kept "
        "as text.",
        "Add the note at the foot, or leave the number if it is part of the text.",
    ),
    Rule(
        "N003",
        Severity.WARNING,
        "a doubtful reference to a note",
        'Another place in the text would suit the note nearly as well. The note bears cert="low".',
        "Compare the place with the printed page.",
    ),
    Rule(
        "N004",
        Severity.INFO,
        "a probable reference to a note",
        'The place is the best for the note, but not by much. The note bears cert="medium".',
        "Compare the place with the printed page when there is time.",
    ),
    Rule(
        "N005",
        Severity.INFO,
        "note numbers out of order",
        "The numbers of the references do not go up by one: a number is printed twice, left out, or out "
        "of its order. The notes at the foot are tied to the references by their order.",
        "Compare the numbers with the printed page; nothing needs to be done if they are printed so.",
    ),
)
