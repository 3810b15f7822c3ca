"""What TEI's own stylesheets make of cable.odd accepts what cable.rng accepts, and no more.

Nothing of TEI's is in this repository. TEI_STYLESHEETS names a folder with a copy of TEI's Stylesheets,
TEI_SOURCE the p5subset.xml of a TEI release (by default that of the Stylesheets).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from compile_odd import SCHEMA, Tools, compiled, differences, guide, verdicts, with_mutants
from lxml import etree, html
from relaxng import Grammar

ROOT = SCHEMA.parent
DOCUMENT = ROOT / "tests" / "validation" / "document.xml"
OURS = SCHEMA / "cable.rng"


@pytest.fixture(scope="session")
def tools() -> Tools:
    pytest.importorskip("saxonche", reason="saxonche runs TEI's stylesheets")
    folder = os.environ.get("TEI_STYLESHEETS")
    if not folder:
        pytest.skip("set TEI_STYLESHEETS to a copy of TEI's Stylesheets, to compile cable.odd with them")
    found = Path(folder)
    source = Path(os.environ.get("TEI_SOURCE", found / "source" / "p5subset.xml"))
    if not (found / "odds" / "odd2odd.xsl").is_file() or not source.is_file():
        pytest.skip(f"no odds/odd2odd.xsl in {found}, or no TEI_SOURCE {source}")
    return Tools(found, source)


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("odd")


@pytest.fixture(scope="session")
def schema(tools: Tools, out: Path) -> Path:
    return compiled(SCHEMA / "cable.odd", tools, out)


def test_the_grammars_are_equal(schema: Path) -> None:
    """Proved: the same elements, content models, attributes and values."""
    assert list(differences(Grammar(OURS), Grammar(schema))) == []


def test_a_difference_is_found(tools: Tools, tmp_path: Path) -> None:
    text = (SCHEMA / "cable.odd").read_text(encoding="utf-8")
    changed = text.replace('<elementRef key="row"/>', '<elementRef key="row" minOccurs="0"/>')
    changed = changed.replace('<valItem ident="compilation">', '<valItem ident="collection">')
    assert changed != text
    (tmp_path / "cable.odd").write_text(changed, encoding="utf-8")
    found = differences(Grammar(OURS), Grammar(compiled(tmp_path / "cable.odd", tools, tmp_path)))
    assert [d.split(":")[0] for d in found] == ["div/@type", "table"]


def test_they_judge_alike(schema: Path) -> None:
    """The edition's documents, and mutants of them."""
    told = verdicts(OURS, schema, _documents())
    assert told.disagreements == []
    assert told.judged > 900
    assert 0.1 < told.valid / told.judged < 0.9


def _documents() -> Iterator[etree._Element]:
    for path in [DOCUMENT, *sorted((ROOT / "dist" / "tei").glob("*.xml"))]:
        yield from with_mutants(etree.parse(str(path)).getroot(), 300, seed=5)


def test_jing_reads_it(schema: Path) -> None:
    if shutil.which("jing") is None:
        pytest.skip("jing is not installed; it is a second opinion on the compiled schema")
    subprocess.run(["jing", str(schema), str(DOCUMENT)], check=True, capture_output=True)


def test_the_guide_can_be_read(schema: Path, tools: Tools, out: Path) -> None:
    """Each element has a section with the description and the example of ours."""
    page = html.parse(str(guide(tools, out))).getroot()
    assert page.get_element_by_id("certainty") is not None
    words = " ".join(page.text_content().split())
    for name in Grammar(schema).elements:
        assert page.get_element_by_id(f"TEI.{name}") is not None
    assert "Exactly one <date> of a dateline is the date of the document." in words
    assert "a guess: an editor should look first" in words
