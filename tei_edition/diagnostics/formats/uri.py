"""How other tools name a file: below the folder in which the command runs, with slashes; or as a URI.

Knows paths; opens nothing.
"""

from __future__ import annotations

import os
from pathlib import Path


def relative(name: str) -> str:
    """The path from the working folder, with slashes; '' for a file that does not lie below it."""
    path = os.path.relpath(name) if os.path.isabs(name) else os.path.normpath(name)
    if path == os.pardir or path.startswith(os.pardir + os.sep) or os.path.isabs(path):
        return ""
    return path.replace(os.sep, "/")


def uri(name: str) -> tuple[str, bool]:
    """The URI of a file, with %-escapes, and whether it is relative to the working folder."""
    from urllib.parse import quote

    if path := relative(name):
        return quote(os.fsencode(path), safe="/"), True
    return Path(os.path.abspath(name)).as_uri(), False
