# Every target makes the environment first; with uv where it is installed, else with venv and pip.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check lock env

run: env ## review the example resume, then say how to open the playground
	$(BIN)/coach review examples/resume.pdf
	@echo
	@echo "Drop your own resume into the playground: $(BIN)/coach serve"

test: env ## the whole test suite, on SQLite and on PostgreSQL
	scripts/with-postgres $(BIN)/python -m pytest --numprocesses 3 --dist worksteal

check: env ## lint, types, import direction, migrations, generated docs
	scripts/check

env: .venv/.installed

.venv/.installed: pyproject.toml requirements-dev.lock scripts/make-env
	PYTHON=$(PYTHON) scripts/make-env

lock: ## renew the lock files from pyproject.toml (needs uv)
	scripts/lock
