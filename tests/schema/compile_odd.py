"""Compiles cable.odd with TEI's own stylesheets, and compares what comes out with cable.rng.

    python tests/schema/compile_odd.py --stylesheets FOLDER --tei FILE -o OUT [--html]
        [--compare FOLDER [--mutants N]]

FOLDER is a copy of TEI's Stylesheets (it has odds/odd2odd.xsl), FILE is p5subset.xml from a release of
TEI P5 (by default the one that Stylesheets carry as source/p5subset.xml). Needs saxonche. Writes
OUT/cable.compiled.odd, OUT/cable.rng and, if asked, OUT/cable.html, the guide. `--compare` lets both
schemas judge each XML file of a folder and N mutants of each: the exit code is 1 if they disagree.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from relaxng import Grammar, included

HERE = Path(__file__).resolve()
SCHEMA = HERE.parents[2] / "schema"
sys.path.append(str(HERE.parents[1] / "validation"))

from mutants import mutants  # noqa: E402


class Tools(NamedTuple):
    """Where TEI's stylesheets are, and the source of the TEI that an ODD changes."""

    stylesheets: Path
    p5subset: Path


def compiled(odd: Path, tools: Tools, out: Path) -> Path:
    """The RELAX NG that TEI's stylesheets make of an ODD."""
    full, schema = out / "cable.compiled.odd", out / "cable.rng"
    source = tools.p5subset.resolve().as_uri()
    _transform(tools.stylesheets / "odds/odd2odd.xsl", odd, full, defaultSource=source)
    _transform(tools.stylesheets / "odds/odd2relax.xsl", full, schema)
    return schema


def guide(tools: Tools, out: Path) -> Path:
    """The ODD as a page to read, with a reference of elements; after `compiled`."""
    lite, page = out / "cable.lite.xml", out / "cable.html"
    _transform(tools.stylesheets / "odds/odd2lite.xsl", out / "cable.compiled.odd", lite, lang="en")
    _transform(tools.stylesheets / "profiles/default/html/to.xsl", lite, page)
    return page


def _transform(style: Path, source: Path, result: Path, **parameters: str) -> None:
    """In a process of its own, which takes Saxon's memory with it when it ends."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        process.submit(_transformed, style, source, result, parameters).result()


def _transformed(style: Path, source: Path, result: Path, parameters: dict[str, str]) -> None:
    from saxonche import PySaxonProcessor

    with PySaxonProcessor() as saxon:
        sheet = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(style))
        for name, value in parameters.items():
            sheet.set_parameter(name, saxon.make_string_value(value))
        sheet.transform_to_file(source_file=str(source), output_file=str(result))


def differences(one: Grammar, other: Grammar) -> Iterator[str]:
    """What two grammars do not say alike: elements, content (by proof), attributes and their values."""
    if one.start != other.start or set(one.elements) != set(other.elements):
        yield f"start or elements: {set(one.elements) ^ set(other.elements)}"
    for name in sorted(set(one.elements) & set(other.elements)):
        ours, theirs = one.elements[name], other.elements[name]
        missed, added = included(ours.content, theirs.content), included(theirs.content, ours.content)
        if missed is not None or added is not None:
            yield f"{name}: content {missed or added}"
        yield from (
            f"{name}/@{attribute}"
            for attribute in sorted(set(ours.attributes) | set(theirs.attributes))
            if ours.attributes.get(attribute) != theirs.attributes.get(attribute)
        )


def with_mutants(root: etree._Element, count: int, seed: int) -> Iterator[etree._Element]:
    """A document, and mutants of it as a parser gives them."""
    yield root
    parser = etree.XMLParser(collect_ids=False, resolve_entities=False)
    for mutant in mutants(root, seed=seed, count=count):
        yield etree.fromstring(etree.tostring(mutant), parser)


class Verdicts(NamedTuple):
    """How often two schemas judged, how often both found a document valid, and where they disagreed."""

    judged: int
    valid: int
    disagreements: list[bytes]


def verdicts(one: Path, other: Path, documents: Iterable[etree._Element]) -> Verdicts:
    """What libxml2 says by two schemas."""
    ours, theirs = (etree.RelaxNG(etree.parse(str(path))) for path in (one, other))
    judged = valid = 0
    wrong: list[bytes] = []
    for document in documents:
        judged += 1
        verdict = ours.validate(document)
        valid += verdict
        if verdict != theirs.validate(document):
            wrong.append(etree.tostring(document))
    return Verdicts(judged, valid, wrong)


def _files(folder: Path, mutants_each: int) -> Iterator[etree._Element]:
    for number, path in enumerate(sorted(folder.rglob("*.xml"))):
        yield from with_mutants(etree.parse(str(path)).getroot(), mutants_each, number)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stylesheets", type=Path, required=True)
    parser.add_argument("--tei", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--mutants", type=int, default=10)
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    tools = Tools(given.stylesheets, given.tei or given.stylesheets / "source/p5subset.xml")
    schema = compiled(SCHEMA / "cable.odd", tools, given.output)
    if given.html:
        guide(tools, given.output)
    found = list(differences(Grammar(SCHEMA / "cable.rng"), Grammar(schema)))
    print(f"differences in the grammars: {found or 'none'}")
    if given.compare is None:
        return bool(found)
    told = verdicts(SCHEMA / "cable.rng", schema, _files(given.compare, given.mutants))
    print(f"{told.judged} judged, {told.valid} valid by cable.rng, {len(told.disagreements)} disagreements")
    return bool(found or told.disagreements)


if __name__ == "__main__":
    sys.exit(main())
