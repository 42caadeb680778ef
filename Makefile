# `make` alone lists the recipes; hooks and CI call the same ones.
PORT ?= 8000
PY := .venv/bin/python
export LEARNINGCITY_DATA ?= $(CURDIR)/data

.DEFAULT_GOAL := help

help:  ## List the recipes
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/' | sort

.venv/bin/uv:
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet uv

.venv/.ready: .venv/bin/uv pyproject.toml uv.lock package-lock.json deploy/vendor_assets.py $(wildcard learningcity/locale/*/LC_MESSAGES/*.po)
	.venv/bin/uv sync --quiet --inexact --locked
	$(PY) deploy/vendor_assets.py
	@touch $@

setup: .venv/.ready  ## Set up everything in .venv

demo: setup  ## Make the demonstration cities and serve them (PORT=8000)
	.venv/bin/learningcity demo --port $(PORT)

test: setup  ## Run the whole suite and the checks
	$(MAKE) check
	.venv/bin/pytest -q -n 2

test-fast: setup  ## Run the fast set, within a minute
	.venv/bin/pytest -q -n 2 --no-migrations --hypothesis-profile quick -m "not slow and not browser and not postgresql"

check: setup  ## Format, lint, types, walls
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --quiet --lint learningcity

bench-small: setup  ## Run the small benchmarks: exact invariants, ratios with slack
	$(PY) -m benchmarks --small

messages: setup  ## Gather new strings into the Thai catalogue (needs gettext), then translate them there
	cd learningcity && ../$(PY) -m django makemessages -l th --no-location --no-wrap --ignore "web/ui/static/*"

figures: setup  ## Print the style figures of the code
	$(PY) -m tests.figures

.PHONY: help setup demo test test-fast check bench-small messages figures
