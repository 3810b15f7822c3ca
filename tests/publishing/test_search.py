"""The search: words cut alike here and in the page, an index that can be read back, files as scripts."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from importlib.resources import files
from pathlib import Path
from unicodedata import ucd_3_2_0

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from small_edition import published, tei

from tei_edition.publishing.search.index import FIELDS, Index, shard_of
from tei_edition.publishing.search.words import running_text, words

MINISEARCH = "eb039ed6c7601fa333b7e8ae01cb20c445c13fd2f3dcc767a7321343c02a2a9c"
SEARCH = files("tei_edition.publishing.search")
CALL = re.compile(r"EDITION_SEARCH\.(documents|words|texts)\((.*)\);\n", re.DOTALL)
EXAMPLES = (
    "",
    "The Secretary’s note—No. 12, 4:30 p.m.",
    "Café Müller, Ðà Nẵng, ÅNGSTRÖM, İstanbul, Straße",
    "ﬁle ½ x² Ⅳ １２３",
    "Москва Ёлка, Αθήνα, 東京, 한국어, हिन्दी",
    "snake_case a-b C&D <b>d</b> \u2028 end",
    "\u0301alone e\u0301 o\u0308",
)
ASK = """
global.window = {};
require(process.argv[1]);
const { cut, parse, places, words } = window.EDITION_QUESTION;
const marked = (question, text) => {
  const said = cut(text);
  const found = places(said.map(word => word[2]), parse(question).rows);
  return found.map(place => text.slice(said[place[0]][0], said[place[1]][1]));
};
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(given => Array.isArray(given) ? marked(...given) : words(given))));
"""
needs_node = pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")


def ask(given: list[object]) -> object:
    """What the script of the search says: the words of each text, or what of [question, text] is marked."""
    command = ["node", "-e", ASK, str(SEARCH.joinpath("question.js"))]
    done = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def called(path: Path) -> tuple[str, list[object]]:
    """What a file hands over: the name of the function, and its arguments."""
    match = CALL.fullmatch(path.read_text(encoding="utf-8"))
    assert match, path.name
    found = json.loads(f"[{match[2]}]")
    assert isinstance(found, list)
    return match[1], found


def decoded(lines: str) -> dict[str, list[dict[int, int]]]:
    """The lines of a shard, read as the page reads them: for each word and field the documents and counts."""
    found = {}
    for line in lines.split("\n") if lines else ():
        word, *fields = line.split(" ")
        assert word not in found
        found[word] = [decoded_field(field) for field in fields]
    return found


def decoded_field(field: str) -> dict[int, int]:
    places: dict[int, int] = {}
    last = 0
    for posting in field.split(",") if field != "-" else ():
        distance, _, count = posting.partition("*")
        last += int(distance, 36)
        places[last] = int(count, 36) if count else 1
    return places


def test_words_are_small_and_without_accents() -> None:
    assert words("The Ångström—No. 12, d’Été_x") == ["the", "angstrom", "no", "12", "d", "ete", "x"]


@needs_node
def test_the_page_cuts_words_alike() -> None:
    # The characters of an old Unicode, which Python and Node surely both know.
    known = (chr(code) for code in range(0x20, 0xFFFF) if ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs"))
    texts: list[object] = [*EXAMPLES, *(f"a{character}B{character.upper()}" for character in known)]
    assert ask(texts) == [words(str(text)) for text in texts]


@needs_node
@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("treaty", "The Treaty, a treaty; treaties", ["Treaty", "treaty"]),
        ("treat", "The Treaty, a treat", ["Treaty", "treat"]),
        ("treat talks", "The Treaty and talks", ["talks"]),
        ("treat* talks", "The Treaty and talks", ["Treaty", "talks"]),
        ('"of Thieu"', "of Thieu, and of him; Thieu of", ["of Thieu"]),
        ('"of Thieu', "Of Thiệu", ["Of Thiệu"]),
        ('"of Thieu" him', "of Thieu, and of him", ["of Thieu", "him"]),
        ("cease-fire", "A cease–fire, not to cease the fire", ["cease–fire"]),
        ("talks -war", "talks of war", ["talks"]),
        ('-"of war" talks', "talks of war", ["talks"]),
        ("— “” -", "— a", []),
        ("", "a", []),
    ],
)
def test_what_is_asked_for_is_marked_and_nothing_else(question: str, text: str, marked: list[str]) -> None:
    assert ask([[question, text]]) == [marked]


def test_the_text_of_a_document_keeps_blocks_apart() -> None:
    data = tei("d1", "<p>one</p><p>two<note n='1'><p>three</p></note> f<hi>our</hi><lb/>five</p><!-- no -->")
    assert running_text(etree.fromstring(data)) == "1. Telegram 1 one two four five three"


def test_a_sentence_is_not_parted_by_its_notes() -> None:
    note = "<note n='2'><p>Document 41<note n='3'>an inner one</note> and 42.</p></note>"
    text = running_text(etree.fromstring(tei("d1", f"<p>in my message,{note} he stated</p>")))
    assert text == "1. Telegram 1 in my message, he stated Document 41 and 42. an inner one"


WORDS = st.lists(st.sampled_from("a bb b1 9 arger 東京 zeta z0".split()))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=50))
def test_the_index_can_be_read_back(documents: list[tuple[list[str], list[str]]]) -> None:
    index = Index()
    for fields in documents:
        index.add(Counter(field) for field in fields)
    found: dict[str, list[dict[int, int]]] = {}
    for letter, lines in index.shards():
        entries = decoded(lines)
        assert {shard_of(word) for word in entries} == {letter}
        assert found.keys().isdisjoint(entries)
        found |= entries
    wanted: dict[str, list[dict[int, int]]] = {}
    for number, fields in enumerate(documents):
        for at, field in enumerate(fields):
            for word in field:
                places = wanted.setdefault(word, [{} for _ in FIELDS])[at]
                places[number] = places.get(number, 0) + 1
    assert found == wanted
    assert index.lengths == [tuple(len(set(field)) for field in fields) for fields in documents]


def test_counts_and_distances_are_in_base_36() -> None:
    index = Index()
    for number in range(100):
        index.add([{"x": 40} if number in (0, 99) else {}, {}])
    assert dict(index.shards()) == {"x": "x 0*14,2r*14 -"}


@pytest.fixture(params=["dist", "small", "volume"])
def folder(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found / "html/search"


def test_every_file_is_a_call_with_json_and_ends_no_script(folder: Path) -> None:
    names = {path.name for path in folder.glob("*.js")} - {"minisearch.js", "question.js", "search.js"}
    assert {"documents.js", "texts-0.js"} <= names
    for name in names:
        assert called(folder / name)[0] == re.split(r"[-.]", name)[0]
        assert "<" not in (folder / name).read_text(encoding="utf-8")


def test_documents_texts_and_words_are_of_the_same_edition(folder: Path) -> None:
    (about,) = called(folder / "documents.js")[1]
    assert isinstance(about, dict)
    together, count = about["together"], len(about["documents"])
    assert len(about["lengths"]) == count
    texts: list[str] = []
    for number in range(-(-count // together)):
        first, some = called(folder / f"texts-{number}.js")[1]
        assert first == len(texts)
        assert isinstance(some, list)
        texts += some
    assert len(texts) == count
    assert {path.name for path in folder.glob("words-*.js")} == {f"words-{n}.js" for n in about["shards"]}
    known: dict[str, list[dict[int, int]]] = {}
    for letter in about["shards"]:
        shard, lines = called(folder / f"words-{letter}.js")[1]
        assert shard == letter
        known |= decoded(str(lines))
    for number, (row, text) in enumerate(zip(about["documents"], texts, strict=True)):
        assert (folder.parent / row["href"]).is_file()
        for field, said in enumerate((row["title"], text)):
            found = {word: places[field][number] for word, places in known.items() if number in places[field]}
            wanted = words(said)
            assert found == {word: wanted.count(word) for word in set(wanted)}


def test_a_text_that_would_end_a_script_is_harmless(tmp_path: Path) -> None:
    published(tmp_path, {"d1.xml": tei("d1", '<p>&lt;/script&gt;&lt;!-- \u2028 \\ "x"</p>')})
    path = tmp_path / "html/search/texts-0.js"
    said = path.read_text(encoding="utf-8")
    assert "<" not in said
    assert "\u2028" not in said
    assert called(path)[1] == [0, ['1. Telegram 1 </script><!-- \\ "x"']]


def test_the_vendored_script_is_the_one_that_was_looked_at(folder: Path) -> None:
    script = (folder / "minisearch.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == MINISEARCH
    assert script == SEARCH.joinpath("vendor/minisearch.js").read_bytes()


def test_the_vendored_script_has_its_licence_beside_it(folder: Path) -> None:
    licence = (folder / "minisearch.LICENSE.txt").read_text(encoding="utf-8")
    assert "Copyright 2022 Luca Ongaro" in licence
    assert "without restriction" in licence
    assert "minisearch.LICENSE.txt" in (folder / "minisearch.js").read_text(encoding="utf-8")[:200]
