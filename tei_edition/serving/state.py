"""What the pages in a browser must hear of: which build they show, and what is wrong with the last one.

Knows threads; knows nothing of HTTP or of builds.
"""

from __future__ import annotations

import json
import threading
import time


class State:
    """The number of the build that is served, and the errors of the last build; threads wait for news."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._began = time.time_ns()  # a browser that knew an earlier server sees that this is another
        self._count = 0
        self._errors = ""
        self._ended = False

    @property
    def build(self) -> str:
        """The name of the build that is served."""
        return f"{self._began}-{self._count}"

    @property
    def ended(self) -> bool:
        """Whether the server is about to end."""
        return self._ended

    def as_json(self) -> str:
        """What a page is told, in one line."""
        return json.dumps({"build": self.build, "errors": self._errors})

    def tell(self, *, is_new: bool, errors: str) -> None:
        """Tells of a build: whether it changed anything, and what is wrong."""
        with self._changed:
            self._count += is_new
            self._errors = errors
            self._changed.notify_all()

    def end(self) -> None:
        """Lets go of all who wait."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait(self, known: str, seconds: float) -> str:
        """The news as soon as they differ from what is `known`, or what is known after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self.as_json() != known, timeout=seconds)
            return self.as_json()
