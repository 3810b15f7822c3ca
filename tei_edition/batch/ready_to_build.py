"""Imported by the server that workers are born of, to convert and then to publish."""

import tei_edition.batch.ready
import tei_edition.batch.ready_to_publish  # noqa: F401
