"""A small invented volume as the Office of the Historian encodes one, and its publication."""

from __future__ import annotations

from pathlib import Path

from tei_edition.edition import Edition
from tei_edition.publishing import Publication, publish
from tei_edition.volumes import read_parts

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_HEADER = """<teiHeader><fileDesc>
<titleStmt>
<title type="complete">Foreign Relations of the United States, 1901–1903, Volume LX, Atlantis &amp; Ys</title>
<title type="series">Foreign Relations of the United States</title>
<title type="subseries">1901–1903</title>
<title type="volumenumber">Volume LX</title>
<editor role="primary">Ada <hi>B.</hi> Quill</editor><editor role="general">Otto Ledger</editor><editor/>
</titleStmt>
<publicationStmt><publisher>Office of Invented Papers</publisher><pubPlace>Washington</pubPlace>
<date>1955</date><idno type="isbn-13">9780000000002</idno><idno type="frus">frus1901-03v60</idno>
</publicationStmt><sourceDesc><p>print</p></sourceDesc></fileDesc></teiHeader>"""

_FRONT = """<front>
<pb n="I" xml:id="pg_I" facs="1"/>
<titlePage><docTitle><titlePart>Atlantis</titlePart></docTitle></titlePage>
<pb n="III" xml:id="pg_III"/>
<div type="section" xml:id="preface"><head>Preface</head>
<div type="subsection" xml:id="scope"><head>Scope</head>
<p>What is printed. <pb n="IV" xml:id="pg_IV"/>And why.</p></div>
</div>
<div type="toc" xml:id="toc"><head>Contents</head><list><item><ref target="#d1">one</ref></item></list></div>
<pb n="V" xml:id="pg_V"/>
<div type="section" xml:id="persons"><head>Persons</head><list type="participants">
<item><hi><persName xml:id="p_BJ1">Brook, Jane</persName></hi>, Ambassador in Atlantis</item>
<item><persName xml:id="p_RS1">Rill, Samuel</persName>, Under Secretary of State</item></list></div>
<div type="section" xml:id="terms"><head>Abbreviations</head><list type="terms">
<item><term xml:id="t_ATL_1">ATL</term>, Atlantis desk</item>
<item><term xml:id="t_YS_1">YS</term>, Ys office</item></list></div>
</front>"""

_BODY = """<body>
<div type="compilation" xml:id="comp1"><head>Atlantis<note n="*" xml:id="comp1fn">Before.</note></head>
<pb n="1" xml:id="pg_1"/>
<div type="chapter" xml:id="ch1"><head>The <hi rend="italic">Sea</hi> Wall</head>
<!-- printed twice -->
<div type="document" n="1" xml:id="d1" subtype="historical-document"><head>1. Telegram From the
<gloss type="from">Embassy in Atlantis</gloss> to the <gloss type="to">Department of State</gloss>
<note n="1" xml:id="d1fn1" type="source">Source: Department of State, Central Files, 611.00/1–203. Secret.
Drafted by <persName corresp="#p_RS1">Rill</persName>.
</note></head>
<opener><dateline><placeName>Port Atlas</placeName>,
<date when="1902-01-02T16:00:00">January 2, 1902, 4 p.m.</date></dateline></opener>
<p>The <gloss target="#t_ATL_1">ATL</gloss> says &lt;no&gt;.<?page turn?> <pb n="2" xml:id="pg_2"/>Ask
<persName corresp="#p_BJ1">Brook</persName>; see
<ref target="#d2">Document 2</ref>.</p></div>
<pb n="3" xml:id="pg_3"/>
<pb n="4" xml:id="pg_4"/>
<div type="document" n="2" xml:id="d2" subtype="historical-document"><head>2. Letter From the
<gloss type="from">Ambassador in Atlantis</gloss>
(<persName type="from" corresp="#p_BJ1">Brook</persName>) to the
<gloss type="to">Under Secretary of State</gloss>
(<persName type="to" corresp="#p_RS1">Rill</persName>)</head>
<opener><dateline><date notBefore="1902-02-01" notAfter="1902-02-28">February 1902</date></dateline></opener>
<p>Dear Samuel: as in <ref target="#d1fn1">footnote 1</ref> and on <ref target="#pg_2">page 2</ref>.</p></div>
</div>
<div type="chapter" xml:id="ch2"><head>Ys</head>
<div type="document" n="3" xml:id="d3" subtype="editorial-note"><head>3. Editorial Note</head>
<p>Nothing more was heard.</p></div></div>
</div>
<pb n="9" xml:id="pg_9"/>
</body>"""

_BACK = """<back><div type="section" xml:id="errata"><head>Errata</head><p>None.</p></div></back>"""

VOLUME = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{TEI}" xml:id="frus1901-03v60">'
    f"{_HEADER}<text>{_FRONT}{_BODY}{_BACK}</text></TEI>\n"
).encode()

PARTS = ("preface", "persons", "terms", "d1", "d2", "d3", "errata")
"""The ids of its documents and sections, in their order."""


def published_volume(out: Path, data: bytes = VOLUME, given: Edition | None = None) -> Publication:
    """The volume taken apart into `out`/tei, and published."""
    edition, parts = read_parts(data, "volume.xml", "volume", given or Edition())
    (out / "tei").mkdir(parents=True)
    for name, part in parts:
        (out / "tei" / f"{name}.xml").write_bytes(part)
    return publish(out, edition)
