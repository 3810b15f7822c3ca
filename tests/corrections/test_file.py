"""The file of corrections: what it may hold, and what is said of what it may not."""

from __future__ import annotations

import pytest

from tei_edition.corrections import NONE, Kind, beside, parse
from tei_edition.errors import InputError
from tei_edition.model import Role

GOOD = """
editor = "Ada Norton"
number = 43

[[reference]]
note = 3
after = "of  November 7"

[[date]]
words = "spring"
from = 1961-03-01
to = "1961-05-31"
editor = "Benedikt Čapek"

[[block]]
role = "list"
type = "participants"
begins = "The"
ends = "Ash"
occurrence = 2
"""


def test_all_is_read() -> None:
    given = parse(GOOD.encode(), "d43.corrections.toml")
    reference, date, block = given.entries
    assert (given.number, given.number_line) == ("43", 3)
    assert given.editors == ("Ada Norton", "Benedikt Čapek")
    assert (reference.kind, reference.line, reference.note) == (Kind.REFERENCE, 5, 3)
    assert (reference.words, reference.editor) == ("of November 7", "Ada Norton")
    assert (date.line, date.value, date.editor) == (9, "1961-03-01/1961-05-31", "Benedikt Čapek")
    assert (block.role, block.value, block.ends, block.occurrence) == (Role.LIST, "participants", "Ash", 2)


def test_nothing_is_no_corrections() -> None:
    assert parse(b"", "x") is NONE
    assert parse(b"# only a remark\n", "x").entries == ()


def test_where_it_lies() -> None:
    assert beside("a/d41.txt").as_posix() == "a/d41.corrections.toml"


BROKEN = [
    ("note = 3\n", 1, "note: there is no such thing; known are editor, number, [[reference]]"),
    ("\n\n[[refrence]]\nnote = 3", 3, "refrence: there is no such thing"),
    ("a = \n", 1, "The file is not valid TOML"),
    ('number = "forty"', 1, "number: must be a number as printed"),
    ("[reference]\nnote = 3", 1, "reference: is written as a table of its own: [[reference]]"),
    ("[[reference]]\nnote = 3\nbefor = 'x'", 3, "befor: [[reference]] has no such key; it knows note, after"),
    ("#\n[[reference]]\nafter = 'x'", 2, "[[reference]]: the key “note” is missing."),
    ("[[reference]]\nnote = 'x'\nafter = 'x'", 2, "note: must be a number from 1."),
    ("[[reference]]\nnote = true\nafter = 'x'", 2, "note: must be a number from 1."),
    ("[[reference]]\nnote = 1\nafter = 'x'\nagain = 1", 4, "again: must be true or false."),
    ("[[reference]]\nnote = 1\nafter = ' '", 3, "after: must be words in quotes."),
    ("[[no_reference]]\nnote = 1\nafter = 'x'", 1, "[[no_reference]]: it needs after, or note"),
    ("[[date]]\nwords = 'x'\nfrom = 1961-03-01", 1, "[[date]]: it needs when, or from and to, or not_before"),
    ("[[date]]\nwords = 'x'\nwhen = '1961-02-30'", 3, "when: must be a day or a time"),
    ("[[date]]\nwords = 'x'\nwhen = 'May 1'", 3, "when: must be a day or a time"),
    ("[[block]]\nrole = 'cell'\nbegins = 'x'", 2, "role: must be one of paragraph, head,"),
    ("[[block]]\nrole = 'head'\nbegins = 'x'\ntype = 'to'", 4, "type: only a list has a type."),
    ("[[list]]\nbegins = 'x'\ntype = 'people'", 3, "type: must be one of participants,"),
    ("[[checked]]\nrole = 'note reference'\nbegins = 'x'", 2, "role: must be one of head,"),
    ("[[list]]\nbegins = 'x'\ntype = 'to'\n[[list]]\nbegins = 3\ntype = 'to'", 5, "begins: must be words"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "said"), BROKEN)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(text.encode(), "d43.corrections.toml")
    told = raised.value.diagnostic
    assert told is not None
    assert told.message.startswith(said)
    assert (told.id, told.place.file, told.place.line) == ("K001", "d43.corrections.toml", line)


def test_a_file_that_is_no_text() -> None:
    with pytest.raises(InputError) as raised:
        parse(b"editor = 'Ada'\n# \xff\n", "x")
    assert raised.value.diagnostic is not None
    assert raised.value.diagnostic.place.line == 2
