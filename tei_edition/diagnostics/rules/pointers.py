"""Rules I: ids, pointers and languages."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

_GUIDELINES = "TEI P5 Guidelines, 16.2 Pointing Mechanisms"

RULES: tuple[Rule, ...] = (
    Rule(
        "I001",
        Severity.ERROR,
        "an xml:id is given twice",
        "An xml:id names one element of a file. Where two have the same, a pointer to it is ambiguous, and "
        "programs that look it up find only one of them.",
        "Give each element an xml:id of its own, and look which of them the pointers mean.",
        '<p xml:id="p1">One.</p>\n<p xml:id="p1">Two.</p>',
        '<p xml:id="p1">One.</p>\n<p xml:id="p2">Two.</p>',
        "XML: xml:id Version 1.0",
    ),
    Rule(
        "I002",
        Severity.ERROR,
        "a pointer leads to nothing in this file",
        "A pointer that begins with # leads to the element of the same file that has this xml:id, and there "
        "is none. All pointer attributes of TEI are looked at, and each address where several stand in one. "
        "Files that take in others by XInclude are not judged.",
        "Correct the pointer, or give the element that it means this xml:id.",
        '<p>See <ref target="#d44">Document 44</ref>.</p>\n<div xml:id="d43"><p>Text.</p></div>',
        '<p>See <ref target="#d43">Document 43</ref>.</p>\n<div xml:id="d43"><p>Text.</p></div>',
        _GUIDELINES,
    ),
    Rule(
        "I003",
        Severity.WARNING,
        "a pointer leads to no file, or to nothing in it",
        "A pointer names a file that is not there, seen from the file that holds the pointer, or an xml:id "
        "that this file does not have. A # that is missing before an xml:id is found so too. Files are "
        "looked at only in the folder that is validated (or where the command is run) and below.",
        "Correct the pointer, put the file in its place, or add the xml:id to it.",
        '<p xml:id="p1">See <ref target="p1">this paragraph</ref>.</p>',
        '<p xml:id="p1">See <ref target="#p1">this paragraph</ref>.</p>',
        _GUIDELINES,
    ),
    Rule(
        "I004",
        Severity.WARNING,
        "a volume of the series that does not exist",
        "An address such as frus1969-76v18 is that of a volume of Foreign Relations of the United States, "
        "and the series has no such volume; or the file of that volume is here and lacks the xml:id.",
        "Compare the years, the number and the part with the title of the volume that is cited.",
        '<p>See <ref target="frus1969-76v81#d1">volume XVIII, Document 1</ref>.</p>',
        '<p>See <ref target="frus1969-76v18#d1">volume XVIII, Document 1</ref>.</p>',
        "The Office of the Historian's list of volumes",
    ),
    Rule(
        "I005",
        Severity.WARNING,
        "a prefix that no prefixDef explains",
        "An address such as frus:d43 begins with a prefix of the project's own. A prefixDef in the header "
        "says what it means; here there is none, its matchPattern does not fit what follows the prefix, or "
        "all that its replacements lead to is missing.",
        "Add a prefixDef with this ident to listPrefixDef in encodingDesc, or write the full address.",
        '<p>See <ref target="gazetteer:paris">Paris</ref>.</p>',
        '<p>See <ref target="https://example.org/gazetteer/paris">Paris</ref>.</p>',
        "TEI P5 Guidelines, 16.2.3 Using Abbreviated Pointers",
    ),
    Rule(
        "I006",
        Severity.ERROR,
        "an xml:id that is no name",
        "An xml:id begins with a letter or _, and has only letters, digits, hyphens, underscores and full "
        "stops. Nothing can point to any other.",
        "Write it without blanks and other signs, and put a letter before a digit at its beginning.",
        '<p xml:id="43">Text.</p>',
        '<p xml:id="d43">Text.</p>',
        "XML: xml:id Version 1.0",
    ),
    Rule(
        "I007",
        Severity.ERROR,
        "an address that may run a program",
        "Addresses of the kinds javascript:, vbscript: and data: can run a program in the browser of a "
        "reader of the edition. No reference in a text needs them.",
        "Write an address of the web (https:), or remove the pointer.",
        '<p>See <ref target="javascript:alert(1)">this page</ref>.</p>',
        '<p>See <ref target="https://history.state.gov">this page</ref>.</p>',
    ),
    Rule(
        "I008",
        Severity.INFO,
        "two xml:ids differ in upper and lower case only",
        "They are two ids, but readers take them for one, and files that are named by them are one file on "
        "many computers.",
        "Change one of them, and the pointers to it.",
        '<p xml:id="Peking">One.</p>\n<p xml:id="peking">Two.</p>',
        '<p xml:id="peking-city">One.</p>\n<p xml:id="peking">Two.</p>',
    ),
    Rule(
        "I009",
        Severity.INFO,
        "white space around a pointer",
        "The value of a pointer begins or ends with white space. It does no harm in TEI, but other programs "
        "take it for part of the address.",
        "Remove the white space.",
        '<p xml:id="p1">See <ref target=" #p1">this paragraph</ref>.</p>',
        '<p xml:id="p1">See <ref target="#p1">this paragraph</ref>.</p>',
    ),
    Rule(
        "I010",
        Severity.WARNING,
        "an empty pointer",
        "A pointer without an address, or a # without an xml:id, leads to the file as a whole, which is "
        "hardly meant.",
        "Write the address, or remove the attribute.",
        '<p>See <ref target="#">this paragraph</ref>.</p>',
        '<p xml:id="p1">See <ref target="#p1">this paragraph</ref>.</p>',
        _GUIDELINES,
    ),
    Rule(
        "I011",
        Severity.WARNING,
        "an xml:lang that is no language tag",
        "Languages are named by tags: two or three letters for the language, then, with hyphens, perhaps a "
        "script, a country or a variant: en, en-US, zh-Latn. The name of a language is no tag.",
        "Write the tag of the language, with hyphens.",
        '<p>He said <foreign xml:lang="en_US">okay</foreign>.</p>',
        '<p>He said <foreign xml:lang="en-US">okay</foreign>.</p>',
        "BCP 47",
    ),
    Rule(
        "I012",
        Severity.INFO,
        "a pointer that leads out of the folder was not followed",
        "The pointer leads to a file outside of the folder that is validated. Such files are never opened, "
        "so it is not known whether it is there.",
        "Validate the folder that holds both files, or run the command there.",
        '<p>See <ref target="../../elsewhere.xml">another file</ref>.</p>',
        '<p>See <ref target="https://history.state.gov">this page</ref>.</p>',
    ),
)
