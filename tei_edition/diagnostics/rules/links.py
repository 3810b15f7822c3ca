"""Rules T: rendering and links."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "T001",
        Severity.WARNING,
        "a reference leads nowhere",
        "A pointer leads to a document, note or page that the edition does not have, and no "
        "address on the web is known for it. Its words are shown without a link.",
        "Add the document to the edition, correct the pointer, or give edition.toml the page "
        "address of the volume.",
    ),
    Rule(
        "T002",
        Severity.WARNING,
        "an address of a kind that is not allowed",
        "Only http, https and mailto addresses become links: any other (javascript:, data:, file:) "
        "could run a program or read a file. Its words are shown without a link.",
        "Correct the pointer in the TEI.",
    ),
    Rule(
        "T003",
        Severity.INFO,
        "an element that the stylesheets do not know",
        "The element has no rule of its own: its text is shown in an element that bears its name as a class.",
        "Nothing needs to be done; a stylesheet of yours can give it a rule.",
    ),
    Rule(
        "T004",
        Severity.ERROR,
        "a stylesheet failed",
        "The transformation of this document ended with an error; its page is not written.",
        "If you use a stylesheet of your own, correct it; otherwise report it with the file.",
    ),
    Rule(
        "T005",
        Severity.ERROR,
        "a file of the edition cannot be published",
        "The file is not well-formed XML or not a TEI document; it has no page and no entry in the index.",
        "Validate the file, correct it, and build again.",
    ),
    Rule(
        "T006",
        Severity.ERROR,
        "two pages would have the same name",
        "The names of two files differ only in upper and lower case (on many computers they are "
        "one file), or their documents have the same xml:id. The first is published, this one "
        "is not.",
        "Rename one of the files, or correct its document number.",
    ),
    Rule(
        "T007",
        Severity.WARNING,
        "an old file of the edition was changed and is kept",
        "An earlier build wrote this file and this one does not, but it has been changed since: it "
        "is not removed.",
        "Move the file elsewhere if you need it, or remove it.",
    ),
    Rule(
        "T008",
        Severity.WARNING,
        "the manifest of the last build cannot be read",
        "The manifest.json of an earlier build is broken, so it is not known which files are old: "
        "none is removed.",
        "Build into an empty folder.",
    ),
    Rule(
        "T009",
        Severity.WARNING,
        "references to documents that the edition does not have",
        "References of the edition point to documents or pages of its own volume that it does not "
        "contain. It may be a selection, or a reference was read wrongly. The table references.csv has "
        "each of them, with the status `missing`.",
        "Look at the references; add the documents, or leave it so if the edition is a selection.",
    ),
    Rule(
        "T010",
        Severity.INFO,
        "the index of correspondence lacks what harvesters ask for",
        "The Correspondence Metadata Interchange Format wants to know who publishes the index, when, where "
        "it is on the web, under which licence, and whom to ask. What edition.toml does not say is not "
        "invented.",
        "Add the settings to edition.toml if a service shall harvest cmif.xml.",
    ),
    Rule(
        "T011",
        Severity.ERROR,
        "what was published once is gone",
        "The file ids.lock has the addresses of an edition that others may have cited: its pages, and the "
        "notes and printed pages in them. Some of them are no longer there.",
        "Bring back the document or its xml:id; or delete the line in ids.lock if it is to be given up.",
    ),
)
