"""The data files of the package: words and weights that can be read and overruled. Knows files only."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any


def text_of(package: str, name: str) -> str:
    """A data file of a package."""
    folder = Path(str(import_module(package).__file__)).parent
    return (folder / name).read_text(encoding="utf-8")


def lines_of(package: str, name: str) -> Iterator[str]:
    """The lines of a data file of a package, without blank ones and comments (`#`)."""
    text = text_of(package, name)
    return (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def table_of(package: str, name: str) -> dict[str, Any]:
    """What a TOML file of a package holds."""
    return tomllib.loads(text_of(package, name))


def weights_of(package: str) -> dict[str, float]:
    """The weights that were fitted for a package, from its weights.toml, by the names of features."""
    return dict(table_of(package, "weights.toml")["weights"])
