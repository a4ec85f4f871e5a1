# The project's commands. Nothing needs installing first but Python 3.11 (and make).
.PHONY: setup run test lint bench lock screenshots
PYTHON = .venv/bin/python
PIN = .venv/uv/bin/uv pip compile -q --python-version 3.11 --generate-hashes --no-header

setup:  ## all that the product and its tests need
	@sh mentoring/setup.sh test

run:  ## set up, load the demo, serve http://127.0.0.1:8000 (PORT=8001 make run)
	@sh mentoring/setup.sh run
	@exec $(PYTHON) -m mentoring.run --follow-parent

lint:  ## linters, types, contracts
	@sh mentoring/setup.sh test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy .
	$(PYTHON) -m djlint templates --lint --quiet
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(PYTHON) manage.py makemigrations --check --dry-run

test: lint  ## and every test; those in a browser by themselves
	$(PYTHON) -m pytest -q -n 2 -m "not browser"
	$(PYTHON) -m pytest -q -n 2 --dist loadfile -m browser

bench:  ## what a page costs
	@sh mentoring/setup.sh test
	$(PYTHON) -m pytest -q -n 0 tests/bench.py tests/bench_matching.py

lock:  ## pin all requirements anew, with hashes
	@sh mentoring/setup.sh test
	$(PIN) pyproject.toml -o requirements.txt
	$(PIN) -c requirements.txt --group dev pyproject.toml -o requirements-dev.txt
	echo uv | $(PIN) - -o requirements-setup.txt

screenshots:  ## the pictures of README.md, from the demo that `make run` serves
	@sh mentoring/setup.sh test
	$(PYTHON) -m mentoring.screenshots
