# Each target does all its own set-up: a Python of 3.11 or later and make are enough.
#
#   make demo       install, load the sample news, print answers, write a page
#   make test       install with the test tools, run all tests
#   make check      lint, types and tests
#   make accuracy   score the extraction on annotated news (EVAL and NEWS say where that is)
#   make docs       write the reference pages anew
#   make clean      take away what these made

SHELL = /bin/sh
VENV ?= .venv
DEMO ?= demo
EVAL ?= ../shared/eval
NEWS ?= ../shared/data/news
# Name one to use it; otherwise the first of CANDIDATES that is new enough and can make a virtual environment.
PYTHON ?=
CANDIDATES = python3.11 python3.12 python3.13 python3 python /usr/bin/python3.11 /usr/local/bin/python3.11 /usr/bin/python3

BIN = $(VENV)/bin
RUN = $(BIN)/allygraph
STORE = $(DEMO)/news.store
PAGE = $(DEMO)/alliances.html
SETUP = setup.cfg pyproject.toml

define ALLIES
SELECT ?published ?one ?other ?sentence WHERE {
  ?statement ag:relation ag:allyOf ; ag:subject/skos:prefLabel ?one ; ag:object/skos:prefLabel ?other .
  ?report ag:statement ?statement ; ag:status ag:occurred ; ag:quote ?sentence .
  ?report prov:wasQuotedFrom/schema:datePublished ?published
} ORDER BY ?published ?one ?other
endef

define VISITS
SELECT ?published ?who ?where ?sentence WHERE {
  ?statement ag:relation ag:visited ; ag:subject/skos:prefLabel ?who ; ag:object ?place .
  ?place a ag:Place ; skos:prefLabel ?where .
  ?report ag:statement ?statement ; ag:status ag:occurred ; ag:quote ?sentence .
  ?report prov:wasQuotedFrom/schema:datePublished ?published
} ORDER BY ?published ?who ?where
endef

export ALLIES VISITS

.PHONY: demo test check lint types accuracy docs clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed
	@rm -rf $(STORE) && mkdir -p $(DEMO)
	@echo "== Loading the sample news into $(STORE)"
	@$(RUN) load loaders/data/sample/news.jsonl --store $(STORE)
	@echo
	@echo "== Who is allied with whom, says which sentence"
	@$(RUN) query --sparql "$$ALLIES" --store $(STORE) --format table
	@echo
	@echo "== Who visited which capital or city, says which sentence"
	@$(RUN) query --sparql "$$VISITS" --store $(STORE) --format table
	@echo
	@$(RUN) view $(PAGE) --store $(STORE)
	@echo "== The graph as a page: open $(CURDIR)/$(PAGE) in a browser"

test: $(VENV)/installed-test
	$(BIN)/python -m pytest $(PYTEST)

check: lint types test

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .

types: $(VENV)/installed-dev
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

accuracy: $(VENV)/installed
	@test -f $(EVAL)/score.py || { echo "no scorer at $(EVAL)/score.py: make accuracy EVAL=FOLDER NEWS=FOLDER"; exit 1; }
	@test -f $(NEWS)/dev.jsonl || { echo "no annotated news at $(NEWS)/dev.jsonl: make accuracy NEWS=FOLDER"; exit 1; }
	@mkdir -p build
	$(RUN) extract $(NEWS)/dev.jsonl > build/dev.predicted.jsonl
	$(BIN)/python $(EVAL)/score.py $(NEWS)/dev.gold.jsonl build/dev.predicted.jsonl --by-relation

docs: $(VENV)/installed
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) $(DEMO) build

# Stamps: each is renewed when setup.cfg or pyproject.toml changes. Installed as a link to this folder, so that a change of the code
# needs no new install.
$(VENV)/installed: $(SETUP) | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-test: $(SETUP) | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-dev: $(SETUP) | $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable '.[test,dev]'
	@touch $@ $(VENV)/installed $(VENV)/installed-test

# A Python may be too old, a shim that leads nowhere, or lack ensurepip (Debian without python3-venv): then the next is tried.
# The pip that comes with it is renewed: pip 23.2 resolves some of the dependencies wrongly.
$(VENV)/made:
	@for python in $(or $(PYTHON),$(CANDIDATES)); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    rm -rf $(VENV); \
	    echo "Making $(VENV) with $$python"; \
	    { $$python -m venv $(VENV) || $$python -m virtualenv $(VENV); } 2>/dev/null || continue; \
	    $(BIN)/python -m pip --version >/dev/null 2>&1 || continue; \
	    $(BIN)/python -m pip install --quiet --upgrade pip || exit 1; \
	    touch $@; exit 0; \
	done; \
	rm -rf $(VENV); \
	echo "No Python of 3.11 or later can make a virtual environment here." >&2; \
	echo "Tried: $(or $(PYTHON),$(CANDIDATES)). Name one: make PYTHON=/path/to/python3.11" >&2; \
	exit 1
