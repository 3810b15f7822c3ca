"""RELAX NG by derivatives, with recovery: what is wrong, all of it, for those who have to mend it."""

from tei_edition.validation.explain.relaxng.files import Bundle, Folder
from tei_edition.validation.explain.relaxng.grammar import Grammar
from tei_edition.validation.explain.relaxng.patterns import TooMuchError
from tei_edition.validation.explain.relaxng.walk import walk

__all__ = ["Bundle", "Folder", "Grammar", "TooMuchError", "walk"]
