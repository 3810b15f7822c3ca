"""Safe mends: what diagnostics offer as edits, put into the bytes of a file and examined again."""

from tei_edition.validation.fixes.diff import diff
from tei_edition.validation.fixes.mend import Mended, mend

__all__ = ["Mended", "diff", "mend"]
