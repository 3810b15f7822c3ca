"""Realistic documents for the tests: gold documents in the form that the encoder gives them.

The gold `div` gets the header of the fixture `document.xml`; what points out of the document is
dropped (persons, terms), and attachments become divisions, as the grammar wants them. The counts in
the header are made to agree, so the whole must be valid.
"""

from __future__ import annotations

import copy
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
DOCUMENT = Path(__file__).parent / "document.xml"
DROPPED = {"corresp", "target", "rendition", "facs", "ref"}


def gold_documents(shared: Path, limit: int = 10**9) -> Iterator[etree._Element]:
    """TEI documents made of the gold of every volume, at most `limit` from each."""
    for volume in sorted((shared / "frus" / "dev").glob("*.jsonl.xz")):
        with lzma.open(volume, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(limit), lines, strict=False):
                yield whole(etree.fromstring(json.loads(line)["tei"].encode()))


def whole(gold: etree._Element) -> etree._Element:
    """A gold `div` as a whole TEI document."""
    root = copy.deepcopy(etree.parse(str(DOCUMENT)).getroot())
    body = root.find(f"{TEI}text/{TEI}body")
    body[:] = [_in_tei(gold)]
    _attachments(body[0])
    _agree(root, body[0])
    etree.cleanup_namespaces(root)
    return root


def _in_tei(node: etree._Element) -> etree._Element:
    made = etree.Element(TEI + etree.QName(node).localname)
    for name, value in node.attrib.items():
        if name not in DROPPED and not (made.tag == TEI + "time" and name != "when"):
            made.set(name, value.removesuffix("Z") if name == "when" else value)
    if made.tag == TEI + "div":
        made.set("type", "document")
    made.text, made.tail = node.text, node.tail
    made.extend(_in_tei(child) for child in node.iterchildren(etree.Element))
    return made


def _attachments(div: etree._Element) -> None:
    attachments = div.findall(f".//{TEI}attachment")
    if not attachments:
        return
    message = etree.Element(TEI + "div", type="message")
    for child in list(div):
        if child.tag not in (TEI + "attachment", TEI + "head") and child.get("rend") != "inline":
            message.append(child)
    div.append(message)
    for attachment in attachments:
        attachment.tag = TEI + "div"
        attachment.set("type", "attachment")
        div.append(attachment)


def _agree(root: etree._Element, div: etree._Element) -> None:
    """Makes the header say what the text says."""
    number, name = div.get("n"), div.get(ID)
    titles = root.findall(f".//{TEI}titleStmt/{TEI}title")
    titles[0].text, titles[1].text = _head(div), number
    root.find(f".//{TEI}idno[@type='document']").text = name
    for person in root.findall(f".//{TEI}correspAction/{TEI}persName"):
        person.getparent().remove(person)
    used = Counter(etree.QName(node).localname for node in root.find(f"{TEI}text").iter(TEI + "*"))
    namespace = root.find(f".//{TEI}namespace")
    namespace[:] = [
        etree.Element(TEI + "tagUsage", gi=gi, occurs=str(n)) for gi, n in sorted(used.items())
        if gi != "text"
    ]  # fmt: skip
    notes = len(root.findall(f"{TEI}text//{TEI}note[@n]"))
    counts = {"notes": notes, "pages": used["pb"] + 1}
    for measure in root.iter(TEI + "measure"):
        measure.set("quantity", str(counts.get(measure.get("unit"), 100)))


def _head(div: etree._Element) -> str:
    """The head without notes and number."""
    head = copy.deepcopy(div.find(TEI + "head"))
    for note in head.findall(f".//{TEI}note"):
        note.text = ""
        note[:] = []
    text = " ".join("".join(head.itertext()).split())
    first, _, rest = text.partition(". ")
    return rest if first.isdigit() else text
