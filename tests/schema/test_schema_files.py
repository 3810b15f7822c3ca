"""The committed schemas are what their source gives, and every engine loads them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.validation import oracle

SCHEMA = Path(__file__).resolve().parents[2] / "schema"
DOCUMENT = Path(__file__).resolve().parents[1] / "validation" / "document.xml"


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("trang") is None:
        pytest.skip("trang is not installed; it makes cable.rng and cable.xsd from cable.rnc")
    folder = tmp_path_factory.mktemp("schema")
    subprocess.run(["sh", str(SCHEMA / "generate.sh"), str(folder)], check=True)
    return folder


@pytest.mark.parametrize("file", ["cable.rng", "cable.xsd", "xml.xsd", "frus.rng"])
def test_committed_file_is_what_the_source_gives(generated: Path, file: str) -> None:
    assert (SCHEMA / file).read_text() == (generated / file).read_text(), "run schema/generate.sh"


def test_libxml2_loads_the_xsd() -> None:
    """It refuses content models that are not deterministic."""
    schema = etree.XMLSchema(etree.parse(str(SCHEMA / "cable.xsd")))
    assert schema.validate(etree.parse(str(DOCUMENT))), schema.error_log


def test_xmlschema_loads_the_xsd() -> None:
    assert list(oracle.schema().iter_errors(etree.parse(str(DOCUMENT)).getroot())) == []


def test_the_xsd_refuses_a_model_that_is_not_deterministic(tmp_path: Path) -> None:
    """The test above can fail: libxml2 does look."""
    text = (
        (SCHEMA / "cable.xsd")
        .read_text()
        .replace(
            '<xs:element name="row">',
            '<xs:element name="bad"><xs:complexType><xs:sequence>'
            '<xs:element minOccurs="0" ref="ns1:p"/><xs:element ref="ns1:p"/>'
            '</xs:sequence></xs:complexType></xs:element><xs:element name="row">',
        )
    )
    (tmp_path / "xml.xsd").write_text((SCHEMA / "xml.xsd").read_text())
    (tmp_path / "cable.xsd").write_text(text)
    with pytest.raises(etree.XMLSchemaParseError, match="not determinist"):
        etree.XMLSchema(etree.parse(str(tmp_path / "cable.xsd")))


def test_jing_agrees(tmp_path: Path) -> None:
    """Another implementation of RELAX NG, and of Schematron, on a right and some wrong documents."""
    if shutil.which("jing") is None:
        pytest.skip("jing is not installed; it is a second opinion on cable.rng and cable.sch")
    text = DOCUMENT.read_text()
    ours = etree.RelaxNG(etree.parse(str(SCHEMA / "cable.rng")))
    changes = [
        ("", ""),
        ("<signed>", "<signde>"),
        ('type="document"', 'type="letter"'),
        ("<row>", "<row>text"),
        ('when="1972-10-03"', 'when="1972-13-03"'),
        ('<list rend="numbered"><label>', '<list rend="numbered"><item/><label>'),
        ('quantity="640"', 'quantity="-640"'),
    ]
    for number, (old, new) in enumerate(changes):
        changed = (
            text.replace(old, new).replace("</signed>", f"</{new[1:-1]}>")
            if "sign" in old
            else (text.replace(old, new))
        )
        path = tmp_path / f"{number}.xml"
        path.write_text(changed)
        asked = subprocess.run(
            ["jing", str(SCHEMA / "cable.rng"), str(path)], capture_output=True, check=False
        )
        assert (asked.returncode == 0) == (number == 0) == ours.validate(etree.parse(str(path))), new


def test_everything_ships() -> None:
    """The package's schema folder, installed or editable, has every file that the code loads."""
    asked = (
        "from tei_edition.validation.parsing import schema_path\n"
        "for f in 'cable.odd cable.rnc cable.rng cable.xsd cable.sch xml.xsd frus.rnc frus.rng'.split():\n"
        "    schema_path(f)\n"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, cwd="/")
