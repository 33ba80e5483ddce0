"""Secrets that a demo makes for itself at its first start, readable by its owner only."""

import os
import secrets
from pathlib import Path

_BYTES = 32


def keep_secret(path: Path) -> str:
    """The secret in this file, made now if there is none: 256 bits in base64 for URLs.

    The web server and the worker start together: each writes a file of its own, one of the two gets the name, both
    read what is there under the name.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _offer(secrets.token_urlsafe(_BYTES), path)
    return path.read_text(encoding="ascii").strip()


def _offer(secret: str, path: Path) -> None:
    own = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secret + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(own, path)
    except FileExistsError:
        pass  # the other process was faster
    finally:
        own.unlink()
