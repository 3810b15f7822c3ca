"""Imported by the server that workers are born of, to validate: the schemas of the run are compiled once.

All workers share them, also those that take the place of one that died; and the collector of garbage never
looks at them again.
"""

import gc
import os
from contextlib import suppress

import tei_edition.validation.examine  # noqa: F401
from tei_edition.batch.pool import READY
from tei_edition.batch.schemas import read_needed
from tei_edition.validation.engines import prepare

if os.environ.get(READY):
    schemas, engine = read_needed(os.environ[READY])
    for schema in schemas:
        with suppress(Exception):  # of whatever is wrong with it, the workers will tell
            prepare([schema], engine)
gc.collect()
gc.freeze()
