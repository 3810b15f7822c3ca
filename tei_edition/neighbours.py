"""The names of the files that may lie beside a source. Knows names, and nothing of what is in the files."""

SETTINGS_NAME = "edition.toml"
"""What the text cannot know about its volume; also in a folder above."""

LISTS_NAME = "lists.xml"
"""The list of persons and terms that is picked up where no other is named; also in a folder above."""

CORRECTIONS_ENDING = ".corrections.toml"
"""d41.txt has its corrections in d41.corrections.toml."""
