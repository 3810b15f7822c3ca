"""The fixtures of the batch's tests."""

from running import run, texts

__all__ = ["run", "texts"]
