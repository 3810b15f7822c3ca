"""Rules R: reading the input and decoding it to text."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "R001",
        Severity.ERROR,
        "no such input",
        "A file or folder named on the command line does not exist.",
        "Check the path; a folder is searched for *.txt at any depth.",
    ),
    Rule(
        "R002",
        Severity.ERROR,
        "the file cannot be read",
        "The operating system refused to read the file.",
        "Check who may read the file, then run the same command again.",
    ),
    Rule(
        "R003",
        Severity.ERROR,
        "the file is too large",
        "The file is larger than the limit on input bytes; a single document rarely has more "
        "than a few hundred kilobytes.",
        "Split the file into a file for each document, or raise the limit with --max-bytes.",
    ),
    Rule(
        "R004",
        Severity.ERROR,
        "the file is empty",
        "The file has no bytes, or nothing but white space.",
        "Put the text of the document into the file, or remove the file.",
    ),
    Rule(
        "R005",
        Severity.ERROR,
        "the file is not text",
        "The bytes are those of another kind of file (PDF, word processor, picture, archive), or "
        "have too many control characters to be text.",
        "Export the document as plain text and convert that.",
    ),
    Rule(
        "R006",
        Severity.ERROR,
        "the bytes are not in the expected encoding",
        "UTF-8 (with or without byte order mark) and UTF-16 are recognised. The byte at this "
        "place does not belong to them, or not to the encoding that was asked for.",
        "Name the encoding, for example --encoding windows-1252, or save the file as UTF-8.",
    ),
    Rule(
        "R007",
        Severity.ERROR,
        "unknown encoding",
        "The name given with --encoding is not that of a character encoding.",
        "Use a name such as utf-8, utf-16, windows-1252, iso-8859-1 or mac-roman.",
    ),
    Rule(
        "R008",
        Severity.WARNING,
        "a character that XML cannot hold",
        "NUL, most control characters and the noncharacters U+FFFE and U+FFFF are not allowed in "
        "XML. Each was replaced by U+FFFD (form feed and vertical tab by a blank); the source "
        "file is left as it is.",
        "Look at the place in the source and remove or correct the character.",
    ),
    Rule(
        "R009",
        Severity.WARNING,
        "a control character of the range U+007F-U+009F",
        "Such characters are legal in XML, and kept, but they mostly come from text in "
        "windows-1252 that was taken for ISO 8859-1.",
        "Make the text again from its origin, or convert with --encoding windows-1252.",
    ),
    Rule(
        "R010",
        Severity.ERROR,
        "the folder cannot be read",
        "The operating system refused to list the folder; the files in it were not converted.",
        "Check who may read the folder, then run the same command again.",
    ),
    Rule(
        "R011",
        Severity.ERROR,
        "no input",
        "The folder has no file with the expected ending, at any depth; hidden files and folders "
        "do not count.",
        "Name another folder, or name the files one by one.",
    ),
    Rule(
        "R012",
        Severity.ERROR,
        "not a regular file",
        "Only files and folders are read: not devices, sockets or pipes.",
        "Use - to read from standard input.",
    ),
    Rule(
        "R013",
        Severity.WARNING,
        "the text looks like XML or HTML",
        "The file begins with markup, which is kept as text, tag by tag.",
        "Convert the plain text; for TEI files use validate or render.",
    ),
    Rule(
        "R014",
        Severity.INFO,
        "the layout was made regular",
        "The text came in the clothes of another tool: hard-wrapped lines, no blank lines, notes or "
        "references in another form. It was read as if it were laid out as the extractor does it; no "
        "word is changed, and every place leads to the file itself.",
        "Look at what `explain` says about the layout if a paragraph, a list or a note seems wrong.",
    ),
)
