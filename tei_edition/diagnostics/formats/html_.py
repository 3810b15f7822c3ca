"""For reading in a browser: one page that needs nothing else, with the causes, the files and the rules.

Knows the page; what stands on it comes from the other modules. The causes stand before the files, which
are kept until they are counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.data import text_of
from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.diagnostics.diagnostic import Diagnostic, Severity
from tei_edition.diagnostics.excerpt import Excerpt
from tei_edition.diagnostics.formats.format import Format, Look
from tei_edition.diagnostics.formats.markup import attribute, text
from tei_edition.diagnostics.formats.spool import Spool
from tei_edition.diagnostics.formats.words import count, elsewhere, gone, judged, times
from tei_edition.diagnostics.found import Found, Shown, Totals
from tei_edition.diagnostics.grouping import Group, Groups
from tei_edition.diagnostics.visible import laid_out


class Html(Format):
    """A page."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._files, self._bad = Spool(), 0
        self._groups = Groups()
        self._rules: dict[str, None] = {}

    def file(self, found: Found) -> Iterator[str]:
        """Keeps what is told of a file; one without a diagnostic is only counted."""
        self._groups.add(found)
        shown = [each for each in found.shown if not each.known]
        if shown:
            self._bad += 1
            self._rules |= dict.fromkeys(each.diagnostic.id for each in shown)
            self._files.add("".join(_file(found, shown)))
        yield from ()

    def end(self, totals: Totals) -> Iterator[str]:
        """The page."""
        yield _HEAD.format(style=text_of("tei_edition.diagnostics.formats", "report.css"))
        yield from _summary(totals, len(self._groups), self.look)
        if self._bad:
            yield _section("causes", "By cause")
            for group in self._groups.commonest(len(self._groups)):
                yield from _cause(group)
            if self._groups.others:
                yield f"<p>{count(self._groups.others, 'diagnostic')} of further causes.</p>\n"
            yield "</section>\n" + _section("files", "By file")
            yield from self._files.pour()
            yield "</section>\n" + _section("rules", "The rules")
            for rule_id in sorted(self._rules):
                yield _rule(rule_id)
            yield "</section>\n"
        made = f"Made by tei-edition {text(self.look.version)}."
        yield f"</main>\n<footer><p>{made}</p></footer>\n</body>\n</html>\n"


_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Validation report</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
"""


def _section(name: str, heading: str) -> str:
    return f'<section id="{name}" aria-labelledby="h-{name}">\n<h2 id="h-{name}">{heading}</h2>\n'


def _summary(totals: Totals, causes: int, look: Look) -> Iterator[str]:
    """The head of the page, and the ways into it."""
    errors, warnings = totals.severities["error"], totals.severities["warning"]
    yield '<header>\n<h1>Validation report</h1>\n<dl class="sum">\n'
    failed = totals.failed
    numbers = (
        ("Files", totals.inputs, ""),
        ("Valid", totals.statuses["ok"], "ok" if totals.statuses["ok"] else ""),
        ("Not valid", failed, "error" if failed else ""),
        ("Errors", errors, "error" if errors else ""),
        ("Warnings", warnings, "warning" if warnings else ""),
        ("Causes", causes, ""),
    )
    for name, number, kind in numbers:
        yield f'<div class="{kind}"><dt>{name}</dt><dd>{number:,}</dd></div>\n'
    yield "</dl>\n"
    judges = "; ".join(judged(judge, files) for judge, files in sorted(totals.judges.items()))
    if judges:
        yield f"<p>Judged by {text(judges)}.</p>\n"
    yield from (f"<p>{text(words)}</p>\n" for words in _remarks(totals))
    if errors + warnings + totals.severities["info"]:
        links = (("causes", "By cause"), ("files", "By file"), ("rules", "The rules"))
        items = "".join(f'<li><a href="#{target}">{words}</a></li>' for target, words in links)
        yield f'<nav aria-label="Parts of the report"><ul>{items}</ul></nav>\n'
    yield '</header>\n<main id="main">\n'


def _remarks(totals: Totals) -> Iterator[str]:
    if totals.interrupted:
        done = sum(totals.statuses.values())
        yield f"The run was interrupted: {done:,} of {totals.inputs:,} files were examined."
    if not totals.failed and not totals.interrupted:
        yield "No file has an error."
    if totals.known:
        yield f"{count(totals.known, 'diagnostic')} that the baseline knows are not shown."
    if totals.gone:
        yield gone(totals.gone)
    if totals.mended:
        yield f"{count(totals.mended, 'fault')} mended in {count(totals.mended_files, 'file')}."


def _cause(group: Group) -> Iterator[str]:
    told = group.diagnostic
    yield f'<article class="{told.severity}">\n'
    yield f"<h3>{text(told.message)}</h3>\n<p>{_kind(told)} <b>{times(group)}</b>"
    yield f': <span class="place">{_place(told)}</span>'
    yield f", {text(elsewhere(group))}</p>\n" if elsewhere(group) else "</p>\n"
    yield _excerpt(group.first.excerpt)
    if told.hint:
        yield f'<p class="hint"><b>What to do:</b> {text(told.hint)}</p>\n'
    yield "</article>\n"


def _file(found: Found, shown: list[Shown]) -> Iterator[str]:
    counts = [(found.number(each), str(each)) for each in Severity]
    words = ", ".join(count(number, noun) for number, noun in counts if number)
    yield f"<details>\n<summary><b>{text(found.name)}</b> <span>{words}</span></summary>\n<ol>\n"
    for each in shown:
        told = each.diagnostic
        yield f'<li class="{told.severity}"><p>{_kind(told)} <span class="place">{_line(told)}</span> '
        yield f"{text(told.message)}</p>\n{_excerpt(each.excerpt)}"
        if told.hint:
            yield f'<p class="hint">{text(told.hint)}</p>'
        yield "</li>\n"
    yield "</ol>\n</details>\n"


def _kind(told: Diagnostic) -> str:
    return f'<a class="id" href="#rule-{attribute(told.id)}">{told.severity} {text(told.id)}</a>'


def _place(told: Diagnostic) -> str:
    line = _line(told)
    return text(told.place.file) + (f", {line}" if line else "")


def _line(told: Diagnostic) -> str:
    place = told.place
    if not place.line:
        return ""
    where = f"line {place.line}" + (f", column {place.column}" if place.column else "")
    return f"{where}, in {text(place.xml_id)}" if place.xml_id else where


def _excerpt(excerpt: Excerpt | None) -> str:
    """The line of the file, with its marks."""
    if excerpt is None:
        return ""
    pieces, at = [], 0
    for start, end in sorted(excerpt.marks):
        if at <= start < end:
            pieces += [_shown(excerpt.text[at:start]), f"<mark>{_shown(excerpt.text[start:end])}</mark>"]
            at = end
    pieces.append(_shown(excerpt.text[at:]))
    before, after = ("…" if cut else "" for cut in excerpt.cut)
    number = f'<span class="no">{excerpt.line}</span>'
    return f'<pre dir="ltr">{number}<code>{before}{"".join(pieces)}{after}</code></pre>\n'


def _shown(piece: str) -> str:
    return text(laid_out(piece)[0])


def _rule(rule_id: str) -> str:
    rule = CATALOGUE.get(rule_id)
    title, words = (rule.title, f"{rule.explanation} {rule.remedy}") if rule else ("", "")
    heading = f"{rule_id}: {title}" if title else rule_id
    target = f"rule-{attribute(rule_id)}"
    return f'<article id="{target}">\n<h3>{text(heading)}</h3>\n<p>{text(words)}</p>\n</article>\n'


FORMAT = Html
