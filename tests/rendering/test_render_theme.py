"""A user's own: stylesheets that import ours, a style sheet, other words; and the example to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from snippets import DOCUMENT, document

from tei_edition.edition import load_edition
from tei_edition.errors import OutputError, SettingsError
from tei_edition.rendering import OUTPUTS, Context, check_theme, render, stylesheet_path
from tei_edition.rendering.texts import defaults
from tei_edition.theme import FILES, Theme

HEAD = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">'
)


def sheet(path: Path, body: str, base: str = "html.xsl") -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(f'{HEAD}<xsl:import href="tei-edition:{base}"/>{body}</xsl:stylesheet>', encoding="utf-8")
    return path


def rendered(stylesheet: Path, body: str = "<p>words</p>") -> str:
    return render(document(body), "html", Context(theme=Theme(stylesheet))).decode()


@pytest.mark.parametrize("hook", ["head-hook", "top-hook", "bottom-hook", "after-head", "after-document"])
def test_hooks_of_the_page(hook: str, tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xsl", f'<xsl:template name="{hook}"><link rel="mine"/></xsl:template>')
    assert rendered(own, "<head>1. A</head><p>words</p>").count('<link rel="mine">') == 1


@pytest.mark.parametrize("hook", ["top-hook", "bottom-hook", "after-head", "after-document"])
def test_hooks_of_the_text(hook: str, tmp_path: Path) -> None:
    template = f'<xsl:template name="{hook}"><block>Mine</block></xsl:template>'
    theme = Theme(text_stylesheet=sheet(tmp_path / "own.xsl", template, "text.xsl"))
    text = render(document("<head>1. A</head><p>words</p>"), "text", Context(theme=theme)).decode()
    assert text.count("Mine") == 1


@pytest.mark.parametrize("hook", ["head-hook", "after-head", "after-document"])
def test_hooks_of_the_book(hook: str, tmp_path: Path) -> None:
    template = f'<xsl:template name="{hook}"><link rel="mine"/></xsl:template>'
    theme = Theme(epub_stylesheet=sheet(tmp_path / "own.xsl", template, "epub.xsl"))
    book = render(
        document("<head>1. A</head><p>words</p>"), "epub", Context(style="x.css", theme=theme)
    ).decode()
    assert book.count('<link rel="mine"/>') == 1


def test_the_users_rule_wins_whatever_its_priority(tmp_path: Path) -> None:
    body = "<list rend='bulleted'><item>one</item></list><p>x<pb n='1' xml:id='pg_1'/></p>"
    ours = render(document(body), "html").decode()
    assert "<li" in ours
    assert 'id="pg_1"' in ours
    own = sheet(
        tmp_path / "own.xsl",
        '<xsl:template match="tei:list/tei:item" priority="-9"><b>ITEM</b></xsl:template>'
        '<xsl:template match="*" priority="-9"><i><xsl:value-of select="local-name()"/></i></xsl:template>',
    )
    assert "<i>TEI</i>" not in rendered(own, body)
    assert "<i>text</i>" in rendered(own, body)  # the least rule of the user's before any of ours
    narrow = '<xsl:template match="tei:pb" priority="-9"><hr class="mine"/></xsl:template>'
    assert '<hr class="mine">' in rendered(sheet(tmp_path / "pb.xsl", narrow), body)


def test_a_stylesheet_may_include_what_lies_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "my thème"
    own = sheet(folder / "own.xsl", '<xsl:include href="parts/more%20rules.xsl"/>')
    sheet(folder / "parts" / "more rules.xsl", '<xsl:template name="top-hook"><b>BESIDE</b></xsl:template>')
    assert "<b>BESIDE</b>" in rendered(own)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<xsl:include href="../out.xsl"/>', "outside the folder"),
        ('<xsl:include href="http://127.0.0.1:9/x.xsl"/>', "outside the folder"),
        ('<xsl:include href="file:///etc/passwd"/>', "outside the folder"),
        ('<xsl:include href="tei-edition:../edition.py"/>', "outside the folder"),
        ('<xsl:include href="tei-edition:nothing.xsl"/>', "There is no file"),
        ('<xsl:include href="nothing.xsl"/>', "There is no file"),
        ('<xsl:template match="p[["/>', "cannot be compiled"),
        ("<xsl:template", "cannot be"),
    ],
)
def test_what_a_stylesheet_may_not_have(body: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "out.xsl").write_text(f"{HEAD}</xsl:stylesheet>")
    own = sheet(tmp_path / "in" / "own.xsl", body)
    with pytest.raises(SettingsError, match=said):
        check_theme(Theme(own))


def test_a_stylesheet_reads_nothing_when_it_runs(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<a>secret</a>")
    hook = "<xsl:template name='top-hook'><xsl:copy-of select=\"document('secret.xml')\"/></xsl:template>"
    own = sheet(tmp_path / "own.xsl", hook)
    try:
        page = rendered(own)
    except SettingsError:
        return
    assert "secret" not in page


def test_words_of_the_page_are_replaced() -> None:
    texts = (("notes", "Anmerkungen & <mehr>"), ("cited-by", "'x' \"y\""))
    page = render(
        document("<p>a<note n='1' xml:id='n1'>b</note></p>"), "html", Context(theme=Theme(texts=texts))
    ).decode()
    assert ">Anmerkungen &amp; &lt;mehr&gt;</h2>" in page
    assert ">Notes<" not in page


def test_every_text_is_used() -> None:
    folder = stylesheet_path("")
    code = "".join(p.read_text() for p in folder.glob("*.xsl") if p.name != "texts.xsl")
    code += "".join(p.read_text() for p in (folder.parent / "publishing").rglob("*.py"))
    ways = ("$text-{}", '["{}"]')
    unused = [name for name in defaults() if not any(way.format(name) in code for way in ways)]
    assert [name for name in unused if not name.startswith(("lead-", "page-", "role-"))] == []
    used = set(re.findall(r"\$text-([a-z-]+)", code)) | set(re.findall(r'texts\["([a-z-]+)"\]', code))
    assert used <= set(defaults())


def test_variables_are_documented() -> None:
    """Those of the style sheet, and those that the example explains."""
    names = [
        set(re.findall(r"(--[a-z-]+):", stylesheet_path(name).read_text()))
        for name in ("edition.css", "example.css")
    ]
    assert names[0] == names[1]
    defaults_of = [
        dict(
            re.findall(r"^  (--[a-z]+): ([^;]+);", stylesheet_path(name).read_text().split("@media")[0], re.M)
        )
        for name in ("edition.css", "example.css")
    ]
    assert defaults_of[0] == defaults_of[1]
    used = set(re.findall(r"var\((--[a-z-]+)\)", stylesheet_path("edition.css").read_text()))
    assert used == names[0]


def test_the_example_changes_nothing() -> None:
    example = Theme(stylesheet_path("example.xsl"))
    for form in OUTPUTS:
        context = Context(style="edition.css", theme=example)
        plain = Context(style="edition.css")
        assert render(DOCUMENT.read_bytes(), form, context) == render(DOCUMENT.read_bytes(), form, plain)


def test_settings_name_the_files(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / f"{name}.x").write_text("")
    lines = "".join(f'{name} = "{name}.x"\n' for name in FILES)
    settings = tmp_path / "edition.toml"
    settings.write_text(
        f'[edition]\n{lines}[texts]\nabout = """\nOne\ntwo.\n\n  Three.\n"""\nnotes = "Noten"\n'
    )
    theme = load_edition(settings).theme
    assert [path.name for path in theme.files] == [f"{name}.x" for name in FILES]
    assert dict(theme.texts) == {"about": "One two.\n\nThree.", "notes": "Noten"}


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[texts]\nnote-s = "x"', r"\[texts\] note-s: no such text; did you mean notes\?"),
        ('[texts]\nqqqqq = "x"', "known are skip, "),
        ('[texts]\nnotes = ""', "must be a text"),
        ("[texts]\nnotes = 1", "must be a text"),
        ('[texts]\nnotes = "\\u0007"', "no page can hold"),
        ('texts = "x"', "belongs into"),
        ('[edition]\nstylesheet = "gone.xsl"', "there is no file"),
        ("[edition]\ncss = 1", "must be a file"),
        ('[edition]\nfiles = "x"', "in \\[\\]"),
        ('[edition]\nfiles = ["edition.toml", "../in/edition.toml"]', "two files have the name"),
        ('[edition]\nstyle = "x"', "known are .*stylesheet.*css"),
    ],
)
def test_wrong_settings_are_told(toml: str, said: str, tmp_path: Path) -> None:
    settings = tmp_path / "in" / "edition.toml"
    settings.parent.mkdir()
    settings.write_text(toml)
    with pytest.raises(SettingsError, match=said):
        load_edition(settings)


def test_the_files_of_a_new_theme(tmp_path: Path) -> None:
    from tei_edition.batch.example import write_example

    lines = list(write_example(tmp_path / "new"))
    assert str(stylesheet_path("html.xsl")) in lines[-1]
    catalog = etree.parse(tmp_path / "new" / "catalog.xml").getroot()
    assert catalog[0].get("rewritePrefix") == stylesheet_path("").resolve().as_uri() + "/"
    texts = (tmp_path / "new" / "texts.toml").read_text().replace("\n# ", "\n").replace('about = ""\n', "")
    (tmp_path / "new" / "edition.toml").write_text(
        '[edition]\nstylesheet = "theme.xsl"\ncss = "theme.css"\n' + texts
    )
    theme = load_edition(tmp_path / "new").theme
    check_theme(theme)
    assert dict(theme.texts) == {name: said for name, said in defaults().items() if said}
    with pytest.raises(OutputError, match="there already"):
        list(write_example(tmp_path / "new"))
