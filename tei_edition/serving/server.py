"""The server of a preview: reads from one folder, for this machine alone.

Bound to 127.0.0.1. A request must name that host, or localhost: a page on the web whose own name was made
to lead here (DNS rebinding) names another. It answers GET and HEAD, with files of the folder and nothing
else; and what it sends no other site may use.
"""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

from tei_edition.errors import OutputError
from tei_edition.serving.files import content_type, find
from tei_edition.serving.state import State

HOST = "127.0.0.1"
EVENTS = "/.preview/events"
SCRIPT = "/.preview/reload.js"
_HEARTBEAT = 10.0  # seconds; by it a browser that is gone is noticed
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_HTML = "text/html; charset=utf-8"
_NOTHING = "<!DOCTYPE html>\n<html lang=en><title>{0}</title>\n<body><h1>{0}</h1></body></html>\n"


class Server(ThreadingHTTPServer):
    """Serves the folder `root`. OutputError where the port is taken."""

    daemon_threads = True

    def __init__(self, root: Path, state: State, port: int) -> None:
        self.root = root
        self.state = state
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            raise OutputError(f"port {port} cannot be used: {error.strerror or error}; see --port") from error

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may call this server."""
        names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        return frozenset(names | ({HOST, "localhost"} if self.server_port == 80 else set()))

    @property
    def address(self) -> str:
        """Where the edition is to be seen."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "tei-edition"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Sends a file, the script that shows pages anew, or the stream of news."""
        if not self._is_meant():
            return
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _script())
        elif found := find(self.server.root, self.path):
            self._file(found)
        elif find(self.server.root, f"{path}/"):
            self._send(HTTPStatus.MOVED_PERMANENTLY, _HTML, b"", location=f"/{path.strip('/')}/")
        else:
            self._nothing(HTTPStatus.NOT_FOUND, "This is not in the edition")

    do_HEAD = do_GET  # noqa: N815

    def _refuse(self) -> None:
        self._nothing(HTTPStatus.METHOD_NOT_ALLOWED, "This server only answers GET and HEAD")

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815

    def _is_meant(self) -> bool:
        """Whether the request names this server; else it is refused."""
        named = self.headers.get_all("Host") or []
        if len(named) == 1 and named[0].strip().lower() in self.server.hosts:
            return True
        self._nothing(HTTPStatus.MISDIRECTED_REQUEST, "This server is for this machine alone")
        return False

    def _file(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError:
            self._nothing(HTTPStatus.NOT_FOUND, "This cannot be read")
            return
        kind = content_type(path)
        self._send(HTTPStatus.OK, kind, self._with_script(data) if kind == _HTML else data)

    def _with_script(self, page: bytes) -> bytes:
        """The page with the script at its end; what lies in the folder stays as it is."""
        tag = f'<script src="{SCRIPT}" data-build="{self.server.state.build}"></script>'.encode()
        ends = list(_BODY_END.finditer(page))
        at = ends[-1].start() if ends else len(page)
        return page[:at] + tag + page[at:]

    def _nothing(self, status: HTTPStatus, said: str) -> None:
        page = _NOTHING.format(said).encode()
        misled = status is HTTPStatus.MISDIRECTED_REQUEST
        self._send(status, _HTML, page if misled else self._with_script(page))

    def _send(self, status: HTTPStatus, kind: str, data: bytes, location: str = "") -> None:
        self.send_response(status)
        self._headers(kind)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "SAMEORIGIN")

    def _events(self) -> None:
        """News as they come, until the browser or the server ends."""
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream")
        self.end_headers()
        state, known = self.server.state, ""
        while not state.ended and self.command != "HEAD":
            news = state.wait(known, _HEARTBEAT)
            if state.ended:
                break
            self.wfile.write(f"data: {news}\n\n".encode() if news != known else b": still here\n\n")
            self.wfile.flush()
            known = news

    def handle(self) -> None:
        """As http.server does; a browser that goes away in the middle is no error."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""


@cache
def _script() -> bytes:
    return files("tei_edition.serving").joinpath("reload.js").read_bytes()
