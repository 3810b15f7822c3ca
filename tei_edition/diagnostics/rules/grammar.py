"""Rules G: RELAX NG and XSD."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

_REMEDY = "Compare the element with its definition in schema/cable.rnc."

RULES: tuple[Rule, ...] = (
    Rule(
        "G001",
        Severity.ERROR,
        "not valid by cable.rng",
        "The RELAX NG grammar does not allow this element, this attribute, this value or this text "
        "where it stands. The grammar is a part of TEI: what it allows, TEI allows.",
        _REMEDY,
    ),
    Rule(
        "G002",
        Severity.ERROR,
        "not valid by cable.xsd",
        "The XML Schema, made from the same source as the RELAX NG grammar, does not allow this, "
        "though the grammar found nothing here.",
        _REMEDY,
    ),
    Rule(
        "G003",
        Severity.ERROR,
        "not valid by cable.xsd, as xmlschema reads it",
        "The second engine for the XML Schema does not allow this, though the first found nothing.",
        _REMEDY,
    ),
    Rule(
        "G004",
        Severity.WARNING,
        "more faults than are shown",
        "A document with very many faults is cut short: most of them follow from the first.",
        "Mend the first faults, and validate again.",
    ),
    Rule(
        "G005",
        Severity.ERROR,
        "not valid by frus.rng",
        "The file says by its xml-model that it is written as the volumes of the Office of the Historian "
        "are. Their documents have no such element, attribute or value here.",
        "Correct it by frus.rnc, or let the file name cable.rng if it is to be richer than a volume.",
    ),
    Rule(
        "G101",
        Severity.ERROR,
        "unknown element",
        "The schema has no element of this name. Names are case-sensitive (persName, not persname), and "
        "other vocabularies call things by other names: HTML's and DocBook's para, i, ul, h1 are TEI's p, "
        "hi, list, head. A schema that uses a part of TEI only may lack an element that TEI has.",
        "Write the name that the schema has for it.",
    ),
    Rule(
        "G102",
        Severity.ERROR,
        "element in a wrong namespace",
        "The schema has an element of this name, but in another namespace. The elements of TEI are in "
        "http://www.tei-c.org/ns/1.0, which the root of a file declares; what was pasted from elsewhere may "
        'carry xmlns="" or a prefix.',
        'Let the root declare xmlns="http://www.tei-c.org/ns/1.0", and remove other declarations.',
    ),
    Rule(
        "G103",
        Severity.ERROR,
        "element not allowed here",
        "The schema has this element, but not in this parent, or not after what stands before it, or not "
        "once more. What comes after it in the same parent is judged all the same.",
        "Move the element to where it may stand.",
    ),
    Rule(
        "G104",
        Severity.ERROR,
        "required element missing",
        "An element must have a child that it has not: a list its item, a fileDesc its titleStmt.",
        "Add the element that is missing, or remove the one that is empty.",
    ),
    Rule(
        "G105",
        Severity.ERROR,
        "required attribute missing",
        "The schema demands an attribute that the tag does not have.",
        "Write the attribute into the start tag.",
    ),
    Rule(
        "G106",
        Severity.ERROR,
        "attribute not allowed",
        "The element may not have this attribute. Names are case-sensitive, and xml:id and xml:lang have "
        "their prefix in TEI.",
        "Correct the name of the attribute, or remove it.",
    ),
    Rule(
        "G107",
        Severity.ERROR,
        "value not allowed",
        "The attribute is right, its value is not: it is none of those that are listed, or has not the form "
        "that is asked for, such as 1972-10-22 for a date or #d43 for a pointer.",
        "Correct the value.",
    ),
    Rule(
        "G108",
        Severity.ERROR,
        "text not allowed",
        "Some elements hold other elements only, such as list, table and div. Text in them must stand in an "
        "element of its own: an item, a cell, a p.",
        "Put the text into an element that may stand there.",
    ),
    Rule(
        "G109",
        Severity.ERROR,
        "text has not the form that is asked for",
        "The schema demands that the text of this element be a number, a date, one of several words.",
        "Correct the text.",
    ),
    Rule(
        "G110",
        Severity.ERROR,
        "not valid otherwise",
        "The engine says that the file is not valid by the schema, in words that were not understood; they "
        "are given as they are.",
        "Compare the element with its definition in the schema.",
    ),
    Rule(
        "G111",
        Severity.WARNING,
        "the engines disagree",
        "One engine says that this is valid, another that it is not. They differ in a few rare values, "
        "such as the time 24:00:00.",
        "Write it in a way that both accept.",
    ),
)
