"""The command line as a user runs it, in processes of its own: time, CPU time, memory.

Knows /proc (so Linux): the memory that a run reports of itself (getrusage) leaves out processes that it
did not wait for, and counts what its parent had before it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_INTERVAL = 0.1  # seconds between two looks at the processes
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Usage:
    """A run: wall seconds, exit code; of each of its processes CPU seconds and peak memory (MB)."""

    wall: float = 0.0
    code: int = 0
    said: str = ""
    cpu_of: dict[int, float] = field(default_factory=dict)
    peak_of: dict[int, float] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        """The CPU seconds of all processes."""
        return sum(self.cpu_of.values())

    @property
    def peak(self) -> float:
        """The peak of the process that had the largest, in MB."""
        return max(self.peak_of.values(), default=0.0)

    @property
    def peak_of_all(self) -> float:
        """The sum of the peaks of all processes, in MB; pages that they share count more than once."""
        return sum(self.peak_of.values())

    def look(self, pid: int) -> None:
        """Notes what a process and its descendants have used so far; those that are gone stay noted."""
        for one in _descendants(pid):
            try:
                stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{one}/status").read_text()
            except OSError:
                continue
            self.cpu_of[one] = (int(stat[11]) + int(stat[12])) / _TICKS
            if "VmHWM:" in status:
                self.peak_of[one] = int(status.partition("VmHWM:")[2].split()[0]) / 1000


def _descendants(pid: int) -> Iterator[int]:
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):  # a thread has its own children
        with suppress(OSError):
            for child in listed.read_text().split():
                yield from _descendants(int(child))


@contextmanager
def held_to(cores: set[int]) -> Iterator[None]:
    """Holds this process, and those that it starts, to these cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def convert(texts: Path, out: Path, workers: int, cores: set[int]) -> Usage:
    """`tei-edition convert` of a folder into a new folder, held to these cores."""
    return run(["convert", str(texts)], out, workers, cores)


def build(volume: Path, out: Path, workers: int, cores: set[int]) -> Usage:
    """`tei-edition build` of a volume in TEI into a new folder, held to these cores."""
    return run(["build", str(volume)], out, workers, cores)


def run(given: list[str], out: Path, workers: int, cores: set[int]) -> Usage:
    """A command with a new folder for its output.

    Ends the program where the command could not work at all (exit code over 6).
    """
    shutil.rmtree(out, ignore_errors=True)
    line = [sys.executable, "-m", "tei_edition", *given, "-o", str(out)]
    line += ["--jobs", str(workers), "--no-progress", "--quiet"]
    usage, start = Usage(), time.perf_counter()
    with (
        held_to(cores),
        subprocess.Popen(
            line,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        ) as process,
    ):
        _watch(process, usage)
        usage.wall = time.perf_counter() - start
        usage.code = process.returncode
    if usage.code not in range(7):
        sys.exit(f"{' '.join(line)}: exit code {usage.code}\n{usage.said}")
    return usage


def _watch(process: subprocess.Popen[str], usage: Usage) -> None:
    """Looks at the processes until the first of them ends."""
    while True:
        usage.look(process.pid)
        try:
            usage.said = process.communicate(timeout=_INTERVAL)[1]
            return
        except subprocess.TimeoutExpired:
            continue
