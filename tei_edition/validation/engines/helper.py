"""A process of its own for what may never end, or may break off: xmlschema, foreign Schematron, Saxon.

Runs as `python -m tei_edition.validation.engines.helper`: reads a message from standard input, answers on
standard output, each four bytes of length and then JSON. It writes no file, and ends itself by an alarm when
a task takes longer than it may, also where no Python code runs that could look at a clock.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from tei_edition.validation.engines.paths import path_of

Judge = Callable[[str, int], list[dict[str, Any]]]
_judges: dict[str, Judge] = {}


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answers until there is nothing more to read."""
    while (message := receive(incoming)) is not None:
        _alarm(int(message.get("seconds", 60)) + 5)
        try:
            answer = _answer(message)
        except ImportError as error:
            answer = {"trouble": "missing", "why": error.name or ""}
        except MemoryError:
            answer = {"trouble": "memory"}
        except Exception as error:
            answer = {"trouble": "broken", "why": type(error).__name__}
        _alarm(0)  # to wait for the next task is no fault
        send(outgoing, answer)


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return dict(json.loads(body)) if len(body) == size else None


def send(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Writes a message."""
    body = json.dumps(message).encode()
    stream.write(len(body).to_bytes(4, "big"))
    stream.write(body)
    stream.flush()


def _answer(message: dict[str, Any]) -> dict[str, Any]:
    if message["task"] == "load":
        _judges[message["key"]] = _LOADERS[message["kind"]](message)
        return {}
    return {"found": _judges[message["key"]](message["document"], int(message["most"]))}


def _load_xsd(message: dict[str, Any]) -> Judge:
    """An XML Schema by xmlschema; its files are copies that include each other only."""
    import xmlschema

    from tei_edition.validation.parsing import parse

    make: Any = xmlschema.XMLSchema11 if message["version"] == "1.1" else xmlschema.XMLSchema
    path = message["path"]
    schema = make(path, allow="sandbox", base_url=os.path.dirname(path), defuse="always")

    def judge(document: str, most: int) -> list[dict[str, Any]]:
        root = parse(document.encode(), "document")
        try:
            errors = list(islice(schema.iter_errors(root, use_location_hints=False), most))
        except RecursionError:
            return [{"path": [], "reason": "elements are nested too deep for this engine"}]
        except xmlschema.XMLSchemaException:
            return [{"path": [], "reason": "something in it cannot be judged, such as an unknown xsi:type"}]
        return [_told(error, root) for error in errors]

    return judge


def _told(error: Any, root: Any) -> dict[str, Any]:
    node = error.elem if error.elem is not None else root
    index = getattr(error, "index", None)
    expected = [str(getattr(each, "name", None) or each) for each in getattr(error, "expected", None) or ()]
    wrong = getattr(error, "invalid_tag", None) is not None
    if wrong and index is not None and index < len(node) and isinstance(node[index].tag, str):
        node = node[index]
    reason = error.reason or "not valid"
    return {"path": path_of(node), "reason": reason, "expected": expected, "wrong": wrong}


def _load_rng(message: dict[str, Any]) -> Judge:
    """RELAX NG by libxml2, for documents that it may take very long for."""
    from lxml import etree

    from tei_edition.validation.parsing import load_grammar, parse
    from tei_edition.validation.places import at_path

    schema = etree.RelaxNG(load_grammar(Path(message["path"])))

    def judge(document: str, most: int) -> list[dict[str, Any]]:
        root = parse(document.encode(), "document")
        if schema.validate(root):
            return []
        log: Any = schema.error_log
        placed = [(at_path(entry.path, root), entry.message) for entry in islice(log, most) if entry.path]
        return [{"path": path_of(node), "reason": said} for node, said in placed or [(root, "not valid")]]

    return judge


def _load_schematron(message: dict[str, Any]) -> Judge:
    """Schematron in XPath 1.0 as a stylesheet, by libxslt."""
    from tei_edition.validation.parsing import compile_stylesheet, parse

    sheet = compile_stylesheet(parse(message["sheet"].encode(), "schematron"))

    def judge(document: str, most: int) -> list[dict[str, Any]]:
        result: Any = sheet(parse(document.encode(), "document"))
        return _read_report(bytes(result), most)

    return judge


def _load_saxon(message: dict[str, Any]) -> Judge:
    """Schematron in XPath 2 or 3 as a stylesheet, by Saxon, which may open nothing."""
    from tei_edition.validation.engines.saxon import load

    transform = load(message["sheet"])
    return lambda document, most: _read_report(transform(document).encode(), most)


def _read_report(report: bytes, most: int) -> list[dict[str, Any]]:
    from tei_edition.validation.parsing import parse

    found = []
    for fired in islice(parse(report, "report"), most):
        steps = [int(step) for step in (fired.get("at") or "").split("/") if step][1:]
        message, hint = (" ".join((part.text or "").split()) for part in fired)
        found.append({"path": steps, "test": int(fired.get("n") or 0), "message": message, "hint": hint})
    return found


_LOADERS = {"rng": _load_rng, "xsd": _load_xsd, "schematron": _load_schematron, "saxon": _load_saxon}


def _main() -> None:
    """Keeps the way out for answers alone: what libraries print goes nowhere."""
    outgoing = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    serve(sys.stdin.buffer, outgoing)


if __name__ == "__main__":
    _main()
