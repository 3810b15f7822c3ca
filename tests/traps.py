"""Traps for programs that open what they must not: a secret, a pipe without a writer, a listening socket.

Knows Linux: inotify tells of every opening of a file below the folder, by any process, also from C.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CABLE = next((ROOT / "dist" / "tei").glob("*.xml")).read_text(encoding="utf-8")
SEED = next((ROOT / "seeds").rglob("*.txt"))
SECRET = "the-secret-of-the-file"
_OPENED = 0x20


class Traps:
    """A folder with secrets, and a socket, that nobody may open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "secret.txt").write_text(SECRET)
        (folder / "secret.xml").write_text(f"<s>{SECRET}</s>")
        (folder / "secret.dtd").write_text(f'<!ENTITY y "{SECRET}">')
        (folder / "secret.rng").write_text(
            '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>'
            f'<element name="{SECRET}"><text/></element></start></grammar>'
        )
        os.mkfifo(folder / "pipe.xml")
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(8)
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK)
        if self._watch < 0 or libc.inotify_add_watch(self._watch, os.fsencode(folder), _OPENED) < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def web(self, name: str) -> str:
        """An address at which the socket listens."""
        return f"http://127.0.0.1:{self.port}/{name}"

    def addresses(self, name: str) -> list[str]:
        """The ways to name a file: absolute, as file: address, on the web."""
        path = self.folder / name
        return [str(path), path.as_uri(), self.web(name), self.web(name).replace("http", "ftp", 1)]

    def opened(self) -> list[str]:
        """The files that were opened since the last question."""
        names = []
        try:
            while data := os.read(self._watch, 64 * 1024):
                while data:
                    length = struct.unpack_from("iIII", data)[3]
                    names.append(data[16 : 16 + length].rstrip(b"\0").decode())
                    data = data[16 + length :]
        except BlockingIOError:
            pass
        return [name for name in names if name]

    def connected(self) -> bool:
        """Whether anybody has come to the socket."""
        try:
            self._socket.accept()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Takes them away."""
        self._socket.close()
        os.close(self._watch)


def cable_with(body: str, prolog: str = "", root: str = "") -> str:
    """The cable with something more in its body, before its root, and in its root's tag."""
    text = CABLE.replace("<body>", f"<body>{body}", 1)
    return text.replace("<TEI", f"{prolog}<TEI {root}", 1)


def said_by(*arguments: str | Path, within: float = 60) -> str:
    """What a command in a process of its own says, on both streams. It must end in time, and well."""
    line = [sys.executable, "-m", "tei_edition", *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, check=False, timeout=within)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode in range(7), said
    assert "Traceback" not in said
    return said
