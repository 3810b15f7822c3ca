"""What the header of one document says, by the names that the tables of an edition have for it.

Knows where TEI has these facts and by which types; a part that is missing is an empty value. A document
with a poor header, as in a printed volume's own encoding, is read by its head and its dateline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from tei_edition.plain import words
from tei_edition.validation.places import TEI, XML_ID

_NS = {"t": TEI}
_CATEGORY = f"{{{TEI}}}category"
_CATREF = f"{{{TEI}}}catRef"
_FILE = "t:teiHeader/t:fileDesc"
_SOURCE = f"{_FILE}/t:sourceDesc"
_PROFILE = "t:teiHeader/t:profileDesc"
_IDENTIFIER = f"{_SOURCE}//t:msDesc/t:msIdentifier"
_TEXT = "t:text"
_BOUNDS = {"when": "when", "from": "from", "to": "to", "notBefore": "not_before", "notAfter": "not_after"}
_MARKINGS = ("classification", "precedence", "handling", "slug")
# The type of an idno or a collection -> the column that it has; any other collection is a `collection`.
_KEPT = {
    "box": "box",
    "folder": "folder",
    "lot": "lot",
    "lot-file": "lot",
    "record-group": "record_group",
}

Value = str | int | tuple[str, ...]


def particulars(root: etree._Element) -> dict[str, Value]:
    """The facts of the TEI element `root`, by column; what it does not say is left out."""
    found: dict[str, Value] = {"kind": _kind(root)}
    for part in (_dating, _parties, _manuscript, _printed, _extent):
        found.update(part(root))
    found.update(_markings(root))
    return {name: value for name, value in found.items() if value not in ("", ())}


def many(value: object) -> tuple[str, ...]:
    """A value of any column as several: those that it has, itself, or none."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value),) if value else ()


def _all(root: etree._Element, path: str) -> tuple[str, ...]:
    """The words of what a path finds, each once, in order."""
    found = (words(element) for element in root.iterfind(path, _NS))
    return tuple(dict.fromkeys(filter(None, found)))


def _first(root: etree._Element, *paths: str) -> str:
    return next((text for path in paths for text in _all(root, path)), "")


def _kind(root: etree._Element) -> str:
    """The form of the original, else what the document is in its volume."""
    form = root.find(f"{_SOURCE}//t:msDesc/t:physDesc/t:objectDesc", _NS)
    if form is not None and form.get("form"):
        return form.get("form", "")
    divs = (div for div in root.iter(f"{{{TEI}}}div") if div.get("type") == "document")
    return next((div.get("subtype", "") for div in divs), "")


def _dating(root: etree._Element) -> Mapping[str, Value]:
    """The date of creation as written and as machines read it, how sure it is, and by what evidence."""
    date = root.find(f"{_PROFILE}/t:creation/t:date", _NS)
    if date is None:
        date = root.find(f"{_TEXT}//t:dateline//t:date", _NS)
    places = (f"{_PROFILE}/t:creation/t:placeName", f"{_TEXT}//t:dateline//t:placeName")
    found: dict[str, Value] = {"place": _first(root, *places)}
    if date is None:
        return found
    found["date"] = words(date)
    found |= {column: date.get(name, "") for name, column in _BOUNDS.items()}
    if any(found.get(column) for column in _BOUNDS.values()):
        found["certainty"] = date.get("cert", "high")
    evidence = _first(root, f"{_PROFILE}/t:creation/t:rs[@type='evidence']")
    found["evidence"] = evidence or date.get("evidence", "")
    return found


def _parties(root: etree._Element) -> Mapping[str, Value]:
    """Who sent, who received, who was informed: by the header, else by the head."""
    actions = root.findall(f"{_PROFILE}/t:correspDesc/t:correspAction", _NS)
    found: dict[str, Value] = {}
    if not actions:
        for side, column in (("from", "sender"), ("to", "addressee")):
            head = f"{_TEXT}//t:head//t:"
            found[f"{column}_persons"] = _all(root, f"{head}persName[@type='{side}']")
            found[f"{column}_offices"] = _all(root, f"{head}gloss[@type='{side}']")
        return found
    sent = [a for a in actions if a.get("type") == "sent"]
    informed = [a for a in actions if a.get("type") == "received" and a.get("subtype") == "info"]
    received = [a for a in actions if a.get("type") == "received" and a.get("subtype") != "info"]
    for column, chosen in (("sender", sent), ("addressee", received)):
        found[f"{column}_persons"] = _names(chosen, ("persName", "name"))
        found[f"{column}_offices"] = _names(chosen, ("roleName", "orgName"))
    found["info_addressees"] = _names(informed, ("persName", "name", "roleName", "orgName"))
    return found


def _names(actions: Iterable[etree._Element], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The names of some kinds in correspActions, each once, in the order of the header."""
    wanted = {f"{{{TEI}}}{kind}" for kind in kinds}
    found = (words(child) for action in actions for child in action if child.tag in wanted)
    return tuple(dict.fromkeys(filter(None, found)))


def _manuscript(root: etree._Element) -> Mapping[str, Value]:
    """Where the original lies, and the number of the message."""
    found: dict[str, list[str]] = {}
    for element in root.iterfind(f"{_IDENTIFIER}/*", _NS):
        name = etree.QName(element).localname
        if name in ("idno", "collection") and words(element):
            column = _KEPT.get(element.get("type", ""), "collection" if name == "collection" else "file")
            found.setdefault(column, []).append(words(element))
    telegram = (
        f"{_IDENTIFIER}/t:altIdentifier/t:idno[@type='telegram']",
        f"{_TEXT}//t:idno[@type='telegram']",
    )
    return {
        "repository": _first(root, f"{_IDENTIFIER}/t:repository"),
        "telegram": _first(root, *telegram),
        **{column: tuple(dict.fromkeys(values)) for column, values in found.items()},
    }


def _printed(root: etree._Element) -> Mapping[str, Value]:
    """The printed volume, and the pages in it."""
    names = (f"{_FILE}/t:publicationStmt/t:idno[@type='{kind}']" for kind in ("volume", "frus"))
    return {
        "volume": _first(root, *names),
        "volume_title": _first(root, f"{_SOURCE}/t:bibl/t:title[@level='m']"),
        "printed_pages": _first(root, f"{_SOURCE}/t:bibl/t:biblScope[@unit='page']"),
    }


def _extent(root: etree._Element) -> Mapping[str, Value]:
    """Words and notes: as the header counted them, else as they are counted here."""
    measures = {
        measure.get("unit", ""): measure.get("quantity", "")
        for measure in root.iterfind(f"{_FILE}/t:extent/t:measure", _NS)
    }
    counted = {"words": measures.get("words", ""), "notes": measures.get("notes", "")}
    if not all(value.isdigit() for value in counted.values()):
        text = root.find(_TEXT, _NS)
        if text is None:
            return {}
        notes = sum(1 for note in text.iter(f"{{{TEI}}}note") if note.get("n"))
        return {"words": len("".join(map(str, text.itertext())).split()), "notes": notes}
    return {name: int(value[:9]) for name, value in counted.items()}


def _markings(root: etree._Element) -> Mapping[str, Value]:
    """The markings that the document bears, by taxonomy, in the words of their categories."""
    header = root.find("t:teiHeader", _NS)
    if header is None:
        return {}
    said = {category.get(XML_ID, ""): _first(category, "t:catDesc") for category in header.iter(_CATEGORY)}
    found: dict[str, list[str]] = {}
    for reference in header.iter(_CATREF):
        scheme = reference.get("scheme", "").removeprefix("#")
        if scheme in _MARKINGS:
            targets = (target.removeprefix("#") for target in reference.get("target", "").split())
            names = (said.get(target) or target.partition(".")[2] or target for target in targets)
            found.setdefault(scheme, []).extend(names)
    return {scheme: tuple(names) for scheme, names in found.items()}
