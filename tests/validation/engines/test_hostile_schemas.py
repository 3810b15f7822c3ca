"""Schemas from strangers: they read no file, open no socket, take no time, and are never shown."""

from __future__ import annotations

import io
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from judged import SCH, SECRET, document, element, grammar, model, rules, schema, written, xsd

from tei_edition.validation import engines
from tei_edition.validation.engines import SchemaError, child, helper
from tei_edition.validation.examine import examine
from tei_edition.validation.schemas import Wanted


@pytest.fixture
def server() -> Iterator[tuple[int, list[object]]]:
    """A server that notes who comes; also other processes would be seen."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)

        def listen() -> None:
            while not done.is_set():
                try:
                    came.append(listening.accept()[1])
                except TimeoutError:
                    continue

        done = threading.Event()
        thread = threading.Thread(target=listen)
        thread.start()
        yield listening.getsockname()[1], came
        done.set()
        thread.join()


ATTACKS = {
    "a.rng": [
        grammar('<include href="PLACE"/>' + element("a")),
        grammar('<start><externalRef href="PLACE"/></start>'),
        grammar('<div xml:base="http://127.0.0.1:PORT/"><include href="PLACE"/></div>'),
        f'<!DOCTYPE g [<!ENTITY x SYSTEM "PLACE">]>{grammar(element("a", "<value>&x;</value>"))}',
        f'<!DOCTYPE g SYSTEM "PLACE">{grammar(element("a", "<value>&x;</value>"))}',
        grammar('<include href="a.rng"/>' + element("a", '<ref name="none"/>')),
    ],
    "a.xsd": [
        xsd('<xs:include schemaLocation="PLACE"/><xs:element name="a" type="xs:int"/>'),
        xsd('<xs:import namespace="urn:x" schemaLocation="PLACE"/><xs:element name="a" type="xs:int"/>'),
        xsd('<xs:redefine schemaLocation="PLACE"/><xs:element name="a" type="xs:int"/>'),
        xsd('<xs:override schemaLocation="PLACE"/><xs:element name="a" type="xs:int"/>'),
        f'<!DOCTYPE g [<!ENTITY x SYSTEM "PLACE">]>{xsd("<xs:annotation>&x;</xs:annotation>")}',
    ],
    "a.dtd": [
        '<!ENTITY % x SYSTEM "PLACE">%x;<!ELEMENT a ANY>',
        '<!ENTITY % s "SYS"><!ENTITY % y "<!ENTITY &#37; x %s;TEM \'PLACE\'>">%y;%x;<!ELEMENT a ANY>',
        '<!ENTITY % x PUBLIC "-//X" "PLACE"><!ENTITY % all "<!ATTLIST a b CDATA #FIXED \'%x;\'>">%all;',
        '<!ENTITY % x SYSTEM "a.dtd">%x;',
    ],
    "a.sch": [
        rules('<include href="PLACE"/>'),
        rules('<pattern><rule context="*"><extends href="PLACE"/></rule></pattern>'),
        rules('<include href="a.sch"/>'),
        rules('<xsl:import href="PLACE" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'),
        rules('<pattern><rule context="*"><assert test="document(\'PLACE\')/none"><value-of'
              ' select="document(\'PLACE\')"/></assert></rule></pattern>'),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number"), [(n, at) for n, all_ in ATTACKS.items() for at in range(len(all_))]
)
def test_nothing_is_read_and_nothing_shown(
    tmp_path: Path, name: str, number: int, server: tuple[int, list[object]]
) -> None:
    port, came = server
    home = written(tmp_path / "one" / "two" / "three", {"a.xml": ""})
    outside = written(tmp_path, {"secret.txt": SECRET, "secret.ent": f"<!ENTITY s '{SECRET}'>"})
    places = (
        "http://127.0.0.1:PORT/x",
        "../../../secret.txt",
        (outside / "secret.txt").as_uri(),
        "secret.txt",
    )
    written(home, {"secret.txt": SECRET} if name != "a.dtd" else {})
    for place in places[: None if name != "a.dtd" else 3]:
        attack = ATTACKS[name][number].replace("PLACE", place).replace("PORT", str(port))
        (home / name).write_text(attack)
        pens = {"a.sch": SCH, "a.xsd": "http://www.w3.org/2001/XMLSchema"}.get(name)
        front = f'<!DOCTYPE a SYSTEM "{name}">' if name == "a.dtd" else model(name, *([pens] if pens else []))
        text = f"{front}<a><b/>text</a>"
        file = document(home / "a.xml", text)
        for engine in ("libxml2", "xmlschema"):
            told = examine(file.data, "a.xml", file.path, Wanted(engine=engine))
            assert SECRET not in str(told)
    assert came == []


def test_a_document_with_a_bad_start_is_no_trouble(tmp_path: Path) -> None:
    """An error about a schema has no more than its name."""
    by = schema(tmp_path / "a.rng", f"<{SECRET}>", line=3)
    with pytest.raises(SchemaError) as raised:
        engines.faults(document(tmp_path / "a.xml", "<a/>"), by, "libxml2")
    assert SECRET not in str(raised.value)
    assert raised.value.rule == "V006"


def test_a_pattern_that_takes_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = schema(tmp_path / "a.xsd", xsd(
        '<xs:element name="p"><xs:simpleType><xs:restriction base="xs:string">'
        '<xs:pattern value="(a+)+b"/></xs:restriction></xs:simpleType></xs:element>'
    ))  # fmt: skip
    slow = document(tmp_path / "a.xml", f"<p>{'a' * 60}</p>")
    quick = document(tmp_path / "b.xml", "<p>ab</p>")
    began = time.monotonic()
    assert engines.faults(slow, by, "libxml2")
    assert time.monotonic() - began < 5
    assert engines.faults(quick, by, "xmlschema") == ()
    with monkeypatch.context() as patch:
        patch.setattr(child, "_BASE_SECONDS", 2.0)
        with pytest.raises(SchemaError) as raised:
            engines.faults(slow, by, "xmlschema")
    assert raised.value.rule == "V008"
    assert engines.faults(quick, by, "xmlschema") == ()


def test_a_helper_that_dies_is_replaced(tmp_path: Path) -> None:
    by = schema(tmp_path / "a.xsd", xsd('<xs:element name="p"/>'))
    file = document(tmp_path / "a.xml", "<p/>")
    assert engines.faults(file, by, "xmlschema") == ()
    process = child._helpers[os.getpid()]._process
    process.kill()
    process.wait()
    assert engines.faults(file, by, "xmlschema") == ()


def test_a_helper_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """The alarm is for a task, not for the time between two."""
    alarms: list[int] = []
    monkeypatch.setattr(signal, "alarm", alarms.append)
    told = io.BytesIO()
    helper.send(told, {"task": "judge", "key": "none", "document": "<a/>", "most": 1, "seconds": 3})
    helper.serve(io.BytesIO(told.getvalue()), answered := io.BytesIO())
    assert alarms == [8, 0]
    assert helper.receive(io.BytesIO(answered.getvalue())) == {"trouble": "broken", "why": "KeyError"}
