"""Rules F: the Office's own, for volumes of Foreign Relations of the United States."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

_SOURCE = "The encoding of the Office of the Historian, as its volumes show it"


def _document(words: str, identifier: str = 'n="43" xml:id="d43"') -> str:
    return f'<div type="document" {identifier}>{words}</div>'


_HEAD = "<head>43. Telegram</head>"
_TEXT = "<p>Text.</p>"

RULES: tuple[Rule, ...] = (
    Rule(
        "F001",
        Severity.ERROR,
        "a document's number and xml:id",
        "A document has its printed number as n (in brackets if it is not printed), and d with this number "
        "as xml:id. References in all volumes are made from it.",
        'Write n="43" and xml:id="d43".',
        _document(_HEAD + _TEXT, 'n="43" xml:id="doc43"'),
        _document(_HEAD + _TEXT),
        _SOURCE,
    ),
    Rule(
        "F002",
        Severity.ERROR,
        "a document without one head",
        "A document has exactly one head; a further heading belongs to an attachment or a division of its "
        "own.",
        "Keep the heading in one head; give an attachment a head of its own in an element of its own.",
        _document(_HEAD + "<head>Washington</head>" + _TEXT),
        _document(_HEAD + _TEXT),
        _SOURCE,
    ),
    Rule(
        "F003",
        Severity.WARNING,
        "the number in the head is not n",
        "The head begins with the number as printed, and this is n of the document.",
        "Compare with the printed page; correct n and xml:id, or the head.",
        _document("<head>44. Telegram</head>" + _TEXT),
        _document(_HEAD + _TEXT),
        _SOURCE,
    ),
    Rule(
        "F004",
        Severity.WARNING,
        "the kind of a document",
        "A document is of subtype historical-document or editorial-note; an editorial note says so in its "
        "head. Volumes that do not use subtype at all are not judged.",
        "Write subtype; compare it with the head.",
        _document(
            "<head>43. Editorial Note</head>" + _TEXT, 'subtype="historical-document" n="43" xml:id="d43"'
        ),
        _document("<head>43. Editorial Note</head>" + _TEXT, 'subtype="editorial-note" n="43" xml:id="d43"'),
        _SOURCE,
    ),
    Rule(
        "F005",
        Severity.ERROR,
        "a note in a note",
        "Notes contain no notes; nobody could refer to the inner one.",
        "Move the inner note to the place that it refers to.",
        _document(
            _HEAD + '<p>One<note n="1" xml:id="d43fn1">A<note n="2" xml:id="d43fn2">B.</note></note></p>'
        ),
        _document(
            _HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note><note n="2" xml:id="d43fn2">B.</note></p>'
        ),
        _SOURCE,
    ),
    Rule(
        "F006",
        Severity.ERROR,
        "a note with the xml:id of another document",
        "The xml:id of a note begins with that of the document it stands in, and fn.",
        "Correct the xml:id, or move the note to its document.",
        _document(_HEAD + '<p>One<note n="1" xml:id="d34fn1">A.</note></p>'),
        _document(_HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note></p>'),
        _SOURCE,
    ),
    Rule(
        "F007",
        Severity.WARNING,
        "a note's xml:id does not end in its number",
        "The xml:id of a note is that of its document, fn, and the number of the note. Documents whose "
        "notes are counted by page, and their ids one by one, are well.",
        "Compare with the printed page, and correct n or the xml:id.",
        _document(_HEAD + '<p>One<note n="1" xml:id="d43fn2">A.</note></p>'),
        _document(_HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note></p>'),
        _SOURCE,
    ),
    Rule(
        "F008",
        Severity.WARNING,
        "a numbered note without an xml:id",
        "A note with a number has an xml:id, so that other documents can cite it.",
        "Write the document's xml:id, fn and the note's number as xml:id: d43fn2.",
        _document(_HEAD + '<p>One<note n="1">A.</note></p>'),
        _document(_HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note></p>'),
        _SOURCE,
    ),
    Rule(
        "F009",
        Severity.WARNING,
        "the place of a source note",
        "A document has one source note. It is the first note and hangs at the end of the head; or it is "
        "printed "
        'in the body, and then has rend="inline".',
        "Move the note into the head, or say that it is printed in the body.",
        _document(_HEAD + '<p>One<note n="1" xml:id="d43fn1" type="source">Source: Files.</note></p>'),
        _document(
            '<head>43. Telegram<note n="1" xml:id="d43fn1" type="source">Source: Files.</note></head>' + _TEXT
        ),
        _SOURCE,
    ),
    Rule(
        "F010",
        Severity.ERROR,
        "a source note in the body with a number",
        "A source note that is printed in the body is no footnote: it has no number.",
        'Remove n and xml:id, or rend="inline" if it is a numbered footnote.',
        _document(
            _HEAD + '<note n="1" xml:id="d43fn1" type="source" rend="inline">Source: Files.</note>' + _TEXT
        ),
        _document(_HEAD + '<note type="source" rend="inline">Source: Files.</note>' + _TEXT),
        _SOURCE,
    ),
    Rule(
        "F011",
        Severity.WARNING,
        "a sender or an addressee outside of a head",
        "Offices (gloss) and persons (persName) of the types from and to are the correspondents that the "
        "head of a document names.",
        "Remove the type, or move the name into the head.",
        _document(_HEAD + '<p>From <persName type="from">Smith</persName>.</p>'),
        _document('<head>43. Telegram From <persName type="from">Smith</persName></head>' + _TEXT),
        _SOURCE,
    ),
    Rule(
        "F012",
        Severity.WARNING,
        "a page's xml:id",
        "A page break has the printed number as n, and pg_ with it as xml:id.",
        'Write n="246" and xml:id="pg_246".',
        _document(_HEAD + '<p><pb n="246" xml:id="pg_264"/>Text.</p>'),
        _document(_HEAD + '<p><pb n="246" xml:id="pg_246"/>Text.</p>'),
        _SOURCE,
    ),
    Rule(
        "F013",
        Severity.WARNING,
        "a time that ends in Z",
        "The Office writes the offset in numbers, +00:00, for the times that telegrams give with Z. Volumes "
        "that were encoded earlier have Z.",
        "Write +00:00 in place of Z.",
        _document(_HEAD + '<p><date when="1973-10-09T16:25:00Z">October 9</date></p>'),
        _document(_HEAD + '<p><date when="1973-10-09T16:25:00+00:00">October 9</date></p>'),
        _SOURCE,
    ),
    Rule(
        "F014",
        Severity.WARNING,
        "a dateline without its one date",
        "A dateline holds exactly one date, that of the document; “undated” is one, too.",
        "Mark the date with date, and give it when, or the limits within which it must be.",
        _document(_HEAD + "<dateline>Washington, October 9, 1973</dateline>" + _TEXT),
        _document(
            _HEAD + '<dateline>Washington, <date when="1973-10-09">October 9, 1973</date></dateline>' + _TEXT
        ),
        _SOURCE,
    ),
    Rule(
        "F015",
        Severity.WARNING,
        "a signature outside of a closer",
        "A signature (signed) stands in the closer of the document.",
        "Put closer around it.",
        _document(_HEAD + _TEXT + "<signed>Smith</signed>"),
        _document(_HEAD + _TEXT + "<closer><signed>Smith</signed></closer>"),
        _SOURCE,
    ),
    Rule(
        "F016",
        Severity.WARNING,
        "labels and items that do not alternate",
        "In a list with labels each label stands before its item, and each item has one.",
        "Add the label (it may be empty) or the item that is missing.",
        _document(_HEAD + "<list><label>1</label><item>One</item><item>Two</item></list>"),
        _document(_HEAD + "<list><label>1</label><item>One</item><label>2</label><item>Two</item></list>"),
        _SOURCE,
    ),
    Rule(
        "F017",
        Severity.WARNING,
        "the type of a list, misspelt",
        "Lists at the top of a document have the types participants, subject, references, from and to. The "
        "type here is nearly one of those that the Office has.",
        "Write it as the Office does.",
        _document(_HEAD + '<list type="participant"><item>Mr. Smith</item></list>'),
        _document(_HEAD + '<list type="participants"><item>Mr. Smith</item></list>'),
        _SOURCE,
    ),
    Rule(
        "F018",
        Severity.WARNING,
        "an empty note in place of a reference",
        "Where several references lead to one note, the note stands at the first of them; the others are "
        "ref.",
        'Write <ref target="#d43fn1">1</ref>.',
        _document(
            _HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note> two<note target="#d43fn1"/></p>',
        ),
        _document(
            _HEAD + '<p>One<note n="1" xml:id="d43fn1">A.</note> two<ref target="#d43fn1">1</ref></p>',
        ),
        _SOURCE,
    ),
    Rule(
        "F019",
        Severity.WARNING,
        "an attachment without a head",
        "An attachment, an annex or an enclosure begins with a head of its own.",
        "Mark its heading with head.",
        _document(
            _HEAD + '<attachment xmlns="http://history.state.gov/frus/ns/1.0"><p '
            'xmlns="http://www.tei-c.org/ns/1.0">Text.</p></attachment>'
        ),
        _document(
            _HEAD + '<attachment xmlns="http://history.state.gov/frus/ns/1.0"><head '
            'xmlns="http://www.tei-c.org/ns/1.0">Attachment</head></attachment>'
        ),
        _SOURCE,
    ),
)
