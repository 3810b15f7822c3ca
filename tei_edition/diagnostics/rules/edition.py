"""Rules E: the file edition.toml."""

from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = ()
