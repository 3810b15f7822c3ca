"""An editor's corrections: a small file beside the source, read, laid on the source, applied to findings.

A correction is a finding of the highest certainty, so that nothing behind it needs to know of it. Knows
findings and pages; knows nothing of rules, of TEI, or of how files are found.
"""

from tei_edition.corrections.apply import apply, prevail
from tei_edition.corrections.correction import NONE, RULE, Correction, Corrections, Kind
from tei_edition.corrections.file import beside, parse, read_beside
from tei_edition.corrections.fit import EMPTY, Ruling, fit

__all__ = [
    "EMPTY",
    "NONE",
    "RULE",
    "Correction",
    "Corrections",
    "Kind",
    "Ruling",
    "apply",
    "beside",
    "fit",
    "parse",
    "prevail",
    "read_beside",
]
