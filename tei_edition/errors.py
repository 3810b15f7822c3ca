"""Exceptions, each with the exit code of the command line.

An exception means "cannot go on with this file, or with this run"; everything that can be told
about a document without stopping is a `Diagnostic` instead. Knows nothing of XML or of cables.
"""

from __future__ import annotations

from typing import ClassVar

from tei_edition.diagnostics.diagnostic import Diagnostic


class TeiEditionError(Exception):
    """The base of all errors of this package; `exit_code` is what the command line ends with.

    `diagnostic` says the same with an id, a place and a hint, where there is a place to point to.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str = "", diagnostic: Diagnostic | None = None) -> None:
        super().__init__(message or (diagnostic.message if diagnostic else ""))
        self.diagnostic = diagnostic


class InputError(TeiEditionError, ValueError):
    """No input, or an input that cannot be read as text."""

    exit_code = 3


class SettingsError(TeiEditionError, ValueError):
    """A schema, an edition.toml or a stylesheet is missing or broken."""

    exit_code = 4


class OutputError(TeiEditionError, OSError):
    """An output cannot be written, or would overwrite what it must not."""

    exit_code = 5
