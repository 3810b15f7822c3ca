"""How persons and offices are written in headings: titles before names, names in parentheses. Patterns."""

from __future__ import annotations

import re

_PARTICLE = r"(?:d[aeiou]s?|du|van|von|al|el|bin|ibn|la|le|ten|zu)[ -]"
PERSON = re.compile(
    rf"\( ?(?P<name>(?!Acting\b|[A-Z0-9-]{{3,}} ?\))(?:{_PARTICLE}){{0,2}}[A-ZÀ-Þ][^()0-9]{{0,40}}?) ?\)"
)
_SURNAME = r"(?:(?:de|von|van|al-|el-|bin|ibn|U|Ben|le|du|da) ?)?[A-Z][\w’'-]+"
OFFICE = (
    r"(?:Vice )?President(?:-elect)?|Prime Minister|Secretary of State for Foreign Affairs"
    r"|Secretary of (?:State|Defense|the Treasury|the (?:Army|Navy|Air Force|Interior)"
    r"|Health, Education,? and Welfare|Housing and Urban Development|Health and Human Services|[A-Z][a-z]+)"
    r"|Secretary[- ]General|General Secretary|Attorney General|Director of Central Intelligence|Director"
    r"|(?:First )?(?:Deputy|Vice) (?:Premier|Chairman|Minister)|Minister of (?:Foreign Affairs|[A-Z][a-z]+)"
    r"|(?:Defense|Finance|Interior) (?:Minister|Secretary)|(?:High )?Commissioner"
    r"|Special (?:Representative|Envoy)"
    r"|Chief of (?:Staff|Naval Operations)|Generalissimo|Crown Prince(?:ss)?|Princess|Sultan|Amir|Emir|Sheikh"
    r"|Shaikh|Sayyid|Maharaja|Imam|Pope"
    r"|(?:Arch)?[Bb]ishop|Cardinal|Baron|Count|Viscount|Marquis|Duke|Commodore|Commander|Lieutenant|Judge"
    r"|Commissar|Leader|Speaker|Mayor|Monsieur|Herr|Don|Secretary"
    r"|(?:Under|Assistant) Secretary(?: of State)?|Deputy Secretary(?: of (?:State|Defense))?|Emperor"
    r"|Ambassador|General|Chairman|King|Queen|Foreign (?:Minister|Secretary)|Chancellor|Premier|Senator"
    r"|Shah|Prince|Minister|Governor|Admiral|Marshal|Field Marshal|Colonel|Captain|Major|Justice|Congressman"
    r"|Congresswoman|Representative|Chargé|Consul General|Consul|Special Assistant|Counselor|Professor"
    r"|Mr\.|Mrs\.|Miss|Dr\.|Sir|Lord|Lady|Señor"
)
TITLED = re.compile(
    r"(?:(?:Acting|Deputy|Former|Lieutenant|Major|Brigadier|Rear|Vice|(?:North|South|East|West)"
    r"|(?!The\b)[A-Z][a-z]+(?:ese|an|ish|ch|i|ine|et)) ){0,2}"
    rf"(?P<office>{OFFICE})"
    r" (?!(?:Secretary|Counsel|Manager|Minister|Assembly|Staff|Chairman|Director|Committee|Council)\b)"
    rf"(?P<name>(?:[A-Z]\. ?)*{_SURNAME}(?: (?:[A-Z]\.|{_SURNAME})){{0,2}}(?:, [JS]r\.)?)"
)
# Many words before the last title, and the name at the end: "Thai Council Chairman Field Marshal Thanom".
FAR_TITLED = re.compile(
    rf"(?:[A-Z][\w’'-]* ){{1,6}}?(?P<office>{OFFICE}) (?P<name>(?:[A-Z]\. ?)*{_SURNAME}(?: {_SURNAME})?)$"
    rf"|(?P<office_of>{OFFICE}) (?:of|for) (?:(?:[A-Z][\w’'-]*|and|of|the) ){{1,8}}?(?P<name_of>{_SURNAME})$"
)
# Titles of courtesy: they are no office.
COURTESY = re.compile(r"(?:Mr|Mrs|M|Dr)\.|Miss|Sir|Lady|Señor|Monsieur|Herr|Don")
# The last words of offices, no names: "Chairman of the Joint Chiefs of Staff".
OFFICE_END = re.compile(
    r"(?:Affairs|Staff|State|Defense|Nations|Intelligence|Agency|Council|Committee|Department|Treasury|Interior"
    r"|Commerce|Labor|Agriculture|Transportation|Energy|Education|Army|Navy|Forces?|Security|Planning|Research"
    r"|Policy|Office|Division|Bureau|Board|Commission|Assembly|Operations|Plans|Organization|Staffs|Europe|Africa"
    r"|Asia|America|Americas|States|Union|Republic|Kingdom|Government|General|Mission|Ministers?|Welfare)$"
)
_NO_NAME = (
    r"(?!(?:Embassy|Department|Mission|Operation|Headquarters|Consulate|Central|National|Joint|Bureau|Office|White"
    r"|Government|Secretary|Legation|Delegation|United|Commander|Supreme|Board|Council|Committee|The|Certain|All"
    r"|Policy|Interagency|Special|Foreign|Political|Military|American|British|Chief|Under|Deputy|Assistant"
    r"|Executive|Principal|Senior|First|Members?|Station|Acting)\b)"
)
# A name without a title: with an initial, or with "of the ..." behind it, or alone on its side.
NAMED = re.compile(
    rf"{_NO_NAME}(?P<name>[A-Z][\w’'-]+ (?:[A-Z]\.(?: ?[A-Z]\.)* )+{_SURNAME}(?: {_SURNAME})?(?:, [JS]r\.)?"
    rf"|[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z’'-]+(?: {_SURNAME})?"
    rf"|[A-Z]\. [A-Z][a-z]+ {_SURNAME}"
    rf"|[A-Z][a-z’'-]+(?: {_SURNAME}){{1,2}}(?:, [JS]r\.)?$)"
)
# A name before what describes it, also by another's name: "Mr. Paul H. Hale, Deputy to the Director (Reed)".
DESCRIBED = re.compile(
    rf"(?:(?:Mr|Mrs|Dr)\. |Miss )"
    rf"(?P<name>(?:[A-Z][\w’'-]*\.? ){{0,3}}{_SURNAME}(?:, [JS]r\.)?), (?:the )?(?=[A-Z])(?![JS]r\.)"
    rf"|{_NO_NAME}(?P<plain>[A-Z][\w’'-]+ (?:[A-Z]\. ?)+{_SURNAME}(?:, [JS]r\.)?),"
    rf" (?:the )?(?=[A-Z][^,()]*\()"
)
