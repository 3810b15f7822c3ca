"""Rules that say what words within a block are: places, dates, people, numbers, references."""
