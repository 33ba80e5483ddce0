"""What an operator names may be no file, or one without an end: it is never waited for longer, nor read further."""

import os
import threading
from pathlib import Path

import pytest

from texts import bounded_file
from texts.bounded_file import read_within
from texts.faults import Fault


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_a_file_is_read_whole_up_to_its_longest(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for content in (b"", b"x", b"x" * 2**21):
        file.write_bytes(content)
        assert read_within(file, 2**21) == content
    file.write_bytes(b"x" * (2**21 + 1))
    with pytest.raises(Fault, match="the file is larger than 2 MB"):
        read_within(file, 2**21)


def test_a_device_without_an_end_is_read_no_further() -> None:
    with pytest.raises(Fault, match="larger than 1 MB"):
        read_within(Path("/dev/zero"), 2**20)


def test_a_pipe_is_read_to_its_end(pipe: Path) -> None:
    writer = threading.Thread(target=pipe.write_bytes, args=(b"x" * 300_000,))
    writer.start()
    assert read_within(pipe, 2**20) == b"x" * 300_000
    writer.join()


def test_a_pipe_that_never_speaks_is_given_up(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_file, "LONGEST_WAIT", 0.05)
    with pytest.raises(Fault, match=r"nothing more came, and no end, in 0\.05 seconds"):
        read_within(pipe, 100)


def test_a_pipe_that_begins_and_never_ends_is_given_up(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_file, "LONGEST_WAIT", 0.05)
    holding = os.open(pipe, os.O_RDWR)
    os.write(holding, b"code,name\n")
    with pytest.raises(Fault, match="nothing more came"):
        read_within(pipe, 100)
    os.close(holding)


def test_what_is_no_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    for name in (tmp_path, tmp_path / "no.csv"):
        with pytest.raises(OSError, match=str(tmp_path)) if name != tmp_path else pytest.raises(IsADirectoryError):
            read_within(name, 100)
