from __future__ import annotations

import io
from collections import Counter

import pytest

from tei_edition.batch.job import Status
from tei_edition.batch.summary import Summary
from tei_edition.cli.progress import Progress
from tei_edition.cli.report import in_words


class _Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def _shown(total: int, *, terminal: bool, hidden: bool = False) -> str:
    """What is shown when a hundred things are done, one a second."""
    stream, clock = _Stream(terminal), _Clock()
    progress = Progress(stream, hidden=hidden, clock=clock)
    progress.begin(total)
    for _ in range(100):
        clock.now += 1
        progress.step()
    progress.clear()
    return stream.getvalue()


def test_a_line_now_and_then() -> None:
    assert _shown(200, terminal=False).splitlines() == [f"{done} of 200 done" for done in range(10, 101, 10)]


def test_a_bar_on_a_terminal() -> None:
    shown = _shown(200, terminal=True)
    assert "\r\x1b[K[###############...............] 100 of 200" in shown
    assert shown.endswith("\r\x1b[K")
    assert "\n" not in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_an_unknown_length(terminal: bool) -> None:
    shown = _shown(0, terminal=terminal)
    assert "100" in shown
    assert " of " not in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_hidden(terminal: bool) -> None:
    assert _shown(200, terminal=terminal, hidden=True) == ""


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (
            Summary(2, Counter({Status.OK: 2}), written=2, warnings=1),
            "2 documents: 2 written, 0 failed; 1 warning",
        ),
        (
            Summary(1, Counter({Status.FAILED: 1})),
            "1 document: 0 written, 1 failed; 0 warnings",
        ),
        (
            Summary(
                9,
                Counter({Status.OK: 3, Status.LOST: 1, Status.REFUSED: 2, Status.FAILED: 1}),
                written=1,
                unchanged=2,
            ),
            "9 documents: 1 written, 2 unchanged, 4 failed (2 not writable or in conflict, "
            "1 crashed or out of time), 2 not done; 0 warnings",
        ),
    ],
)
def test_the_sum_in_words(summary: Summary, words: str) -> None:
    assert in_words(summary) == words
