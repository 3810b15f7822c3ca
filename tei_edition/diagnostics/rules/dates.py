"""Rules D031 and following: dates in any TEI."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "D031",
        Severity.ERROR,
        "a range of dates that ends before it begins",
        "from is later than to, or notBefore is later than notAfter. A year or a month alone counts from "
        "its first to its last day; clock times of different zones are not compared.",
        "Exchange the two dates, or correct one of them.",
        '<p><date from="1973-10-09" to="1973-09-10">October 9 to 10</date></p>',
        '<p><date from="1973-10-09" to="1973-10-10">October 9 to 10</date></p>',
        "TEI P5 Guidelines, att.datable.w3c",
    ),
    Rule(
        "D032",
        Severity.ERROR,
        "a day that does not exist",
        "The date has the right form, but the calendar has no such day, or the clock no such time.",
        "Correct the date; write year-month-day: 1972-10-22.",
        '<p><date when="1973-02-30">February 30</date></p>',
        '<p><date when="1973-02-28">February 28</date></p>',
        "ISO 8601",
    ),
    Rule(
        "D033",
        Severity.WARNING,
        "attributes of a date that exclude each other",
        "when gives a date that is known. from and to give a period, notBefore and notAfter the limits of a "
        "date that is not known. One date cannot be both; so when stands alone, and from without notBefore.",
        "Keep when for a known date, from and to for a period, or notBefore and notAfter for limits.",
        '<p><date when="1973-10-09" to="1973-10-10">October 9 to 10</date></p>',
        '<p><date from="1973-10-09" to="1973-10-10">October 9 to 10</date></p>',
        "TEI P5 Guidelines, att.datable.w3c",
    ),
)
