"""A printed volume's TEI, taken apart: a file for each document and each section, with a header of its own.

Knows how the Office of the Historian encodes a volume; knows nothing of pages or of how an edition looks.
"""

from tei_edition.volumes.volume import Parts, is_volume, read_parts

__all__ = ["Parts", "is_volume", "read_parts"]
