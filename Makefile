# One command for everything; each target does its own set-up. On Windows see docs/install.md: the same steps by hand.
# uv is used where it is installed (faster); plain Python 3.11 or newer is enough.

PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= dask,neo4j,test,lint
# Two cores or more: tests side by side. Empty: one after the other.
JOBS ?= auto
STORE := demo/gioi.gk

BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := $(shell command -v uv 2>/dev/null)
GRAPHKIT := $(BIN)/graphkit

.DEFAULT_GOAL := help
.PHONY: help venv demo test compare lint format types check build office neo4j neo4j-stop constraints clean

help: ## what there is
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  \1\t\2/' | expand -t 16

venv: $(READY) ## make .venv with the package, editable, and the tools

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "graphkit needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 2; }
ifdef UV
	test -x $(BIN)/python || $(UV) venv --quiet --seed --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[$(EXTRAS)]'
else
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
endif
	@$(BIN)/python -m compileall -q graphkit  # else every start compiles where Python may not write beside the sources
	@touch $@

# `check` ends with 1 where it finds something, as it does in the samples: that is no failure of the demo.
demo: $(READY) ## build the graph of the bundled samples, ask the main questions, draw the picture
	$(GRAPHKIT) build graphkit/samples/*.txt --in $(STORE)
	$(GRAPHKIT) lineage 28/NQ-CP --down --in $(STORE)
	$(GRAPHKIT) check graphkit/samples/xa-*.txt graphkit/samples/phuong-*.txt --in $(STORE) || test $$? -eq 1
	$(GRAPHKIT) query run plans_without_parent --in $(STORE)
	$(GRAPHKIT) evidence xa-than-uyen.txt CAN_CU 2723/KH-UBND --in $(STORE)
	$(GRAPHKIT) show --in $(STORE) --html demo/graph.html

test: $(READY) ## the whole test suite; what needs a browser or a server is skipped with its reason
	$(BIN)/python -m pytest $(if $(JOBS),-n $(JOBS) --dist loadfile) $(ARGS)

# Differences are what it is for, and no failure.
compare: $(READY) ## what a changed rule gains and loses against HEAD, or BASE=main~3; ARGS=--quiet: the summary
	$(BIN)/python tools/compare.py $(if $(BASE),--base $(BASE)) $(ARGS) || test $$? -eq 1

lint: $(READY) ## style and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY) ## lay the sources out anew
	$(BIN)/ruff format .

types: $(READY) ## strict types over sources and tests
	$(BIN)/mypy

check: lint types test ## all of it

build: $(READY) ## the wheel, into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

office: $(READY) ## make the sample plans' Word files and PDF anew (needs LibreOffice and the fonts Liberation)
	$(BIN)/python tests/sample_office.py graphkit/samples/office

# Fetched once, into build/neo4j. `eval "$$(make -s neo4j)"` tells the tests of this shell about it as well.
neo4j: $(READY) ## start a Neo4j server for tests on loopback, and say how to reach it (needs Java 17 and Maven)
	@$(BIN)/python tools/neo4j_server.py start

neo4j-stop: $(READY) ## stop it
	@$(BIN)/python tools/neo4j_server.py stop

constraints: ## resolve all extras anew and write constraints.txt
	rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet -e '.[dask,neo4j,notebooks,test,lint]' hatchling
	{ sed -n '/^#/p' constraints.txt; build/constraints/bin/python -m pip freeze --exclude-editable; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## remove what was made, but not .venv
	rm -rf demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
