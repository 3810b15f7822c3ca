"""The order of the verbs: what a conversion gives back, and what keeps it from being written."""

from __future__ import annotations

import pytest
from converting import converted, document, tei, texts
from lxml import etree

from tei_edition.diagnostics import Severity
from tei_edition.edition import Edition
from tei_edition.model import Role
from tei_edition.pipeline import convert
from tei_edition.source import Source, decode
from tei_edition.validation import conservation, validate

TEXT = "5. Memorandum of Conversation1\n\nWe met at Oslo.\n\n  1. Source: A, B Files. Secret.\n"


def test_what_a_conversion_gives() -> None:
    found = converted(TEXT)
    assert found.document_id == "d5"
    assert found.tei is not None
    assert found.diagnostics == ()
    assert {f.role for f in found.findings} >= {Role.HEAD, Role.PARAGRAPH, Role.NOTE_REFERENCE,
                                                Role.NOTE_NUMBER, Role.FACT}  # fmt: skip
    assert validate(found.tei, "d5.xml") == ()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("d7.txt", "d7"), ("a/b/d12.txt", "d12"), (r"a\d3.txt", "d3"), ("x.txt", "d0"), ("", "d0")],
)
def test_the_files_name_where_no_number_is_printed(name: str, identifier: str) -> None:
    assert converted("Memorandum of Conversation\n\nWe met.", name=name).document_id == identifier


def test_the_printed_number_beats_the_files_name() -> None:
    assert converted(TEXT, name="d7.txt").document_id == "d5"


def test_the_schemas_folder() -> None:
    found = convert(decode(TEXT.encode(), "d5.txt"), Edition(), "../../schema")
    assert found.tei is not None
    assert b'href="../../schema/cable.rng"' in found.tei
    assert b'href="../../schema/cable.sch"' in found.tei


def test_twice_is_the_same() -> None:
    assert converted(TEXT) == converted(TEXT)


def test_nothing_is_written_that_is_not_conserved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conservation, "_backwards", lambda: lambda _: "other")
    found = converted(TEXT)
    assert found.tei is None
    assert [d.id for d in found.diagnostics if d.severity is Severity.ERROR] == ["C001"]


def test_nothing_is_written_that_is_not_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    from tei_edition.encoding import body

    monkeypatch.setattr(body, "encode_inline", lambda parent, *_: parent.set("colour", "red"))
    found = converted(TEXT)
    assert found.tei is None
    assert "G001" in {d.id for d in found.diagnostics}
    assert all(d.place.line == 0 for d in found.diagnostics if d.id.startswith("G"))


def test_what_decoding_noticed_is_told() -> None:
    found = converted("5. Memorandum of Conversation\n\nWe \x01 met.")
    assert [(d.id, d.place.line, d.place.column) for d in found.diagnostics] == [("R008", 3, 4)]
    assert found.tei is not None
    assert "�" in found.tei.decode()


def test_diagnostics_are_in_the_order_of_the_text() -> None:
    found = converted(
        "Memorandum of Conversation\n\nHe said.3 [Page 9] and [Page 8] so.5\n\n  1. A.\n  2. B.\n  3. C.\n"
    )
    places = [(d.place.line, d.place.column) for d in found.diagnostics]
    assert len(places) > 2
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["x", "1.", "•", "[Page 1]\nx", "x\n\n  1. x", "—", "5. "])
def test_the_least_that_a_text_can_be(text: str) -> None:
    found = convert(Source("test.txt", text, text.encode()), Edition())
    assert found.tei is not None
    assert [d for d in validate(found.tei, "x.xml") if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5. Note\n  •\n", id="an empty bullet alone"),
        pytest.param("5. Note\n\nIt is.\n\n2.\n\nRusk", id="a label before a signature"),
        pytest.param("5. Note\ni)\ni)\ni)", id="labels that label labels"),
        pytest.param("5. Note\n1.\n\n1.\n5. x\n", id="a label that labels a label"),
        pytest.param(
            "5. Note\n\nIt:\n\n" + "".join(" " * (i + 2) + "• x\n" for i in range(300)),
            id="bullets 300 deep",
        ),
        pytest.param("5. Note\n\nIt:\n\n" + "1.\na.\n(1)\n(a)\n" * 400, id="labels 400 deep"),
        pytest.param("5. Note\n\nus urgent\n\nRusk", id="nothing but a signature"),
    ],
)  # fmt: skip
def test_odd_texts_are_converted(text: str) -> None:
    found = converted(text)
    assert [d for d in found.diagnostics if d.severity is Severity.ERROR] == []
    assert found.tei is not None


@pytest.mark.parametrize("text", ["  • x", "[Page 1]", "  1. x", "[Page 1]\n\n  • x"])
def test_a_text_without_a_heading_is_refused(text: str) -> None:
    found = converted(text)
    assert found.tei is None
    assert "D004" in {d.id for d in found.diagnostics}


def test_the_edition_dates_an_undated_text() -> None:
    edition = Edition(coverage_from="1972-10", coverage_to="1973-01", volume_title="V")
    root = tei("5. Memorandum of Conversation\n\nWe met at Oslo.", edition)
    assert texts(root, "//creation/date/@notBefore") == ["1972-10-01"]
    assert texts(root, "//creation/date/@notAfter") == ["1973-01-31"]
    assert texts(root, "//creation/date/@cert") == ["low"]
    assert texts(root, "//creation/date/@evidence") == ["external"]


def test_the_language_of_the_edition() -> None:
    root = tei(TEXT, Edition(language="pt"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt"
    assert texts(root, "//language/@ident") == ["pt"]


def test_identifiers_are_given_once() -> None:
    div = document(
        "5. Memorandum of Conversation1\n\nHe [Page 7] agreed.1 She [Page 7] did.2 They.3\n\n"
        "  1. A.\n  2. B.\n  3. C.\n  4. D.\n  5. E.\n"
    )
    ids = texts(div, "descendant-or-self::*/@xml:id")
    assert len(ids) == len(set(ids)) >= 7


def test_the_bytes_are_utf_8() -> None:
    found = converted("5. Memorandum of Conversation\n\nWe met at Łódź “now”.")
    assert found.tei is not None
    assert "Łódź “now”".encode() in found.tei
    assert etree.fromstring(found.tei).getroottree().docinfo.encoding == "UTF-8"
