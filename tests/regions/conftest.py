from datetime import date

import pytest

from regions.directory import Centre, Directory, read_centres
from regions.geography import DATA, Geography, load_geography

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def geography() -> Geography:
    return load_geography()


@pytest.fixture(scope="session")
def demo_file() -> str:
    return (DATA / "demo_centres.csv").read_text("utf-8")


@pytest.fixture(scope="session")
def demo_centres(geography: Geography, demo_file: str) -> list[Centre]:
    return read_centres(demo_file, geography, TODAY)


@pytest.fixture(scope="session")
def directory(demo_centres: list[Centre]) -> Directory:
    return Directory(demo_centres)
