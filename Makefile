# `make` alone lists the commands. Set-up lives in scripts/setup: it does what is missing, once.
PYTHON := .venv/bin/python
LOCK := .tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
MINUTES ?= 60
export UV_SYSTEM_CERTS ?= 1

.PHONY: help run demo test engines faults soak lint check format bench lock vendor clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## set up, then serve on http://127.0.0.1:8000
	@scripts/setup run
	@$(PYTHON) -m app serve

demo: ## the same, with a workshop half-way through, a dozen more, and two agreements
	@scripts/setup run
	@$(PYTHON) -m app demo

test: ## set up, then the whole test suite (ARGS="-k vote" narrows it)
	@scripts/setup system dev
	$(PYTHON) -m pytest -n auto --dist loadgroup $(ARGS)

engines: ## set up, then the stories of all three browser engines, and a table of their seconds
	@scripts/setup system dev
	$(PYTHON) -m pytest tests/engines -vv $(ARGS)

faults: ## set up, then every fault many times over; the table goes into docs/reliability.md
	@scripts/setup system dev
	$(PYTHON) -m pytest tests/faults --rounds full -n 2 $(ARGS)

soak: ## set up, then an hour of churn and random faults (MINUTES=60)
	@scripts/setup system dev
	$(PYTHON) -m tests.faults.soak --minutes $(MINUTES)

lint: ## format, style and types
	@scripts/setup dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

check: lint test ## everything a change has to pass

format: ## put the code into its format
	@scripts/setup dev
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## set up, then the benchmarks, as ratios
	@scripts/setup bench dev
	$(PYTHON) -m bench $(ARGS)

lock: ## make requirements/*.txt again from pyproject.toml
	@scripts/setup tools
	$(LOCK) requirements/tools.in -o requirements/tools.txt
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) pyproject.toml --group dev -o requirements/dev.txt

vendor: ## fetch the front end's third-party files again
	@scripts/setup run
	$(PYTHON) scripts/vendor.py

clean: ## remove everything set-up made (never the data)
	rm -rf .venv .tools .mypy_cache .ruff_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
