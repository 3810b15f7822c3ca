"""Mending: edits in bytes, what of them is kept, and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.diagnostics import Detail, Diagnostic, Edit, Place, Severity
from tei_edition.validation.encoding import encoding_of
from tei_edition.validation.fixes import diff, mend
from tei_edition.validation.fixes.edits import Room, apply, fits


def _told(cause: str, *edits: Edit, element: str = "") -> Diagnostic:
    detail = Detail(element or cause, cause=cause, edits=edits)
    return Diagnostic("G001", Severity.ERROR, f"About {cause}.", Place("a", 1, 1), "", detail)


def _words(data: bytes) -> list[Diagnostic]:
    """`bad` should be `good`, `worse` should be `bad`, `trap` `bad bad`; `loud` cannot be mended."""
    found = []
    for at in re.finditer(rb"bad|worse|trap|loud", data):
        word = at[0].decode()
        remedy = {"bad": "good", "worse": "bad", "trap": "bad bad"}.get(word)
        edits = (Edit(*at.span(), remedy),) if remedy else ()
        found.append(_told(word, *edits))
    return found


@pytest.mark.parametrize(
    ("before", "after", "number"),
    [
        (b"a bad b bad c", b"a good b good c", 2),
        (b"fine", b"fine", 0),
        (b"loud bad", b"loud good", 1),
        (b"worse", b"worse", 0),  # it would make another diagnostic
        (b"trap bad", b"trap good", 1),  # one that does harm does not keep the other from being mended
        (b"worse bad trap bad", b"worse good trap good", 2),
    ],
)
def test_what_helps_is_kept(before: bytes, after: bytes, number: int) -> None:
    mended = mend(before, _words(before), _words)
    assert (mended.data, mended.number) == (after, number)
    assert list(mended.diagnostics) == _words(after)


def test_one_that_does_harm_does_not_keep_its_like_from_being_mended() -> None:
    def examine(data: bytes) -> Sequence[Diagnostic]:
        found = [_told("x", Edit(at, at + 1, "y")) for at in range(len(data)) if data[at : at + 1] == b"x"]
        return [*found, *([_told("z")] if data[37:38] == b"y" else [])]

    before = b"x" * 50
    mended = mend(before, examine(before), examine)
    assert mended.data == b"y" * 37 + b"x" + b"y" * 12
    assert mended.number == 49


def test_the_work_is_bounded() -> None:
    trials = 0

    def examine(data: bytes) -> Sequence[Diagnostic]:
        nonlocal trials
        trials += 1
        found = [_told("x", Edit(at, at + 1, "y")) for at in range(len(data)) if data[at : at + 1] == b"x"]
        return [*found, *(_told("z") for at in range(0, len(data), 3) if data[at : at + 1] == b"y")]

    before = b"x" * 1000
    mend(before, examine(before), examine)
    assert trials < 50


def test_edits_that_overlap_come_one_after_the_other() -> None:
    def examine(data: bytes) -> Sequence[Diagnostic]:
        found = []
        if data.startswith(b"<a b='1'"):
            found.append(_told("b", Edit(2, 8, "")))
            found.append(_told("a", Edit(0, 8, "<c b='1'")))
        elif data.startswith(b"<a"):
            found.append(_told("a", Edit(0, 2, "<c")))
        elif b"b='1'" in data:
            found.append(_told("b", Edit(2, 8, "")))
        return found

    mended = mend(b"<a b='1'/>", examine(b"<a b='1'/>"), examine)
    assert (mended.data, mended.number) == (b"<c/>", 2)


def test_all_edits_of_a_diagnostic_or_none() -> None:
    def examine(data: bytes) -> Sequence[Diagnostic]:
        return [_told("x", Edit(0, 1, "b"), Edit(99, 100, "b"))] if data == b"aa" else []

    assert mend(b"aa", examine(b"aa"), examine).data == b"aa"


def test_the_same_edit_twice_is_one() -> None:
    def examine(data: bytes) -> Sequence[Diagnostic]:
        return [_told("x", Edit(0, 1, "b")), _told("y", Edit(0, 1, "b"))] if data == b"a" else []

    mended = mend(b"a", examine(b"a"), examine)
    assert (mended.data, mended.number) == (b"b", 2)


def test_a_new_name_of_the_parent_is_no_new_diagnostic() -> None:
    """The message about a child names its parent, which has another name after mending."""

    def examine(data: bytes) -> Sequence[Diagnostic]:
        found = [_told("para", Edit(0, 4, "p"))] if data.startswith(b"para") else []
        inner = _told("x", element="x")
        return [*found, inner._replace(message=f"x in {data.decode()}.")]

    assert mend(b"para", examine(b"para"), examine).data == b"p"


def test_room() -> None:
    room = Room()
    assert room.take([Edit(5, 8, "a"), Edit(0, 2, "b")])
    assert not room.take([Edit(2, 3, ""), Edit(7, 9, "c")])
    assert not room.take([Edit(5, 5, "c")])
    assert not room.take([Edit(0, 9, "c")])
    assert not room.take([Edit(20, 22, ""), Edit(21, 23, "")])
    assert room.take([Edit(2, 5, "c")])
    assert room.take([Edit(5, 8, "a")])
    assert room.edits() == (Edit(0, 2, "b"), Edit(2, 5, "c"), Edit(5, 8, "a"))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text("xyz", max_size=3)), max_size=8))
def test_edits_that_were_taken_are_all_made(given_edits: list[tuple[int, int, str]]) -> None:
    data = bytes(range(65, 95))
    room = Room()
    for a, b, text in given_edits:
        room.take([Edit(min(a, b), max(a, b), text)])
    expected = bytearray(data)
    for edit in reversed(room.edits()):
        expected[edit.start : edit.end] = edit.text.encode()
    assert apply(data, room.edits(), "utf-8") == bytes(expected)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<a/>", "utf-8"),
        (b"\xef\xbb\xbf<a/>", "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "iso8859-1"),
        (b"<?xml version='1.0' encoding = 'windows-1252' ?><a/>", "cp1252"),
        (b'<?xml version="1.0" encoding="none such"?><a/>', "utf-8"),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', "utf-8"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "utf-8"),
        (b'<?xml version="1.0" encoding="undefined"?><a/>', "utf-8"),
        ("<a/>".encode("utf-16"), "utf-16-le"),
        ("<?xml?><a/>".encode("utf-16-be"), "utf-16-be"),
        ("<a/>".encode("utf-32"), "utf-32-le"),
        (b'<a encoding="latin1"/>', "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_the_encoding_of_a_file(data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding


def test_encoding_mark_and_line_ends_stay() -> None:
    data = "\ufeff<a>\r\nü</a>\r\n".encode("utf-16-le")
    at = data.index("ü".encode("utf-16-le"))
    edit = Edit(at, at + 2, "é\n§")
    assert fits([edit], data, "utf-16-le")
    assert not fits([Edit(at + 1, at + 2, "")], data, "utf-16-le")
    assert apply(data, [edit], "utf-16-le").decode("utf-16") == "<a>\r\né\r\n§</a>\r\n"
    latin = '<?xml version="1.0" encoding="latin1"?>\n<a>ü</a>'.encode("latin-1")
    at = latin.index(b"\xfc")
    assert apply(latin, [Edit(at, at + 1, "é–\n")], "iso8859-1").endswith(b"<a>\xe9&#8211;\n</a>")


def _patched(old: bytes, shown: bytes) -> bytes:
    """What `patch` would make of it: each hunk at its line, each line as it is told."""
    lines = old.split(b"\n")
    new: list[bytes] = []
    at = 0
    hunks = re.split(rb"(?m)^@@ -(\d+),(\d+) \+\d+,(\d+) @@\n", shown)
    for first, removed, added, body in zip(hunks[1::4], hunks[2::4], hunks[3::4], hunks[4::4], strict=True):
        start = int(first) - (1 if int(removed) else 0)
        new += lines[at:start]
        at = start
        told = [line for line in body.split(b"\n")[:-1] if not line.startswith(b"\\")]
        assert sum(line[:1] in b" -" for line in told) == int(removed)
        assert sum(line[:1] in b" +" for line in told) == int(added)
        for line in told:
            if line[:1] in b" -":
                assert lines[at] == line[1:]
                at += 1
            if line[:1] in b" +":
                new.append(line[1:])
    return b"\n".join(new + lines[at:])


_LINES = st.lists(st.sampled_from([b"a", b"b", b"c", b"d\r"]), max_size=30).map(b"\n".join)


@given(_LINES, _LINES)
def test_a_diff_can_be_applied(old: bytes, new: bytes) -> None:
    shown = diff("a.xml", old + b"\n", new + b"\n")
    assert bool(shown) == (old != new)
    if shown and old and new:
        assert _patched(old + b"\n", shown) == new + b"\n"


@given(st.lists(st.sampled_from([b"a", b"b"]), min_size=20, max_size=20), st.sets(st.integers(0, 19)))
def test_a_diff_of_changed_lines(lines: list[bytes], changed: set[int]) -> None:
    new = [b"new" if at in changed else line for at, line in enumerate(lines)]
    old_data, new_data = (b"\n".join(each) + b"\n" for each in (lines, new))
    shown = diff("a.xml", old_data, new_data)
    if changed:
        assert _patched(old_data, shown) == new_data
        assert shown.count(b"\n+new") == len(changed)


def test_a_diff_as_it_looks() -> None:
    old = b"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12"
    new = old.replace(b"2\n3", b"2\nthree").replace(b"12", b"twelve")
    assert diff("/x/a\n.xml", old, new) == (
        b"--- a/x/a\\n.xml\n+++ b/x/a\\n.xml\n"
        b"@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n"
        b"@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n\\ No newline at end of file\n"
        b"+twelve\n\\ No newline at end of file\n"
    )


def test_a_diff_of_utf_16_is_text() -> None:
    old, new = ("a\nü\n".encode("utf-16"), "a\né\n".encode("utf-16"))
    assert "-ü\n+é\n".encode() in diff("a", old, new)
