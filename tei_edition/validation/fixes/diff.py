"""What mending would change, as a unified diff that `patch` reads.

Knows lines of bytes; knows nothing of why they change. A file in UTF-16 or UTF-32 is shown as UTF-8, for a
diff is made of single bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_edition.diagnostics.visible import printable
from tei_edition.validation.encoding import encoding_of

_AROUND = 3


def diff(name: str, before: bytes, after: bytes) -> bytes:
    """The diff of a file; b'' where nothing changes."""
    old, new = _lines(before), _lines(after)
    if old == new:
        return b""
    title = printable(name).encode("utf-8", "backslashreplace")
    pieces = [b"--- a/" + title.lstrip(b"/") + b"\n+++ b/" + title.lstrip(b"/") + b"\n"]
    pieces += _hunks(old, new)
    return b"".join(pieces)


def _lines(data: bytes) -> list[bytes]:
    encoding = encoding_of(data)
    if encoding.startswith(("utf-16", "utf-32")):
        data = data.decode(encoding, "replace").encode()
    return [line + b"\n" for line in data.split(b"\n")[:-1]] + [
        line for line in data.split(b"\n")[-1:] if line
    ]


Change = tuple[int, int, int, int]
"""The lines from-to of the old file that become the lines from-to of the new one."""


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> list[Change]:
    """What differs: line by line where their number is the same, as it nearly always is."""
    if len(old) == len(new):
        changed = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        first = [at for at, before in zip(changed, (-2, *changed), strict=False) if at != before + 1]
        last = [at + 1 for at, after in zip(changed, (*changed[1:], -2), strict=True) if at + 1 != after]
        return [(a, b, a, b) for a, b in zip(first, last, strict=True)]
    from difflib import SequenceMatcher

    start = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    room = min(len(old), len(new)) - start
    end = next((at for at in range(room) if old[-1 - at] != new[-1 - at]), room)
    matcher = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=True)
    return [
        (a + start, b + start, c + start, d + start)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _hunks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    group: list[Change] = []
    for change in _changes(old, new):
        if group and change[0] - group[-1][1] > 2 * _AROUND:
            yield from _hunk(old, new, group)
            group = []
        group.append(change)
    yield from _hunk(old, new, group)


def _hunk(old: Sequence[bytes], new: Sequence[bytes], group: Sequence[Change]) -> Iterator[bytes]:
    first, last = group[0], group[-1]
    before = min(_AROUND, first[0])
    after = min(_AROUND, len(old) - last[1])
    lengths = (last[1] + after - first[0] + before, last[3] + after - first[2] + before)
    starts = (first[0] - before, first[2] - before)
    told = (f"{start + bool(length)},{length}" for start, length in zip(starts, lengths, strict=True))
    yield "@@ -{} +{} @@\n".format(*told).encode()
    at = first[0] - before
    for a, b, c, d in group:
        yield from (_line(b" ", line) for line in old[at:a])
        yield from (_line(b"-", line) for line in old[a:b])
        yield from (_line(b"+", line) for line in new[c:d])
        at = b
    yield from (_line(b" ", line) for line in old[at : last[1] + after])


def _line(sign: bytes, line: bytes) -> bytes:
    return sign + line + (b"" if line.endswith(b"\n") else b"\n\\ No newline at end of file\n")
