# Ballot Echo: everything a maintainer runs. Needs python3 >= 3.11 and make; `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What has no wheel: pure Python, needed by the tests alone.
SOURCE_ONLY := jsonpath-rw
# The DuckDB to come, tried beside the one that is pinned.
NEXT := .venv-next
NEXT_DUCKDB := 2.0.0
export DAGSTER_HOME := $(CURDIR)/.dagster
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup site release test test-next ui lint format derived bench clean pins

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Ballot Echo needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing what the pipeline needs into $(VENV) (once)"
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes --only-binary :all: -r requirements.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "installing what the tests need into $(VENV) (once)"
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes --no-build-isolation --only-binary :all: --no-binary $(SOURCE_ONLY) -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.installed-dev ## Install everything, tests and linters included

site: ## Build the console of the release page (needs node); before a release, or the page has none
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "the console is built by node 18 or newer with npm, and one of them is missing; a release is whole without it" >&2; exit 1; }
	@node -e 'if (parseInt(process.versions.node) < 18) { console.error("the console needs node 18 or newer, this is " + process.version); process.exit(1) }'
	@test site/node_modules/.package-lock.json -nt site/package-lock.json || (cd site && npm ci --ignore-scripts --no-audit --no-fund --silent)
	@node site/build.js build/site

release: $(VENV)/.installed ## Build a release from what the repository holds
	@$(BIN)/ballot-echo release

test: $(VENV)/.installed-dev ## Run the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

$(NEXT)/.installed: requirements-dev.txt pyproject.toml
	@test -x $(NEXT)/bin/python || $(PYTHON) -m venv $(NEXT)
	@echo "installing what the tests need into $(NEXT), with DuckDB $(NEXT_DUCKDB) (once)"
	@$(NEXT)/bin/python -m pip install -qq --no-deps --require-hashes --only-binary :all: -r requirements.txt
	@$(NEXT)/bin/python -m pip install -qq --no-deps --require-hashes --no-build-isolation --only-binary :all: --no-binary $(SOURCE_ONLY) -r requirements-dev.txt
	@$(NEXT)/bin/python -m pip install -qq --no-deps --only-binary :all: duckdb==$(NEXT_DUCKDB)
	@$(NEXT)/bin/python -m pip install -qq --no-deps --no-build-isolation --no-index --editable .
	@touch $@

test-next: $(NEXT)/.installed ## Run the tests with the DuckDB to come
	@$(NEXT)/bin/python -m pytest -n 2 --dist worksteal

ui: $(VENV)/.installed ## Open the Dagster UI on 127.0.0.1:3000
	@$(BIN)/dagster dev --workspace workspace.yaml --host 127.0.0.1 --port $(or $(PORT),3000)

lint: $(VENV)/.installed-dev ## Check style, types, derived files and the form of sources/
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/ty check
	@$(BIN)/python -m schemas --check
	@$(BIN)/ballot-echo fmt --check

format: $(VENV)/.installed-dev ## Bring code and sources/ into their one form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .
	@$(BIN)/ballot-echo fmt

derived: $(VENV)/.installed ## Write what is derived from schemas/: codebook, JSON Schemas
	@$(BIN)/python -m schemas

bench: $(VENV)/.installed-dev ## Measure speed and memory, as ratios (PARTS="coder folds": some of it)
	@$(BIN)/python -m tests.bench $(PARTS)

pins: ## Pin the dependencies of pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra build --output-file requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: --no-binary $(SOURCE_ONLY) --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra build --extra dev --output-file requirements-dev.txt

clean: ## Remove the build, not the releases
	rm -rf build .dagster/storage .dagster/history .dagster/schedules .dagster/logs .dagster/.*
