BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run phone test walk check docs menu-map map texts-check texts-update templates leaflet accuracy \
	bench faults format requirements pictures looks environment dev-environment

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: environment ## start everything on this machine; Ctrl-C stops it
	@$(BIN)/python -m machine.run --with-a-made-up-night

phone: $(if $(filter smpp,$(ROAD)),dev-)environment ## a basic phone in the terminal, while `make run` runs; NUMBER=+99800... ROAD=smpp
	@$(BIN)/python -m $(if $(filter smpp,$(ROAD)),tests.standins.phone_over_smpp,simulator.terminal) $(if $(NUMBER),--number "$(NUMBER)")

test: dev-environment ## run all tests, with real Redis, SQLite, PostgreSQL and Chromium
	@config/setup/test-servers.sh
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

walk: dev-environment ## what `make test` samples, from end to end: every screen for every caller, every recorded dial
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal --timeout 3600 -m walk

check: dev-environment ## lint, types, import contract, texts true, menu fits, docs current
	@config/setup/test-servers.sh
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m texts check
	@$(BIN)/python -m texts spelling
	@$(BIN)/python -m menus prove
	@$(BIN)/python -m menus map --check
	@$(BIN)/python -m alerts.state_map --check
	@$(BIN)/python -m config.settings_page --check

docs: environment ## write the pages that are made from the code
	@$(BIN)/python -m alerts.state_map
	@$(BIN)/python -m config.settings_page

menu-map: environment ## draw the menu from menus/tree
	@$(BIN)/python -m menus map

map: environment ## draw regions, districts and centres
	@$(BIN)/python -m regions.map

texts-check: environment ## name everything that is wrong with the texts
	@$(BIN)/python -m texts check

texts-update: environment ## bring new and changed texts into every translation
	@$(BIN)/python -m texts update

templates: environment ## list every outgoing text, as operators ask for them
	@$(BIN)/python -m texts templates

leaflet: environment ## print the card with the short code, to be folded, into var/leaflet.pdf
	@$(BIN)/python -m console leaflet

accuracy: environment ## measure how often a name is understood and a place falls into its region; fetches packages
	@$(BIN)/python -m regions.accuracy

pictures: dev-environment ## take the documentation's pictures anew
	@$(BIN)/python -m tests.pictures

looks: dev-environment ## draw every page of the console for every role in every language, and let axe-core judge it
	@$(BIN)/python -m tests.console.looks $(if $(LANGUAGE),--language "$(LANGUAGE)") $(if $(ROLE),--role "$(ROLE)")

bench: dev-environment ## measure speed, beside peers, in one run; fetches the npm peer's packages once
	@config/setup/test-servers.sh
	@$(BIN)/python -m bench

faults: dev-environment ## the long fault runs: kills, lost servers, bad providers, at random moments; and their controls
	@config/setup/test-servers.sh
	@$(BIN)/python -m tests.faults

format: dev-environment ## format the code and sort its imports
	@$(BIN)/ruff check --select I --fix .
	@$(BIN)/ruff format .

requirements: dev-environment ## pin requirements*.in anew, with hashes
	@CUSTOM_COMPILE_COMMAND='make requirements' $(BIN)/pip-compile requirements.in
	@CUSTOM_COMPILE_COMMAND='make requirements' $(BIN)/pip-compile requirements-dev.in

environment:
	@config/setup/environment.sh requirements.txt

dev-environment:
	@config/setup/environment.sh requirements.txt requirements-dev.txt
