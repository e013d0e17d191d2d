# Two commands matter: "make demo" and "make test". Both set up all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# The stamps make the environments once, and again when the project's needs change.
$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON): older than 3.11; run make PYTHON=/path/to/python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

setup: $(VENV)/.dev  ## Make the environment with all that development needs

demo: $(VENV)/.run  ## Make the edition of day 455 of the example desk
	@$(BIN)/python examples/demo.py

test: $(VENV)/.dev  ## Run the tests
	@$(BIN)/python -m pytest -q

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell src docs README.md CONTRIBUTING.md CHANGELOG.md

docs: $(VENV)/.dev  ## Write the generated pages of the documentation again
	@$(BIN)/python docs/generate.py

docs-check: $(VENV)/.dev
	@$(BIN)/python docs/generate.py --check

floors: $(VENV)/.dev  ## Measure against the quality floors
	@$(BIN)/python evals/gate.py

bench: $(VENV)/.dev  ## Run the benchmarks
	@$(BIN)/python benchmarks/run.py

check: lint test docs-check floors  ## All that CI does

clean:  ## Remove the environment and what the demo made
	rm -rf $(VENV) demo build dist

.PHONY: help setup demo test lint docs docs-check floors bench check clean
