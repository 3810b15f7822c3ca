"""tei-edition: plain-text diplomatic cables become a validated TEI edition, with HTML and text.

The verbs of the command line as functions. They are loaded when they are first used, so that
`import tei_edition` and `tei-edition --help` cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei_edition.verbs import build, convert, explain, render, validate

__version__ = "0.1.0"
__all__ = ["build", "convert", "explain", "render", "validate"]


def __getattr__(name: str) -> object:
    """The verbs, on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tei_edition import verbs

    return getattr(verbs, name)
