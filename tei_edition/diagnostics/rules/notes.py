"""Rules N: notes and their references."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule


def _notes(form: str, count: int) -> str:
    """A paragraph with so many notes of a form, for examples."""
    return "<p>Text" + " and".join(form.format(n).replace("'", '"') for n in range(1, count + 1)) + "</p>"


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
        "A number in the text looks like the reference to a note that is not at the foot. It is kept as "
        "text.",
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
        "The numbers of the references do not go up by one: a number is printed twice, left out, or out of "
        "its order. The notes at the foot are tied to the references by their order.",
        "Compare the numbers with the printed page; nothing needs to be done if they are printed so.",
    ),
    Rule(
        "N031",
        Severity.WARNING,
        "a note's number repeats or goes back",
        "Notes are numbered in ascending order within a document. A number that comes a second time, or "
        "that is lower than the one before, is a slip, or a note that stands in the wrong place. Notes that "
        "begin again with 1 on a new page or in a new part are well.",
        "Compare with the printed page; correct n, or move the note to its reference.",
        '<p>One<note n="1">A.</note> two<note n="2">B.</note> three<note n="2">C.</note></p>',
        '<p>One<note n="1">A.</note> two<note n="2">B.</note> three<note n="3">C.</note></p>',
    ),
    Rule(
        "N032",
        Severity.INFO,
        "a note is missing between two numbers",
        "The numbers of two notes that follow one another leave out one or more. A note may have been lost, "
        "or stand elsewhere; or the print has it so.",
        "Compare with the printed page; add the note, or correct n.",
        '<p>One<note n="1">A.</note> two<note n="3">B.</note></p>',
        '<p>One<note n="1">A.</note> two<note n="2">B.</note></p>',
    ),
    Rule(
        "N033",
        Severity.WARNING,
        "a note's xml:id is that of another number",
        "In this file the xml:id of a note ends in its number, but not that of this one: n, or the xml:id, "
        "is wrong, and a pointer that is made from the number misses the note.",
        "Compare with the printed page, and correct n or the xml:id.",
        _notes("<note n='{0}' xml:id='fn{0}'>Ibid.</note>", 9)
        + '\n<p>End<note n="10" xml:id="fn11">Ibid.</note></p>',
        _notes("<note n='{0}' xml:id='fn{0}'>Ibid.</note>", 9)
        + '\n<p>End<note n="10" xml:id="fn10">Ibid.</note></p>',
    ),
    Rule(
        "N034",
        Severity.INFO,
        "a note without a number, where the others have one",
        "Nearly all notes of this file have their number in n, this one has none, and nothing says that it "
        "is of another kind.",
        "Write the printed number as n; or say what kind of note it is (type, place).",
        _notes("<note n='{0}'>Ibid.</note>", 9) + "\n<p>End<note>Ibid.</note></p>",
        _notes("<note n='{0}'>Ibid.</note>", 9) + '\n<p>End<note type="editorial">Ibid.</note></p>',
    ),
    Rule(
        "N035",
        Severity.WARNING,
        "an empty note",
        "A note has no text, and points to none.",
        "Add the text of the note, or remove the note.",
        '<p>One<note n="1"/> two.</p>',
        '<p>One<note n="1">See below.</note> two.</p>',
    ),
)
