"""A copy of this repository in which something is added as CONTRIBUTING.md says, and what the change touches is run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).parents[2]
_LEFT_OUT = (
    ".git",
    ".venv",
    "var",
    ".pytest_cache",
    ".ruff_cache",
    ".hypothesis",
    ".import_linter_cache",
)
_MADE = re.compile(r"(^|/)(__pycache__|\.[a-z_]+_cache|\.hypothesis|var)/")
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_IN_CODE = re.compile("`([^`]+)`")


class Scratch:
    """The copy, and what the guide says of one kind of addition: the files that it names, and what is to be run."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder = folder / "scratch"
        copytree(ROOT, self.folder, ignore=ignore_patterns(*_LEFT_OUT), symlinks=True)
        rows = {
            name.strip(): (files, run)
            for name, files, run in _ROW.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
        }
        files, run = rows[kind]
        self.named = _IN_CODE.findall(files)
        self.to_run = _IN_CODE.findall(run)
        self._before = self._state()

    def writes(self, path: str, text: str) -> None:
        """A file that was not there."""
        assert not (self.folder / path).exists(), path
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def puts(self, path: str, before: str, line: str) -> None:
        """Text into a file, before what stands there once."""
        text = (self.folder / path).read_text("utf-8")
        assert text.count(before) == 1, f"{path}: {before!r} stands there {text.count(before)} times"
        (self.folder / path).write_text(text.replace(before, line + before), "utf-8")

    def adds(self, path: str, text: str) -> None:
        """Text at the end of a file."""
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def translates(self, *said: tuple[str, str, str, str, str]) -> None:
        """Texts into their catalogues and translations, as the guide says: kind, key, English, Uzbek and Russian."""
        for kind, key, english, _, _ in said:
            text = f'\n#. In a test.\nmsgctxt "{key}"\nmsgid "{english}"\nmsgstr ""\n'
            self.adds(f"texts/catalogues/{kind}.pot", text)
        self.runs("make texts-update")
        for kind, key, english, uzbek, russian in said:
            self._translate(f"texts/catalogues/uz/{kind}.po", key, english, uzbek)
            self._translate(f"texts/catalogues/ru/{kind}.po", key, english, russian)
        self.runs("make texts-check")

    def _translate(self, path: str, key: str, english: str, said: str) -> None:
        empty = f'msgctxt "{key}"\nmsgid "{english}"\nmsgstr "'
        text = (self.folder / path).read_text("utf-8")
        assert text.count(f'{empty}"\n') == 1, f"{path} has no place for {key}"
        (self.folder / path).write_text(text.replace(empty, empty + said), "utf-8")

    def runs(self, command: str, **environ: str) -> str:
        """What a command prints that the guide names: `make x` by its recipe, and Python by this interpreter."""
        recipe = self._recipe(command) if command.startswith("make ") else [command.split()]
        return "".join(self._done(*words[1:], **environ) for words in recipe)

    def python(self, code: str) -> str:
        """What these lines print, over the code of the copy."""
        return self._done("-c", code)

    def _done(self, *words: str, **environ: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": ".", **environ},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def types(self, *rooms: str) -> str:
        """What mypy says of these rooms, quickly where this repository was checked before."""
        cache = ROOT / ".mypy_cache"
        if cache.exists():
            copytree(cache, self.folder / ".mypy_cache", dirs_exist_ok=True)
        checked = [sys.executable, "-m", "mypy", *rooms]
        return subprocess.run(checked, cwd=self.folder, capture_output=True, text=True).stdout

    def tests(self, *words: str) -> None:
        """Some of the tests pass in the copy."""
        self._done("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--numprocesses", "0", *words)

    def followed_the_guide(self) -> None:
        """Just the files that the guide names were touched, and each of them."""
        touched = {path for path, state in self._state().items() if self._before.get(path) != state}
        patterns = {name: _pattern(name) for name in self.named}
        beside = [path for path in touched if not any(one.fullmatch(path) for one in patterns.values())]
        assert beside == [], f"touched, and the guide does not name them: {beside}"
        unused = [name for name, one in patterns.items() if not any(map(one.fullmatch, touched))]
        assert unused == [], f"the guide names them, and nothing was to be done there: {unused}"

    def _state(self) -> dict[str, tuple[int, int]]:
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        named = ((str(path.relative_to(self.folder)), path.stat()) for path in files)
        return {name: (stat.st_mtime_ns, stat.st_size) for name, stat in named if not _MADE.search(f"{name}")}

    def _recipe(self, command: str) -> list[list[str]]:
        """The lines of a target of the Makefile, without what sets this machine up."""
        target = command.split()[1]
        makefile = (self.folder / "Makefile").read_text("utf-8")
        found = re.search(rf"^{target}:[^\n]*\n((?:\t[^\n]+\n)+)", makefile, re.MULTILINE)
        assert found, f"there is no {command}"
        return [line.strip().removeprefix("@$(BIN)/").split() for line in found[1].splitlines()]


def _pattern(name: str) -> re.Pattern[str]:
    """`<name>` in a path of the guide stands for any name."""
    return re.compile("[^/]+".join(re.escape(part) for part in re.split("<[^>]+>", name)))
