"""Rules D: the document's number, heading and date."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "D001",
        Severity.WARNING,
        "no heading",
        "The text does not begin with a heading such as “43. Telegram From ...”. What stands first is "
        "taken for the heading.",
        "Put the heading on a line of its own at the beginning of the file.",
    ),
    Rule(
        "D002",
        Severity.WARNING,
        "no document number",
        "Neither the heading nor the name of the file (d43.txt) gives the number of the document, by "
        "which it is named and cited.",
        "Begin the heading with the number and a period, or name the file d and the number.",
    ),
    Rule(
        "D004",
        Severity.ERROR,
        "nothing that could be a heading",
        "The text begins with a list or a table: there is no line that could be its heading. It is not "
        "converted.",
        "Put the heading on a line of its own at the beginning of the file.",
    ),
    Rule(
        "D003",
        Severity.WARNING,
        "two findings cross",
        "Two rules claim stretches of the text that overlap without one holding the other. The first "
        "is kept.",
        "Look at the place; nothing of the text is lost.",
    ),
    Rule(
        "D005",
        Severity.WARNING,
        "the signature is not the sender's",
        "The signature has another surname than the person whom the heading names as sender. Initials and "
        "forenames are not compared.",
        "Compare with the print: another may have signed, or a name is misread. The text stays as it is.",
    ),
)
