"""The examples of the catalogue are true: what is wrong is told, by that rule alone; what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruled import ids, judged, wrapped

from tei_edition.diagnostics.catalogue import CATALOGUE

EXAMPLES = [rule for rule in CATALOGUE.values() if rule.wrong and rule.id[0] in "IAMFNPD"]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_example(rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rules = "frus" if rule.id[0] == "F" else "tei"
    path = tmp_path / "edition" / "tei" / "a.xml"
    where = {"path": path, "root": path.parent}
    assert ids(judged(rule.wrong, rules, **where)) == [rule.id]
    assert ids(judged(rule.right, rules, **where)) == []
    assert (Path(__file__).parents[2] / "broken" / rule.id / "input" / "wrong.xml").read_bytes() == wrapped(
        rule.wrong
    )


def test_each_rule_of_the_checks_has_examples() -> None:
    assert {rule.id for rule in CATALOGUE.values() if rule.id[0] in "IAMF"} <= {rule.id for rule in EXAMPLES}
