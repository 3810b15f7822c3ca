"""tei-edition."""
