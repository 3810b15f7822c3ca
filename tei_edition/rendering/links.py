"""Where a pointer leads: in the page, in the edition, on the web, or nowhere.

Knows the forms of pointers (#id, frus:d41, frus:d41fn2, frus:frus1969-76v18#d1, frus1969-76v18#d1,
d41.xml#d41, web addresses) and which schemes a reader may safely follow. The patterns of a file's
prefixDef are not run: a file must not choose what this program computes.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple
from urllib.parse import quote

from tei_edition.rendering.context import Context, Entry

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\"<>\\]{1,2000}")
_ID = re.compile(r"[\w.-]{1,200}")
_VOLUME = re.compile(r"(frus\d[\w.-]{0,60})(?:#([\w.-]{1,200}))?")
_FILE = re.compile(r"([\w-]{1,100})\.xml(?:#([\w.-]{1,200}))?")
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")


class Link(NamedTuple):
    """Where a pointer leads. `href` is empty where it leads nowhere; `problem` says why."""

    href: str
    title: str = ""
    problem: str = ""
    forbidden: bool = False


def parts_of(target: str) -> tuple[str, str]:
    """The volume that a pointer names, '' for none, and the id that it means, '' where it means none."""
    pointer = target.removeprefix("frus:")
    volume = _VOLUME.fullmatch(pointer)
    if volume:
        return volume[1], volume[2] or ""
    file = _FILE.fullmatch(pointer)
    wanted = (file[2] or file[1]) if file else pointer.removeprefix("#")
    return "", wanted if _ID.fullmatch(wanted) else ""


def resolve(target: str, here: Set[str], context: Context) -> Link:
    """The link of a pointer that stands in a document whose own ids are `here`."""
    if target.startswith(("http:", "https:", "mailto:")):
        return Link(target) if _SAFE.fullmatch(target) else _forbidden(target)
    volume, wanted = parts_of(target)
    if volume:
        return _in_volume(volume, wanted, target, here, context)
    if wanted:
        return _by_id(wanted, target, here, context)
    return _forbidden(target) if _SCHEME.match(target) else _dead(target)


def _in_volume(volume: str, wanted: str, target: str, here: Set[str], context: Context) -> Link:
    if volume == context.volume and wanted:
        return _by_id(wanted, target, here, context)
    own = f"/{context.volume}/"
    if not context.volume or own not in context.address:
        return _dead(target)
    address = _on_the_web(context.address.replace(own, f"/{quote(volume)}/"), wanted)
    return Link(address if wanted else address.rstrip("/"))


def _by_id(wanted: str, target: str, here: Set[str], context: Context) -> Link:
    if wanted in here:
        return Link(f"#{quote(wanted)}")
    entry = context.documents.get(document_of(wanted, context))
    if entry:
        return _to_entry(entry, wanted, target)
    if context.address and re.match(r"(?:d|pg_)\w", wanted):
        return Link(_on_the_web(context.address, wanted))
    return _dead(target)


def document_of(wanted: str, context: Context) -> str:
    """The id of the document that an id is in: d41 for d41fn2; for a page where it begins."""
    if wanted in context.documents:
        return wanted
    return context.pages.get(wanted) or wanted.partition("fn")[0]


def _to_entry(entry: Entry, wanted: str, target: str) -> Link:
    page = quote(entry.page)
    if wanted == entry.id:
        return Link(page, entry.name)
    if wanted in entry.ids:
        return Link(f"{page}#{quote(wanted)}", entry.name)
    problem = f"The pointer {target} leads to document {entry.id}, which has no “{wanted}”."
    return Link(page, entry.name, problem)


def _on_the_web(address: str, wanted: str) -> str:
    """A web address by its template: a note is an anchor on its document's page."""
    document, note, _ = wanted.partition("fn")
    page = address.replace("{id}", quote(document))
    return f"{page}#{quote(wanted)}" if note else page


def _dead(target: str) -> Link:
    return Link("", problem=f"The pointer {target[:200]} leads nowhere.")


def _forbidden(target: str) -> Link:
    return Link("", problem=f"The address {target[:200]!r} is of no allowed kind.", forbidden=True)
