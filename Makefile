# make graph: from the text of the law to build/. make test: everything CI checks. Needs Python 3.11 and make, nothing else.
#
# .venv holds the tools, of the exact versions and hashes of the requirements*.lock files. Where there is no Node, PyPI
# brings it, for the scripts of the web page only. The marks .venv/.graph-ready and .venv/.test-ready say what is set up.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PATH := $(CURDIR)/$(BIN):$(PATH)

WEB := $(shell find web -name node_modules -prune -o -type f -print 2>/dev/null)
BUILD_FILES := pyproject.toml $(wildcard hatch_build.py) $(WEB)

.PHONY: graph test lint web-test bench compiled rdf docs gallery lock clean

graph: $(VENV)/.graph-ready ## builds build/ from data/sources/L611-4.md and prints what was found
	@$(BIN)/rsi-graph build -o build

test: $(VENV)/.test-ready ## lint, types, layers, web scripts, all tests (doctests and the built wheel among them)
	@$(MAKE) --no-print-directory lint web-test
	$(BIN)/python -m pytest

lint: $(VENV)/.test-ready
	$(BIN)/ruff check src tests docs benchmarks examples hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

web-test: $(VENV)/.test-ready
	if [ -f web/package.json ]; then npm --prefix web run --if-present test; fi

bench: $(VENV)/.bench-ready compiled ## speed of reading, growth of builds, answers of a server (needs the corpus; takes an hour)
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/served.py

COMPILED := build/compiled
SOURCES := $(shell find src ontology -name '*.py' -o -name '*.ttl' -o -name '*.toml') pyproject.toml

compiled: $(COMPILED)/.ready ## a wheel whose reading of the law is machine code, in build/compiled (needs a C compiler and some minutes)
	@ls $(COMPILED)/*.whl

# Built from a copy: what the compiler writes beside the sources would be imported in their place.
$(COMPILED)/.ready: requirements-compile.lock $(SOURCES) $(VENV)/.graph-ready
	@$(PIP) install --require-hashes -r requirements-compile.lock
	@rm -rf $(COMPILED) && mkdir -p $(COMPILED)/copy
	@cp -r src ontology shapes queries data web pyproject.toml hatch_build.py README.md LICENSE LICENSE-DATA.md $(COMPILED)/copy/
	@cd $(COMPILED)/copy && HATCH_BUILD_HOOK_ENABLE_MYPYC=1 MYPYPATH=src $(abspath $(BIN))/python -m hatchling build -t wheel -d ..
	@$(PIP) install --no-deps --target $(COMPILED)/site $(COMPILED)/*.whl
	@rm -rf $(COMPILED)/copy && touch $@

rdf: $(VENV)/.graph-ready ## writes data/rsi.ttl and the README's picture again (tests hold them equal to what build makes)
	@$(BIN)/rsi-graph build -o build
	cp build/competences.ttl data/rsi.ttl
	cp build/network.svg docs/network.svg

docs: $(VENV)/.test-ready ## writes docs/reference/ again from code, ontology, shapes and queries
	$(BIN)/python docs/make_reference.py

gallery: $(VENV)/.graph-ready ## writes docs/gallery/ again: pictures of the shipped graph for the README
	$(BIN)/python docs/make_gallery.py

lock: ## resolves the dependencies of pyproject.toml again into requirements*.lock (needs uv)
	rm -rf build/lock && mkdir -p build/lock && cp pyproject.toml build/lock/
	cd build/lock && uv lock --quiet
	cd build/lock && uv export --quiet --format requirements-txt --no-header --no-emit-project --no-dev --group build > ../../requirements.lock
	cd build/lock && uv export --quiet --format requirements-txt --no-header --no-emit-project --only-group dev > ../../requirements-dev.lock
	cd build/lock && uv export --quiet --format requirements-txt --no-header --no-emit-project --only-group node > ../../requirements-node.lock
	cd build/lock && uv export --quiet --format requirements-txt --no-header --no-emit-project --only-group bench > ../../requirements-bench.lock
	cd build/lock && uv export --quiet --format requirements-txt --no-header --no-emit-project --only-group compile > ../../requirements-compile.lock
	rm -rf build/lock

clean: ## removes what was built, the environment too
	rm -rf build dist $(VENV) web/node_modules

$(VENV)/.python-ready:
	@for python in python3.11 python3.12 python3.13 python3; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv $(VENV) && touch $@ && exit 0; fi; done; \
	echo "rsi-graph : il faut Python 3.11 ou plus récent, avec venv. · Python 3.11 or later with venv is needed" \
	  "(Debian: apt install python3 python3-venv)." >&2; exit 1

$(VENV)/.graph-ready: requirements.lock requirements-node.lock $(BUILD_FILES) | $(VENV)/.python-ready
	@echo "Mise en place (une fois)… · setting up (once)…" >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements-node.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.bench-ready: requirements-bench.lock $(VENV)/.graph-ready
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock $(VENV)/.graph-ready
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
