"""The preview, over real sockets: what is served to whom, what is watched, what the pages are told."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tei_edition.errors import OutputError
from tei_edition.serving import Built, builder, serve
from tei_edition.serving.files import content_type, find
from tei_edition.serving.server import EVENTS, SCRIPT, Server
from tei_edition.serving.state import State
from tei_edition.serving.watch import snapshot

SEEDS = Path(__file__).parent.parent.parent / "seeds"
PAGE = "<!DOCTYPE html><html><body><p>a &lt;/body></p></body></html>\n"
PATIENCE = 90.0


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    (out / "html").mkdir(parents=True)
    (out / ".tei-edition").mkdir()
    (out / "empty").mkdir()
    (out / "index.html").write_text(PAGE)
    (out / "html" / "index.html").write_text(PAGE)
    (out / "html" / "d 1é.html").write_text(PAGE)
    (out / "html" / "edition.js").write_text("1")
    (out / "d1.xml").write_bytes(b"<TEI/>")
    (out / ".tei-edition" / "x.html").write_text("hidden")
    (tmp_path / "secret.html").write_text("secret")
    (out / "link.html").symlink_to(tmp_path / "secret.html")
    (out / "inner.html").symlink_to(out / "index.html")
    return out


@pytest.fixture
def server(edition: Path) -> Iterator[Server]:
    with Server(edition, State(), 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.state.end()
        server.shutdown()
        thread.join()


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as stream:
        stream.sendall(request)
        answer = b""
        while part := stream.recv(65536):
            answer += part
        return answer


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/html/", "/html/index.html", "/?find=a", "/html/d%201%C3%A9.html", "/inner.html"],
)
def test_a_page_has_the_script_at_its_end(path: str, server: Server) -> None:
    response, data = ask(server, path)
    tag = f'<script src="{SCRIPT}" data-build="{server.state.build}"></script>'
    assert response.status == 200
    assert data.decode() == PAGE.replace("</p></body>", f"</p>{tag}</body>")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_other_files_are_sent_as_they_are(server: Server) -> None:
    response, data = ask(server, "/d1.xml")
    assert (response.status, response.headers["Content-Type"], data) == (200, "application/xml", b"<TEI/>")
    response, data = ask(server, "/html/edition.js")
    assert (response.headers["Content-Type"], data) == ("text/javascript; charset=utf-8", b"1")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"


def test_head_has_no_body(server: Server) -> None:
    response, data = ask(server, "/d1.xml", "HEAD")
    assert (response.status, response.headers["Content-Length"], data) == (200, "6", b"")


def test_the_address_of_a_folder_gets_its_slash(server: Server) -> None:
    response, _ = ask(server, "/html")
    assert (response.status, response.headers["Location"]) == (301, "/html/")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/html/../../secret.html",
        "/%2e%2e/secret.html",
        "/html/..%2f..%2fsecret.html",
        "/..%5csecret.html",
        "/link.html",
        "/.tei-edition/x.html",
        "/%2etei-edition/x.html",
        "//html//index.html",
        "/html/./index.html",
        "/empty/",
        "/empty",
        "/gone.html",
        "/index.html%00.xml",
        "/%ff.html",
        "/index.html/",
        "/" + "a" * 5000,
    ],
)
def test_nothing_else_is_served(path: str, server: Server) -> None:
    response, data = ask(server, path)
    assert response.status == 404
    assert b"secret" not in data
    assert b"hidden" not in data
    assert SCRIPT.encode() in data  # the page comes as soon as it is built


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "127.0.0.1",
        "127.0.0.1.evil.example:{}",
        "localhost:1",
        "0.0.0.0:{}",
    ],
)
def test_a_request_must_name_this_machine(host: str, server: Server) -> None:
    response, data = ask(server, "/d1.xml", Host=host.format(server.server_port))
    assert response.status == 421
    assert b"TEI" not in data


def test_a_request_must_name_one_host(server: Server) -> None:
    assert b" 421 " in raw(server, b"GET /d1.xml HTTP/1.0\r\n\r\n")
    host = f"Host: 127.0.0.1:{server.server_port}\r\n".encode()
    assert b" 421 " in raw(server, b"GET /d1.xml HTTP/1.1\r\n" + host + b"Host: evil\r\n\r\n")
    assert b" 200 " in raw(server, b"GET /d1.xml HTTP/1.1\r\n" + host + b"\r\n")
    assert ask(server, "/d1.xml", Host=f"LocalHost:{server.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_is_answered(method: str, server: Server) -> None:
    response, _ = ask(server, "/", method)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_it_listens_to_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told(server: Server, edition: Path) -> None:
    with pytest.raises(OutputError, match="--port"):
        Server(edition, State(), server.server_port)


def test_pages_hear_of_builds_and_errors(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", EVENTS)
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"

    def news() -> dict[str, str]:
        line = b":"
        while line.startswith(b":"):  # still here
            line = response.readline()
            assert response.readline() == b"\n"
        said: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return said

    first = news()
    assert first == {"build": server.state.build, "errors": ""}
    server.state.tell(is_new=False, errors="bad\n</script>")
    assert news() == {"build": first["build"], "errors": "bad\n</script>"}
    server.state.tell(is_new=True, errors="")
    assert news()["build"] != first["build"]
    server.state.end()
    assert response.read() == b""
    connection.close()


def test_another_server_has_other_builds() -> None:
    assert State().build != State().build


def test_each_kind_of_file_of_an_edition_has_its_type() -> None:
    dist = SEEDS.parent / "dist"
    assert not {p.suffix for p in dist.rglob("*.*") if content_type(p) == "application/octet-stream"}
    assert content_type(Path("x.exe")) == "application/octet-stream"


def test_find_takes_paths_only(edition: Path) -> None:
    assert find(edition, "http://other.example/d1.xml") == (edition / "d1.xml").resolve()
    assert find(edition, "d1.xml") is None
    assert find(edition, "") is None
    assert find(edition, "//[") is None


def test_what_is_watched(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "in" / "out"
    (folder / "deep").mkdir(parents=True)
    out.mkdir()
    style = tmp_path / "theme" / "my.css"
    style.parent.mkdir()
    for path in (folder / "deep" / "d1.txt", out / "index.html", folder / ".hidden", style):
        path.write_text("a")
    (folder / "edition.toml").write_text('[edition]\ncss = "../theme/my.css"\n')
    first = snapshot([folder], out)
    assert sorted(Path(path).name for path in first) == ["d1.txt", "edition.toml", "my.css"]
    (out / "index.html").write_text("bb")
    assert snapshot([folder], out) == first
    style.write_text("bb")
    assert snapshot([folder], out) != first
    (folder / "edition.toml").write_text("broken")
    assert len(snapshot([folder], out)) == 2
    one = folder / "deep" / "d1.txt"
    (folder / "deep" / "d1.corrections.toml").write_text("")
    assert len(snapshot([one], out)) == 2


def test_a_change_is_built_and_told(tmp_path: Path) -> None:
    """The whole order of a preview, with a build that is made up."""
    given, out = tmp_path / "in.txt", tmp_path / "out"
    given.write_text("one")
    out.mkdir()
    said: list[str] = []
    states: list[State] = []
    told = ["", "d1.txt:1:1: error X001: no", ""]

    def build(is_quiet: bool) -> Built:
        at = len([line for line in said if line == "BUILD"])
        said.append("BUILD")
        assert is_quiet == (at > 0)
        if at == 2:
            raise KeyboardInterrupt
        (out / "manifest.json").write_text(given.read_text())
        (out / "index.html").write_text(PAGE)
        return Built(0, told[at], told[at])

    def started(server: Server) -> None:
        states.append(server.state)
        first = server.state.build
        assert ask(server, "/")[0].status == 200

        def change() -> None:
            time.sleep(0.2)
            given.write_text("two, longer")
            until(lambda: server.state.build != first)
            assert "X001" in json.loads(server.state.as_json())["errors"]
            given.write_text("and three")

        threading.Thread(target=change, daemon=True).start()

    serve([given], out, build, said.append, 0, started)
    assert said.count("BUILD") == 3
    assert said[-1] == "ended"
    assert states[0].ended


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    built = builder([str(tmp_path / "gone.txt"), "-o", str(tmp_path / "out")])(True)
    assert built.exit_code == 3
    assert "gone.txt" in built.errors
    assert "error R" in built.errors


def test_the_command_serves_and_ends_in_good_order(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sorted(SEEDS.iterdir()):
        (folder / path.name).write_bytes(path.read_bytes())
    command = [sys.executable, "-m", "tei_edition", "serve", str(folder), "--port", "0", "--jobs", "1"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=dict(os.environ, TMPDIR=str(tmp_path))
    )
    assert process.stderr
    try:
        lines = iter(process.stderr.readline, "")
        address = next(line for line in lines if "http://127.0.0.1:" in line).split()[4]
        port = int(address.rstrip("/").rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/html/d43.html")
        page = connection.getresponse().read()
        assert b'role="doc-endnotes"' in page
        assert SCRIPT.encode() in page
        settings = folder / "edition.toml"
        settings.write_text(settings.read_text().replace("Two Backchannel", "Changed"))
        assert "built in" in next(line for line in lines if " in " in line)
        connection.request("GET", "/")
        assert b"Changed" in connection.getresponse().read()
        [place] = tmp_path.glob("tei-edition-*")
        assert not any(SCRIPT in page.read_text() for page in place.rglob("*.html"))
    finally:
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert rest.strip() == "ended"
    assert not list(tmp_path.glob("tei-edition-*"))
