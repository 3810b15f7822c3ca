"""A conversion taken apart: what `pipeline.convert` and the gate do, with a clock between the stages.

Knows the order of the toolkit's stages; `differences` tells whether it is still the true one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from stopwatch import Stopwatch

from tei_edition.edition import Edition
from tei_edition.encoding import encode, serialise
from tei_edition.inference import identifier, infer
from tei_edition.inference.facts.gather import gather
from tei_edition.inference.review import review
from tei_edition.inference.weave import weave
from tei_edition.output import put, synchronise, write_staged
from tei_edition.pipeline import convert
from tei_edition.reading import read
from tei_edition.source import decode, read_bytes
from tei_edition.validation import grammar, roundtrip, schematron
from tei_edition.validation.conservation import conserved
from tei_edition.validation.parsing import parse
from tei_edition.validation.shapes import shapes

CHECKS = ("parse again", "compare", "conservation", "RELAX NG", "XSD", "xmlschema by shapes", "Schematron")
CHUNK = 16  # documents for which the disk is waited for once, as the batch has it
_EDITION = Edition()


class Converted(NamedTuple):
    """The TEI of a document, and whether a check had anything to say about it."""

    path: Path
    tei: bytes
    faulty: bool


def convert_in_stages(path: Path, watch: Stopwatch) -> Converted:
    """Converts one file, and laps the watch after each stage."""
    watch.start()
    source = decode(read_bytes(path, path.name), path.name)
    watch.lap("read the file, decode")
    page = read(source)
    watch.lap("read lines and notes")
    findings = infer(page, path.stem)
    own = identifier(path.stem, findings)
    watch.lap("infer")
    woven = weave(page, findings, own)
    watch.lap("weave")
    header, _ = gather(page, findings, own, (_EDITION.coverage_from, _EDITION.coverage_to))
    watch.lap("gather the header")
    tei = encode(woven.cable, header, _EDITION, sha256(source.data).hexdigest())
    watch.lap("encode")
    data = serialise(tei, "../schema")
    watch.lap("serialise")
    review(page, findings, woven, own)
    watch.lap("review")
    root = parse(data, path.name)
    watch.lap("parse again")
    faulty = bool(roundtrip.compare(root, tei, path.name))
    watch.lap("compare")
    faulty |= bool(conserved(page, findings, root))
    watch.lap("conservation")
    faulty |= bool(grammar.relaxng(root))
    watch.lap("RELAX NG")
    faulty |= bool(grammar.xsd(root))
    watch.lap("XSD")
    known = shapes()
    faulty |= known is None or not known.accept(data)
    watch.lap("xmlschema by shapes")
    schematron.check(root, path.name)
    watch.lap("Schematron")
    return Converted(path, data, faulty)


def run(paths: Sequence[Path], out: Path, watch: Stopwatch) -> list[Converted]:
    """Converts the files and writes the TEI as the batch does, chunk by chunk."""
    done: list[Converted] = []
    for chunk in _chunks(paths):
        here = [convert_in_stages(path, watch) for path in chunk]
        watch.start()
        _write(here, out)
        watch.lap("write")
        done += here
    return done


def _chunks(paths: Sequence[Path]) -> Iterator[list[Path]]:
    rest = iter(paths)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _write(converted: Sequence[Converted], out: Path) -> None:
    """Stages all, waits for the disk once, and moves each file to its place."""
    out.mkdir(exist_ok=True)
    staged = []
    for number, item in enumerate(converted):
        staged.append(f"{out}/{number}.tmp")
        write_staged(staged[-1], item.tei, item.path, wait=False)
    synchronise(staged)
    for temporary, item in zip(staged, converted, strict=True):
        put(temporary, out / item.path.parent.name / f"{item.path.stem}.xml")


def differences(converted: Sequence[Converted]) -> list[Path]:
    """Those whose TEI is not what `pipeline.convert` gives: none, as long as the stages are true."""
    found = []
    for item in converted:
        source = decode(read_bytes(item.path, item.path.name), item.path.name)
        tei = convert(source, _EDITION, "../schema").tei
        if tei is not None and tei != item.tei:
            found.append(item.path)
    return found
