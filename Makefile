# SPDX-License-Identifier: EUPL-1.2
# Gabinet. `make run` is the first command; `make help` lists the others.
# Needs python3-venv, make and git; no compiler and no other package.

PYTHON ?= python3
BIN := .venv/bin
WHEELS := --require-hashes --only-binary :all:
LOCK := $(BIN)/uv pip compile --quiet --python $(BIN)/python --universal --generate-hashes --no-header --no-annotate --only-binary :all:
CATALOGUE := $(wildcard src/gabinet/locale/*/LC_MESSAGES/django.po)

.DEFAULT_GOAL := help
.PHONY: help setup dev run demo fmt check test test-fast bench bench-peers shots bare locks messages

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/run .venv/ready ## make the environment that the office runs in

dev: .venv/dev .venv/ready ## the same with the tools of tests

run: setup ## start the office on http://127.0.0.1:8000 and mail on port 2525
	@exec $(BIN)/gabinet run $(ARGS)

demo: setup ## load the invented office anew (ARGS="--scale 10")
	@$(BIN)/gabinet demo --reset $(ARGS)

fmt: dev ## format the code
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

check: dev ## everything that reads the code and does not run it
	$(BIN)/python -m tests.parts check

test: dev ## everything: what CI runs, nothing else
	$(BIN)/python -m tests.parts

test-fast: dev ## needs no server and no browser; a sixth of the whole
	$(BIN)/python -m tests.parts fast

bench: dev ## measure (SCALE=1000000, ONLY=lists)
	$(BIN)/python -m bench --scale $(or $(SCALE),100000) $(if $(ONLY),--only $(ONLY)) $(ARGS)

bench-peers: dev ## the same jobs beside the programs used instead (SCALE=100000)
	$(BIN)/python -m bench --only peers --store sqlite --scale $(or $(SCALE),10000) $(ARGS)

shots: dev ## a picture of every page, at 1440 and 390, light and dark, under var/shots
	$(BIN)/python -m tests.shots $(ARGS)

bare: dev ## from a bare Debian 12 to a running office (root and debootstrap)
	$(BIN)/python -m tests.bare $(ARGS)

messages: dev ## bring new sentences into the catalogue
	$(BIN)/pybabel -q extract -F babel.cfg -k gettext_noop -k gettext_lazy -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 \
		--sort-output --no-location -o var/django.pot src
	$(BIN)/pybabel -q update -D django -i var/django.pot -d src/gabinet/locale --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date

locks: .venv/uv ## take in new versions of what we stand on
	$(LOCK) --no-binary docopt --group build pyproject.toml -o locks/run.lock
	$(LOCK) --no-binary docopt --group build --group dev pyproject.toml -o locks/dev.lock
	echo uv==0.13.9 | $(LOCK) - -o locks/uv.txt
	printf 'django-helpdesk==2.6.1\nwaitress==3.0.2\n' | $(LOCK) - -o locks/helpdesk.txt

# A stamp is as new as the lock it was made from; the tools' environment holds all of the office's, so it serves for both.
.venv/uv: locks/uv.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check $(WHEELS) -r locks/uv.txt
	@touch $@

.venv/run: .venv/uv locks/run.lock pyproject.toml
	@test .venv/dev -nt locks/run.lock -a .venv/dev -nt pyproject.toml -a .venv/dev -nt .venv/uv || sh locks/install.sh locks/run.lock
	@touch $@

.venv/dev: .venv/uv locks/dev.lock pyproject.toml
	sh locks/install.sh locks/dev.lock
	@touch $@

.venv/ready: $(CATALOGUE) | .venv/uv
	@mkdir -p var
	$(if $(CATALOGUE),$(BIN)/pybabel -q compile -D django -d src/gabinet/locale)
	@if test -f src/gabinet/base/ui/fonts.py; then $(BIN)/python -m gabinet.base.ui.fonts; fi
	@touch $@
