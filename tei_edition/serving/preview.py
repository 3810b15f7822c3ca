"""The order of a preview: build, serve, watch, build again; until it is interrupted.

Knows when; how to build, to serve and to watch is known beside this file.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tei_edition.output import digest_of_file
from tei_edition.serving.building import Build, Built
from tei_edition.serving.server import Server
from tei_edition.serving.state import State
from tei_edition.serving.watch import Snapshot, snapshot

_INTERVAL = 0.4  # seconds between two looks at the files
_MANIFEST = "manifest.json"
Say = Callable[[str], None]


def serve(
    inputs: Sequence[Path],
    out: Path,
    build: Build,
    say: Say,
    port: int = 0,
    started: Callable[[Server], None] = lambda server: None,
) -> None:
    """Builds the edition `out` from the inputs, serves it, and builds it again whenever they change.

    Ends by KeyboardInterrupt, in good order, and returns. OutputError where the port cannot be used.
    """
    state = State()
    with Server(out, state, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            before = snapshot(inputs, out)
            _build(build, out, state, say, is_quiet=False)
            say(f"the edition is at {server.address} (Ctrl-C to end)")
            started(server)
            while True:
                now = _settled(inputs, out, before)
                say(f"{_changed(before, now)}: building")
                before = now
                _build(build, out, state, say, is_quiet=True)
        except KeyboardInterrupt:
            say("ended")
        finally:
            with suppress(KeyboardInterrupt):
                state.end()
                server.shutdown()
                thread.join()


def _settled(inputs: Sequence[Path], out: Path, before: Snapshot) -> Snapshot:
    """Waits for a change, and until it is over: an editor may write a file in several steps."""
    last = before
    while True:
        time.sleep(_INTERVAL)
        now = snapshot(inputs, out)
        if now != before and now == last:
            return now
        last = now


def _changed(before: Snapshot, now: Snapshot) -> str:
    """What was changed, in words."""
    names = sorted({path for path, _ in before.items() ^ now.items()})
    return names[0] if len(names) == 1 else f"{len(names)} files"


def _build(build: Build, out: Path, state: State, say: Say, *, is_quiet: bool) -> Built:
    """Builds, and tells the terminal and the pages what came of it."""
    earlier = digest_of_file(out / _MANIFEST)
    began = time.monotonic()
    built = build(is_quiet)
    if built.said.strip():
        say(built.said.rstrip())
    is_new = digest_of_file(out / _MANIFEST) != earlier
    if is_quiet:
        say(f"{'built' if is_new else 'nothing new'} in {time.monotonic() - began:.1f} s")
    state.tell(is_new=is_new, errors=built.errors)
    return built
