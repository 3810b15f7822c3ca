"""Builds an edition in a process of its own: whatever becomes of it, the preview goes on.

Knows the command line of `build` and what it says; knows nothing of how it does its work.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

_ERROR = re.compile(r"(?:^|: )(?:internal )?error\b")
_GRAVE = 2  # from this exit code on, something is wrong that may have no line of its own


class Built(NamedTuple):
    """What became of a build: its exit code, all that it said, and what of it are errors."""

    exit_code: int
    said: str
    errors: str


Build = Callable[[bool], Built]
"""Builds; given True, only errors are said."""


def builder(arguments: Sequence[str]) -> Build:
    """Builds by `tei-edition build ARGUMENTS`."""

    def build(is_quiet: bool) -> Built:
        command = [sys.executable, "-m", "tei_edition", "build", "--no-progress", *arguments]
        process = subprocess.Popen(
            command + ["--quiet"] * is_quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C is for us; we end the build in good order
        )
        try:
            _, said = process.communicate()
        except BaseException:
            process.terminate()
            process.communicate()
            raise
        return Built(process.returncode, said, _errors(process.returncode, said))

    return build


def _errors(exit_code: int, said: str) -> str:
    """The lines that tell of errors, and their hints; all, where a build fails without such a line."""
    found: list[str] = []
    for line in said.splitlines():
        is_hint = line.startswith(" ") and found and found[-1]
        found.append(line if _ERROR.search(line) or is_hint else "")
    lines = [line for line in found if line]
    if not lines and exit_code >= _GRAVE:
        lines = said.strip().splitlines()[-10:] or [f"The build ended with {exit_code}."]
    return "\n".join(lines)
