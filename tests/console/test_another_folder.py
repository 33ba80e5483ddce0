"""A command typed in another folder than the service's says so, and leaves nothing there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from console.commands import commands

EVERY = (
    ("audit", "verify"),
    ("backup", "a.backup"),
    ("centres", "list"),
    ("centres", "check"),
    ("demo", "seed"),
    ("erasures", "a.json"),
    ("forget",),
    ("keys", "rotate"),
    ("requests", "list"),
    ("roster", "now"),
    ("staff", "list"),
)


@pytest.mark.parametrize("words", EVERY)
def test_no_record_and_no_secret_is_made_there(words: tuple[str, ...], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, words)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: DATABASE_URL: no record is there: {tmp_path}/var/najot.db (are you in the service's folder?)\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_what_needs_no_record_makes_none_either(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words, status in ((("locate", "Chirchiq"), 0), (("doctor",), 1), (("restore", "no.backup"), 1)):
        assert CliRunner().invoke(commands, words).exit_code == status, words
        assert list(tmp_path.iterdir()) == []
