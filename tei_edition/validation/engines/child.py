"""The other end of `helper`: asks a process of its own, and waits no longer than it may.

Knows processes and messages; knows nothing of schemas. There is one helper in a process, started at its
first use.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from typing import Any, BinaryIO, cast

from tei_edition.validation.engines.helper import receive, send
from tei_edition.validation.engines.trouble import SchemaError, broken

LOAD_SECONDS = 300
"""How long a schema may take to load: xmlschema needs 20 seconds for tei_all."""

_BASE_SECONDS = 30.0
_BYTES_A_SECOND = 50_000
MOST = 1000
"""As many findings are asked for in one document."""


class _Helper:
    """A running helper, and the keys of what it has loaded."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tei_edition.validation.engines.helper"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.loaded: set[str] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = cast(BinaryIO, self._process.stdout)
        while (answer := receive(stream)) is not None:
            self._answers.put(answer)
        self._answers.put(None)

    def ask(self, message: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer; SchemaError where there is none in time."""
        try:
            send(cast(BinaryIO, self._process.stdin), {**message, "seconds": seconds})
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end()
            raise SchemaError("V008", f"the engine did not end within {seconds:.0f} seconds") from None
        except OSError:
            answer = None
        if answer is None:
            self.end()
            raise SchemaError("V008", "the engine broke off")
        return answer

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """Ends the process; the next question starts another."""
        _helpers.pop(os.getpid(), None)
        self._process.kill()
        self._process.wait()


_helpers: dict[int, _Helper] = {}
_one_at_a_time = threading.Lock()


def knows(key: str) -> bool:
    """Whether the helper has loaded the schema of this key."""
    with _one_at_a_time:
        return key in _helper().loaded


def judge(key: str, document: str) -> list[dict[str, Any]]:
    """What the helper finds in a document by the schema of a key, which it has loaded."""
    with _one_at_a_time:
        helper = _helper()
        seconds = _BASE_SECONDS + len(document) / _BYTES_A_SECOND
        answer = helper.ask({"task": "judge", "key": key, "document": document, "most": MOST}, seconds)
    if "trouble" in answer:
        raise SchemaError("V008", "the engine broke off")
    return list(answer["found"])


def prepare(key: str, load: dict[str, Any]) -> None:
    """Loads a schema; `load` is what the helper needs for it. SchemaError where it is broken."""
    with _one_at_a_time:
        _load(_helper(), key, load)


def _helper() -> _Helper:
    pid = os.getpid()
    if pid not in _helpers or not _helpers[pid].is_alive():
        _helpers.clear()  # those of a process that this one was forked from
        _helpers[pid] = _Helper()
    return _helpers[pid]


def _load(helper: _Helper, key: str, load: dict[str, Any]) -> None:
    if key in helper.loaded:
        return
    answer = helper.ask({"task": "load", "key": key, **load}, LOAD_SECONDS)
    if answer.get("trouble") == "missing":
        raise SchemaError("V007", f"it needs {answer['why']}, which is not installed")
    if "trouble" in answer:
        raise broken(f"{load['name']} cannot read it")
    helper.loaded.add(key)
