"""Drives the browsers of the distribution over WebDriver BiDi: Firefox itself, Chromium by chromedriver.

What a test needs of the protocol and no more: a window, keys, scripts, printing, and what the page logged
and asked for.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError

from chromium import CHROMIUM
from websockets.sync.client import ClientConnection, connect

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
CHROMEDRIVER = shutil.which("chromedriver")
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
PATIENCE = 60.0

# A browser that asks nobody, so that whatever is asked for is asked for by a page.
_QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,none",
    "toolkit.telemetry.server": "",
    # What is not on this machine goes to a proxy that does not exist.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
}
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class BiDiError(Exception):
    """What the browser answered instead of a result."""


class Browser:
    """One window of one browser."""

    def __init__(self, socket: ClientConnection, name: str) -> None:
        self.name = name
        self._socket, self._last = socket, 0
        self.logged: list[str] = []
        self.requests: list[str] = []
        self.context = ""

    def begin(self) -> Self:
        """Opens the window and listens to it."""
        self.context = self.command("browsingContext.create", type="tab")["context"]
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        return self

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command; raises BiDiError. Events that come before it are noted."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=PATIENCE))
            if said.get("id") != self._last:
                self._note(said)
            elif said["type"] == "error":
                raise BiDiError(f"{method}: {said['error']}: {said['message']}")
            else:
                return dict(said["result"])

    def _note(self, said: dict[str, Any]) -> None:
        params = said.get("params", {})
        if said.get("method") == "log.entryAdded" and params["level"] in ("error", "warn"):
            self.logged.append(f"{params['level']}: {params['text']}")
        elif said.get("method") == "network.beforeRequestSent" and params["context"] == self.context:
            self.requests.append(params["request"]["url"])

    def open(self, url: str) -> None:
        self.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def run(self, script: str) -> Any:
        """What an expression is in the page: a string, number, truth value or null; JSON for the rest."""
        done = self.command(
            "script.evaluate", expression=script, target={"context": self.context}, awaitPromise=True
        )
        if done["type"] == "exception":
            raise BiDiError(done["exceptionDetails"]["text"])
        return done["result"].get("value")

    def wait(self, script: str) -> None:
        """Until an expression is true; a page that is just being left is asked again."""
        end = time.monotonic() + PATIENCE / 3
        while time.monotonic() < end:
            try:
                if self.run(f"document.readyState === 'complete' && Boolean({script})"):
                    return
            except BiDiError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"never came true at {self.run('location.href')}: {script}")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other: names of KEYS, or characters."""
        actions = []
        for key in keys:
            value = KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.command("input.performActions", context=self.context, actions=[source])

    def tab_to(self, selector: str, most: int = 60) -> None:
        """Presses Tab until the element has the focus, as somebody without a mouse does."""
        for _ in range(most):
            self.press("Tab")
            if self.run(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        raise AssertionError(f"{selector} cannot be reached by keyboard")

    def print(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self.command("browsingContext.print", context=self.context)["data"])


@contextmanager
def _running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _patiently(ask: Callable[[], int]) -> int:
    """The answer as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except (OSError, URLError, ValueError, LookupError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Firefox with a new profile in `folder`."""
    profile = folder / "firefox"
    profile.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _QUIET.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    options = ("--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile))

    def port() -> int:
        return int(json.loads((profile / "WebDriverBiDiServer.json").read_text("utf-8"))["ws_port"])

    with _running(str(FIREFOX), *options):
        address = f"ws://127.0.0.1:{_patiently(port)}/session"
        with connect(address, max_size=None, proxy=None) as socket:
            browser = Browser(socket, "firefox")
            browser.command("session.new", capabilities={})
            yield browser.begin()
            browser.command("browser.close")


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Chromium with a new profile in `folder`."""
    log = folder / "chromedriver.log"
    asked = {
        "browserName": "chrome",
        "webSocketUrl": True,
        "goog:chromeOptions": {
            "binary": CHROMIUM,
            "args": [*_ARGUMENTS, f"--user-data-dir={folder / 'chromium'}"],
        },
    }
    body = json.dumps({"capabilities": {"alwaysMatch": asked}}).encode()

    def port() -> int:
        return int(log.read_text("utf-8").partition("successfully on port ")[2].partition(".")[0])

    with _running(str(CHROMEDRIVER), "--port=0", f"--log-path={log}", "--log-level=INFO"):
        address = f"http://127.0.0.1:{_patiently(port)}/session"
        request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=PATIENCE) as answer:
            session = json.load(answer)["value"]
        with connect(session["capabilities"]["webSocketUrl"], max_size=None, proxy=None) as socket:
            browser = Browser(socket, "chromium")
            yield browser.begin()
            browser.command("session.end")


BROWSERS = {"chromium": chromium, "firefox": firefox}


def missing(name: str) -> str:
    """Why a browser cannot be driven here, or nothing."""
    needed = {
        "chromium": (("chromium", CHROMIUM), ("chromedriver", CHROMEDRIVER)),
        "firefox": (("firefox-esr", FIREFOX),),
    }
    absent = [program for program, found in needed[name] if not found]
    return f"not installed: {', '.join(absent)}" if absent else ""
