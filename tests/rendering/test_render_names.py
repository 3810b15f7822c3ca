"""Persons and terms that lists explain: linked where they first stand in a paragraph, explained below."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from snippets import HTML, document, document_words, html_tree, tei_words

from tei_edition.rendering import Context, render, render_document

LISTS = (
    "<encodingDesc><classDecl><taxonomy xml:id='terms'><category xml:id='t_NSC'>"
    "<catDesc><term>NSC</term> National Security Council</catDesc></category></taxonomy>"
    "</classDecl></encodingDesc><profileDesc><particDesc><listPerson type='named'>"
    "<person xml:id='p_B1'><persName>Bunker, Ellsworth</persName>"
    "<note>Ambassador</note></person></listPerson></particDesc></profileDesc>"
)
BUNKER = "<persName corresp='#p_B1'>Bunker</persName>"
NSC = "<gloss target='#t_NSC'>NSC</gloss>"


def links(page: bytes) -> list[tuple[str | None, str]]:
    found = html_tree(page, strict=True).iter(f"{HTML}a")
    return [(a.get("href"), "".join(a.itertext())) for a in found if a.get("class") == "name"]


def explained(page: bytes) -> dict[str | None, Element]:
    section = next(e for e in html_tree(page).iter(f"{HTML}section") if "explained" in e.get("class", ""))
    return {entry.get("id"): entry for entry in section.iter(f"{HTML}div")}


def test_the_first_mention_in_each_paragraph_is_a_link() -> None:
    note = f"<note n='2'><p>{BUNKER}, {BUNKER}</p></note>"
    body = f"<p>{BUNKER} and {BUNKER} of the {NSC}</p><p>{BUNKER}{note}</p>"
    page = render(document(body, LISTS), "html")
    assert links(page) == [("#p_B1", "Bunker"), ("#t_NSC", "NSC"), ("#p_B1", "Bunker"), ("#p_B1", "Bunker")]


def test_the_entries_stand_below_the_document() -> None:
    found = explained(render(document(f"<p>{BUNKER}</p>", LISTS), "html"))
    said = {key: " ".join("".join(entry.itertext()).split()) for key, entry in found.items()}
    assert said == {"p_B1": "Bunker, Ellsworth Ambassador", "t_NSC": "NSC National Security Council"}


def test_an_entry_leads_to_all_mentions_where_the_edition_lists_them() -> None:
    context = Context(names={"p_B1": "by-person.html#p_B1"})
    page = render_document(document(f"<p>{BUNKER}</p>", LISTS), "html", context, "d1.xml").data
    found = explained(page)
    assert [a.get("href") for a in found["p_B1"].iter(f"{HTML}a")] == ["by-person.html#p_B1"]
    assert [*found["t_NSC"].iter(f"{HTML}a")] == []


def test_no_link_stands_in_a_link_or_around_a_note_or_a_page() -> None:
    body = (
        f"<p><ref target='https://example.org'>{BUNKER}</ref></p>"
        "<p><persName corresp='#p_B1'>Bun<pb n='2' xml:id='pg_2'/>ker</persName></p>"
        "<p><persName corresp='#p_B1'>Bunker<note n='3'>Who?</note></persName></p>"
    )
    assert links(render(document(body, LISTS), "html")) == []


def test_a_name_that_no_list_explains_is_a_word() -> None:
    body = f"<p>{BUNKER} <persName corresp='#p_X1'>Dupont</persName> <persName ref=''>Smith</persName></p>"
    data = document(body)
    page = render(data, "html")
    assert links(page) == []
    assert document_words(page) == "BunkerDupontSmith"
    assert sum(tei_words(data).values()) == len("BunkerDupontSmith")


def test_what_a_list_says_is_no_markup() -> None:
    hostile = LISTS.replace("Ambassador", "&lt;script&gt;alert(1)&lt;/script&gt;")
    page = render(document(f"<p>{BUNKER}</p>", hostile), "html")
    assert b"<script>alert" not in page
