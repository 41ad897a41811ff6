# Die Befehle des Projekts. Jeder richtet sich seine Umgebung selbst ein.
VENV ?= .venv
FORMAT ?= text
BASE ?=
PORT ?= 8000
BENCH ?=
PYTHON ?= python3
BIN := $(VENV)/bin
COMPILE = $(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
export NO_MKDOCS_2_WARNING = 1

.PHONY: site test check dossier draft serve bench pictures lock schema ledger sbom canary environment tools browser

site: environment  ## die fertige Seite in site/
	$(BIN)/portal build

check: environment  ## nur die Daten prüfen
	@$(BIN)/portal check --format $(FORMAT) $(if $(BASE),--base $(BASE))

dossier: environment  ## was eine Änderung auf der Website bewirkt
	@$(BIN)/portal dossier $(if $(BASE),--base $(BASE))

draft: environment  ## Entwurf aus der Meldung, die einen Ablauf der Plattform begann
	@$(BIN)/portal submission "$$GITHUB_EVENT_PATH"

serve: environment  ## Vorschau im Browser, folgt jeder Änderung
	$(BIN)/portal serve --port $(PORT)

test: tools browser  ## alle Tests, auch die im Browser
	$(BIN)/python -m ruff check macros tests benchmarks
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m "not alone"
	$(BIN)/python -m pytest -m alone

bench: tools browser  ## wie schnell gebaut und gesucht wird
	$(BIN)/python -m benchmarks --results benchmarks $(BENCH)

pictures: tools browser  ## die Bilder der Anleitungen erneuern
	$(BIN)/python -m tests.browser.pictures

schema: environment  ## das Schema für Eingabehilfen erneuern
	$(BIN)/python -m macros.register.schema agreements

ledger: environment  ## das Verzeichnis aller je veröffentlichten Adressen ergänzen
	$(BIN)/portal build
	$(BIN)/python -m macros.website.addresses site agreements

sbom: tools  ## die Stückliste aller Pakete der Website (CycloneDX)
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file sbom.json requirements.txt

canary: tools  ## wie weit andere Generatoren diese Website bauen
	@$(BIN)/python -m tests.canary

lock: tools  ## die Listen der Pakete erneuern
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

environment: $(VENV)/.site
tools: $(VENV)/.dev

$(VENV)/.site: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.site requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --only-binary :all: -r requirements-dev.txt
	touch $@

browser: tests/npm/node_modules/.package-lock.json
	@sh tests/install.sh

tests/npm/node_modules/.package-lock.json: tests/npm/package-lock.json
	@sh tests/install.sh
	npm ci --prefix tests/npm --ignore-scripts --no-audit --no-fund --silent
	touch $@
