"""Files that mean harm, through the whole command: validate, render and build, one process or several.

| threat | test |
|---|---|
| XInclude, as XML and as text; document() | test_nothing_else_is_opened |
| external entities, general and in parameters; external subset | test_nothing_else_is_opened |
| the same in lists of persons and terms | test_a_list_opens_nothing_else |
| xsi:schemaLocation, xml-model: files, web, devices, pipes | test_a_schema_that_a_file_names |
| externalRef, include, entities in a schema of the user | test_a_schema_that_the_user_names |
| schemas, lists, settings, corrections, inputs that are pipes or devices | ..._is_no_pipe |
| compressed content; compressed files by their path | test_compressed_files_stay_compressed |
| characters that XML cannot hold, encodings, truncated files, ids twice | test_no_bytes_stop_the_others |
| javascript: and its like in pages | test_no_program_in_a_page, rendering/test_render_hostile |
| names: outside the folder, alike but for case, reserved | test_names_stay_inside |
| outputs that are links to elsewhere, pipes or devices | test_links_and_pipes_as_outputs |
| entity bombs: laughs, quadratic, in attributes, recursive | test_heavy: test_time_is_bounded |
| depth; very many or giant attributes, comments, lines, ids, pointers | test_heavy: test_time_is_bounded |
| digits and brackets without end in TOML and JSON | test_heavy: test_settings_..., test_a_manifest_... |
| xs:pattern (a+)+b | test_heavy: test_a_pattern_that_never_ends |
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import command
from traps import CABLE, SECRET, SEED, Traps, cable_with, said_by

from tei_edition.errors import TeiEditionError
from tei_edition.rendering import Context, render_document
from tei_edition.validation.examine import examine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the traps are made for Linux")

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


@pytest.fixture
def traps(tmp_path: Path) -> Iterator[Traps]:
    made = Traps(tmp_path / "traps")
    yield made
    made.close()


def _reaching(traps: Traps) -> Iterator[str]:
    """Files that ask for other files."""
    for name in ("secret.txt", "secret.xml", "pipe.xml"):
        for address in traps.addresses(name):
            yield cable_with(f'<xi:include {XI} href="{address}"/>')
            yield cable_with(f'<xi:include {XI} href="{address}" parse="text"/>')
            yield cable_with("<p>&x;</p>", f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{address}">]>')
            yield cable_with("<p>&y;</p>", f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{address}"> %x;]>')
            yield cable_with(f'<p><ref target="{address}">x</ref><graphic url="{address}"/></p>')
            yield cable_with(
                f"<p>document('{address}')</p>", f'<?xml-stylesheet href="{address}" type="text/xsl"?>'
            )
    for address in traps.addresses("secret.dtd"):
        yield cable_with("<p>&y;</p>", f'<!DOCTYPE TEI SYSTEM "{address}">')
        yield cable_with("<p>x</p>", f'<!DOCTYPE TEI PUBLIC "x" "{address}">')


def _written(folder: Path) -> str:
    return "".join(
        path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*")) if path.is_file()
    )


def _put(folder: Path, texts: Iterator[str] | list[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:03}.xml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("verb", ["validate", "render"])
def test_nothing_else_is_opened(tmp_path: Path, traps: Traps, verb: str, workers: str) -> None:
    folder = _put(tmp_path / "in", _reaching(traps))
    out = tmp_path / "out"
    more = ["-o", out] if verb == "render" else []
    said = said_by(verb, folder, "-j", workers, *more)
    assert SECRET not in said
    assert SECRET not in _written(out)
    assert traps.opened() == []
    assert not traps.connected()


def test_the_interface_opens_nothing_else(traps: Traps) -> None:
    for text in _reaching(traps):
        found = str(examine(text.encode(), "in.xml", traps.folder / "in.xml"))
        try:
            found += render_document(text.encode(), "html", Context(), "in.xml").data.decode()
        except TeiEditionError as error:
            found += str(error)
        assert SECRET not in found
    assert traps.opened() == []
    assert not traps.connected()


def test_a_list_opens_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, traps: Traps) -> None:
    """The TEI of the registers, by build and convert."""
    person = '<listPerson><person xml:id="p1"><persName>A B</persName></person></listPerson>'
    for number, text in enumerate(_reaching(traps)):
        lists = tmp_path / "lists.xml"
        lists.write_text(text.replace("<body>", f"<body>{person}"), encoding="utf-8")
        if number % 12:
            from tei_edition.registers import list_file, load

            try:
                said = str(load((list_file(lists),)))
            except TeiEditionError as error:
                said = str(error)
        else:
            out = tmp_path / f"out{number}"
            verb = "build" if number % 24 else "convert"
            ended = command(monkeypatch, verb, SEED, "-o", out, "--lists", lists, "-j", "1")
            said = ended.out + ended.err + (_written(out) if out.is_dir() else "")
        assert SECRET not in said
    assert traps.opened() == []
    assert not traps.connected()


def _naming(traps: Traps) -> Iterator[str]:
    """Files that name their schemas."""
    names = [a for n in ("secret.rng", "secret.xml", "secret.txt", "pipe.xml") for a in traps.addresses(n)]
    names += ["/etc/passwd", "file:///etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/environ",
              "../traps/secret.txt", "//127.0.0.1/x.rng", "\\\\host\\x.rng", "C:\\x.rng", "data:,x", "",
              "jar:file:/x.jar!/y.rng", "x" * 5000, "%00", "a%0Ab.rng"]  # fmt: skip
    for name in names:
        for kind in ("http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron", "x"):
            yield cable_with("", f'<?xml-model href="{name}" schematypens="{kind}"?>')
        yield cable_with("", "", f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {name}"')
        yield cable_with("", "", f'{XSI} xsi:noNamespaceSchemaLocation="{name}"')


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_schema_that_a_file_names(tmp_path: Path, traps: Traps, workers: str) -> None:
    """It may be read as a schema; what is in it is not shown, and nothing waits or is fetched."""
    folder = _put(tmp_path / "in", _naming(traps))
    said = said_by("validate", folder, "-j", workers)
    assert "root:" not in said
    assert f"{SECRET}</s>" not in said
    assert not {"secret.txt", "pipe.xml"} & set(traps.opened())
    assert not traps.connected()


RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">{}</grammar>'


@pytest.mark.parametrize("kind", ["externalRef", "include", "entity", "xinclude", "parentRef"])
def test_a_schema_that_the_user_names(tmp_path: Path, traps: Traps, kind: str) -> None:
    """It may bring in what lies in its own folder and below, and nothing from elsewhere."""
    folder = tmp_path / "schema"
    folder.mkdir()
    cable = tmp_path / "a.xml"
    cable.write_text(CABLE, encoding="utf-8")
    names = [*traps.addresses("secret.rng"), "../traps/secret.rng", *traps.addresses("pipe.xml")]
    for number, address in enumerate(names):
        entity = f'<!DOCTYPE grammar [<!ENTITY x SYSTEM "{address}">]>'
        text = {
            "externalRef": RNG.format(f'<start><externalRef href="{address}"/></start>'),
            "include": RNG.format(f'<include href="{address}"/>'),
            "entity": entity + RNG.format("<start>&x;</start>"),
            "xinclude": RNG.format(f'<start><xi:include {XI} href="{address}"/></start>'),
            "parentRef": RNG.format(f'<start><grammar><include href="{address}"/></grammar></start>'),
        }[kind]
        schema = folder / f"{number}.rng"
        schema.write_text(text)
        said = said_by("validate", cable, "--schema", schema, within=30)
        assert SECRET not in said, address
    assert traps.opened() == []
    assert not traps.connected()


@pytest.mark.parametrize("name", ["lists.xml", "edition.toml", "{stem}.corrections.toml"])
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to a pipe"])
def test_what_lies_beside_is_no_pipe(tmp_path: Path, name: str, kind: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SEED.read_bytes())
    path = folder / name.format(stem="a")
    _irregular(path, kind)
    said_by("convert", folder, "-o", tmp_path / "out", "-j", "1", within=30)


def _irregular(path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path.with_suffix(".pipe"))
        path.symlink_to(path.with_suffix(".pipe"))


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize("ending", ["rng", "xsd", "sch", "rnc", "dtd"])
def test_a_schema_is_no_pipe(tmp_path: Path, kind: str, ending: str) -> None:
    cable = tmp_path / "a.xml"
    cable.write_text(CABLE, encoding="utf-8")
    _irregular(tmp_path / f"s.{ending}", kind)
    said_by("validate", cable, "--schema", tmp_path / f"s.{ending}", within=30)


@pytest.mark.parametrize("verb", ["validate", "render"])
def test_no_input_is_a_pipe(tmp_path: Path, verb: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, kind in enumerate(("pipe", "device", "folder", "link to a pipe")):
        _irregular(folder / f"{number}.xml", kind)
    (folder / "good.xml").write_text(CABLE, encoding="utf-8")
    more = ["-o", tmp_path / "out"] if verb == "render" else []
    for workers in ("1", "2"):
        assert "R012" in said_by(verb, folder, "-j", workers, *more, within=30)


@pytest.mark.parametrize("ending", [".xml", ".xml.gz"])
def test_compressed_files_stay_compressed(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(gzip.compress(CABLE.encode()))
    bomb = tmp_path / f"bomb{ending}"
    bomb.write_bytes(gzip.compress(b" " * 50_000_000))
    for verb in ("validate", "render"):
        for file in (path, bomb):
            assert "X001" in said_by(verb, file)


def test_no_bytes_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad = [b"", b"\xff\xfe", b"<TEI>\x00</TEI>", b"<TEI>\xe2\x28</TEI>", "<TEI>\ufffe</TEI>".encode(),
           b"<?xml",
           b'<?xml version="1.0" encoding="x-none"?><TEI/>', b"<TEI>&#0;&#8;</TEI>", CABLE.encode()[:3000],
           cable_with('<p xml:id="a"/><p xml:id="a"/>').encode(), cable_with("<p>\x1b[31m</p>").encode(),
           cable_with("<p>\u202e\u2066</p>").encode(), CABLE.encode("utf-16"), b"\x00" * 5000]  # fmt: skip
    for number, data in enumerate(bad):
        (folder / f"{number:02}.xml").write_bytes(data)
    (folder / "good.xml").write_text(CABLE, encoding="utf-8")
    for workers in ("1", "2"):
        said = said_by("validate", folder, "-j", workers)
        assert f"{len(bad) + 1} files" in said
        assert "B003" not in said
        assert "\x1b" not in said
        said = said_by("render", folder, "-o", tmp_path / f"out{workers}", "-j", workers)
        assert "B003" not in said
        assert (tmp_path / f"out{workers}" / "good.html").exists()


def test_no_program_in_a_page(tmp_path: Path) -> None:
    targets = ["javascript:alert(1)", "JAVASCRIPT:x", "vbscript:x", "data:text/html,x", "java\tscript:x"]
    text = cable_with(
        "".join(f'<p><ref target="{t}">x</ref><graphic url="{t}"/><ptr target="{t}"/></p>' for t in targets)
    )
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    said_by("render", path, "-o", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text().lower()
    for scheme in ("javascript:", "vbscript:", "data:text/html"):
        assert f'href="{scheme}' not in page
        assert f'src="{scheme}' not in page


NAMES = ["../../evil", "/evil", "..", "con", "a/../../evil", "d1\\..\\evil", "D43", "x" * 300, "a:b", "-rf"]


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_inside(tmp_path: Path, name: str) -> None:
    """Whatever number a text gives itself, it is written below the output folder, or not at all."""
    folder, out = tmp_path / "in", tmp_path / "top" / "out"
    folder.mkdir()
    text = SEED.read_text(encoding="utf-8")
    _, _, rest = text.partition(".")
    (folder / "a.txt").write_text(f"{name}.{rest}", encoding="utf-8")
    (folder / "b.txt").write_text(text, encoding="utf-8")
    said_by("build", folder, "-o", out, "-j", "1")
    assert sorted(path.name for path in (tmp_path / "top").iterdir()) == ["out"]
    names = [path.relative_to(out).as_posix().casefold() for path in out.rglob("*")]
    assert len(set(names)) == len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "top"]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link outside"])
def test_links_and_pipes_as_outputs(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    cable = tmp_path / "a.xml"
    cable.write_text(CABLE, encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_bytes(SEED.read_bytes())
    for name in ("a.xml", "a.html", "conversion.jsonl"):
        if kind == "link outside":
            (out / name).symlink_to(outside)
        else:
            _irregular(out / name, kind)
    said_by("convert", text, "-o", out, "-j", "1", within=30)
    said_by("convert", text, cable, "-o", out, "-j", "2", within=60)
    said_by("render", cable, "-o", out, "-j", "1", within=30)
    assert outside.read_text() == "mine"
