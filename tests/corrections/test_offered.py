"""What is not sure is marked in the TEI and listed; the correction that is offered settles it."""

from __future__ import annotations

import pytest
from converting import converted
from lxml import etree

from tei_edition import pipeline
from tei_edition.doubt import CHANCE, HARM, Doubt, Looked, Tally, ranked
from tei_edition.inference import infer
from tei_edition.model import Certainty, Finding, Role

TELEGRAM = """43. Telegram From the Embassy in Vietnam to the Department of State1

Saigon, October 9, 1973.

PARTICIPANTS

  • Ash
  • Birch

We met on November 73 and found the text of telegram 18654 useful; it cost 20,000. See Document 41.

  1. Points to make
  2. Points to leave out

Warm regards.

Ball

  1. Source: National Archives. Secret.
  2. Not found.
  3. The date of the election.
  4. Telegram 1865, May 3.
"""
UNDATED = """44. Letter From the Ambassador to the Secretary of State

Paris, undated.

Dear Mr. Secretary: It is cold.

Tab A

A Paper on Cold

Paris, May 1, 1961.

It is cold in May.
"""


def test_every_doubt_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every finding doubtful, every element that is made of one would say so."""

    def doubtful(*given: object) -> list[Finding]:
        return [f._replace(certainty=Certainty.LOW) for f in infer(*given)]  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "infer", doubtful)
    made_of_parts = {"div", "pb", "lb", "row", "cell", "ref"}
    for text in (TELEGRAM, UNDATED):
        found = converted(text)
        assert found.tei is not None
        body = etree.fromstring(found.tei).find(".//{*}div")
        assert body is not None
        sure = {etree.QName(e).localname for e in body.iter("{*}*") if e.get("cert") != "low"}
        assert sure <= made_of_parts


@pytest.mark.parametrize("text", [TELEGRAM, UNDATED])
def test_the_correction_that_is_offered_settles_a_doubt(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubtful(*given: object) -> list[Finding]:
        found = infer(*given)  # type: ignore[arg-type]
        return [f if f.rule == "editor" else f._replace(certainty=Certainty.MEDIUM) for f in found]

    monkeypatch.setattr(pipeline, "infer", doubtful)
    unsettled = (Role.PAGE_BREAK.value, Role.LINE_BREAK.value, Role.FACT.value)
    inferred = "date-of-"  # a date of the header, from evidence that no correction can make surer
    doubts = [d for d in converted(text).doubts if d.what not in unsettled and inferred not in d.rule]
    assert len(doubts) > 5
    for doubt in doubts:
        corrected = converted(text, corrections=doubt.correction.replace("YYYY-MM-DD", "1961-05-01"))
        assert [d.id for d in corrected.diagnostics if d.id.startswith("K")] == [], doubt
        left = {(d.line, d.column, d.what) for d in corrected.doubts}
        assert (doubt.line, doubt.column, doubt.what) not in left


def test_a_note_without_reference_weighs_most() -> None:
    doubts = converted("5. Memorandum\n\nHe agreed.\n\n  1. On Monday.\n").doubts
    assert [(d.what, d.value, d.correction) for d in doubts] == [("note", "1", "[[no_reference]]\nnote = 1")]
    assert doubts[0].weight == max(HARM.values()) * 100


def test_a_document_that_nothing_names() -> None:
    found = converted("Memorandum\n\nHe agreed.\n")
    assert [(d.what, d.weight) for d in found.doubts] == [("document number", 1000)]
    assert converted("Memorandum\n\nHe agreed.\n", corrections='number = "5"').doubts == ()
    assert converted("Memorandum\n\nHe agreed.\n", name="d5.txt").doubts == ()


def test_other_places_are_shown() -> None:
    text = "5. Memorandum\n\nHe sent telegram 2501 and telegram 3601 to Rome.\n\n  1. Not printed.\n"
    doubt = next(d for d in converted(text).doubts if d.what == "note reference")
    assert doubt.words.endswith("|1| to Rome. 1. Not printed. ") or "|1|" in doubt.words
    assert "|1|" in doubt.alternatives


def _doubt(what: Role, weight: int, line: int = 1) -> Doubt:
    return Doubt(line, 1, what.value, "low", weight, "", "", "", "", "", "")


def test_documents_are_ranked_by_what_they_weigh() -> None:
    light, heavy = (_doubt(Role.PARAGRAPH, 30),), (_doubt(Role.NOTE_REFERENCE, 300),)
    given = [Looked("a", "", light), Looked("b", "", ()), Looked("c", "", heavy), Looked("d", "", light * 11)]
    assert [document.source for document in ranked(given)] == ["d", "c", "a"]


def test_the_tally_counts_doubts_and_documents() -> None:
    tally = Tally()
    tally.add([_doubt(Role.NOTE_REFERENCE, 300), _doubt(Role.NOTE, 1000)])
    tally.add([_doubt(Role.NOTE_REFERENCE, 50), _doubt(Role.LIST, 15)])
    assert tally.in_words() == "3 notes in 2 documents, 1 list in 1 document"
    assert tally.record() == {
        "note": {"doubts": 3, "documents": 2},
        "list": {"doubts": 1, "documents": 1},
    }


def test_low_weighs_more_than_medium_and_sure_nothing() -> None:
    assert CHANCE[Certainty.LOW] > CHANCE[Certainty.MEDIUM] > CHANCE[Certainty.HIGH] == 0


@pytest.mark.parametrize("role", ["paragraph", "list", "signed", "quote"])
def test_corrections_that_leave_no_heading_are_refused(role: str) -> None:
    text = "5. Memorandum\n\nHe agreed.\n\nTab A\n\nParis, May 1, 1961.\n\nIt is cold.\n"
    block = f'[[block]]\nrole = "{role}"\nbegins = "5. Memorandum"\nends = "Tab A"\n'
    found = converted(text, corrections=block)
    assert found.tei is None
    assert [d.id for d in found.diagnostics if d.severity == "error"][-1] == "K005"
