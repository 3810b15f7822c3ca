"""An edition at an address: a folder on disk, or a server on this machine that writes down what is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bidi import Browser


class Asked(NamedTuple):
    """One line of the server's log."""

    client: str
    method: str
    path: str
    status: int


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, log: list[Asked], **named: Any) -> None:
        self.log = log
        super().__init__(*given, **named)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.log.append(Asked(self.client_address[0], self.command, self.path, int(code)))

    def log_message(self, format: str, *given: Any) -> None:
        pass


class Site(NamedTuple):
    """Where the edition begins (an address that ends with /), and what its server was asked for."""

    base: str
    log: list[Asked]

    def strangers(self) -> list[Asked]:
        """What was asked by others, in other ways, or for files that are not there.

        Browsers ask for /favicon.ico of their own accord.
        """
        return [
            asked
            for asked in self.log
            if (asked.client, asked.method) != ("127.0.0.1", "GET")
            or (asked.status not in (200, 304) and urlsplit(asked.path).path != "/favicon.ico")
        ]


@contextmanager
def _from_file(folder: Path) -> Iterator[Site]:
    yield Site(f"{folder.as_uri()}/", [])


@contextmanager
def _from_http(folder: Path) -> Iterator[Site]:
    log: list[Asked] = []
    handler = partial(_Handler, directory=str(folder), log=log)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Site(f"http://127.0.0.1:{server.server_port}/", log)
        finally:
            server.shutdown()
            thread.join()


SCHEMES = {"file": _from_file, "http": _from_http}


def watched(browser: Browser, site: Site) -> Iterator[Browser]:
    """A window that must have asked for files of the edition only, without a word in the console."""
    browser.logged.clear()
    browser.requests.clear()
    yield browser
    assert browser.logged == []
    assert [url for url in browser.requests if not url.startswith((site.base, "data:", "about:"))] == []
    assert site.strangers() == []
    # Nothing is still under way when the next test begins.
    browser.open("about:blank")
