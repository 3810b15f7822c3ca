"""Numbers and places in words, as several formats say them. Knows groups; knows nothing of the formats."""

from __future__ import annotations

from tei_edition.diagnostics.diagnostic import Place
from tei_edition.diagnostics.found import Judge
from tei_edition.diagnostics.grouping import Group
from tei_edition.diagnostics.render import place_of


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def gone(number: int) -> str:
    """`12 entries of the baseline no longer occur`."""
    if number == 1:
        return "1 entry of the baseline no longer occurs"
    return f"{number:,} entries of the baseline no longer occur"


def times(group: Group) -> str:
    """`37 times in 3 files`; `once`."""
    if group.count == 1:
        return "once"
    often = "twice" if group.count == 2 else f"{group.count:,} times"
    return f"{often} in {count(group.files, 'file')}"


def elsewhere(group: Group) -> str:
    """Where a cause occurs but for its first place: `also at a.xml:3:5, b.xml:7:1 and 34 more places`."""
    places = [_short(place, group.places[0]) for place in group.places[1:]]
    more = group.count - 1 - len(places)
    if more:
        places.append(count(more, "more place"))
    return f"also at {' and '.join(filter(None, (', '.join(places[:-1]), places[-1])))}" if places else ""


def _short(place: Place, first: Place) -> str:
    """Within the same file the line is enough."""
    if place.file != first.file or not place.line:
        return place_of(place)
    return f"line {place.line}" + (f":{place.column}" if place.column else "")


def headline(group: Group) -> str:
    """`<para> 37 times in 3 files; <p> is probably meant`; the message, where no better name is known."""
    detail = group.diagnostic.detail
    wrong, meant = detail.attribute, detail.meant
    if detail.element and not wrong:
        wrong, meant = f"<{detail.element}>", f"<{meant}>"
    if wrong and detail.meant and not detail.value:
        return f"{wrong} {times(group)}; {meant} is probably meant"
    return f"{times(group)}: {group.diagnostic.message}"


def judged(judge: Judge, files: int) -> str:
    """`cable.rng (built in): 3 files`."""
    return f"{judge.schema} ({judge.origin}): {count(files, 'file')}"
