"""Catalogs: every kind of entry, circles, and what cannot be read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from judged import SECRET, written

from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas.catalog import look_up

ENTRIES = """<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN" "http://example.org/catalog.dtd">
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <!-- a comment -->
  <public publicId="-//X//DTD  A//EN" uri="public.dtd"/>
  <system systemId="http://x.org/a.dtd" uri="system.dtd"/>
  <uri name="http://x.org/a.rng" uri="sub%20folder/a.rng"/>
  <rewriteURI uriStartString="http://r.org/" rewritePrefix="r/"/>
  <rewriteURI uriStartString="http://r.org/deep/" rewritePrefix="deep/"/>
  <rewriteSystem systemIdStartString="http://rs.org/" rewritePrefix="file:///abs/"/>
  <uriSuffix uriSuffix="/tail.rng" uri="tail.rng"/>
  <systemSuffix systemIdSuffix="/long/tail.rng" uri="longtail.rng"/>
  <uri name="http://x.org/web.rng" uri="https://x.org/b.rng"/>
  <group xml:base="group/"><uri name="http://x.org/g.rng" uri="g.rng"/></group>
  <delegateURI uriStartString="http://d.org/" catalog="delegate.xml"/>
  <delegatePublic publicIdStartString="-//D//" catalog="delegate.xml"/>
  <nextCatalog catalog="next.xml"/>
  <nextCatalog catalog="none.xml"/>
  <nextCatalog catalog="broken.xml"/>
  <unknown/>
</catalog>"""
SMALL = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    folder = written(
        tmp_path,
        {
            "catalog.xml": ENTRIES,
            "delegate.xml": SMALL.format(
                '<uri name="http://d.org/a.rng" uri="d.rng"/><public publicId="-//D//a" uri="dp.dtd"/>'
            ),
            "next.xml": SMALL.format(
                '<nextCatalog catalog="catalog.xml"/><uri name="http://n.org/a.rng" uri="n.rng"/>'
            ),
            "broken.xml": f"<{SECRET}",
        },
    )
    return folder / "catalog.xml"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://x.org/a.dtd", "system.dtd"),
        ("http://x.org/a.rng", "sub folder/a.rng"),
        ("http://r.org/x/a.rng", "r/x/a.rng"),
        ("http://r.org/deep/a.rng", "deep/a.rng"),
        ("http://rs.org/a.dtd", "/abs/a.dtd"),
        ("http://any.org/tail.rng", "tail.rng"),
        ("http://any.org/long/tail.rng", "longtail.rng"),
        ("http://x.org/web.rng", ""),
        ("http://x.org/g.rng", "group/g.rng"),
        ("http://d.org/a.rng", "d.rng"),
        ("http://d.org/other.rng", ""),
        ("http://n.org/a.rng", "n.rng"),
        ("http://nobody.org/a.rng", ""),
        ("urn:publicid:-:X:DTD+A:EN", "public.dtd"),
    ],
)
def test_entries(catalog: Path, address: str, found: str) -> None:
    expected = catalog.parent / found if found else None
    assert look_up(address, (catalog,)) == expected


def test_public_identifiers(catalog: Path) -> None:
    assert look_up("http://y.org/y.dtd", (catalog,), "-//X//DTD A//EN") == catalog.parent / "public.dtd"
    assert look_up("http://y.org/y.dtd", (catalog,), "-//D//a") == catalog.parent / "dp.dtd"


def test_a_circle_ends(tmp_path: Path) -> None:
    to_itself = '<nextCatalog catalog="b.xml"/><delegateURI uriStartString="h" catalog="a.xml"/>'
    back = '<nextCatalog catalog="a.xml"/>'
    written(tmp_path, {"a.xml": SMALL.format(to_itself), "b.xml": SMALL.format(back)})
    assert look_up("http://x.org/", (tmp_path / "a.xml",)) is None


@pytest.mark.parametrize("text", [None, f"<{SECRET}", "<html/>", f'<!DOCTYPE a SYSTEM "x"><a>{SECRET}</a>'])
def test_what_the_user_gives_must_be_a_catalog(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "catalog.xml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SettingsError, match=r"catalog\.xml") as raised:
        look_up("http://x.org/", (path,))
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("name", ["cable.rng", "cable.rnc", "cable.sch", "cable.xsd"])
def test_ours_names_our_schemas(name: str) -> None:
    ours = schema_path("catalog.xml").resolve()
    for address in (f"urn:tei-edition:schema:{name}", f"file:///home/me/edition/schema/{name}"):
        assert look_up(address, (ours,)) == ours.parent / name
    assert look_up("https://example.org/schema/frus.rng", (ours,)) is None


@pytest.mark.skipif(not shutil.which("xmlcatalog"), reason="needs xmlcatalog")
def test_other_programs_read_ours() -> None:
    ours = schema_path("catalog.xml").resolve()
    asked = ["xmlcatalog", str(ours), "urn:tei-edition:schema:cable.rng"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.strip().endswith("/cable.rng")
