"""Which lists of persons and terms a document is read with. Knows the order of precedence, and no list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tei_edition.edition import Edition
from tei_edition.registers import list_file, load


def with_lists(edition: Edition, named: Sequence[Path], beside: Path | None) -> Edition:
    """The edition with its lists: those that the user names, else those of the edition.toml, else the
    lists.xml beside the sources. They are read at once, so that what is wrong with them (SettingsError)
    is told before the work begins; processes that are forked have them already."""
    chosen = edition.lists
    if named:
        chosen = tuple(list_file(path) for path in named)
    elif not chosen and beside:
        chosen = (list_file(beside),)
    if chosen:
        load(chosen)
    return replace(edition, lists=chosen)
