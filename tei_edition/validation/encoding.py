"""The encoding of an XML file: by its byte order mark, its first bytes or its declaration.

Knows Appendix F of XML 1.0; parses nothing.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")


def encoding_of(data: bytes) -> str:
    """The name of a codec of Python; UTF-8 where the file says nothing, or what nobody knows."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    return codecs.lookup(name).name if _is_plain(name) else "utf-8"


def _is_plain(name: str) -> bool:
    """Whether Python has a codec of this name that agrees with the letters of the declaration."""
    try:
        return "<?xml\n".encode(name) == b"<?xml\n"
    except (LookupError, UnicodeError):
        return False
