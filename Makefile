# make edition   the edition of the texts in seeds/, in dist/
# make test      format, lint, types and tests
# Both use a virtual environment of their own, .venv; PYTHON=python3.12 chooses another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What CI may pass: the wheels of a cache, or a mirror.
PIP_OPTIONS ?= --quiet --disable-pip-version-check

.PHONY: edition test format clean

edition: $(VENV)/.installed
	$(BIN)/tei-edition build seeds -o dist
	@echo
	@echo "The edition is in dist/: open dist/index.html with a browser,"
	@echo "the TEI is in dist/tei, the texts are in dist/text."

test: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile $(PYTEST_OPTIONS)

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tei-edition needs Python 3.11 or later; say make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install $(PIP_OPTIONS) --editable .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install $(PIP_OPTIONS) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
