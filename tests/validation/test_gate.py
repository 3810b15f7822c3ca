"""The gate: all checks in order, nothing but diagnostics, quick to import."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path

import pytest
from gold import DOCUMENT, gold_documents
from lxml import etree
from mutants import TEI, as_built, mutants

from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.validation import gate, validate
from tei_edition.validation.parsing import parse


def test_a_valid_document_passes() -> None:
    data = DOCUMENT.read_bytes()
    assert gate.check(data, "d43.xml", as_built(parse(data, "d43.xml"))) == ()
    assert validate(data, "d43.xml") == ()


def test_every_check_has_its_say() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    broken = text.replace("<closer>", '<closer bad="1">').replace('n="247"', 'n="248"')
    built = as_built(parse(text.encode(), "d43.xml"))
    ids = [found.id for found in gate.check(broken.encode(), "d43.xml", built)]
    assert ids[0] == "X004"
    assert "G001" in ids
    assert "S021" in ids


def test_only_xml_faults_where_there_is_no_tree() -> None:
    assert [found.id for found in validate(b"<TEI>", "d43.xml")] == ["X001"]


@pytest.mark.parametrize("data", [b"<p/>", b"<TEI/>", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'])
def test_other_xml_is_refused(data: bytes) -> None:
    found = validate(data, "x.xml")
    assert found
    assert all(diagnostic.place.file == "x.xml" for diagnostic in found)


def test_no_mutant_raises() -> None:
    root = parse(DOCUMENT.read_bytes(), "in.xml")
    for mutant in mutants(root, seed=11, count=60):
        for diagnostic in validate(etree.tostring(mutant), "in.xml"):
            assert diagnostic.id in CATALOGUE
            assert diagnostic.message
            assert diagnostic.hint


def test_deep_nesting_is_no_crash() -> None:
    root = copy.deepcopy(parse(DOCUMENT.read_bytes(), "in.xml"))
    at = root.find(f".//{TEI}p")
    for _ in range(200):
        at = etree.SubElement(at, f"{TEI}hi")
    validate(etree.tostring(root), "in.xml")
    flat = b"<p>" * 100_000 + b"</p>" * 100_000
    assert [found.id for found in validate(flat, "in.xml")] == ["X001"]


def test_gold_passes(shared: Path) -> None:
    """Realistic documents of every volume: warnings at most."""
    for root in gold_documents(shared, limit=6):
        data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        errors = [d for d in gate.check(data, "in.xml", as_built(root)) if d.severity == "error"]
        assert errors == []


def test_importing_is_quick() -> None:
    asked = (
        "import sys, tei_edition.validation\n"
        "assert not {'xmlschema', 'lxml.etree'} & set(sys.modules), 'imported too early'\n"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)
