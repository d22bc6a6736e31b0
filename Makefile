# Two commands do everything: `make demo` and `make test`. Each sets up what is missing first.

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
UV := .uv/bin/uv
export THROUGHCARE_HOME ?= $(CURDIR)/.local
# Trust what this machine trusts: agencies sit behind proxies with certificates of their own.
export UV_SYSTEM_CERTS ?= 1
# What is compiled once is kept: each of many processes would otherwise compile every module it imports.
export PYTHONDONTWRITEBYTECODE :=
PEOPLE ?= 500
BIND ?= 127.0.0.1:8000
# Half as many again as processors: tests wait for browsers, servers and the database about a third of their time.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n + n / 2)))

.DEFAULT_GOAL := help
.PHONY: help client demo demo-ready test check style types floors collected coverage journeys bench test-nightly packages compiled assets lock clean debian debian-test

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

demo: debian packages assets  ## set up, load the sample agency, serve
	$(VENV)/bin/throughcare demo --people $(PEOPLE) --bind $(BIND)

demo-ready: debian packages assets  ## all of demo but serving; answers the first page once
	$(VENV)/bin/throughcare demo --people $(PEOPLE) --no-serve

test: debian debian-test $(VENV)/.ready-dev assets  ## every check and every test, journeys too
	$(MAKE) -j3 --output-sync=target check collected
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: style types floors  ## style, types and floors

style: $(VENV)/.ready-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/.ready-dev
	$(VENV)/bin/mypy

floors: $(VENV)/.ready-dev
	$(VENV)/bin/lint-imports

# Compiled once, while types are checked; each of the test processes would otherwise compile every test by itself.
collected: $(VENV)/.ready-dev
	@$(PY) -m pytest --collect-only -qq >/dev/null

coverage: $(VENV)/.ready-dev  ## every branch of the rules library, by its own tests
	$(PY) -m coverage run -m pytest -p no:cacheprovider tests/rules
	$(PY) -m coverage report

journeys: debian debian-test $(VENV)/.ready-dev assets  ## only the journeys, in a real browser
	$(PY) -m pytest -m journey tests/journeys

test-nightly: debian debian-test $(VENV)/.ready-dev assets  ## the slow tests
	$(PY) -m pytest -m nightly
	$(MAKE) coverage

bench: $(VENV)/.ready-dev assets  ## speed as ratios (PEOPLE=100000 by default; any number)
	$(PY) -m bench $(if $(filter-out 500,$(PEOPLE)),--people $(PEOPLE))

packages:  # Python's and npm's at the same time, and what is ours compiled meanwhile
	@$(MAKE) -s -j3 $(VENV)/.ready node_modules/.package-lock.json compiled

# With the Python that this machine has; where it is another than the environment's, the first start compiles instead.
compiled:
	@python3 -m compileall -q -x /tests/ src >/dev/null 2>&1 || true

# Peers are left out: MOJ Frontend names moment for a component we do not use. Without npm here, `assets` brings one.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null 2>&1; then npm ci --silent --ignore-scripts --omit=peer && touch $@; fi

assets: $(VENV)/.ready  ## bring the design systems from npm, without what may not be copied
	@command -v npm >/dev/null 2>&1 || test -x $(VENV)/bin/npm || $(UV) pip install -q --require-hashes -r requirements-node.lock
	@$(PY) -m throughcare.platform.design.assets

lock: $(UV)  ## renew the locks after a change in pyproject.toml
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.13 pyproject.toml -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.13 --extra dev pyproject.toml -o requirements-dev.lock
	sed -n 's/^node = \["\(.*\)"\]/\1/p' pyproject.toml | $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.13 - -o requirements-node.lock

client: $(VENV)/.ready-dev  ## a Python client of the API, from its description, in build/client
	@mkdir -p build
	$(VENV)/bin/openapi-python-client generate --path docs/openapi.json --config tools/client.yml --meta none --overwrite --output-path build/throughcare_client

clean:  ## remove what was set up (not the trial's data in .local)
	rm -rf $(VENV) .uv node_modules src/throughcare/platform/design/static/vendor

PIP_QUIETLY := install -q --disable-pip-version-check

# Into a folder of its own, which any pip allows; where Python has no pip, a virtual environment brings one.
$(UV):
	@python3 -m pip $(PIP_QUIETLY) --target .uv uv 2>/dev/null \
	  || { python3 -m venv .uv && .uv/bin/pip $(PIP_QUIETLY) uv; }

$(VENV)/.ready: requirements.lock pyproject.toml | $(UV)
	test -x $(PY) || $(UV) venv -q $(VENV)
	@# Where the developer's set is installed already, the core is in it.
	test -e $(VENV)/.ready-dev || $(UV) pip sync -q --require-hashes requirements.lock
	@sh tools/link-source.sh $(VENV)
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(UV)
	test -x $(PY) || $(UV) venv -q $(VENV)
	$(UV) pip sync -q --require-hashes requirements-dev.lock
	@sh tools/link-source.sh $(VENV)
	@touch $@ $(VENV)/.ready

debian:
	@sh tools/debian.sh demo

debian-test:
	@sh tools/debian.sh test
