"""For tools that collect the results of others: the Static Analysis Results Interchange Format, 2.1.0.

Knows the standard of OASIS. Results come as the files are done; what they refer to comes behind them,
which JSON allows. Nothing in it depends on the day or the machine, so the same files give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.diagnostics.diagnostic import Diagnostic, Edit, Severity
from tei_edition.diagnostics.formats.format import Format, Look
from tei_edition.diagnostics.formats.uri import uri
from tei_edition.diagnostics.found import Found, Shown, Totals
from tei_edition.diagnostics.identity import fingerprint, identity
from tei_edition.diagnostics.render import json_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Sarif(Format):
    """One log with one run."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._rules: dict[str, int] = {}
        self._first = True

    def begin(self) -> Iterator[str]:
        """The log up to its results."""
        yield f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
        yield '"columnKind": "unicodeCodePoints",\n"results": ['

    def file(self, found: Found) -> Iterator[str]:
        """The results of one file."""
        seen: Counter[Any] = Counter()
        for shown in found.shown:
            known_by = identity(shown.diagnostic)
            seen[known_by] += 1
            result = self._result(shown, fingerprint(known_by, seen[known_by]))
            yield f"{'' if self._first else ','}\n{json_of(result)}"
            self._first = False

    def end(self, totals: Totals) -> Iterator[str]:
        """The tool with its rules, and how the run ended."""
        driver = {
            "name": "tei-edition",
            "semanticVersion": self.look.version,
            "version": self.look.version,
            "rules": [_rule(rule_id) for rule_id in self._rules],
        }
        done = not totals.interrupted and not totals.statuses["lost"]
        base = {"%SRCROOT%": {"description": {"text": "The folder in which the command ran."}}}
        yield f'\n],\n"tool": {json_of({"driver": driver})},\n'
        yield f'"originalUriBaseIds": {json_of(base)},\n'
        yield f'"invocations": {json_of([{"executionSuccessful": done}])},\n'
        yield f'"properties": {json_of({"schemas": _schemas(totals)})}\n}}]}}\n'

    def _result(self, shown: Shown, print_of_it: str) -> dict[str, Any]:
        told = shown.diagnostic
        result = {
            "ruleId": told.id,
            "ruleIndex": self._rules.setdefault(told.id, len(self._rules)),
            "level": _LEVELS[told.severity],
            "message": {"text": f"{told.message} {told.hint}".strip() or told.id},
            "locations": [_location(shown)],
            "partialFingerprints": {"teiEdition/v1": print_of_it},
        }
        if told.detail.edits:
            result["fixes"] = [_fix(told)]
        if shown.known:
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": "baseline"}]
        more = {"cause": told.detail.cause, "xmlId": told.place.xml_id, "engine": told.detail.engine}
        properties = {key: value for key, value in more.items() if value}
        return result | ({"properties": properties} if properties else {})


def _schemas(totals: Totals) -> list[dict[str, str]]:
    return [{"schema": judge.schema, "origin": judge.origin} for judge in sorted(totals.judges)]


def _artifact(name: str) -> dict[str, str]:
    address, is_relative = uri(name)
    return {"uri": address, "uriBaseId": "%SRCROOT%"} if is_relative else {"uri": address}


def _location(shown: Shown) -> dict[str, Any]:
    place = shown.diagnostic.place
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file)}
    if place.line:
        physical["region"] = _region(shown)
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": place.xpath, "kind": "element"}]
    return location


def _region(shown: Shown) -> dict[str, Any]:
    """The name of the tag; columns are counted from 1, the last one is the one behind it."""
    place, excerpt = shown.diagnostic.place, shown.excerpt
    region: dict[str, Any] = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
        if excerpt and excerpt.marks:
            start, end = excerpt.marks[0]
            region["endColumn"] = place.column + max(1, end - start)
            region["snippet"] = {"text": excerpt.text[start:end]}
    return region


def _fix(told: Diagnostic) -> dict[str, Any]:
    replacements = [_replacement(edit) for edit in told.detail.edits]
    change = {"artifactLocation": _artifact(told.place.file), "replacements": replacements}
    return {"description": {"text": told.hint or told.message}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> dict[str, Any]:
    region = {"byteOffset": edit.start, "byteLength": edit.end - edit.start}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _rule(rule_id: str) -> dict[str, Any]:
    rule = CATALOGUE.get(rule_id)
    if rule is None:
        return {"id": rule_id}
    name = "".join(word[:1].upper() + word[1:] for word in rule.title.replace("-", " ").split())
    return {
        "id": rule.id,
        "name": "".join(filter(str.isalnum, name)),
        "shortDescription": {"text": f"{rule.title[:1].upper()}{rule.title[1:]}."},
        "fullDescription": {"text": rule.explanation},
        "help": {
            "text": f"{rule.explanation} {rule.remedy}",
            "markdown": f"**{rule.title}**\n\n{rule.explanation}\n\n{rule.remedy}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


FORMAT = Sarif
