"""Private schemes of addresses (`frus:d43`) and the prefixDefs that explain them.

Knows listPrefixDef, as TEI has it. The pattern of a prefixDef comes from the file, and a pattern can be
made so that it takes for ever: one that might is not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.validation.rules.subject import T

KNOWN = frozenset(
    "http https ftp ftps sftp mailto urn doi info tag tel geo ark hdl oai news nntp irc ldap ldaps git ssh"
    " svn cid mid about sms sip sips webcal magnet dns im xmpp callto skype rtsp gopher telnet wais z39.50r"
    " z39.50s isbn ni acct dav blob ipfs jar view-source feed handle purl".split()
)
"""Schemes that need no prefixDef: those of IANA's list that pointers of texts have, and a few beside."""

_LONGEST = 300
_GROUP = re.compile(r"\$([0-9])")
_SPENDTHRIFT = re.compile(r"[+*}?)][+*{]|\\[0-9]|\(\?")


def prefixes(root: etree._Element) -> dict[str, list[tuple[str, str]]]:
    """By prefix, the patterns and replacements that a file gives, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in root.iter(f"{T}prefixDef"):
        pair = each.get("matchPattern", ""), each.get("replacementPattern", "")
        found.setdefault(each.get("ident", ""), []).append(pair)
    return found


def resolved(rest: str, definitions: list[tuple[str, str]]) -> Iterator[str | None]:
    """The addresses for what follows the colon; None for one that cannot be worked out."""
    for pattern, replacement in definitions:
        compiled = _compiled(pattern)
        if compiled is None or len(rest) > _LONGEST:
            yield None
        elif match := compiled.fullmatch(rest):
            groups = (match[0], *match.groups(""))
            yield _GROUP.sub(lambda m, g=groups: g[int(m[1])] if int(m[1]) < len(g) else "", replacement)  # type: ignore[misc]


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern that is surely quick: no group is repeated, and there are few repetitions and choices."""
    repeated = len(re.findall(r"[+*]|\{[0-9]*,", pattern))
    choices = pattern.count("?") + pattern.count("|")
    if len(pattern) > _LONGEST or repeated > 3 or choices > 6 or _SPENDTHRIFT.search(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return None
