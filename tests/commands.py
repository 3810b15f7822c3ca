"""Runs the command line inside the test's process, and gives what it says."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tei_edition.cli.main import main


class Said(NamedTuple):
    """The exit code, standard output and standard error of a command."""

    code: int
    out: str
    err: str


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, standard_input: bytes = b"") -> Said:
    """What `tei-edition ARGUMENTS` says, given `standard_input`."""
    out = io.TextIOWrapper(io.BytesIO(), write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["tei-edition", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        before = signal.getsignal(signal.SIGTERM)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            signal.signal(signal.SIGTERM, before)
    assert isinstance(ended.value.code, int)
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Said(ended.value.code, *said)
