"""A command that Ctrl-C stops says what is left behind."""

import os
import signal
from importlib import import_module
from pathlib import Path

import pytest

import store.backups
from store.backups.alone import alone_with
from tests.console.terminal import Terminal
from tests.console.test_backup import backed_up, callers_in, full, list_of  # noqa: F401


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_restore_before_it_replaced_anything(full: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    file, erasures = backed_up(full), list_of(full)
    monkeypatch.setattr(store.backups, "hold_against", stop)

    said = full.refuses("restore", file, "--erasures", erasures, "--force")

    assert said == "Error: stopped; nothing was changed\n"
    assert callers_in(full) == 1


def test_a_restore_that_is_half_way_goes_to_its_end(full: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    file, erasures = backed_up(full), list_of(full)
    put_right = store.backups._put_right

    def stopped_by_hand(*given: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return put_right(*given)

    monkeypatch.setattr(store.backups, "_put_right", stopped_by_hand)
    assert f"{file}: restored" in full.answers("restore", file, "--erasures", erasures, "--force")


def test_two_restores_at_once_do_not_mix(full: Terminal) -> None:  # noqa: F811
    if not full.environ["DATABASE_URL"].startswith("sqlite"):
        return  # PostgreSQL itself says that somebody else is connected
    file, erasures = backed_up(full), list_of(full)
    record = Path(full.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    with alone_with(record.with_name(f".{record.name}.restored")):
        said = full.refuses("restore", file, "--erasures", erasures, "--force")
    assert "DATABASE_URL: another restore replaces the record now" in said
    assert callers_in(full) == 1


def test_a_backup_leaves_no_file(sqlite_terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.backups.sqlite, "copy", stop)
    file = sqlite_terminal.folder / "record.backup"
    assert sqlite_terminal.refuses("backup", str(file)) == "Error: stopped; no file was written\n"
    assert list(file.parent.glob("*record.backup*")) == []


def test_the_rotation_of_keys_goes_on_with_the_next_run(
    sqlite_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("console.commands.keys"), "wrap_all_anew", stop)
    assert "run it again: it goes on where it stopped" in sqlite_terminal.refuses("keys", "rotate")


def test_one_that_asks(sqlite_terminal: Terminal) -> None:
    said = sqlite_terminal.refuses("staff", "add", "nargiza", typed="")
    assert said.endswith("Error: stopped; nothing was changed\n")
    assert sqlite_terminal.answers("staff", "list") == ""
