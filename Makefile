# `make check` is what CI runs. Everything happens in .venv, which `make test` sets up.
PYTHON := .venv/bin/python
.PHONY: check test lint types gate docs eval bench

check: test lint types gate

# The README's own command, read from there: what newcomers are told to run is what is tested.
test:
	sh -ec "$$(sed -n '/<!-- test command -->/,/^```$$/{/^```/d;/<!--/d;p}' README.md)"

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

# Skipped, and said so, where the annotated news is not beside the project.
gate:
	eval/gate

docs:
	$(PYTHON) docs/make_cli.py

eval:
	eval/run

bench:
	$(PYTHON) bench/reading.py
