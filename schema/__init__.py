"""The schema of the edition: its files ship with the package."""
