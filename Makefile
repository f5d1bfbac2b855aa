# RepVote. `make help` lists what there is to do.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
WORKERS ?= 2
TESTS ?= tests

.PHONY: help setup demo test checks bench fuzz torture gallery words release lint fmt lock bundle \
  environment parts browser-packages test-browser-code test-install

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: ## make .venv with all that the service needs
	@$(or $(PYTHON),python3) tools/environment.py run

demo: setup ## start the example election on http://127.0.0.1:8000
	@$(BIN)/repvote demo

environment:
	@$(or $(PYTHON),python3) tools/environment.py dev

parts: environment
	@$(BIN)/python -m tools.system_parts

browser-packages: environment
	@$(BIN)/python -m tools.browser_packages

test-browser-code: browser-packages ## test the logic of the browser's code, without a browser
	cd browser && npm run --silent test

test-install: environment ## set both environments up in clean folders, with pip alone and with uv
	$(BIN)/pytest -m install tests/install

# Whole files go to the processes, the longest first. Coverage doubles the time of a test, so only
# those that the gate needs run with it; all others run beside the browser's tests. A browser's test
# waits for much of its time, so one process more runs these.
FILES := --dist loadfile --no-loadscope-reorder
PYTEST := $(BIN)/pytest -n $(WORKERS) $(FILES)
MORE_PYTEST := $(BIN)/pytest -n $$(( $(WORKERS) + 1 )) $(FILES)
NO_BROWSER := -m "not browser and not install"
COUNTED := -m "not browser and not install and not uncounted"
UNCOUNTED := -m "(browser or uncounted) and not install"

test: parts checks ## run every check and every test; QUICK=1: without a browser
ifdef QUICK
	$(PYTEST) $(NO_BROWSER) $(TESTS)
else ifneq ($(TESTS),tests)
	$(PYTEST) $(TESTS)
else
	$(PYTEST) $(COUNTED) --cov --cov-report= $(TESTS)
	$(BIN)/python -m tools.coverage_gate
	$(MORE_PYTEST) $(UNCOUNTED) $(TESTS)
endif

# what needs no tests' processes, side by side
checks: environment browser-packages
	@$(MAKE) --no-print-directory --output-sync=target -j $(WORKERS) lint test-browser-code

bench: parts ## measure beside belenios-tool, and the voter's page on a slow tablet
	@$(BIN)/python -m tests.bench $(ONLY)

fuzz: environment ## damage records at random before two verifiers, for MINUTES (5) minutes
	@$(BIN)/python -m tests.second_verifier.fuzz --minutes $(or $(MINUTES),5)

torture: parts ## kill the server under load, KILLS times (100) on each database, for an hour at most
	KILLS=$(or $(KILLS),100) $(BIN)/pytest -q -s -o timeout=1800 tests/services/test_crash.py

gallery: parts ## save a picture of every page and state into ./gallery
	@$(BIN)/python -m tests.gallery $(ONLY)

words: environment ## check the catalogue of words against all sources
	@$(BIN)/python -m tools.words

release: environment ## say whether this version may go out
	@$(BIN)/python -m tools.release

lint: environment browser-packages ## style, types, and which way imports point
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.words
	cd browser && npm run --silent lint

fmt: environment browser-packages ## put all files into the one style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd browser && npm run --silent fmt

lock: environment ## choose versions again and write the lock files
	@$(BIN)/python -m tools.lock

bundle: browser-packages ## build the browser's code and its styles again
	cd browser && npm run --silent build && npm run --silent build:styles
