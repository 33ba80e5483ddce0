"""Hosts whose clocks are wrong, or are set while they work, by libfaketime (https://github.com/wolfcw/libfaketime).

It stands between a process and its wall clock; the steady one is right, as on a machine, where nobody can set it.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.faults.service import Process, Service
from tests.standins import answers

OFF = (40, 3600, -300)
"""Seconds by which clocks are ahead."""

SLOW = 1.5
"""Seconds that the provider takes, so that texts are under way whenever another host looks."""

FOLDERS = Path("/usr/lib")


def _faked(**how: str) -> dict[str, str]:
    library = next(FOLDERS.glob("*/faketime/libfaketimeMT.so.1"), None)
    assert library, "libfaketime is missing: config/setup/test-servers.sh installs it"
    return {"LD_PRELOAD": str(library), "FAKETIME_DONT_FAKE_MONOTONIC": "1", **how}


def ahead_by(seconds: float) -> dict[str, str]:
    """The environment of a process whose clock is ahead by so much."""
    return _faked(FAKETIME=f"{seconds:+}")


class SetClock:
    """A clock that is right until it is set, in every process that has its `environ`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.set(0)
        self.environ = _faked(FAKETIME_TIMESTAMP_FILE=str(self._file), FAKETIME_NO_CACHE="1")

    def set(self, ahead: float) -> None:
        """From now on it is ahead by so many seconds."""
        written = self._file.with_suffix(".new")
        written.write_text(f"{ahead:+}\n")
        written.replace(self._file)


def with_wrong_clocks(service: Service, ahead: Sequence[float] = OFF, worker: list[str] | None = None) -> list[Process]:
    """Hosts whose clocks are wrong, beside the worker whose clock is right; not started yet."""
    service.provider.will(answers.accepted().later(SLOW))
    return [service.add_host(None, worker, **ahead_by(seconds)) for seconds in ahead]
