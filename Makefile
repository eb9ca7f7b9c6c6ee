# run · test · train · evaluate · bench · lint: the same words here, in the README and in CI.
# uv looks after both environments; where it is missing it is installed into .tools/ of this folder.

UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
export UV_COMPILE_BYTECODE := 1
WERKWIJZER := $(UV) run --frozen werkwijzer

.PHONY: run test train evaluate bench lint format browser

run: $(UV)
	@$(WERKWIJZER) run

test: $(UV) browser
	$(WERKWIJZER) train
	WERKWIJZER_MODEL="$$($(WERKWIJZER) train --path)" WERKWIJZER_VECTORS=var/vectors OMP_NUM_THREADS=1 \
		nlu/.venv/bin/python -m pytest --quiet --rootdir nlu nlu/tests
	$(UV) run --frozen pytest

train: $(UV)
	$(WERKWIJZER) train

evaluate: $(UV)
	$(WERKWIJZER) evaluate

bench: $(UV)
	$(UV) run --frozen python -m bench

lint: $(UV)
	$(UV) run --frozen ruff check .
	$(UV) run --frozen ruff format --check .
	$(UV) run --frozen mypy

format: $(UV)
	$(UV) run --frozen ruff check --fix .
	$(UV) run --frozen ruff format .

browser: $(UV)
	@$(UV) run --frozen python -m tests.browser.install
	@$(UV) run --frozen python -m tests.browser.tools

.tools/bin/uv:
	python3 -m pip install --quiet --target .tools uv
