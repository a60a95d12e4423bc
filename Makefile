# Two commands do all the set-up on a machine that has only Python 3.11 and make:
#   make demo    the main job on the invented case
#   make test    every test that this machine can run
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv where it exists; fetched as a package (pinned, with hashes) where not.
UV := $(or $(shell command -v uv),$(BIN)/uv)
# Without bytecode every start of every process would compile every import again.
export UV_COMPILE_BYTECODE := 1
export VIRTUAL_ENV := $(abspath $(VENV))
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test ci check lint types imports bench soak docs examples assets lock clean

demo: $(VENV)/base.stamp
	$(BIN)/candour demo

# A process for each processor, a file of tests to one of them: what a file's tests share is made once.
test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n logical --dist loadfile

check: lint types imports

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

ci:
	scripts/install-missing
	$(MAKE) check
	CANDOUR_NOTHING_LEFT_OUT=1 $(MAKE) test

# The same properties as `make test`, for as long as it takes.
soak: $(VENV)/dev.stamp
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest tests/generative

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks

docs: $(VENV)/dev.stamp
	$(BIN)/python -m scripts.reference

examples: $(VENV)/dev.stamp
	$(BIN)/python -m examples.make

# The stylesheet and scripts of the workbench, from npm; the result is tracked, so that nobody else needs npm.
assets:
	cd assets && npm ci --ignore-scripts --no-audit --no-fund
	scripts/build-assets

lock:
	$(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes -q -o requirements/base.txt
	$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes -q -o requirements/dev.txt
	$(UV) pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --generate-hashes -q -o requirements/bench.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Candour needs Python 3.11 or later: set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	command -v uv >/dev/null || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt

$(VENV)/%.stamp: requirements/%.txt pyproject.toml | $(BIN)/python
	$(UV) pip install --quiet --require-hashes -r $<
	$(UV) pip install --quiet --no-deps --editable .
	touch $@
