"""The edition as a folder: pages, texts, index, schema, manifest.

Knows files and links; knows nothing of cables.
"""

from tei_edition.publishing.record import SourceFile
from tei_edition.publishing.site import Publication, publish

__all__ = ["Publication", "SourceFile", "publish"]
