"""Lets the tests in the folders below use the helpers that lie here: gold, mutants."""
