"""What a file was made from, in the sentences of its header. Data only."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """The sentences of a header that tell where the text and its structure come from."""

    responsibility: str
    statement: str
    project: str
    normalization: str
    interpretation: str


PLAIN_TEXT = Origin(
    "structure inferred from the plain text and encoded in TEI",
    "Converted from plain text; not yet checked by an editor.",
    "A digital edition of a diplomatic document, made from its plain text.",
    "White space was made single. Bullets, the numbers of notes and the marks of pages became "
    "markup; every other character of the source is kept, in order.",
    "The structure was inferred from the text by rules. What is not sure bears cert and resp.",
)
VOLUME = Origin(
    "taken out of the TEI of the whole volume; the header read from the document",
    "Taken out of the TEI of the whole volume.",
    "A digital edition of a diplomatic document, as it stands in the TEI of its volume.",
    "The text and its markup are those of the volume. A page break between two documents stands in the "
    "second.",
    "The header was read from the marks of the head and the dateline, and from the source note by rules.",
)
