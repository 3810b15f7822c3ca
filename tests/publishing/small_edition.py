"""A small edition of TEI files that point to one another, and its publication."""

from __future__ import annotations

import html.parser
from pathlib import Path
from urllib.parse import unquote, urldefrag

from tei_edition.edition import Edition
from tei_edition.publishing import Publication, publish

EDITION = Edition(title="A small edition", volume_id="frus1969-76v09")
TEI = "http://www.tei-c.org/ns/1.0"


def tei(identifier: str, body: str, number: str = "") -> bytes:
    n = number or identifier[1:]
    header = (
        f"<teiHeader><fileDesc><titleStmt><title type='main'>Telegram {n}</title>"
        f"<title type='number'>{n}</title></titleStmt></fileDesc><profileDesc><creation>"
        "<date notBefore='1972-10-01' notAfter='1972-10-31' cert='medium'>October 1972</date>"
        "</creation><correspDesc><correspAction type='sent'><persName>Kissinger</persName>"
        "</correspAction><correspAction type='received'><persName>Haig</persName></correspAction>"
        "</correspDesc></profileDesc></teiHeader>"
    )
    head = f"<head>{n}. Telegram {n}</head>"
    div = f"<div type='document' n='{n}' xml:id='{identifier}'>{head}{body}</div>"
    return f"<TEI xmlns='{TEI}'>{header}<text><body>{div}</body></text></TEI>".encode()


FILES = {
    "d9.xml": tei("d9", "<p>first <pb n='9' xml:id='pg_9'/></p>"),
    "d43.xml": tei(
        "d43",
        "<p>see<note n='1' xml:id='d43fn1'><ref target='frus:d9'>Document 9</ref>.</note>"
        " and <ref target='frus:d54fn2'>note 2</ref>, <ref target='frus:d99'>gone</ref></p>"
        "<p>page <pb n='246' xml:id='pg_246'/>here</p>",
    ),
    "d54.xml": tei(
        "d54",
        "<p>x<note n='2' xml:id='d54fn2'>See <ref target='frus:d43'>43</ref>, "
        "<ref target='frus:frus1969-76v09#d9'>9</ref> and "
        "<ref target='frus:pg_246'>p. 246</ref></note></p>",
    ),
}

_LISTED = (
    "<encodingDesc><classDecl><taxonomy xml:id='terms'><category xml:id='t_NSC'>"
    "<catDesc><term>NSC</term> National Security Council</catDesc></category></taxonomy>"
    "</classDecl></encodingDesc><profileDesc><particDesc><listPerson type='named'>"
    "<person xml:id='p_B1'><persName>Bunker, Ellsworth</persName>"
    "<note>Ambassador to Vietnam</note></person></listPerson></particDesc>"
)
WITH_LISTS = tei(
    "d43", "<p><persName corresp='#p_B1'>Bunker</persName> told the <gloss target='#t_NSC'>NSC</gloss>.</p>"
).replace(b"<profileDesc>", _LISTED.encode())
"""A document with a person and a term that lists explain."""


def lay_down(out: Path, files: dict[str, bytes] = FILES) -> None:
    (out / "tei").mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / "tei" / name).write_bytes(data)


def published(out: Path, files: dict[str, bytes] = FILES) -> Publication:
    lay_down(out, files)
    return publish(out, EDITION)


def tree(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


class Page(html.parser.HTMLParser):
    """What a page links to, what it loads, and its ids."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        is_loaded = tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload")
        self.loads += [values["href"]] if is_loaded else []
        self.loads += [values[key] for key in ("src", "srcset", "data", "poster") if key in values]
        if tag in ("a", "link") and not is_loaded:
            self.links.append(values.get("href", ""))


def dead_links(out: Path) -> list[str]:
    """The local links of all pages that lead to no file, or to no id in it."""
    pages = {path.resolve(): Page(path) for path in out.rglob("*.html")}
    dead = []
    for page in pages.values():
        for link in page.links:
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            file, fragment = urldefrag(link)
            target = (page.path.parent / unquote(file)).resolve() if file else page.path.resolve()
            ids = pages[target].ids if target in pages else []
            if not target.is_file() or (fragment and unquote(fragment) not in ids):
                dead.append(f"{page.path.name}: {link}")
    return dead
