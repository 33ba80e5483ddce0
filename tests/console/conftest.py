"""The commands as an operator types them, each test with a record of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.office import Office, office_in
from tests.console.terminal import Terminal
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.running_demo import RunningDemo


@pytest.fixture
def terminal(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal over a migrated record, once of each kind."""
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path, database_url)


@pytest.fixture
def sqlite_terminal(migrated_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal for what does not depend on the kind of record."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "najot.db").write_bytes(migrated_sqlite.read_bytes())
    return Terminal(tmp_path, f"sqlite:///{tmp_path}/najot.db")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The console with its team over a demo of this test's own."""
    office = office_in(tmp_path)
    yield office
    office.demo.close()


@pytest.fixture
def timed(tmp_path: Path) -> Iterator[tuple[Office, StoryClock]]:
    """The same on a clock of its own."""
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    yield office, clock
    office.demo.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Office]:
    """The same, reached over HTTP, with a worker that delivers: for a browser."""
    demo = RunningDemo(tmp_path)
    office = Office(demo)
    demo.start()
    yield office
    demo.close()
