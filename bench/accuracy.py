"""How right the conversion is: score.py's features over all documents, and validity by every grammar.

    python bench/accuracy.py                 all documents: some minutes
    python bench/accuracy.py --limit 500     a quick look (documents that are left out are not scored)

Converts the documents with `tei-edition convert` into a temporary folder, each volume with its lists of
persons and terms where the data has them; a volume that marks only the first mention of each in a document,
as its published TEI shows, gets an edition.toml that says so (--no-conventions: none does). Then
- the data's own score.py compares them with the published TEI, for all volumes and for each half (on
  the first half the weights of the note references were fitted: see fit_notes.py);
- each output is parsed and validated anew by libxml2 with cable.rng, cable.xsd and tei_all.rng, and by
  lxml's ISO Schematron with cable.sch: other code than the gate of the conversion uses for the last;
- each output is read back: with its note labels and page marks put into the text again, it must be the
  source, character for character but for white space and bullets, and so must its notes.
Prints Markdown; the exit code is 1 where an output is not valid or not conserved. Data and what must be
installed: see bench/README.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import gold
from lxml import etree, isoschematron
from read_back import conserved

from tei_edition.validation.parsing import parse, schema_path

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
TEI = "{http://www.tei-c.org/ns/1.0}"
ONCE = 0.1  # the share of entries that a document of such a volume may point to again
SHOWN = 5  # bad documents that are named for each check
Check = Callable[[etree._Element, Path], bool]


class Checked(NamedTuple):
    """A check: what it is, how many documents passed, and some that did not."""

    name: str
    passed: int
    failed: list[Path]


def convert(texts: Path, out: Path) -> str:
    """Runs the command line; returns what it says at its end."""
    line = [sys.executable, "-m", "tei_edition", "convert", str(texts), "-o", str(out)]
    done = subprocess.run(
        [*line, "--no-progress"], stderr=subprocess.PIPE, text=True, errors="replace", check=False
    )
    last = done.stderr.strip().rpartition("\n")[2]
    if done.returncode > 6:
        sys.exit(f"{' '.join(line)}: exit code {done.returncode}\n{last}")
    return f"exit code {done.returncode}: {last}"


def checks(texts: Path, out: Path) -> dict[str, Check]:
    """What every output must pass, by name."""
    rng = etree.RelaxNG(etree.parse(schema_path("cable.rng")))
    xsd = etree.XMLSchema(etree.parse(schema_path("cable.xsd")))
    rules = isoschematron.Schematron(etree.parse(schema_path("cable.sch")), store_report=True)
    tei_all = etree.RelaxNG(etree.parse(gold.shared() / "schema" / "tei_all.rng"))

    def source(path: Path) -> str:
        return (texts / path.relative_to(out)).with_suffix(".txt").read_bytes().decode()

    return {
        "cable.rng": lambda root, _: rng.validate(root),
        "cable.xsd": lambda root, _: xsd.validate(root),
        "tei_all.rng": lambda root, _: tei_all.validate(root),
        "cable.sch, no error": lambda root, _: not _errors(root, rules),
        "conserved": lambda root, path: conserved(root, source(path)),
    }


def _errors(root: etree._Element, rules: isoschematron.Schematron) -> list[Any]:
    rules.validate(root)
    found = rules.validation_report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
    return [told for told in found if told.get("role", "error") == "error"]


def check_all(texts: Path, out: Path) -> list[Checked]:
    """Every check of every output."""
    todo = checks(texts, out)
    passed, failed = Counter[str](), {name: list[Path]() for name in todo}
    for path in sorted(out.glob("*/d*.xml")):
        root = parse(path.read_bytes(), path.name)
        for name, check in todo.items():
            if check(root, path):
                passed[name] += 1
            else:
                failed[name].append(path.relative_to(out))
    return [Checked(name, passed[name], failed[name]) for name in todo]


def write_conventions(found: Sequence[gold.Document], texts: Path) -> list[str]:
    """An edition.toml for each volume whose TEI marks the first mentions only; which these are."""
    marked: dict[str, Counter[bool]] = {}
    for document in found:
        entries = Counter(_entries(etree.fromstring(document.tei)))
        marked.setdefault(document.volume, Counter()).update(times > 1 for times in entries.values())
    once = [name for name, count in marked.items() if count[True] < ONCE * count.total()]
    for name in once:
        (texts / name / "edition.toml").write_text('[edition]\nmentions = "first"\n', encoding="utf-8")
    return once


def _entries(div: etree._Element) -> Iterator[str]:
    """The entries of the lists that the text of a document points to, notes aside."""
    for element in div.iter(f"{TEI}persName", f"{TEI}gloss"):
        pointer = element.get("corresp") or element.get("target") or ""
        if pointer and next(element.iterancestors(f"{TEI}note"), None) is None:
            yield pointer


def scores(out: Path, volumes: Sequence[str]) -> dict[str, Any]:
    """The figures of score.py for these volumes."""
    program = gold.shared() / "frus" / "score.py"
    with tempfile.NamedTemporaryFile(suffix=".json") as figures:
        line = [sys.executable, str(program), "score", str(out), *volumes, "--json", figures.name]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{program} failed:\n{done.stderr[-2000:]}")
        return dict(json.loads(Path(figures.name).read_text()))


def check_table(checked: Sequence[Checked], documents: int) -> Iterator[str]:
    """The checks as lines of a Markdown table."""
    yield "| check | passed | not passed |"
    yield "|---|--:|---|"
    yield f"| converted | {documents} | |"
    for name, passed, failed in checked:
        named = ", ".join(map(str, failed[:SHOWN])) + (" ..." if len(failed) > SHOWN else "")
        yield f"| {name} | {passed} | {len(failed)} {named} |"


def score_table(figures: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The scores as lines of a Markdown table: precision and recall of all, F1 of each set."""
    everything = next(iter(figures.values()))
    yield f"| | gold | P | R | F1 {' | F1 '.join(figures)} |"
    yield f"|---|--:|--:|--:|{'--:|' * len(figures)}"
    for name in ("documents", "not converted", "irregular"):
        yield f"| {name} | | | | {' | '.join(str(one[name]) for one in figures.values())} |"
    for name in ("text identical", "note text identical", "documents whole"):
        yield f"| {name} | | | | {' | '.join(f'{one[name]:.4f}' for one in figures.values())} |"
    for name, one in everything["features"].items():
        if one["gold"]:
            cells = (_f1(each, name) for each in figures.values())
            both = f"{one['precision']:.4f} | {one['recall']:.4f}"
            yield f"| {name} | {one['gold']} | {both} | {' | '.join(cells)} |"


def _f1(figures: dict[str, Any], name: str) -> str:
    found = figures["features"].get(name)
    return f"{found['f1']:.4f}" if found else "-"


def main() -> None:
    """Reads the options, converts, checks, scores, prints."""
    parser = gold.arguments(__doc__)
    parser.add_argument("--no-conventions", action="store_true", help="no edition.toml for any volume")
    given = parser.parse_args()
    names = gold.volumes(given.volumes)
    with tempfile.TemporaryDirectory(prefix="tei-edition-bench-") as scratch:
        texts, out = Path(scratch, "texts"), Path(scratch, "tei")
        found = gold.documents(names, given.limit)
        documents = gold.write_texts(found, texts)
        lists = gold.write_lists(names, texts)
        once = [] if given.no_conventions else write_conventions(found, texts)
        print(f"Lists: {len(lists)} of {len(names)} volumes; first mentions only: {', '.join(once) or '-'}.")
        print(f"{len(documents)} documents; tei-edition convert: {convert(texts, out)}\n")
        checked = check_all(texts, out)
        outputs = len(list(out.glob("*/d*.xml")))
        print(*check_table(checked, outputs), sep="\n", end="\n\n", flush=True)
        sets = {"all": names}
        for label, half in zip(("fitted on", "held out"), gold.halves(), strict=True):
            sets[label] = [name for name in half if name in names]
        figures = {label: scores(out, these) for label, these in sets.items() if these}
        print(*score_table(figures), sep="\n")
    sys.exit(1 if any(one.failed for one in checked) else 0)


if __name__ == "__main__":
    main()
