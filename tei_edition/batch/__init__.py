"""Many files: find them, convert them side by side, write what they give, and keep a record.

Knows files, processes and the order of work; knows nothing of cables or of TEI.
"""
