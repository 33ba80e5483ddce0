"""The phones' door, with everything behind it, in this process."""

import logging
import os
import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from config.logging import RedactingHandler, set_up_logging
from config.values import Address
from machine.run import is_ready, web_command
from tests.demo import SECRET, Demo
from tests.doors.watched import Watched
from tests.servers import find_free_port


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


@pytest.fixture
def port(demo: Demo, tmp_path: Path) -> Iterator[int]:
    """Where the service of this test listens, as `make run` starts it."""
    port = find_free_port()
    ours = {name: value for name, value in os.environ.items() if not name.startswith("NAJOT_")}
    settings = {"NAJOT_VAR": str(tmp_path), "NAJOT_KEYS": "00" * 32, "NAJOT_WEBHOOK_SECRETS": SECRET}
    environ = ours | settings | {"DATABASE_URL": demo.settings.database_url, "NAJOT_LOG_LEVEL": "error"}
    server = subprocess.Popen(web_command("app:create_app", Address("127.0.0.1", port)), env=environ)
    try:
        while not is_ready(Address("127.0.0.1", port)):
            assert server.poll() is None
        yield port
    finally:
        server.terminate()
        server.wait()
