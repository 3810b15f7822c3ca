"""Documents that are nested deep are judged apart, with an end, and to the same verdict."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from judged import document, grammar, schema

from tei_edition.validation import engines
from tei_edition.validation.document import Document
from tei_edition.validation.engines import SchemaError, child
from tei_edition.validation.engines.libxml2 import LEVELS

A = grammar(
    '<define name="a"><element name="a"><choice><text/><ref name="a"/></choice></element></define>'
    '<start><ref name="a"/></start>'
)


def nested(tmp_path: Path, levels: int, inmost: str = "") -> Document:
    return document(tmp_path / "deep.xml", "<a>" * levels + inmost + "</a>" * levels)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that went to the other process."""
    found: list[str] = []
    judge = child.judge

    def watch(key: str, text: str) -> list[dict[str, object]]:
        found.append(text)
        return judge(key, text)

    monkeypatch.setattr(child, "judge", watch)
    return found


@pytest.mark.parametrize("levels", [LEVELS - 1, LEVELS, 60])
def test_the_verdict_does_not_depend_on_the_depth(tmp_path: Path, levels: int, asked: list[str]) -> None:
    by = schema(tmp_path / "a.rng", A)
    assert engines.faults(nested(tmp_path, levels, "x"), by, "libxml2") == ()
    bad = nested(tmp_path, levels - 1, "<b/>")
    (fault,) = engines.faults(bad, by, "libxml2")[:1]
    assert fault.engine == "libxml2"
    assert fault.node.tag in ("a", "b")
    assert len(asked) == (2 if levels >= LEVELS else 0)


def test_it_does_not_take_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = schema(tmp_path / "a.rng", A)
    engines.faults(nested(tmp_path, LEVELS, "x"), by, "libxml2")  # the schema is loaded
    os.kill(child._helpers[os.getpid()]._process.pid, signal.SIGSTOP)  # as if it were at work for ever
    monkeypatch.setattr(child, "_BASE_SECONDS", 0.5)
    with pytest.raises(SchemaError) as raised:
        engines.faults(nested(tmp_path, LEVELS, "x"), by, "libxml2")
    assert raised.value.rule == "V008"
