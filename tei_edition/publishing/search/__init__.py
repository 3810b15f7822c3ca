"""The search of an edition, which works from disk: an index made at build, in scripts that a page loads as
it needs them, for MiniSearch (vendor/). Knows texts and facts; the page is in pages/, its script search.js.
"""

from tei_edition.publishing.search.files import Search, Words, words_of

__all__ = ["Search", "Words", "words_of"]
