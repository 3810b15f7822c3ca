"""The entry point: runs a command and turns whatever it ends with into an exit code.

Knows exceptions and exit codes; the commands themselves are in `commands`.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import NoReturn

import click

from tei_edition.cli.commands import group
from tei_edition.diagnostics.render import as_text
from tei_edition.errors import TeiEditionError

_INTERNAL = 70
_INTERRUPTED = 130
_NO_READER = 5


def main() -> NoReturn:
    """Runs the command line and ends the process with its exit code."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # data are UTF-8, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _stop(number: int, frame: object) -> NoReturn:
    """Being told to end is like being interrupted: finish in good order."""
    raise KeyboardInterrupt


def _run() -> int:
    try:
        result = group.main(prog_name="tei-edition", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except TeiEditionError as error:
        if isinstance(error.__cause__, BrokenPipeError):
            return _nobody_reads()
        told = as_text(error.diagnostic) if error.diagnostic else f"error: {error}"
        click.echo(told, err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return _INTERRUPTED
    except BrokenPipeError:
        return _nobody_reads()
    except Exception:
        return _internal()


def _nobody_reads() -> int:
    """Who reads our output has had enough (`| head`): end quietly, also when Python flushes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _NO_READER


def _internal() -> int:
    import traceback

    traceback.print_exc()
    click.echo("internal error: please report the lines above", err=True)
    return _INTERNAL
