"""What an engine finds wrong: an element and a reason. Knows nothing of the engines."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree


class Fault(NamedTuple):
    """A finding of the engine whose diagnostics have the id `engine`; `node` is where it is."""

    engine: str
    node: etree._Element
    reason: str
