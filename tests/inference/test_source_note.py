"""Source notes of all decades: archive and markings. The notes are invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tei_edition.inference.facts.dating import date_document
from tei_edition.inference.facts.source_note import read_markings, read_source_note
from tei_edition.inference.facts.vocabulary import folded, taxonomies, terms
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span


class Case(NamedTuple):
    note: str
    repository: str
    collections: list[str]
    idnos: dict[str, str]
    markings: str


CASES = [
    Case("Department of State, Central Files, 751.00/4–955. Secret; Niact.",
         "Department of State", ["Central Files"], {"file": "751.00/4–955"},
         "classification Secret, precedence Niact"),
    Case("Department of State, Conference Files, Lot 60 D 627, CF 454. Secret. Drafted by Reed.",
         "Department of State", ["Conference Files"], {"lot": "60 D 627", "file": "CF 454"},
         "classification Secret"),
    Case("Eisenhower Library, Whitman File, NSC Records. Top Secret. Prepared on March 4.",
         "Eisenhower Library", ["Whitman File", "NSC Records"], {},
         "classification Top Secret"),
    Case("National Archives, RG 59, Central Files 1960–63, 611.53/3–1261. Secret; Priority; "
         "Limit Distribution. Drafted by Hale and approved by Marsh. Repeated to London.",
         "National Archives", ["Central Files 1960–63"],
         {"record-group": "59", "file": "611.53/3–1261"},
         "classification Secret, precedence Priority, handling Limit Distribution"),
    Case("Kennedy Library, National Security Files, Countries Series, Laos, Vol. II, "
         "4/1/61–4/30/61. Top Secret; Immediate; Eyes Only.",
         "Kennedy Library", ["National Security Files", "Countries Series"],
         {"file": "Laos, Vol. II, 4/1/61–4/30/61"},
         "classification Top Secret, precedence Immediate, handling Eyes Only"),
    Case("Johnson Library, National Security File, Country File, Nepal, Cables, Vol. I, Box 12. "
         "Confidential; Exdis.",
         "Johnson Library", ["National Security File", "Country File"],
         {"box": "12", "file": "Nepal, Cables, Vol. I"},
         "classification Confidential, handling Exdis"),
    Case("National Archives, Nixon Presidential Materials, NSC Files, Box 412, Subject Files, "
         "Trips, May 1971. Top Secret; Sensitive; Exclusively Eyes Only.",
         "National Archives", ["Nixon Presidential Materials", "NSC Files"],
         {"box": "412", "file": "Subject Files, Trips, May 1971"},
         "classification Top Secret, handling Sensitive, handling Exclusively Eyes Only"),
    Case("Library of Congress, Manuscript Division, Reed Papers, Box CL 4, Chronological File, "
         "March 1974. Secret.",
         "Library of Congress", ["Manuscript Division", "Reed Papers"],
         {"box": "CL 4", "file": "Chronological File, March 1974"}, "classification Secret"),
    Case("Central Intelligence Agency, Job 79R00904A, Box 8, Folder 3. Secret; Noforn.",
         "Central Intelligence Agency", [], {"job": "79R00904A", "box": "8", "folder": "3"},
         "classification Secret, handling Noforn"),
    Case("Ford Library, NSC Staff Files, Box 3, Nepal (2). Confidential; Niact Immediate; Nodis; "
         "Cherokee.",
         "Ford Library", ["NSC Staff Files"], {"box": "3", "file": "Nepal (2)"},
         "classification Confidential, precedence Niact Immediate, handling Nodis, slug Cherokee"),
    Case("National Archives, RG 59, Central Foreign Policy File, D770012–0345. Unclassified; "
         "Priority. Sent for information to Delhi.",
         "National Archives", ["Central Foreign Policy File"],
         {"record-group": "59", "file": "D770012–0345"},
         "classification Unclassified, precedence Priority"),
    Case("Yale University Library, Marsh Papers, Diary. No classification marking.",
         "Yale University Library", ["Marsh Papers", "Diary"], {}, ""),
    Case("National Archives, RG 218, Records of the Joint Chiefs of Staff, Box 77. Top Secret.",
         "National Archives", ["Records of the Joint Chiefs of Staff"],
         {"record-group": "218", "box": "77"}, "classification Top Secret"),
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(c, id=c.note[:40]) for c in CASES])
def test_source_note(case: Case) -> None:
    found = read_source_note(f"Source: {case.note}")
    assert found.archive.repository == case.repository
    assert [name for _, name in found.archive.collections] == case.collections
    assert dict(found.archive.idnos) == case.idnos
    assert ", ".join(" ".join(m) for m in found.markings) == case.markings


@pytest.mark.parametrize("note", ["", "Not printed.", "See Document 4.", "Source: ", "Source: ]."])
def test_no_source_note(note: str) -> None:
    found = read_source_note(note)
    assert found.archive.repository == ""
    assert found.markings == ()


def test_what_is_not_understood_is_kept() -> None:
    found = read_source_note("Source: A, B Files. Secret. Drafted by Hale. Sent by pouch.")
    assert found.rest == ("Drafted by Hale", "Sent by pouch")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Secret", "classification Secret"),
        ("top secret; EYES ONLY.", "classification Top Secret, handling Eyes Only"),
        ("Secret, Immediate", "classification Secret, precedence Immediate"),
        ("Secret; Exdis; Marigold", "classification Secret, handling Exdis, slug Marigold"),
        ("Official-Informal; Secret", "handling Official-Informal, classification Secret"),
        ("Drafted by Hale", ""),
        ("Marigold", ""),
        ("Secret; drafted by Hale", ""),
        ("", ""),
    ],
)
def test_markings(sentence: str, found: str) -> None:
    assert ", ".join(" ".join(m) for m in read_markings(sentence)) == found


def test_the_vocabularies_do_not_share_a_term() -> None:
    names = [folded(term) for group in taxonomies().values() for term in group]
    assert len(names) == len(set(names)) == len(terms())
    assert set(taxonomies()) == {"classification", "precedence", "handling"}


def dated(value: str, rule: str, at: int = 0) -> Finding:
    return Finding(Span(at, at + 3), Role.DATE, Certainty.HIGH, rule, "e", value)


@pytest.mark.parametrize(
    ("findings", "file", "coverage", "value", "sure", "rule"),
    [
        ([dated("1961-05-03", "dateline-date")], "1971, May", ("1970", "1972"),
         "1961-05-03", Certainty.HIGH, "dateline-date"),
        ([dated("1961-05-03", "head-date"), dated("1961-05-04", "dateline-date", 9)], "", ("", ""),
         "1961-05-04", Certainty.HIGH, "dateline-date"),
        ([dated("1961-05-03", "head-date")], "", ("", ""), "1961-05-03", Certainty.HIGH, "head-date"),
        ([], "Trips, 1972, February", ("", ""), "1972-02-01..1972-02-29", Certainty.MEDIUM,
         "date-of-file"),
        ([], "Trips, April 1971", ("", ""), "1971-04-01..1971-04-30", Certainty.MEDIUM,
         "date-of-file"),
        ([], "Trips", ("1972-10", "1973-01"), "1972-10-01..1973-01-31", Certainty.LOW,
         "date-of-volume"),
        ([], "Trips", ("1972", "1973"), "1972-01-01..1973-12-31", Certainty.LOW, "date-of-volume"),
        ([], "Trips", ("1972-10-03", "1973-01-05"), "1972-10-03..1973-01-05", Certainty.LOW,
         "date-of-volume"),
        ([dated("", "dateline-date")], "", ("1972", "1973"), "1972-01-01..1973-12-31",
         Certainty.LOW, "date-of-volume"),
    ],
)  # fmt: skip
def test_dating(
    findings: list[Finding],
    file: str,
    coverage: tuple[str, str],
    value: str,
    sure: Certainty,
    rule: str,
) -> None:
    found = date_document(findings, "x" * 20, file, coverage)
    assert found is not None
    assert (found.value, found.certainty, found.rule) == (value, sure, rule)
    assert found.evidence


@pytest.mark.parametrize(
    ("note", "coverage", "value", "sure", "rule"),
    [
        ("Source: Central Files, 320.31/1–3155.", ("1955", "1957"), "1954-12-31..1955-03-03",
         Certainty.MEDIUM, "date-of-file-number"),
        ("Source: Central Files, 320.31/2–3155.", ("1955", "1957"), "1955-01-01..1957-12-31",
         Certainty.LOW, "date-of-volume"),
        ("Source: A. Attached to a June 8 covering memorandum.", ("1971-01", "1971-12"),
         "1971-05-08..1971-07-09", Certainty.LOW, "date-of-handling"),
        ("Source: A. Copy obtained on October 25, 1956.", ("1955", "1957"), "1956-09-24..1956-11-25",
         Certainty.LOW, "date-of-handling"),
        ("Source: A. Drafted on June 8.", ("1971", "1972"), "1971-01-01..1972-12-31", Certainty.LOW,
         "date-of-volume"),
    ],
)  # fmt: skip
def test_undated(note: str, coverage: tuple[str, str], value: str, sure: Certainty, rule: str) -> None:
    found = date_document([], "", "", coverage, note)
    assert found is not None
    assert (found.value, found.certainty, found.rule) == (value, sure, rule)
    assert found.evidence


def test_circa_is_not_sure() -> None:
    circa = dated("1961-05-03", "dateline-date")._replace(certainty=Certainty.LOW)
    found = date_document([circa], "x" * 20, "", ("", ""))
    assert found is not None
    assert found.certainty is Certainty.LOW


def test_no_dating() -> None:
    assert date_document([], "", "", ("", "")) is None
    assert date_document([], "", "", ("1972", "")) is None
