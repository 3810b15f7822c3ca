"""Rules B: running over many files, and writing what they give."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "B001",
        Severity.ERROR,
        "the worker crashed on this file",
        "The process that worked on this file ended without an answer (a crash in a library, "
        "or killed for want of memory). The other files went on.",
        "Run the command on this file alone; if it crashes again, report it with the file.",
    ),
    Rule(
        "B002",
        Severity.ERROR,
        "the file took too long",
        "The work on this file did not end within the time limit and was stopped. The other files went on.",
        "Give it more time with --time-limit, or split the file.",
    ),
    Rule(
        "B003",
        Severity.ERROR,
        "an internal error",
        "The program failed on this file in a way that its authors did not foresee.",
        "Report it with the file; the other files are not affected.",
    ),
    Rule(
        "B004",
        Severity.ERROR,
        "the output cannot be written",
        "The disk is full, or the folder does not allow it. An earlier output, if any, is "
        "untouched, and no half-written file is left.",
        "Make room or change the folder's rights, then run the same command again.",
    ),
    Rule(
        "B005",
        Severity.ERROR,
        "the output was changed by someone else",
        "The output exists and is not what this tool wrote: an editor has changed it by hand, "
        "or it was there before. It is not overwritten.",
        "Keep it elsewhere, write to another folder, or overwrite it with --force.",
    ),
    Rule(
        "B006",
        Severity.ERROR,
        "two inputs give the same output",
        "Another input has already given an output of this name. The first is written, this one is not.",
        "Rename one of the inputs, correct its document number, or convert them into two folders.",
    ),
    Rule(
        "B007",
        Severity.ERROR,
        "two outputs differ only in case",
        "The names of two outputs differ only in upper and lower case: on many computers they "
        "are one file. The first is written, this one is not.",
        "Rename one of the inputs.",
    ),
    Rule(
        "B008",
        Severity.WARNING,
        "the document number occurs twice",
        "Two files in one folder have the same document number; links to that number are ambiguous.",
        "Correct the number at the head of one of the files, or move one to another folder.",
    ),
    Rule(
        "B009",
        Severity.ERROR,
        "the output's name is not safe",
        "The output would lie outside the output folder, or has a name that some systems refuse.",
        "Rename the input: letters, digits, hyphen, underscore and dot are safe.",
    ),
    Rule(
        "B010",
        Severity.ERROR,
        "the run was interrupted",
        "The run was stopped before its end. What is written is whole, the rest is as it was.",
        "Run the same command again: what is done and unchanged is not done again.",
    ),
    Rule(
        "B011",
        Severity.INFO,
        "further diagnostics are not listed",
        "A file has more diagnostics than are listed for one file.",
        "Correct the first ones, then run the command on this file again.",
    ),
    Rule(
        "B012",
        Severity.WARNING,
        "the record of the last run cannot be read",
        "The file conversion.jsonl in the output folder is broken, so it is not known which "
        "outputs are this tool's own; outputs that differ are taken for an editor's.",
        "Remove the file, and convert with --force or into an empty folder.",
    ),
    Rule(
        "B013",
        Severity.ERROR,
        "the baseline cannot be used",
        "The file that --baseline names is missing, or is not what --write-baseline has written.",
        "Write it anew with --write-baseline, or take it from your version control.",
    ),
    Rule(
        "B014",
        Severity.WARNING,
        "the file is not mended",
        "There is something that --fix could mend in this file, but it is left as it is: it is a symbolic "
        "link, or someone changed it in the meantime.",
        "Mend the file that the link leads to, or run the command again.",
    ),
)
