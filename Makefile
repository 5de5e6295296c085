# Newsroom. A fresh machine needs only python3 (3.11 or newer) and make. `make help` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --require-hashes --quiet --disable-pip-version-check
PYTEST := $(BIN)/pytest -n 2 $(PYTEST_ARGS)
# For commands that read no secret and no data: the settings of production with throw-away values.
PRODUCTION := env -u DEBUG -u DATABASE_URL -u CACHE_URL -u EMAIL_URL DATA_DIR=.venv/var SECURE_SSL=1 \
	SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz \
	ALLOWED_HOSTS=www.example.org SITE_URL=https://www.example.org
MANAGE := $(PRODUCTION) $(BIN)/python manage.py

.PHONY: help demo test chaos check serve bench lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' Makefile

demo: .venv/base.stamp ## set up and serve a newsroom with invented stories on http://127.0.0.1:8000 (PORT=…)
	@$(BIN)/python -m newsroom.demo

# The second run leaves out what asks no database, and how one page looks and is operated; whole days of work run on each.
test: .venv/dev.stamp ## run all tests, on SQLite and, with TEST_DATABASE_URL=postgres://…, again on PostgreSQL
	@$(MANAGE) translations compile --verbosity 0
	@if [ -z "$$TEST_DATABASE_URL" ]; then env -u DATABASE_URL $(PYTEST); else \
		env -u DATABASE_URL $(PYTEST) -m "not postgres" && \
		DATABASE_URL="$$TEST_DATABASE_URL" $(PYTEST) --create-db -m "postgres or journey or database and not browser"; fi

chaos: .venv/dev.stamp ## look for new faults, ROUNDS=10 times: random examples, a browser and a server that are slow
	@for round in $$(seq $${ROUNDS:-10}); do \
		env -u DATABASE_URL $(PYTEST) -q -m hypothesis --hypothesis-profile=chaos && \
		env -u DATABASE_URL $(PYTEST) -q -m browser --slow || exit 1; done

check: .venv/dev.stamp ## linters, formats, migrations, deployment check, translations, file lengths
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	@echo '$(BIN)/djlint templates --check'; $(BIN)/djlint templates --check --quiet || { echo 'To format: $(BIN)/djlint templates --reformat --quiet'; exit 1; }
	@echo manage.py makemigrations --check --dry-run; $(MANAGE) makemigrations --check --dry-run
	@echo manage.py check --deploy --fail-level WARNING; $(MANAGE) check --deploy --fail-level WARNING
	@echo manage.py translations check; $(MANAGE) translations check
	$(BIN)/pytest -q tests/test_architecture.py tests/test_habits.py tests/test_docs.py

serve: .venv/base.stamp ## serve as in production: settings from the environment, behind a proxy
	@$(BIN)/python -m newsroom.ready && exec $(BIN)/python -m newsroom.serve

bench: .venv/dev.stamp ## measure editor, pictures and pages, and compare with what was promised (ONLY=editor)
	@$(BIN)/python -m benchmarks $(ONLY)

lock: .venv/base.stamp ## compile requirements/*.txt with hashes from pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --extra s3 -c requirements/base.txt pyproject.toml -o requirements/s3.txt

# The stamps make set-up run only when the requirements changed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Newsroom needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/base.stamp: requirements/base.txt | $(BIN)/python
	$(PIP) -r $<
	@touch $@

.venv/dev.stamp: requirements/dev.txt | $(BIN)/python
	$(PIP) -r $<
	@touch $@ .venv/base.stamp
