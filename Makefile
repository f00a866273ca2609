# Two commands:  make run  and  make test.  README.md tells the rest.
.PHONY: run demo test check lock clean
.SILENT:
.DEFAULT_GOAL := run

PYTHON := .venv/bin/python

# The whole of SUSI in this terminal, at http://localhost:$SUSI_PORT/ (8000); Ctrl-C stops it.
run: export SUSI_DEMO ?= 1
run:
	sh .ci/venv requirements.txt
	$(PYTHON) manage.py up

# The demo at another moment: make demo STAGE=selected (README.md lists them).
demo: export SUSI_DEMO ?= 1
demo:
	sh .ci/venv requirements.txt
	$(PYTHON) manage.py migrate --no-input --verbosity 0
	$(PYTHON) manage.py demo --stage $(or $(STAGE),call) $(ARGS)

# Every test: SQLite, PostgreSQL and Redis, and Chromium. Words for pytest: make test ARGS="-k votes"
test:
	sh .ci/venv requirements-dev.txt
	$(PYTHON) -m tests.run $(ARGS)

# The linters, as .ci/run calls them.
check:
	sh .ci/venv requirements-dev.txt
	bash .ci/check

# Lock anew what pyproject.toml asks for; the files name no place to download from.
lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: UV := var/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate
lock:
	sh .ci/venv requirements.txt
	$(PYTHON) -m venv var/lock
	var/lock/bin/pip install -qq --disable-pip-version-check uv
	$(UV) $(ARGS) -o requirements.txt pyproject.toml
	$(UV) $(ARGS) -c requirements.txt --group dev -o requirements-dev.txt pyproject.toml

# Remove the environment and what tools left behind; the data in var/ stays.
clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
