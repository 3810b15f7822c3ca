"""A preview of an edition on this machine alone: served, watched, built anew, shown anew.

Knows files, HTTP and when to build; how an edition is built is handed to it.
"""

from tei_edition.serving.building import Build, Built, builder
from tei_edition.serving.preview import serve

__all__ = ["Build", "Built", "builder", "serve"]
