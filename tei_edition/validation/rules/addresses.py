"""What an address leads to: an id of this file, another file, a volume of the series, the web.

Knows the forms of addresses; knows nothing of the elements that hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from tei_edition.series import volumes
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.files import ids_in, within
from tei_edition.validation.rules.prefixes import KNOWN, prefixes, resolved
from tei_edition.validation.rules.subject import Subject, quoted

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_DANGEROUS = ("javascript", "vbscript", "data")
_VOLUME = re.compile(r"(frus[0-9]{4}[A-Za-z0-9-]*)(?:#(.*))?")
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_GUESSES = 40
_CANDIDATES = 400


class Verdict(NamedTuple):
    """What is wrong with an address; `target_only` where only in target it is surely meant as an address."""

    rule: str
    message: str
    meant: str = ""
    hint: str = ""
    target_only: bool = False


class Addresses:
    """Judges the addresses in one file."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._path = subject.document.path
        self._guesses = 0

    @cached_property
    def _included(self) -> bool:
        """Whether the file takes in others: then their ids are not known."""
        return next(self._subject.document.root.iter(_INCLUDE), None) is not None

    @cached_property
    def _part(self) -> str:
        """The id of the only document of a file that was made to be put into a volume: the rest is there."""
        from tei_edition.validation.frus import is_frus  # brings the grammars: rarely needed

        documents = self._subject.documents
        if len(documents) == 1 and is_frus(self._subject.document.root):
            return documents[0].get(XML_ID, "")
        return ""

    @cached_property
    def _based(self) -> bool:
        """Whether relative addresses are not relative to the file."""
        return any(True for node in self._subject.document.root.iter("{*}*") if node.get(_BASE))

    @cached_property
    def _prefixes(self) -> dict[str, list[tuple[str, str]]]:
        return prefixes(self._subject.document.root)

    def judge(self, address: str, *, private: bool = True) -> Verdict | None:
        """What is wrong with an address; None where all is well, or where it cannot be known.

        `private` schemes are not followed a second time.
        """
        if address[0] == "#":
            return self._here(address)
        if scheme := _SCHEME.match(address):
            return self._scheme(address, scheme[1].lower(), scheme[1], private)
        if address.startswith("//"):
            return None
        if (volume := _VOLUME.fullmatch(address)) and not address.endswith(".xml"):
            return self._volume(volume[1], volume[2] or "")
        return self._elsewhere(address)

    def _here(self, address: str) -> Verdict | None:
        name = unquote(address[1:])
        if not name:
            return Verdict("I010", "it is a # without an xml:id.")
        if name in self._subject.ids or "(" in name or self._included:
            return None
        if self._part and not re.fullmatch(rf"{re.escape(self._part)}(?:fn.*)?", name):
            return None
        meant = self._nearest(name, self._subject.ids, "#")
        return Verdict("I002", "nothing in this file has this xml:id.", meant, _perhaps(meant))

    def _scheme(self, address: str, scheme: str, written: str, private: bool) -> Verdict | None:
        if scheme in _DANGEROUS:
            return Verdict(
                "I007", f"an address of the kind {scheme}: can run a program in a reader's browser."
            )
        if scheme == "file" or _DRIVE.match(address):
            return Verdict("I003", "this is a file of one computer, which other readers do not have.")
        if scheme in KNOWN and written not in self._prefixes:
            return None
        return self._private(address, written) if private else None

    def _private(self, address: str, prefix: str) -> Verdict | None:
        if prefix not in self._prefixes:
            if self._included:
                return None
            meant = _nearest(prefix, self._prefixes)
            return Verdict("I005", f"no prefixDef of this file explains the prefix {quoted(prefix)}.", meant)
        found = list(resolved(address[len(prefix) + 1 :], self._prefixes[prefix]))
        if not found:
            return Verdict("I005", f"it has not the form that matchPattern of {quoted(prefix)} asks for.")
        verdicts = [self.judge(each, private=False) if each else None for each in found]
        bad = [verdict for verdict in verdicts if verdict]
        if len(bad) < len(verdicts):
            return None
        return Verdict("I005", f"it means {quoted(found[0] or '')}: {bad[0].message}")

    def _volume(self, volume: str, anchor: str) -> Verdict | None:
        if volume not in volumes():
            meant = _nearest(volume, volumes())
            message = f"the series has no volume {quoted(volume)}."
            return Verdict("I004", message, meant, _perhaps(meant))
        root = self._subject.root
        path = within(root, self._path.parent, f"{volume}.xml") if root and self._path else None
        ids = ids_in(path) if anchor and path else None
        if ids is None or anchor in ids:
            return None
        return Verdict(
            "I004", f"the volume {volume}, which is here as {path and path.name}, has no such xml:id."
        )

    def _elsewhere(self, address: str) -> Verdict | None:
        name, hash_, anchor = address.partition("#")
        name = unquote(name.partition("?")[0])
        if name in self._subject.ids and not hash_:
            meant = f"#{name}"
            return Verdict(
                "I003",
                "there is no such file; an xml:id of this file needs a # before it.",
                meant,
                _perhaps(meant),
            )
        root = self._subject.root
        if not root or not self._path or name.startswith("/") or self._based:
            return None
        path = within(root, self._path.parent, name)
        if path is None:
            return Verdict(
                "I012",
                "it leads out of the folder that is validated, and was not followed.",
                target_only=True,
            )
        if not path.exists():
            word = "." not in name and "/" not in name
            return Verdict("I003", "there is no such file.", target_only=word)
        if path.is_dir():
            return Verdict("I003", "this is a folder, no file.") if anchor else None
        ids = ids_in(path) if anchor and path.suffix.lower() in (".xml", ".tei") else None
        if ids is None or unquote(anchor) in ids or "(" in anchor:
            return None
        meant = self._nearest(unquote(anchor), ids, f"{name}#")
        return Verdict("I003", f"the file {path.name} has no such xml:id.", meant, _perhaps(meant))

    def _nearest(self, name: str, ids: frozenset[str], before: str) -> str:
        """The id that was probably meant: the same in another case, or one that is nearly the same."""
        self._guesses += 1
        if self._guesses > _GUESSES:
            return ""
        folded = name.casefold()
        near = [each for each in ids if each[:2].casefold() == folded[:2] and abs(len(each) - len(name)) < 3]
        same = [each for each in near if each.casefold() == folded]
        letters = not re.fullmatch(r"[A-Za-z_.-]{0,4}[0-9]+(?:[a-z]{1,2}[0-9]+)?", name)
        close = same[0] if same else _nearest(name, sorted(near)[:_CANDIDATES], 0.8) if letters else ""
        return before + close if close else ""


def _nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The word that is most like another; '' for none."""
    from difflib import get_close_matches  # rarely needed

    return next(iter(get_close_matches(word, words, 1, cutoff)), "")


def _perhaps(meant: str) -> str:
    return (
        f"Perhaps {meant} was meant; otherwise correct the pointer, or give what it means this xml:id."
        if meant
        else ""
    )
