"""The code of an older commit, taken from git."""

import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent


class NoHistory(Exception):
    """The older code is not to be had here; the message says why."""


@contextmanager
def code_of(commit: str) -> Iterator[Path]:
    """The files of a commit in a folder of its own; raises NoHistory."""
    with TemporaryDirectory(prefix="najot-older-") as folder:
        with tarfile.open(fileobj=BytesIO(_git("archive", commit))) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder)


@contextmanager
def release_with(schema: str) -> Iterator[Path]:
    """The last commit whose newest schema it was; raises NoHistory."""
    with code_of(commit_with(schema)) as folder:
        files = (folder / "store" / "migrations" / "versions").glob("[0-9]*.py")
        found = max(re.match("[0-9]+", file.name)[0] for file in files)  # type: ignore[index]
        if found != schema:
            raise NoHistory(f"no commit has the schema {schema} as its newest")
        yield folder


def commit_with(schema: str) -> str:
    """The name of that commit; raises NoHistory."""
    following = f"store/migrations/versions/{int(schema) + 1:04}_*.py"
    added = _git("log", "--diff-filter=A", "--format=%H", "--", following).decode().split()
    return _git("rev-parse", f"{added[-1]}^" if added else "HEAD").decode().strip()


def _git(*words: str) -> bytes:
    try:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout
    except OSError as error:
        raise NoHistory(f"the older code cannot be taken from git: {error}") from error
    except subprocess.CalledProcessError as error:
        raise NoHistory(f"the older code cannot be taken from git: {error.stderr.decode().strip()}") from error
