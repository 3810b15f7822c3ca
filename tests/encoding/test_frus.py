"""Profile frus: from our tree to a volume's, element by element."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from tei_edition.edition import Edition, Editor
from tei_edition.encoding.profiles.frus import frus, words_of
from tei_edition.encoding.tree import Element, write

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def tree(blocks: str) -> Element:
    """A TEI element of ours with a document of some blocks."""
    div = f"<div type='document' subtype='historical-document' n='7' xml:id='d7'>{blocks}</div>"
    root = fromstring(f"<TEI><teiHeader/><text><body>{div}</body></text></TEI>")
    for element in root.iter():
        if XML_ID in element.attrib:
            element.set("xml:id", element.attrib.pop(XML_ID))
    return root


def made(blocks: str, edition: Edition | None = None) -> Element:
    ours = tree(blocks)
    before = tostring(ours)
    theirs = frus(ours, edition or Edition())
    assert tostring(ours) == before
    assert words_of(theirs) == words_of(ours)
    return theirs


def blocks(given: str) -> str:
    """What becomes of the blocks of a document."""
    div = next(made(given).iter("div"))
    return write(div).partition(">")[2].removesuffix("</div>")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<idno type='telegram'>123</idno>. Ref: <rs type='telegram'>State 5</rs>.", "123. Ref: State 5."),
        ("<seg type='excision'>[1 line]</seg> of <seg type='delivery'>x<lb/>y</seg>", "[1 line] of x<lb/>y"),
        ("<ref type='telegram' target='frus:d3'>a</ref>", '<ref target="#d3">a</ref>'),
        ("<ref type='noteref' n='2' target='#d7fn2' cert='low' resp='#x'>2</ref>",
         '<ref target="#d7fn2">2</ref>'),
        ("<ref target='frus:frus1969-76v18#d1'>a</ref>", '<ref target="frus1969-76v18#d1">a</ref>'),
        ("<ref target='d41.xml#d41'>a</ref>", '<ref target="#d41">a</ref>'),
        ("<ref target='https://example.org/'>a</ref>", '<ref target="https://example.org/">a</ref>'),
        ("<ref>a</ref>", "a"),
        ("<persName cert='low' resp='#x' corresp='#p_A1'>A</persName>",
         '<persName corresp="#p_A1">A</persName>'),
        ("<gloss type='term' target='#t_A1'>A</gloss>", '<gloss target="#t_A1">A</gloss>'),
        ("<hi rend='strong'>a</hi> <hi rend='blue'>b</hi>", '<hi rend="strong">a</hi> b'),
        ("<unheard>a <placeName>b</placeName></unheard> c", "a <placeName>b</placeName> c"),
        ("a<note n='2' xml:id='d7fn2' cert='low' resp='#x'>b</note>", 'a<note n="2" xml:id="d7fn2">b</note>'),
        ("<date when='1970-01-02' calendar='#julian' cert='low'>a</date>",
         '<date when="1970-01-02" calendar="julian">a</date>'),
    ],
)  # fmt: skip
def test_phrases(ours: str, theirs: str) -> None:
    assert blocks(f"<p>{ours}</p>") == f"<p>{theirs}</p>"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<list rend='bulleted'><item>a</item></list>", "<list><item>a</item></list>"),
        ("<list type='participants'><item>a</item></list>",
         '<list type="participants"><item>a</item></list>'),
        ("<note type='source' rend='inline'>a</note><head>7. B</head>",
         '<note type="source" rend="inline">a</note><head>7. B</head>'),
        ("<p>a</p><note n='9' xml:id='d7fn9' place='unanchored'>b</note>",
         '<p>a</p><note n="9" xml:id="d7fn9">b</note>'),
        ("<opener><dateline>a</dateline><seg type='marking'>b</seg></opener><p>c</p>",
         '<opener><dateline>a</dateline><seg rendition="#left">b</seg></opener><p>c</p>'),
        ("<head>7. A</head><salute>Dear B:</salute><p>c</p>", "<head>7. A</head><p>Dear B:</p><p>c</p>"),
        ("<p>a</p><closer><salute>Sincerely,</salute> <signed>B</signed></closer>",
         "<p>a</p><p>Sincerely,</p><closer> <signed>B</signed></closer>"),
        ("<p>a</p><closer><salute>Warm regards.</salute></closer>", "<p>a</p><p>Warm regards.</p>"),
        ("<p>a</p><closer><signed>B</signed></closer><postscript><p>P.S. c</p></postscript>",
         '<p>a</p><p rend="right">B</p><p>P.S. c</p>'),
        ("<p>a</p><closer><signed>B<lb/>Chief</signed></closer><pb n='3' xml:id='pg_3'/>",
         '<p>a</p><closer><signed>B<lb/>Chief</signed></closer><pb n="3" xml:id="pg_3"/>'),
    ],
)  # fmt: skip
def test_blocks(ours: str, theirs: str) -> None:
    assert blocks(ours) == theirs


def test_the_title_of_an_attachment_names_no_correspondents() -> None:
    head = (
        "<head>Letter From <persName type='from' corresp='#p_A1'>A</persName>, "
        "<persName type='from'>B</persName> and the <gloss type='from'>Embassy</gloss></head><p>x</p>"
    )
    assert blocks(f"<head>7. A</head><p>x</p><div type='attachment' n='1'>{head}</div>") == (
        '<head>7. A</head><p>x</p><p><hi rend="strong">Letter From <persName corresp="#p_A1">A</persName>, '
        "<persName>B</persName> and the Embassy</hi></p><p>x</p>"
    )


def test_an_attachment_is_paragraphs_with_a_bold_title() -> None:
    message = "<div type='message'><p>a</p><closer><signed>B</signed></closer></div>"
    inner = (
        "<head>Attachment<note n='3' xml:id='d7fn3'>x</note></head>"
        "<opener><dateline><placeName>Rome</placeName>, undated.</dateline></opener>"
        "<p>c</p><closer><signed>D</signed></closer>"
    )
    assert blocks(f"<head>7. A</head>{message}<div type='attachment' n='1'>{inner}</div>") == (
        '<head>7. A</head><p>a</p><p rend="right">B</p>'
        '<p><hi rend="strong">Attachment<note n="3" xml:id="d7fn3">x</note></hi></p>'
        '<p rend="right">Rome, undated.</p>'
        "<p>c</p><closer><signed>D</signed></closer>"
    )


def test_the_header_is_as_poor_as_that_of_a_volume() -> None:
    edition = Edition(
        volume_id="frus1969-76v09", volume_title="A Volume", volume_place="Washington", volume_date="2010",
        editors=(Editor("A. Reed"), Editor("B. Hale", "general editor")),
    )  # fmt: skip
    header = made("<head>7. A</head>", edition).find("teiHeader")
    assert header is not None
    assert write(header).partition(">")[2] == (
        '<fileDesc><titleStmt><title type="complete">A Volume</title><editor role="primary">A. Reed</editor>'
        '<editor role="general">B. Hale</editor></titleStmt><publicationStmt>'
        "<publisher>not published</publisher><pubPlace>Washington</pubPlace><date>2010</date>"
        '<idno type="frus">frus1969-76v09</idno></publicationStmt>'
        "<sourceDesc><p>Converted from plain text by tei-edition.</p></sourceDesc></fileDesc></teiHeader>"
    )


def test_without_a_volume_the_title_is_that_of_the_document() -> None:
    header = made("<head>7. A<note n='1' xml:id='d7fn1'>x</note></head>").find("teiHeader")
    assert header is not None
    assert '<title type="complete">7. A</title>' in write(header)
