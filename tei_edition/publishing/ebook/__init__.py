"""The edition as an e-book: EPUB 3 with contents, list of printed pages, notes and accessibility metadata.

The chapters are the same rules as the pages, in XHTML. The same edition gives the same bytes.
"""

from tei_edition.publishing.ebook.book import Book, Chapter, ebook_name, file_name

__all__ = ["Book", "Chapter", "ebook_name", "file_name"]
