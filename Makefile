# Everything lives in .venv; nothing is installed elsewhere. Needs Python 3.11 or newer:
#   make demo PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install dev demo test quality serve bench clean
.DELETE_ON_ERROR:

help:
	@echo 'make demo     install what a user needs, and summarize a sample set'
	@echo 'make test     install everything, and run lint, format check, types and tests'
	@echo 'make quality  score it on the evaluation sets, where they are, against the floors'
	@echo 'make serve    start the server on port 8000, or KHULASA_PORT'
	@echo 'make bench    time the service over HTTP'
	@echo 'make install  the base alone;  make dev  with all extras and tools'
	@echo 'make clean    remove .venv and all caches'

# The stamps make a second run instant; they are renewed when what they were made from changes.
install: $(VENV)/.base
dev: $(VENV)/.dev

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Khulasa needs Python 3.11 or newer. Name one: make … PYTHON=/path/to/python3.11' >&2; \
	  exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml constraints.txt | $(BIN)/pip
	@echo 'Installing Khulasa into $(VENV): about a minute.'
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo 'Installing the extras and tools, PyTorch among them: some minutes.'
	$(PIP) install --quiet --constraint constraints.txt --editable '.[bench,convert,dev,semantic]'
	@touch $@

demo: install
	@$(BIN)/python -m api.demo

serve: install
	$(BIN)/khulasa serve

test: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

quality: dev
	$(BIN)/python -m pytest -m quality -rs tests/quality

bench: dev
	$(BIN)/python tests/benchmarks/http_extractive.py
	$(BIN)/python tests/benchmarks/peers.py
	$(BIN)/python -m tests.benchmarks.coverage

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
