"""Rules X: well-formed and safe XML."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "X001",
        Severity.ERROR,
        "not well-formed XML",
        "The file breaks a rule that every XML file obeys, such as that each start tag has its end "
        "tag. Nothing else can be checked until it is mended.",
        "Look at the line and column, and at the tag before them; escape & as &amp; and < as &lt;.",
    ),
    Rule(
        "X002",
        Severity.ERROR,
        "the XML file is too large",
        "The file has more bytes than are read, which keeps one file from filling the memory.",
        "Split the file, a document in each.",
    ),
    Rule(
        "X003",
        Severity.ERROR,
        "an entity that is not read",
        "The file refers to an entity outside of it, to one that it does not declare, or to one "
        "that grows without bound. Such entities are never fetched or expanded.",
        "Put the text of the entity into its place, and remove the DOCTYPE.",
    ),
    Rule(
        "X004",
        Severity.ERROR,
        "what was written is not what was built",
        "The bytes were parsed again before they were kept, and gave another tree than they were "
        "made from. The document is not written.",
        "This is a fault of the tool: report it with the input.",
    ),
)
