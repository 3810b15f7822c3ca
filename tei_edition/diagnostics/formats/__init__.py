"""The formats in which diagnostics are shown: a module each, loaded when it is asked for.

A format is given the files one after the other and gives pieces of text as it goes: none keeps more than
it must, so that a run over many volumes needs no more memory than one over few.
"""

from __future__ import annotations

from importlib import import_module

from tei_edition.diagnostics.formats.format import Format, Look

FORMATS = ("text", "json", "jsonl", "github", "sarif", "junit", "html")


def make(name: str, look: Look) -> Format:
    """The format of this name, one of FORMATS; `look` is what it has to know of the run."""
    module = import_module(f"tei_edition.diagnostics.formats.{name}_")
    made: Format = module.FORMAT(look)
    return made


__all__ = ["FORMATS", "Format", "Look", "make"]
