"""Which schemas a file is judged by, and how they are read. Nothing is ever fetched."""

from tei_edition.validation.schemas.choice import Wanted, choose
from tei_edition.validation.schemas.schema import Language, Schema

__all__ = ["Language", "Schema", "Wanted", "choose"]
