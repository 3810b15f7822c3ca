"""The report of validate as a browser shows it: on any width, in the light and in the dark, no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import CHROMIUM, after, chromium

from tei_edition.diagnostics import Detail, Diagnostic, Place, Severity
from tei_edition.diagnostics.excerpt import Lines
from tei_edition.diagnostics.formats import Look, make
from tei_edition.diagnostics.found import Found, Judge, Shown, Totals, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

_CONTRAST = """
const linear = x => (x /= 255) <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4;
const light = c => { const v = c.map(linear);
  return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
const parts = c => c.match(/[\\d.]+/g).map(Number);
const behind = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
  if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
let worst = 99;
for (const e of document.querySelectorAll('body *')) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  const [a, b] = [light(parts(getComputedStyle(e).color)), light(behind(e))];
  worst = Math.min(worst, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)); }
seen(worst.toFixed(2));
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    form, totals = make("html", Look("1")), Totals(3)
    line = "<p>" + "Ganzlangeswort" * 40 + "<date when='x'/></p>"
    pieces = [*form.begin()]
    for name in ("a" * 90 + ".xml", "b.xml", "c.xml"):
        told = []
        for severity in Severity:
            detail = Detail("date", "p", "when", "x", cause=str(severity))
            place = Place(name, 1, line.index("<date") + 1, "/p/date", "d1")
            told.append(Diagnostic("G001", severity, f"About {severity}.", place, "Write a date.", detail))
        chosen, lines = select(told), Lines(line.encode(), "utf-8")
        shown = tuple(Shown(each, lines.excerpt(each)) for each in chosen.kept)
        judges = (Judge("tei_all.rng", "--schema"),)
        found = Found(name, "failed", shown, chosen.causes, chosen.severities, judges)
        totals.add(found)
        pieces += form.file(found)
    path = tmp_path / "report.html"
    path.write_text("".join((*pieces, *form.end(totals))), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(page: Path, tmp_path: Path, width: int) -> None:
    frame = tmp_path / "frame.html"
    script = (
        "document.querySelectorAll('details').forEach(d => d.open = true);"
        "document.documentElement.dataset.wide = document.documentElement.scrollWidth"
    )
    inner = page.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    frame.write_text(
        f"<iframe src=inner.html style='border:0;width:{width}px;height:600px'></iframe>"
        "<script>onload = () => "
        "{document.documentElement.dataset.seen = "
        "frames[0].document.documentElement.dataset.wide}</script>"
    )
    options = ("--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom")
    dom = chromium(tmp_path, frame.as_uri(), *options)
    assert int(dom.partition('data-seen="')[2].partition('"')[0]) <= width


def test_the_mark_is_on_the_tag_and_the_rule_can_be_reached(page: Path, tmp_path: Path) -> None:
    script = (
        "const link = document.querySelector('article .id'); link.click(); "
        "const to = document.querySelector(link.getAttribute('href'));"
        "seen([document.querySelector('mark').textContent, to.querySelector('h3').textContent.slice(0, 5),"
        " location.hash].join(' '))"
    )
    assert after(tmp_path, page, script) == "&lt;date G001: #rule-G001"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read(page: Path, tmp_path: Path, scheme: str) -> None:
    """The contrast that WCAG asks for (AA)."""
    if scheme == "dark":
        text = page.read_text(encoding="utf-8").replace("(prefers-color-scheme: dark)", "all")
        page.write_text(text, encoding="utf-8")
    script = f"document.querySelectorAll('details').forEach(d => d.open = true); {_CONTRAST}"
    assert float(after(tmp_path, page, script)) >= 4.5
