"""The command line: parses what the user typed, calls the verbs, shows what they say.

Takes no decision about documents. Imports nothing heavy, so that --help answers at once.
"""

from tei_edition.cli.main import main

__all__ = ["main"]
