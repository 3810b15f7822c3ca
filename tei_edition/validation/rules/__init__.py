"""The checks that no schema engine makes: pointers, sequences, ranges, tables. A module for each subject."""

from tei_edition.validation.rules.run import run

__all__ = ["run"]
