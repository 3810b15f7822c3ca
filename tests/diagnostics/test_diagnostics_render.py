from __future__ import annotations

import json

from tei_edition.diagnostics import Diagnostic, Place, Severity, as_json, as_text

PLACE = Place("a.txt", 3, 7)


def test_text() -> None:
    told = Diagnostic("N001", Severity.WARNING, "No reference.", PLACE, "Look.")
    assert as_text(told) == "a.txt:3:7: warning N001: No reference.\n    hint: Look."
    assert as_text(told._replace(hint="")) == "a.txt:3:7: warning N001: No reference."


def test_unknown_places() -> None:
    told = Diagnostic("N001", Severity.ERROR, "M.", Place("a.txt"))
    assert as_text(told) == "a.txt: error N001: M."
    assert as_text(told._replace(place=Place("a.txt", 3))) == "a.txt:3: error N001: M."


def test_names_cannot_fool_a_terminal() -> None:
    told = Diagnostic("R004", Severity.ERROR, "x\x1b[2J\n", Place("a\x1b]0;\x07\n.txt\udc80", 1, 1))
    text = as_text(told)
    assert text.isprintable()
    assert text.startswith("a\\x1b]0;\\x07\\n.txt\\udc80:1:1: ")


def test_json_is_one_line_whatever_the_words() -> None:
    told = Diagnostic("R004", Severity.INFO, "“é”\n", Place("\udc80é\n", 1, 2, "/TEI"), "h")
    line = as_json(told)
    assert "\n" not in line
    assert line.encode()  # no lone surrogate is left
    assert json.loads(line) == {
        "id": "R004",
        "severity": "info",
        "message": "“é”\n",
        "file": "\udc80é\n",
        "line": 1,
        "column": 2,
        "xpath": "/TEI",
        "hint": "h",
    }
    assert "“é”" in as_json(told._replace(place=PLACE))
