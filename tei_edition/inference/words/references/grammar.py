"""The forms in which the series cites itself: volumes, documents, notes, pages. Patterns only."""

from __future__ import annotations

import re

NUMBER = r"(?:[0-9]{1,4}[A-Za-z]?|[0-9]{5,6})\b"
_PAGE = r"(?P<sign>pp?\.|pages?) ?(?P<page>[0-9]{1,8}|[ivxlc]{1,7})\b"
_YEARS = r"(?P<years>1[89][0-9]{2}(?:[–-](?:1[89])?[0-9]{2})?)"
_ROMAN = r"[IVXLCivxlc]+"
_VOLUME = (
    rf"[Vv]ol(?:ume|\.) ?(?P<number>E[–-][0-9]+|{_ROMAN}\b|[0-9]+)(?:, [Pp]art (?P<part>[0-9]|[IVX]+)\b)?"
)

# "Foreign Relations, 1964–1968, vol. XX, Part 1" | "Foreign Relations, 1969–1976, China, 1969–1972"
SERIES = re.compile(
    rf"\bForeign Relations(?: of the United States)?,? (?:{_YEARS}, )?"
    rf"(?:{_VOLUME}|(?P<title>[A-Z](?:[^.;()\[\]“”]|\([A-Z][^()]{{2,40}}\)){{2,90}}))"
)
NUMBERED = re.compile(rf", {_VOLUME}")  # behind a title: "Japan, 1931–1941, vol. I"
BEFORE_SERIES = re.compile(r",? (?:in )?(?=Foreign Relations\b)")
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
DOCUMENT_IN = re.compile(rf"(?:,?|,? as) (?P<word>Documents? )(?P<document>{NUMBER})")
NOTE_IN = re.compile(rf"(?:,| and)? footnote (?P<note>{NUMBER})(?: thereto)?")
PAGES_IN = re.compile(
    rf"[,.]? {_PAGE}"
    rf"(?:[^()A-Za-z]{{0,60}}(?: and [^()A-Za-z]{{0,30}})? ?\((?P<word>Documents? )(?P<document>{NUMBER})\))?"
)
# "footnote 2, Document 119" | "Document 119 and footnote 2 thereto"
NOTE_OF = re.compile(rf"\b[Ff]ootnote (?P<note>{NUMBER})(?:,| to| of| in) Document (?P<document>{NUMBER})")
NOTES_OF = re.compile(
    rf"\b[Ff]ootnotes (?P<note>{NUMBER})(?P<more>(?:(?:, and|,| and|–|-) ?[0-9]{{1,3}})+)"
    rf", Document (?P<document>{NUMBER})"
)
DOCUMENT_AND_NOTE = re.compile(
    rf"\bDocument (?P<document>{NUMBER})(?:,| and) footnote (?P<note>{NUMBER})(?: thereto)?"
)
DOCUMENT = re.compile(rf"\b(?P<word>Documents? )(?P<document>{NUMBER})")
# "footnote 4" | "footnotes 2 and 3 thereto" | "footnote 2, supra"; not "footnote 2 to telegram 45" and
# "footnotes 2 and 3, p. 64", which are of others.
NOTE = re.compile(
    rf"\b[Ff]ootnotes? (?P<note>{NUMBER})(?P<more>(?:(?:, and|,| and|–|-) ?[0-9]{{1,3}}\b(?![./:]?[0-9]))*)"
    r"(?:(?P<thereto> thereto)|(?P<side>,? (?:supra|infra)))?"
    r"(?!(?:(?:, and|,| and|–|-) ?[0-9]{1,3})*,? "
    r"(?:pp?\. ?[0-9]|Foreign Relations|[Ii]bid\.|to (?!the source)))"
)
# The document before or after this one: "See supra." | "telegram 158, supra"; not "supra-national", and not
# "Attachment 2, supra", which may be of this one.
BESIDE = re.compile(r"(?:(?<=[Ss]ee )|(?<=, )|(?<=printed )|(?<=and ))(?P<side>supra|infra)\b(?!-)")
WITHIN = re.compile(
    r"\b(?:[Aa]ttachments?|[Ee]nclosures?|Tabs?|[Aa]nnex(?:es)?|[Pp]ara(?:graph)?s?)\b[^.;]{0,15}$"
)
# What comes before "vol. II" in the name of another work ("League of Nations Treaty Series, "), and not
# in that of a message ("telegram 203 to New Delhi, ").
OTHER_WORK = re.compile(
    r"(?:(?!Relations\b)\b[A-Z][\w’'-]+|[)”\"]),? (?:[12][0-9]{3}(?:[–-][0-9]{2,4})?, )?$"
)
MESSAGE = re.compile(r"\b(?:to|from) (?:[A-Z][\w’'-]+ ?){1,4}, $")
# The number of a document of other collections: "Basic Documents, 1977–1980, Document 409".
OTHERS = re.compile(
    r"\b(?:Basic|Current|Public|Historical|European|Official) (?:Documents|Papers)\b[^.;]{0,60}$"
    r"|\b(?:Nations|Assembly|Council|Conference|Congress|Senate|House|Command|U\.N\.|UN|S\.|H\.) $"
)
PAGE = re.compile(r"\b(?P<sign>pp?\.|pages?) (?P<page>[0-9]{1,8})\b")
# The pages of the same volume that go on: "p. 3 and pp. 28 ff."
MORE_PAGES = re.compile(rf"(?: ff\.)?(?:, and|,|;| and) (?P<word>{_PAGE})")
# What says that several pages were meant by "pp. 264": "ff.", another number.
GOES_ON = re.compile(r",? ?(?:ff|passim|et seq|and|to|[–—-]|[0-9])")
# What goes on after "Documents 31": " and 53" | "–35" | ", 40, and 41"
MORE = re.compile(
    r"(?:, and|,| and|–|-) ?(?P<number>[0-9]{1,4}[A-Za-z]?|[0-9]{5,6})\b(?! ?(?:[ap]\.m|percent|[A-Z][a-z]+))"
)
# Words that name another publication: a page after them is no page of the series.
ELSEWHERE = re.compile(
    r"\b(?:Bulletin|Record|Stat|Treat(?:y|ies)|Hearings?|Papers|Yearbook|Year|yr|Supplement|Supp|Cong(?:ress)?|Series"
    r"|ed|Paper|Press|Journal|Review|Report|Digest|Documents|Official|Doc|Times|Register|Code|Survey|Statutes|[Vv]ol)\b"
)
# The patterns in the order in which they are tried at one place, each with letters of which it needs some.
PATTERNS = (
    ("series", ("Relations",), SERIES),
    ("ibid", ("bid.",), IBID),
    ("volume", ("vol. ", "volume ", "Vol. ", "Volume "), VOLUME),
    ("note_of", ("ootnote",), NOTE_OF),
    ("notes_of", ("ootnotes",), NOTES_OF),
    ("document_and_note", ("ootnote",), DOCUMENT_AND_NOTE),
    ("document", ("ocument",), DOCUMENT),
    ("note", ("ootnote",), NOTE),
    ("beside", ("supra", "infra"), BESIDE),
    ("page", ("p. ", "page"), PAGE),
)
