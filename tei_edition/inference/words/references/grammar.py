"""The forms in which the series cites itself: volumes, documents, notes, pages. Patterns only."""

from __future__ import annotations

import re

NUMBER = r"(?:[0-9]{1,4}[A-Za-z]?|[0-9]{5,6})\b"
_PAGE = r"[0-9]{1,4}|[ivxlc]{1,7}"
_YEARS = r"(?P<years>1[89][0-9]{2}(?:[–-](?:1[89])?[0-9]{2})?)"
_ROMAN = r"[IVXLCivxlc]+"
_VOLUME = (
    rf"[Vv]ol(?:ume|\.) ?(?P<number>E[–-][0-9]+|{_ROMAN}\b|[0-9]+)(?:, [Pp]art (?P<part>[0-9]|[IVX]+)\b)?"
)

# "Foreign Relations, 1964–1968, vol. XX, Part 1" | "Foreign Relations, 1969–1976, China, 1969–1972"
SERIES = re.compile(
    rf"\bForeign Relations(?: of the United States)?,? (?:{_YEARS}, )?"
    rf"(?:{_VOLUME}|(?P<title>[A-Z][^.;()\[\]“”]{{2,90}}))"
)
# "ibid., 1946, vol. VII" | "ibid."
IBID = re.compile(rf"\b[Ii]bid\.(?:, {_YEARS}(?=, ))?(?:, {_VOLUME})?")
# "vol. II" where no series is named: one of the same years as the document itself.
VOLUME = re.compile(rf"\b{_VOLUME}(?=,? (?:Documents? [0-9]|pp?\. [0-9]))")
# What a citation of a volume ends with: ", Document 64" | ", pp. 3–9 (Document 4)" | ", page 3"
TITLE_IN = re.compile(
    r", (?!Documents? [0-9])(?P<title>[A-Z][^.()“”]{2,110}?)"
    r"(?:(?P<numbered>,? Documents? [0-9])|[.()“”]|\s*$)",
    re.MULTILINE,
)
DOCUMENT_IN = re.compile(rf",? (?P<word>Documents? )(?P<document>{NUMBER})")
NOTE_IN = re.compile(rf",? footnote (?P<note>{NUMBER})")
PAGES_IN = re.compile(
    rf",? (?:pp?\.|pages?) ?(?P<page>{_PAGE})\b"
    rf"(?:[^()A-Za-z]{{0,60}}(?: and [^()A-Za-z]{{0,30}})? ?\((?P<word>Documents? )(?P<document>{NUMBER})\))?"
)
# "footnote 2, Document 119" | "Document 119 and footnote 2 thereto"
NOTE_OF = re.compile(rf"\b[Ff]ootnote (?P<note>{NUMBER}), Document (?P<document>{NUMBER})")
NOTES_OF = re.compile(
    rf"\b[Ff]ootnotes (?P<note>{NUMBER})(?P<more>(?:(?:, and|,| and|–|-) ?[0-9]{{1,3}})+)"
    rf", Document (?P<document>{NUMBER})"
)
DOCUMENT_AND_NOTE = re.compile(
    rf"\bDocument (?P<document>{NUMBER})(?:,| and) footnote (?P<note>{NUMBER})(?: thereto)?"
)
DOCUMENT = re.compile(rf"\b(?P<word>Documents? )(?P<document>{NUMBER})")
NOTE = re.compile(
    rf"\b[Ff]ootnotes? (?P<note>{NUMBER})(?:(?P<thereto> thereto)|(?P<side>,? (?:supra|infra)))?"
    r"(?!,? pp?\. ?[0-9])"
)
# The number of a document of other collections: "Basic Documents, 1977–1980, Document 409".
OTHERS = re.compile(
    r"\b(?:Basic|Current|Public|Historical|European|Official) (?:Documents|Papers)\b[^.;]{0,60}$"
)
PAGE = re.compile(r"\b(?:pp?\.|pages?) (?P<page>[0-9]{1,4})\b")
# What goes on after "Documents 31": " and 53" | "–35" | ", 40, and 41"
MORE = re.compile(
    r"(?:, and|,| and|–|-) ?(?P<number>[0-9]{1,4}[A-Za-z]?|[0-9]{5,6})\b(?! ?(?:[ap]\.m|percent|[A-Z][a-z]+))"
)
