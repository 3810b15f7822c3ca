"""Where the message ends and an attachment begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.blocks.opening import is_dateline
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

# "[Enclosure 1]", "Attachment", "Tab A", "Annex B": nothing else on the line.
_BRACKETED = re.compile(
    r"\[(?:Sub-?)?(?:[Ee]nclosure|[Aa]ttachment|Annex|Appendix|Tab)(?: [A-Z0-9]{1,3})?(?:—Extracts?)?\]$"
)
# What begins the title of an enclosure that stands under such a line.
_TITLE = re.compile(
    r"(?:Draft|Text|Memorandum|Telegram|Letter|Message|Note|Statement|Report|Paper|Minutes|Despatch|The|Aide"
    r"|Agreement|Résumé|Summary|Mr\.)\b(?!.*[.:;,!?]$)"
)
_BARE = re.compile(r"(?:Enclosure|Attachment|Annex|Appendix|Tab)(?: (?:[A-Z]|[0-9]{1,2}))?:?$", re.I)


def announces(words: str) -> bool:
    """Whether a line does nothing but announce an attachment, in brackets."""
    return bool(_BRACKETED.match(words))


def attachments(view: View) -> Iterator[Finding]:
    """Sees a line that only announces an attachment. `[Enclosure]`. Wrong: a heading inside a paper."""
    starts = [
        i
        for i in range(view.head + 1, len(view.lines))
        if view.is_prose(i)
        and (_BRACKETED.match(view.words[i]) or (_BARE.match(view.words[i]) and _alone(view, i)))
    ]
    starts = [i for i in starts if _has_body(view, i)]
    bounds = [view.head + 1, *starts, len(view.lines)]
    view.sections = [range(a, b) for a, b in zip(bounds, bounds[1:], strict=False)]
    for section in view.sections[1:]:
        sure = Certainty.HIGH if view.words[section.start].startswith("[") else Certainty.MEDIUM
        span = Span(view.lines[section.start].start, view.lines[section.stop - 1].end)
        yield Finding(span, Role.ATTACHMENT, sure, "attachment", "a line announces an attachment")
        yield from _heads(view, section, sure)


def _heads(view: View, section: range, sure: Certainty) -> Iterator[Finding]:
    """The heads of an attachment: the announcing line and its title. Under a file number the title is
    the head, and the line that announces it is the opener."""
    titles = _title(view, section)
    view.front.update((section.start, *titles))
    span = view.claim(section.start)
    if view.filed and titles:
        yield Finding(span, Role.MARKING, sure, "attachment-opener", "the announcing line, above a title")
    else:
        yield Finding(span, Role.HEAD, sure, "attachment-head", "the announcing line")
    for index in titles:
        evidence = "it stands under the announcing line as a title"
        yield Finding(view.claim(index), Role.HEAD, Certainty.MEDIUM, "attachment-title", evidence)


def _title(view: View, section: range) -> list[int]:
    """The lines that are the title of an attachment: at most two, with a dateline under them; under a
    file number, one that begins as titles do."""
    lines = [i for i in section[1:6] if view.lines[i].kind is not LineKind.PAGE]
    for count, index in enumerate(lines[:3]):
        if not view.is_prose(index):
            break
        if is_dateline(view.words[index]):
            return lines[:count]
    if view.filed and len(lines) > 1 and view.is_prose(lines[0]) and view.lines[lines[1]].gap:
        words = view.words[lines[0]]
        if len(words) < 200 and _TITLE.match(words):
            return lines[:1]
    return []


def _alone(view: View, index: int) -> bool:
    """Whether blank lines part line `index` from its neighbours."""
    after = index + 1 >= len(view.lines) or view.lines[index + 1].gap > 0
    return view.lines[index].gap > 0 and after


def _has_body(view: View, index: int) -> bool:
    """Whether anything but page marks follows, so that the attachment is not empty."""
    following = view.lines[index + 1 : index + 4]
    return any(line.kind is not LineKind.PAGE for line in following)
