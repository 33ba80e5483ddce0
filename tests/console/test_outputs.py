"""A command that writes a file writes it onto nothing that the service lives on, and over another only when told so."""

import os
from pathlib import Path

import pytest

from store.instant import utc_now
from tests.console.terminal import Terminal

COMMANDS = ("backup", "erasures", "leaflet")


@pytest.fixture
def lived_on(sqlite_terminal: Terminal) -> dict[Path, str]:
    """Every file that the service lives on, and what each is."""
    terminal, var = sqlite_terminal, sqlite_terminal.folder / "var"
    var.mkdir()
    root_key, secrets = terminal.folder / "keys of production", terminal.folder / ".env"
    root_key.write_text(terminal.environ.pop("NAJOT_KEYS"))
    terminal.environ["NAJOT_KEYS_FILE"] = str(root_key)
    secrets.write_text("")
    with terminal.service() as service:
        service.sending_erasures.look(utc_now())
    files = {
        terminal.folder / "najot.db": "is the record;",
        terminal.folder / "najot.db-journal": "is the record's journal;",
        terminal.folder / "najot.db-wal": "is the record's journal;",
        var / "root-key": "is the demo's root key;",
        var / "webhook-secret": "is the demo's webhook secret;",
        root_key: "is the file of NAJOT_KEYS_FILE;",
        secrets: "is where settings are read from;",
        next((var / "erasures").iterdir()): "is the list of erasures in force;",
    }
    (var / "root-key").write_text("the only one")
    return files


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_written_onto_what_the_service_lives_on(
    sqlite_terminal: Terminal, lived_on: dict[Path, str], command: str
) -> None:
    contents = {file: file.read_bytes() for file in lived_on if file.exists()}
    for file, what in lived_on.items():
        for name in (str(file), os.path.relpath(file), f"{file.parent}/../{file.parent.name}/{file.name}"):
            assert what in sqlite_terminal.refuses(command, name, "--replace"), name
    assert {file: file.read_bytes() for file in lived_on if file.exists()} == contents


@pytest.mark.parametrize("command", COMMANDS)
def test_a_link_leads_nowhere_else(sqlite_terminal: Terminal, command: str) -> None:
    record = sqlite_terminal.folder / "najot.db"
    soft, hard = sqlite_terminal.folder / "soft", sqlite_terminal.folder / "hard"
    soft.symlink_to(record)
    hard.hardlink_to(record)
    for link in (soft, hard):
        assert "is the record;" in sqlite_terminal.refuses(command, str(link), "--replace")


@pytest.mark.parametrize("command", COMMANDS)
def test_another_file_is_written_over_only_when_told_so(sqlite_terminal: Terminal, command: str) -> None:
    file = Path(sqlite_terminal.file("of last week", "what I still need"))

    said = sqlite_terminal.refuses(command, str(file))

    assert f"{file}: is there already, of 2" in said and "--replace writes over it" in said
    assert file.read_text() == "what I still need"
    sqlite_terminal.answers(command, str(file), "--replace")
    assert file.read_bytes() != b"what I still need"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_and_a_file_in_none_are_named(sqlite_terminal: Terminal, command: str) -> None:
    folder = sqlite_terminal.folder
    assert f"{folder}: is a folder" in sqlite_terminal.refuses(command, str(folder), "--replace")
    said = sqlite_terminal.refuses(command, str(folder / "nope" / "file"))
    assert said == f"Error: {folder / 'nope'}: there is no such folder\n"
    assert not (folder / "nope").exists()
