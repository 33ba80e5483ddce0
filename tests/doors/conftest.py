"""The phones' door, with everything behind it, in this process."""

import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from config.logging import RedactingHandler, set_up_logging
from tests.demo import Demo
from tests.doors.watched import Watched


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """A service of this test's own, with its doors open before anything happens to it."""
    demo = Demo(tmp_path)
    demo.app  # noqa: B018
    yield demo
    demo.close()


@pytest.fixture(scope="module")
def shared_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A service for requests that have no effect."""
    demo = Demo(tmp_path_factory.mktemp("demo"))
    yield demo
    demo.close()


@pytest.fixture
def logs() -> Iterator[StringIO]:
    """Everything that may be logged."""
    set_up_logging("debug")
    logged = StringIO()
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RedactingHandler):
            handler.setStream(logged)  # type: ignore[arg-type]
    yield logged


@pytest.fixture
def door(shared_demo: Demo, logs: StringIO) -> Watched:
    return Watched(shared_demo, logs)
