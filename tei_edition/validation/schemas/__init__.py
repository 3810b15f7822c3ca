"""Which schemas a file is judged by, and how they are read. Nothing is ever fetched."""

from tei_edition.validation.schemas.choice import choose, chosen
from tei_edition.validation.schemas.project import settled
from tei_edition.validation.schemas.schema import Language, Schema
from tei_edition.validation.schemas.wanted import Wanted

__all__ = ["Language", "Schema", "Wanted", "choose", "chosen", "settled"]
