"""Imported by the server that workers are born of: what each would make for itself is made before.

The compiled schemas are shared by all workers, and the collector of garbage never looks at them again.
"""

import gc

import tei_edition.pipeline  # noqa: F401
from tei_edition.validation import prepare

prepare()
gc.collect()
gc.freeze()
