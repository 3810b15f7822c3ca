"""Who may know whom: the layers of the package, read from its imports; and the sizes of its parts."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "tei_edition"
MODULES = sorted(PACKAGE.rglob("*.py"))

# folder or module: what it must not import
FORBIDDEN = {
    "source": ("lxml", "xmlschema", "model", "reading", "inference", "encoding", "validation"),
    "finding": ("lxml", "xmlschema", "model", "reading", "inference", "encoding", "validation"),
    "model": ("lxml", "xmlschema", "reading", "inference", "encoding", "validation", "rendering"),
    "diagnostics": ("lxml", "xmlschema", "source", "model", "reading", "inference", "encoding"),
    "reading": ("lxml", "xmlschema", "inference", "encoding", "validation", "rendering", "output"),
    "corrections": ("lxml", "xmlschema", "inference", "encoding", "validation", "rendering", "output"),
    "inference": ("lxml", "xmlschema", "encoding", "validation", "rendering", "output"),
    "encoding": ("source", "reading", "inference", "validation", "rendering", "output"),
    "registers": ("lxml.html", "xmlschema", "source", "model", "reading", "inference", "encoding", "edition"),
    "volumes": ("xmlschema", "source", "reading", "rendering", "publishing", "output"),
    "rendering": ("source", "finding", "model", "reading", "inference", "encoding", "pipeline", "output"),
    "publishing": ("source", "finding", "model", "reading", "inference", "encoding", "pipeline"),
    "serving": ("lxml", "xmlschema", "reading", "inference", "encoding", "validation", "publishing"),
    "batch": ("lxml", "xmlschema", "reading", "inference", "encoding"),
    "cli": ("lxml", "xmlschema", "reading", "inference", "encoding", "pipeline"),
}
ABOVE = ("batch", "cli", "verbs")
WRITERS = ("output.py", "manifest.py")


def _imports(path: Path) -> Iterator[str]:
    """The first name of each import, without the package's own: `lxml`, `encoding`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module != "tei_edition":
            names = [node.module or ""]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
        yield from (name.removeprefix("tei_edition.").split(".")[0] for name in names)


def _layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_layer_knows_only_what_it_may(layer: str) -> None:
    above = () if layer in ABOVE else ABOVE
    found = {
        (str(path.relative_to(PACKAGE)), name)
        for path in MODULES
        if _layer(path) == layer
        for name in _imports(path)
        if name in (*FORBIDDEN[layer], *above) and name != layer
    }
    assert not found


def test_only_output_writes_files() -> None:
    """Whole or not at all is promised once; so nobody else may open a file to write."""
    calls = ("write_bytes", "write_text", "mkdir", "unlink", "rename", "replace", "rmtree")
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {ast.unparse(node.func)}"
        for path in MODULES
        if path.name not in WRITERS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in calls[:4] or ast.unparse(node.func) in ("os.replace", "os.rename"))
    ]
    assert not found


def _functions() -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                where = f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
                yield where, (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = dict(_functions())
    assert not {where: length for where, length in lengths.items() if length > 50}
    assert statistics.median(lengths.values()) <= 10


def test_files_are_short() -> None:
    lines = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert not {name: count for name, count in lines.items() if count > 300}


def test_each_module_says_what_it_knows() -> None:
    assert not [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
