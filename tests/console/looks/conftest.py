"""Offices for all who only look."""

from collections.abc import Iterator

import pytest

from tests.console.looks.busy_office import BusyOffice, QuietOffice


@pytest.fixture(scope="session")
def busy_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusyOffice]:
    """A console in which every page has something to show."""
    office = BusyOffice(tmp_path_factory.mktemp("busy"))
    yield office
    office.close()


@pytest.fixture(scope="session")
def quiet_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuietOffice]:
    """A console to which nothing has happened yet."""
    office = QuietOffice(tmp_path_factory.mktemp("quiet"))
    yield office
    office.close()
