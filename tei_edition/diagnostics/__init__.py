"""What the tool says about a file: values with a stable id, never printed where they arise."""

from tei_edition.diagnostics.diagnostic import Detail, Diagnostic, Edit, Place, Severity
from tei_edition.diagnostics.render import as_json, as_text

__all__ = ["Detail", "Diagnostic", "Edit", "Place", "Severity", "as_json", "as_text"]
