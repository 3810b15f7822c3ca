"""How many processes a run may have. Knows the machine."""

from __future__ import annotations

import os


def workers(given: int | None) -> int:
    """As many as the user said, or as many cores as this process may use."""
    if given:
        return given
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
