"""The last touch on an HTML page: what libxslt writes that HTML does better.

Knows the bytes of libxslt's HTML serialiser; knows nothing of TEI.
"""

from __future__ import annotations

from lxml import etree

_LEGACY = b'<!DOCTYPE html SYSTEM "about:legacy-compat">'
_META = b'<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'


def finish(result: etree._XSLTResultTree) -> bytes:
    """The page in UTF-8 with HTML's own doctype and charset, and one line end at its end."""
    page = bytes(result).replace(_LEGACY, b"<!DOCTYPE html>", 1)
    return page.replace(_META, b'<meta charset="utf-8">', 1).rstrip(b"\n") + b"\n"
