"""Pointers: to the file itself, to other files and no further, to volumes, by prefixes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ruled import ids, judged, mended, wrapped

from tei_edition.validation.rules import files

HEADER = (
    '<encodingDesc><listPrefixDef><prefixDef ident="{ident}" matchPattern="{pattern}"'
    ' replacementPattern="{replacement}"/></listPrefixDef></encodingDesc>'
)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Two folders; a file that is in none of them holds the id `secret`."""
    folder = tmp_path / "collection"
    for name, body in {
        "collection/a/one.xml": '<p xml:id="p1">One.</p>',
        "collection/b/two words.xml": '<p xml:id="p2">Two.</p>',
        "collection/a/frus1969-76v18.xml": '<p xml:id="d1">Volume.</p>',
        "secret.xml": '<p xml:id="secret">Secret.</p>',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wrapped(body))
    (folder / "a" / "broken.xml").write_text("<p>")
    (folder / "a" / "link.xml").symlink_to(tmp_path / "secret.xml")
    return folder


def _from_a(target: str, collection: Path, root: Path | None = None) -> list[str]:
    body = f'<p>See <ref target="{target}">there</ref>.</p>'
    return ids(judged(body, path=collection / "a" / "self.xml", root=root or collection))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("one.xml#p1", []),
        ("one.xml", []),
        ("./one.xml#p1", []),
        ("one.xml#p9", ["I003"]),
        ("none.xml", ["I003"]),
        ("../b/two%20words.xml#p2", []),
        ("../b/two%20words.xml#p1", ["I003"]),
        ("one.xml#xpath(//p[1])", []),
        ("../b", []),
        ("../b#p2", ["I003"]),
        ("broken.xml#p1", []),  # it has diagnostics of its own
        ("/rooted/none.xml", []),
        ("//example.org/none.xml", []),
        ("https://example.org/none.xml#p", []),
        ("mailto:someone@example.org", []),
        ("file:///etc/passwd", ["I003"]),
        ("C:/texts/one.xml", ["I003"]),
        ("../../secret.xml#secret", ["I012"]),
        ("../../secret.xml#guess", ["I012"]),
        ("link.xml#secret", ["I012"]),
        ("link.xml#guess", ["I012"]),
        ("frus1969-76v18#d1", []),
        ("frus1969-76v18#d2", ["I004"]),
        ("frus1969-76v18", []),
        ("frus1969-76v99#d1", ["I004"]),
        ("frus1969-76v19p1#d77", []),  # a volume that is not here
        ("JavaScript:alert(1)", ["I007"]),
        ("data:text/html,x", ["I007"]),
        ("#", ["I010"]),
        ("", ["I010"]),
        ("#nowhere one.xml none.xml", ["I002", "I003"]),
        ("\x20#nowhere", ["I009", "I002"]),
        ("gazetteer:paris", ["I005"]),
        ("%00.xml", ["I012"]),
        ("a" * 5000 + ".xml", ["I012"]),
    ],
)
def test_target(target: str, expected: list[str], collection: Path) -> None:
    assert _from_a(target, collection) == expected


def test_without_a_root_the_folder_of_the_file_is_the_limit(collection: Path) -> None:
    body = '<p>See <ref target="../b/two%20words.xml#p9">there</ref>.</p>'
    assert ids(judged(body, path=collection / "a" / "self.xml")) == ["I012"]
    assert ids(judged(body)) == []


def test_each_pointer_attribute_is_looked_at() -> None:
    for name in ("ref", "corresp", "resp", "who", "ana", "sameAs", "copyOf", "next", "prev", "decls", "facs",
                 "wit", "source", "rendition", "synch", "scheme"):  # fmt: skip
        assert ids(judged(f'<p {name}="#x">Text.</p>')) == ["I002"], name
    assert ids(judged('<p n="#1" rend="#red" key="#k" cRef="#c">Text.</p>')) == []


def test_a_bare_word_is_an_address_in_target_only(collection: Path) -> None:
    path = collection / "a" / "self.xml"
    assert ids(judged('<p><date calendar="gregorian" resp="me">May</date></p>', path=path)) == []
    assert ids(judged('<p xml:id="me"><date resp="me">May</date></p>', path=path)) == ["I003"]
    assert ids(judged('<p><ref target="me">May</ref></p>', path=path)) == ["I003"]


def test_what_was_meant() -> None:
    found = judged('<p xml:id="Smith_John">A <ref target="#smith_john">b</ref>.</p>')
    assert found[0].detail.meant == "#Smith_John"
    assert "#Smith_John" in found[0].hint
    # of numbers nobody knows which was meant
    assert judged('<p xml:id="d43fn2">A <ref target="#d43fn3">b</ref>.</p>')[0].detail.meant == ""


@pytest.mark.parametrize(
    ("pattern", "replacement", "target", "expected"),
    [
        ("([a-z]+)", "#$1", "x:here", []),
        ("([a-z]+)", "#$1", "x:gone", ["I005"]),
        ("([a-z]+)", "#$1", "x:HERE", ["I005"]),
        ("([a-z]+)", "https://example.org/$1", "x:gone", []),
        ("([a-z]+)", "#$1", "y:here", ["I005"]),
        ("([a-z]+)", "x:$1", "x:here", []),  # not followed a second time
        ("(a+)+b", "#$1", "x:" + "a" * 60, []),  # would take for ever, and is not tried
        ("(a|a)*b", "#$1", "x:" + "a" * 60, []),
        ("a?" * 40 + "a" * 40, "#$1", "x:" + "a" * 40, []),
        ("[a-z]*[a-z]*[a-z]*[0-9]", "#$1", "x:" + "a" * 250, ["I005"]),
        ("(", "#$1", "x:here", []),
        ("([a-z]+)", "#$1$2$9", "x:here", []),
    ],
)
def test_prefix(pattern: str, replacement: str, target: str, expected: list[str]) -> None:
    header = HEADER.format(ident="x", pattern=pattern, replacement=replacement)
    started = time.perf_counter()
    found = judged(f'<p xml:id="here"><ref target="{target}">a</ref></p>', header=header)
    assert ids(found) == expected
    assert time.perf_counter() - started < 1


def test_one_of_several_prefix_definitions_is_enough() -> None:
    header = HEADER.format(ident="x", pattern="(.*)", replacement="#$1") + HEADER.format(
        ident="x", pattern="(.*)", replacement="https://example.org/$1"
    )
    assert ids(judged('<p><ref target="x:gone">a</ref></p>', header=header)) == []


def test_a_file_that_takes_in_others_is_not_judged() -> None:
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    assert ids(judged(f'<p><ref target="#there">a</ref></p>{inclusion}')) == []


def test_what_an_address_is_relative_to_may_be_said(collection: Path) -> None:
    path = collection / "a" / "self.xml"
    assert ids(judged('<p xml:base="../b/"><ref target="none.xml">a</ref></p>', path=path)) == []


def test_a_document_for_a_volume_points_into_it() -> None:
    model = b'<?xml-model href="https://example.org/frus.rng" type="application/xml"?>\n'
    body = '<div type="document" n="43" xml:id="d43"><head>43. A</head><p><ref target="#{}">b</ref></p></div>'
    assert ids(judged(model + wrapped(body.format("d44")))) == []
    assert ids(judged(model + wrapped(body.format("d43fn7")))) == ["I002"]
    assert ids(judged(wrapped(body.format("d44")))) == ["I002"]


def test_other_files_are_read_once(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr(files, "_kept", {})
    parse = files._read
    monkeypatch.setattr(files, "_read", lambda path: read.append(path) or parse(path))
    for _ in range(3):
        _from_a("one.xml#p1", collection)
    assert len(read) == 1


def test_the_memory_for_other_files_is_bounded(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_kept", {})
    monkeypatch.setattr(files, "_count", 0)
    monkeypatch.setattr(files, "MOST_IDS", 1)
    assert _from_a("one.xml#p1", collection) == []
    assert _from_a("../b/two%20words.xml#p2", collection) == []
    assert len(files._kept) == 1


def test_ids_are_counted_in_tags_only() -> None:
    body = '<!-- <p xml:id="a"/> --><p xml:id="a">Write xml:id="a" and <![CDATA[<p xml:id="a">]]>.</p>'
    assert ids(judged(body)) == []
    assert ids(judged(body + "<p xml:id='a'>Two.</p>")) == ["I001"]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ('<p xml:id=" p1 ">A</p>', '<p xml:id="p1">A</p>'),
        (
            "<p\n  rend='x' target = ' #p1\n'\n xml:id='p1'>A</p>",
            "<p\n  rend='x' target = '#p1'\n xml:id='p1'>A</p>",
        ),
        ('<p xml:lang="en_US">A</p>', '<p xml:lang="en-US">A</p>'),
        (
            '<p target=" https://example.org/?a=1&amp;b=2 ">ä</p>',
            '<p target="https://example.org/?a=1&amp;b=2">ä</p>',
        ),
    ],
)
def test_safe_edits(body: str, after: str) -> None:
    data = wrapped("<p>Ä “—” 𝒳 before.</p>\r\n" + body)
    found = judged(data)
    assert mended(data, found) == wrapped("<p>Ä “—” 𝒳 before.</p>\r\n" + after)
    assert ids(judged(mended(data, found))) == []


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{name}"?>'
        + wrapped('<p xml:id=" p1">Ä <ref target="#p2">b</ref></p>').decode()
    )
    found = judged(text.encode(encoding))
    assert sorted(ids(found)) == ["I002", "I006"]
    edits = [each for diagnostic in found for each in diagnostic.detail.edits]
    if encoding == "iso-8859-1":
        assert ids(judged(mended(text.encode(encoding), found))) == ["I002"]
    if encoding == "utf-16":
        assert edits == []


LANGUAGES = "en en-US zh-Hant-TW de-1996 sl-rozaj-biske x-code i-klingon la-x-medieval es-419 en-GB-oed grc"


@pytest.mark.parametrize("value", ["", *LANGUAGES.split()])
def test_languages(value: str) -> None:
    assert ids(judged(f'<p xml:lang="{value}">A</p>')) == []


@pytest.mark.parametrize("value", ["English", "en US", "e", "deutsch", "en-", "-en", "en--US", "fr_FR"])
def test_no_languages(value: str) -> None:
    assert ids(judged(f'<p xml:lang="{value}">A</p>')) == ["I011"]
