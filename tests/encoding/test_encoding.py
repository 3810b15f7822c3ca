"""Encoding: model -> TEI, one node at a time; the layout; the counts."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from lxml import etree

from tei_edition.edition import Edition
from tei_edition.encoding import encode, serialise
from tei_edition.encoding.body import encode_blocks, encode_document
from tei_edition.encoding.header.counts import count
from tei_edition.encoding.inline import date_attributes, encode_inline
from tei_edition.encoding.layout import indent
from tei_edition.encoding.tree import Element, add, add_text, text_of, write
from tei_edition.header import Header
from tei_edition.model import (
    Block,
    Cable,
    Certainty,
    Closer,
    Head,
    Inline,
    Item,
    LineBreak,
    List,
    Mark,
    Note,
    NoteLink,
    Opener,
    PageBreak,
    Paragraph,
    Part,
    Postscript,
    Quote,
    Role,
    Row,
    Salute,
    Signed,
    SourceLine,
    Table,
    Text,
)

X = (Text("x"),)


def written_as(element: Element) -> str:
    """An element as it is written, without the declaration of TEI."""
    return write(element).replace(' xmlns="http://www.tei-c.org/ns/1.0"', "", 1)


def inline(*content: Inline) -> str:
    parent = Element("p")
    encode_inline(parent, content, "d5")
    return written_as(parent).removeprefix("<p>").removesuffix("</p>")


def blocks(*content: Block) -> str:
    parent = Element("div")
    encode_blocks(parent, content, "d5")
    return written_as(parent).removeprefix("<div>").removesuffix("</div>")


@pytest.mark.parametrize(
    ("node", "written"),
    [
        (Text("a & b"), "a &amp; b"),
        (LineBreak(), "<lb/>"),
        (PageBreak("12", "12"), '<pb n="12" xml:id="pg_12"/>'),
        (PageBreak("12", ""), '<pb n="12"/>'),
        (NoteLink("2", "2"), '<ref type="noteref" n="2" target="#d5fn2">2</ref>'),
        (Note("2", "2", False, (X,)), '<note n="2" xml:id="d5fn2">x</note>'),
        (Note("*", "3", False, (X, X)), '<note n="*" xml:id="d5fn3"><p>x</p><p>x</p></note>'),
        (Note("1", "1", True, (X,)), '<note n="1" xml:id="d5fn1" type="source">x</note>'),
        (
            Note("1", "1", False, (X,), Certainty.LOW),
            '<note n="1" xml:id="d5fn1" cert="low" resp="#tei-edition">x</note>',
        ),
        (
            Note("1", "1u", False, (X,), Certainty.LOW, anchored=False),
            '<note n="1" xml:id="d5fn1u" place="unanchored" cert="low" resp="#tei-edition">x</note>',
        ),
        (Mark(Role.PERSON, X, "to"), '<persName type="to">x</persName>'),
        (Mark(Role.PERSON, X, "signed"), "<persName>x</persName>"),
        (Mark(Role.OFFICE, X, "from"), '<gloss type="from">x</gloss>'),
        (Mark(Role.PLACE, X), "<placeName>x</placeName>"),
        (Mark(Role.DATE, X, "1961-05-03"), '<date when="1961-05-03">x</date>'),
        (
            Mark(Role.DATE, X, "", Certainty.LOW),
            '<date cert="low" resp="#tei-edition">x</date>',
        ),
        (Mark(Role.MESSAGE_NUMBER, X, "7"), '<idno type="telegram">x</idno>'),
        (Mark(Role.REFERENCE, X, "frus:d4"), '<ref target="frus:d4">x</ref>'),
        (Mark(Role.REFERENCE, X, "message"), '<rs type="telegram">x</rs>'),
        (
            Mark(Role.REFERENCE, X, "message frus:d4"),
            '<ref type="telegram" target="frus:d4">x</ref>',
        ),
        (
            Mark(Role.REFERENCE, X, "message frus:d4 Oslo 7"),
            '<ref type="telegram" n="Oslo 7" target="frus:d4">x</ref>',
        ),
        (Mark(Role.REFERENCE, X, "telegram"), '<rs type="telegram">x</rs>'),
        (Mark(Role.REFERENCE, X, "telegram Oslo 7"), '<rs type="telegram" n="Oslo 7">x</rs>'),
        (Mark(Role.REFERENCE, X, "telegram x"), '<rs type="telegram">x</rs>'),
        (Mark(Role.REFERENCE, X, "telegram frus:d4"), '<rs type="telegram" ref="frus:d4">x</rs>'),
        (
            Mark(Role.REFERENCE, X, "telegram frus:d4 Oslo 7"),
            '<rs type="telegram" n="Oslo 7" ref="frus:d4">x</rs>',
        ),
        (Mark(Role.DELIVERY, X), '<seg type="delivery">x</seg>'),
        (Mark(Role.EXCISION, X), '<seg type="excision">x</seg>'),
        (
            Mark(Role.PLACE, (Text("a"), PageBreak("2", "2"), Text("b"))),
            '<placeName>a<pb n="2" xml:id="pg_2"/>b</placeName>',
        ),
    ],
)
def test_inline(node: Inline, written: str) -> None:
    assert inline(Text("<"), node, Text(">")) == f"&lt;{written}&gt;"


@pytest.mark.parametrize(
    "role", [r for r in Role if r.name not in (
        "PERSON OFFICE NAMED TERM PLACE DATE HOURS MESSAGE_NUMBER REFERENCE DELIVERY EXCISION".split())]
)  # fmt: skip
def test_other_roles_are_no_marks(role: Role) -> None:
    with pytest.raises(AssertionError):
        inline(Mark(role, X))


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("", {}),
        ("1961", {"when": "1961"}),
        ("1961-05-03T09:00:00", {"when": "1961-05-03T09:00:00"}),
        ("1961-05-03/1961-05-04", {"from": "1961-05-03", "to": "1961-05-04"}),
        ("1961-05-01..1961-05-31", {"notBefore": "1961-05-01", "notAfter": "1961-05-31"}),
    ],
)
def test_date_attributes(value: str, attributes: dict[str, str]) -> None:
    assert date_attributes(value) == attributes


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Paragraph(X), "<p>x</p>"),
        (Head(X), "<head>x</head>"),
        (PageBreak("2", "2"), '<pb n="2" xml:id="pg_2"/>'),
        (SourceLine(X), '<note type="source" rend="inline">x</note>'),
        (Salute(X), "<salute>x</salute>"),
        (Opener((Salute(X),)), "<opener><salute>x</salute></opener>"),
        (Closer((Salute(X), Signed(X))), "<closer><salute>x</salute><signed>x</signed></closer>"),
        (Postscript((Paragraph(X),)), "<postscript><p>x</p></postscript>"),
        (Quote((Paragraph(X),)), '<quote rend="blockquote"><p>x</p></quote>'),
        (
            List("", False, None, (Item(None, X),)),
            '<list rend="bulleted"><item>x</item></list>',
        ),
        (
            List("", True, None, (Item(X, X), PageBreak("2", "2"), Item(X, (), (Paragraph(X),)))),
            '<list rend="numbered"><label>x</label><item>x</item><pb n="2" xml:id="pg_2"/>'
            "<label>x</label><item><p>x</p></item></list>",
        ),
        (
            List("subject", False, Head(X), (Item(None, X),)),
            '<list type="subject"><head>x</head><item>x</item></list>',
        ),
        (
            Table((Row((X, ())), PageBreak("2", "2"), Row((X, X)))),
            '<table><row><cell>x</cell><cell/></row><pb n="2" xml:id="pg_2"/>'
            "<row><cell>x</cell><cell>x</cell></row></table>",
        ),
    ],
)
def test_block(block: Block, written: str) -> None:
    assert blocks(block) == written


def cable(*parts: Block, attachments: tuple[Part, ...] = (), note: bool = False) -> Cable:
    unanchored = (Note("9", "9u", False, (X,), Certainty.LOW, False),)
    return Cable("d5", "5", note, Part(parts), attachments, unanchored if note else ())


def test_document_with_attachments() -> None:
    body = Element("body")
    attached = (Part((Head(X), Paragraph(X))), Part((Paragraph(X),)))
    encode_document(body, cable(Head(X), Paragraph(X), attachments=attached))
    assert written_as(body) == (
        '<body><div type="document" subtype="historical-document" n="5" xml:id="d5"><head>x</head>'
        '<div type="message"><p>x</p></div>'
        '<div type="attachment" n="1"><head>x</head><p>x</p></div>'
        '<div type="attachment" n="2"><p>x</p></div></div></body>'
    )


def test_document_without_a_printed_number() -> None:
    document = encode_document(Element("body"), Cable("d7", "", True, Part((Paragraph(X),)), (), ()))
    assert document.get("n") == "[7]"
    assert document.get("subtype") == "editorial-note"


def test_an_unanchored_note_ends_the_document() -> None:
    document = encode_document(Element("body"), cable(Paragraph(X), note=True))
    assert document[-1].get("place") == "unanchored"


def test_words_go_behind_the_last_child() -> None:
    parent = Element("p")
    add_text(parent, "a")
    add_text(parent, "b")
    add(parent, "lb")
    add_text(parent, "c")
    add_text(parent, "d")
    assert written_as(parent) == "<p>ab<lb/>cd</p>"


def test_empty_attributes_are_left_out() -> None:
    element = add(Element("p"), "pb", n="1", xml_id="", from_="2")
    assert dict(element.attrib) == {"n": "1", "from": "2"}


def test_layout_never_touches_words() -> None:
    text = (
        "<div><p>a <hi>b</hi> c</p><list><item>d</item><item>e<list><item>f</item></list></item>"
        "</list><closer><salute>g</salute></closer><p><date>h</date></p>"
        "<head><gloss>i</gloss> <gloss>j</gloss></head></div>"
    )
    before, after = fromstring(text), fromstring(text)
    indent(after)
    assert len(write(after)) > len(write(before))
    for name in ("p", "head", "item", "salute"):
        for a, b in zip(before.iter(name), after.iter(name), strict=True):
            a.tail = b.tail = None
            assert write(a) == write(b)


@pytest.mark.parametrize(
    "text", ["a & b", "<p>", "]]>", "a\rb", "“ö”", "\u00a0", "\u0085", "\u2028", "\ufeff", "\U0001f40b"]
)
def test_what_is_written_is_read_again(text: str) -> None:
    element = Element("p")
    add_text(element, text)
    add(element, "ref", target=text + "\"'\n\t")
    parsed = etree.fromstring(write(element).encode())
    assert parsed.text == text
    assert parsed[0].get("target") == text + "\"'\n\t"
    assert text_of(element) == text


def test_layout_twice_is_layout_once() -> None:
    tree = Element("div")
    encode_blocks(tree, (Paragraph(X), List("", False, None, (Item(None, X),))), "d5")
    indent(tree)
    once = write(tree)
    indent(tree)
    assert write(tree) == once


@pytest.mark.parametrize(
    ("parts", "pages", "span"),
    [
        ((Paragraph(X),), 0, ("", "")),
        ((Paragraph(X), PageBreak("12", "12")), 2, ("11", "12")),
        ((PageBreak("12", "12"), Paragraph(X)), 1, ("12", "12")),
        ((PageBreak("12", "12"), Paragraph(X), PageBreak("13", "13")), 2, ("12", "13")),
        ((Paragraph(X), PageBreak("1", "1")), 2, ("1", "1")),
        ((Paragraph(X), PageBreak("XIV", "XIV")), 2, ("XIV", "XIV")),
    ],
)
def test_pages_are_counted(parts: tuple[Block, ...], pages: int, span: tuple[str, str]) -> None:
    text = Element("text")
    document = encode_document(add(text, "body"), cable(*parts))
    found = count(text, document)
    assert (found.pages, found.span) == (pages, span)


def test_elements_and_notes_are_counted() -> None:
    text = Element("text")
    note = Note("1", "1", False, (X,))
    document = encode_document(
        add(text, "body"), cable(SourceLine(X), Paragraph((Text("a b"), note)), note=True)
    )
    found = count(text, document)
    assert found.identifier == "d5"
    assert found.notes == 2  # the one that the text prints in the body has no number
    assert found.elements == {"body": 1, "div": 1, "note": 3, "p": 1}


def test_serialised_file() -> None:
    tei = encode(cable(Head(X), Paragraph(X)), Header("x", ""), Edition(), "0" * 64)
    data = serialise(tei, "../schema")
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="../schema/')
    assert data.endswith(b"</TEI>\n")
    assert [etree.QName(child).localname for child in etree.fromstring(data)] == [
        "teiHeader", "text"
    ]  # fmt: skip
