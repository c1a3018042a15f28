# Needs make, and Python 3.11 or newer with venv. Everything else is installed into .venv.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: help demo test eval bench clean

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input

help:
	@echo "make demo    install into $(VENV) and survey an example corpus"
	@echo "make test    style, layers and tests"
	@echo "make eval    accuracy against its floors (needs the shared data)"
	@echo "make bench   speed, memory, growth"

demo: $(VENV)/.installed
	$(BIN)/sayso read examples/museum-affair --limit 6

# Tests start hundreds of Python processes: each would compile all of Sayso anew where no bytecode may be written.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

eval: $(VENV)/.installed-dev
	$(BIN)/python -m eval

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# Stamps, so that a second make installs nothing.
$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Sayso needs Python 3.11 or newer: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
