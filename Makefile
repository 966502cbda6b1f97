# All that a fresh machine needs is Python 3.11+ and make; the environment is made here, in .venv.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint eval bench clean

demo: $(READY)  ## write the dossier of the bundled example to demo/
	@$(BIN)/firsthand demo --out demo

test: $(READY)  ## pass every test
	$(BIN)/pytest

lint: $(READY)  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

eval: $(READY)  ## hold every measured task to its floor
	$(BIN)/python -m evals.gate

bench: $(READY)  ## articles per second and memory, beside a named peer
	$(BIN)/python -m benchmarks --out benchmarks/results.json

clean:  ## remove the environment and what was written here
	rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer was found; install one, or say make PYTHON=/path/to/python3"; exit 1; }
	@echo "setting up .venv (once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)
