# One command a job. `make run` and `make test` need nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := $(VENV)/.stamps
JOBS   ?= 2

.PHONY: run test check bench screenshots clean

run: $(STAMPS)/run
	@$(BIN)/newsreader demo

test: $(STAMPS)/test
	$(BIN)/python -m pytest -n $(JOBS) tests

check: $(STAMPS)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMPS)/bench
	$(BIN)/python -m benchmarks

screenshots: $(STAMPS)/test
	$(BIN)/python -m tests.support.screenshots screenshots

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsreader needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv $(VENV)

# A stamp an extra: installed again only when pyproject.toml or the pins change.
$(STAMPS)/run: EXTRA :=
$(STAMPS)/test: EXTRA := [test]
$(STAMPS)/dev: EXTRA := [dev]
$(STAMPS)/bench: EXTRA := [bench]
$(STAMPS)/run $(STAMPS)/test $(STAMPS)/dev $(STAMPS)/bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile -c constraints.txt -e '.$(EXTRA)'
	@touch $@
