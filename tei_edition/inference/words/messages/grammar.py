"""How a citation of a message goes on: more numbers, a date, the post. Patterns only."""

from __future__ import annotations

import re

from tei_edition.inference.dates import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_TIME = r"(?:, (?:[0-9]{1,2}(?::[0-9]{2})? ?[ap]\. ?m\.|noon|midnight|[0-9]{4}Z))?"
DATE = rf"(?:,? (?:of |dated )?{_MONTH} [0-9]{{1,2}}(?:, [12][0-9]{{3}})?{_TIME})"
_DOCUMENT = r"[0-9]{1,4}[a-z]?"
# What a number is that is no amount: "23450", "41/219", "071234Z"; not "1,234", "12.5", "3-4", "20th", "5%".
NUMBER = re.compile(
    r"[0-9]{1,7}(?:/[0-9]{1,6})?Z?(?:[–-][A-Z]\b)?"
    r"(?![0-9A-Za-z%°]|[.,:/][0-9]|[–-][0-9A-Za-z]| ?percent| (?:[ap]\. ?m|million|billion))"
)
# "and 1240" | ", 1241, and 1242", each with its date
MORE = re.compile(rf"{DATE}?(?P<sign>(?:,| *;)?(?: and| or| &)|,|;|/) *(?P<number>[0-9]{{1,7}})")
# ", March 3, from Bonn" | " to the Embassy in Germany"
WAY = re.compile(
    rf"(?P<date>{DATE},?)? *(?P<way>from|to) (?P<whom>(?:the )?(?P<home>Department)\b(?: of State\b)?"
    r"|(?:the )?(?P<office>(?:Embassy|Legation|Consulate(?: General)?|Mission|Delegation|Interests Section)"
    r" (?:in|at|to) (?:the )?[A-Z][\w’]+(?: [A-Z][\w’]+){0,2})"
    r"|(?P<place>[A-Z][\w’-]+(?: (?:[A-Z][\w’-]+|de|es|of|au)){0,2}))"
)
# Numbers of the message itself, not of another: "Sent Department 17, repeated London 12".
SENT = re.compile(
    r"\b(?:[Rr]epeated|[Rr]ptd|REPEATED|RPTD|[Rr]epeat|[Ss]ent|SENT|[Pp]ouched|[Rr]ptg to)\b"
    r"(?:(?! (?:in|by|via|under|of|see|per|re|ref|reference|para|paragraph) )[^.;()])*$"
)
# What goes to the post that stands before its number: "Deptel to Oslo 12", no message of Oslo's.
GOAL = re.compile(
    r"(?<![\w’])(?P<word>[Dd]ept?tel|(?:[Tt]ele|[Aa]ir)gram|[Tt]el|[Cc]able|[Mm]essage)s? to (?:the )?$"
)
# What stands before the name of a post whose number can be nothing but a message's.
SURE = re.compile(
    r"(?:\(|\b(?:[Rr]e|[Rr]ef|REF)(?:s|S|erences?)?:? |(?<![A-Za-z])\(?[A-H][.)] |elegrams? |\b[Ss]ee )$"
)
# Where a line says to whom a message goes, and the number is its own there; or where somebody lives.
ROUTE = re.compile(
    r"(?:TO|INFO|FM|ACTION)\b.*|.*\b(?:AMEMBASSY|AMCONSUL|USMISSION) |.*\b(?:[Ss]treet|[Aa]venue|[Rr]oom"
    r"|STREET|AVENUE|ROOM)\b[^\n]{0,40}, (?:[A-Z][A-Za-z]+ ){0,2}"
)
# The number of the message itself, and another name of it: "442. Comkas 33. Busy ..."
NUMBERED = re.compile(r"(?:[A-Z][a-z]+ )?[0-9]{1,6}\. ")
# What a message itself is called, on a line of its own: "STATE 157672 TOSEC 050126".
OWN = re.compile(r"(?:[A-Z][A-Za-z]+ (?:[A-Z][A-Za-z]+ )?[0-9/]+ *)+")
# What may stand behind "your 485" for it to be a message: no "our 14 points".
ALONE = re.compile(
    rf" *(?:[,.;:)\]”]|$|\n|and\b|(?:of|dated) {_MONTH}|{_MONTH} [0-9]"
    r"|which\b|just\b|re\b|refers\b|para)|  "
)
# What makes a number behind a name an amount or a day: "Paris 30 delegates", "Hanoi’s 23 September note".
AMOUNT = re.compile(
    r" (?:days?|weeks?|months?|years?|hours?|minutes?|men|miles|tons|people|persons|troops|pages|words"
    rf"|local|hrs|delegates|students|delegations|members|points|votes|dollars)\b| {_MONTH}(?!\.? [0-9])"
)
# "For Oslo: in view of your 12": not the addressee’s.
FOR = re.compile(r"(?:^|[.;] )F(?:or|OR) [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?: ", re.MULTILINE)
BARE = re.compile(
    r"\b(?P<word>[Rr]ef ?tels?|REF ?TELS?|(?:ur|Ur|UR|my|My|MY)(?:tels?|TELS?)|(?:Emb|Dep|Leg)tels?)\b"
    r"(?! ?(?:[Nn]os?\. )?[0-9]| to (?:the )?[A-Z][A-Za-z]* (?:[A-Z][a-z]+ )?(?:[Nn]os?\. )?[0-9])"
    r"(?P<letter> (?:[A-H]|\([a-hA-H]\))(?![\w’]))?"
)
# What a message answers, named at its beginning: "Ref: State 172996; Saigon 14001" | "Refs: (A) ... (B) ..."
ANSWERED = re.compile(
    r"\b(?:REFS?|Refs?|References?|REFERENCES?)(?: ?\(?[A-H]\)?)?[:.]? (?P<named>[^\n]{3,300})"
)
LETTER = re.compile(r"\(?([A-H])[).] ")
# What a note says that stands at a message: "Document 50." "See supra."
ONLY = re.compile(
    rf"(?:See |Printed as |Printed )?"
    rf"(?:Document (?P<document>{_DOCUMENT})|(?P<side>[Ss]upra|[Ii]nfra))\.?\s*$"
)
# "Telegram 634 from Taipei, September 24, is printed as Document 33."
PRINTED = re.compile(
    rf"(?:See |In )?[^.;\n0-9]{{0,30}}(?P<number>[0-9]{{1,7}})[^.;\n]{{0,60}}? (?:is printed as|is|see) "
    rf"Document (?P<document>{_DOCUMENT})\b"
)
# What stands behind a message: "(Document 202)" | ", March 3, Document 202" | ", supra"
BEHIND = re.compile(
    rf"{DATE}?(?: *\((?:printed as |see )?Document (?P<bracketed>{_DOCUMENT})\)"
    rf"|, Document (?P<document>{_DOCUMENT})\b|, (?P<side>supra|infra)\b)"
)
