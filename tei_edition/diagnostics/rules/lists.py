"""Rules L: names and terms of the lists."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "L001",
        Severity.INFO,
        "a name that several persons of the lists bear",
        "Several persons of the lists have this name, and no forename and no office before it tells whose "
        "it is. It is kept as text. Where the document names one of them, and no other, that is told.",
        "Nothing needs to be done; a forename or an office in the lists may help to tell them apart. With "
        'shared_names = "nearest" in edition.toml, the one whom the document names is tagged.',
    ),
    Rule(
        "L002",
        Severity.INFO,
        "an abbreviation with several entries",
        "Several entries of the lists have this form, and nothing tells which is meant. It is kept as text.",
        "Give each form of the lists one entry, if they mean the same.",
    ),
)
