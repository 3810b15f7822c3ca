"""The names of TEI's elements, the common ones first (tei_elements.txt). Knows a list, and no schema."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def common() -> dict[str, int]:
    """All elements of TEI P5 by name: the smaller the number, the more common."""
    text = (resources.files(__package__) / "tei_elements.txt").read_text(encoding="utf-8")
    return {name: at for at, name in enumerate(text.split())}
