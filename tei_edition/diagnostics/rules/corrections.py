"""Rules K: the file of an editor's corrections beside a source."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "K001",
        Severity.ERROR,
        "a broken file of corrections",
        "The file of corrections beside the text cannot be read: it is not TOML, or has a key or a value "
        "that has no meaning. The text is not converted, so that no correction is lost without a word.",
        "Mend the line that is named, or take the correction out; the README lists the keys.",
    ),
    Rule(
        "K002",
        Severity.WARNING,
        "the corrected words are not there",
        "A correction quotes words that the text does not have, or not so often: the text was changed "
        "since, or the words are mistyped. The correction has no effect.",
        "Quote the words as they stand in the text now, or delete the correction.",
    ),
    Rule(
        "K003",
        Severity.WARNING,
        "the corrected words are there several times",
        "A correction quotes words that stand at several places, and does not say which of them it means. "
        "It has no effect.",
        "Quote more words, or say occurrence = 2 for the second place.",
    ),
    Rule(
        "K004",
        Severity.WARNING,
        "a correction of what is not there",
        "The words that a correction quotes are there, but not what it corrects: no number behind them, no "
        "such note, no list, no such decision; or another correction says otherwise. It has no effect.",
        "Look at the place with `tei-edition explain`, and mend or delete the correction.",
    ),
    Rule(
        "K005",
        Severity.ERROR,
        "corrections that cannot be encoded",
        "With the corrections the document is not valid TEI or loses text, and is not written; the other "
        "errors of the document say why.",
        "Take the corrections out one by one: without them the document is converted.",
    ),
    Rule(
        "K006",
        Severity.WARNING,
        "corrections without a text",
        "A file of corrections has no text beside it: d41.corrections.toml belongs to d41.txt.",
        "Rename the file after its text, or delete it.",
    ),
)
