"""The settings as a page of the documentation and as an example of `.env`.

`python -m config.settings_page` writes both; with `--check` it names the stale ones.
"""

import sys
from pathlib import Path

from config.settings import Described, describe_settings

_INTRODUCTION = """\
# Settings

Set them in the environment or in a file `.env` in the folder where the service starts; the environment goes first.
A secret may instead stand in a file of its own that `NAME_FILE` names. The service reads them once, when it starts.
It refuses to start with a value that is wrong, with a name that begins as ours or a provider's and is not in this
table, and, when `NAJOT_ENV` is `production`, with what only suits a demo; it names every fault in a line of its own.

| name | default | meaning |
|---|---|---|
"""

_AFTER_THE_TABLE = """
¹ A secret: never logged or shown, and `NAME_FILE` may name a file that holds it.

In a demo the webhook secret and the root key are made at the first start, in the folder `NAJOT_VAR`, readable by their
owner only. Who loses the root key loses everything that it sealed.
"""

_EXAMPLE_HEADER = (
    "# Copy to .env and change what differs. All settings, with their defaults; docs/settings.md explains them.\n"
)


def settings_page() -> str:
    """The page in Markdown."""
    rows = (_row(one) for one in describe_settings())
    return _INTRODUCTION + "".join(rows) + _AFTER_THE_TABLE


def example_env() -> str:
    """The example of `.env`: every setting commented out."""
    return _EXAMPLE_HEADER + "".join(f"#{one.name}={one.default}\n" for one in describe_settings())


PAGES = {Path("docs/settings.md"): settings_page, Path(".env.example"): example_env}


def stale_pages() -> list[Path]:
    """The committed pages that no longer say what the code does."""
    return [path for path, write in PAGES.items() if not path.exists() or path.read_text(encoding="utf-8") != write()]


def main(arguments: list[str]) -> None:
    """Write the pages, or with `--check` end with a line that names the stale ones."""
    stale = stale_pages()
    if arguments == ["--check"]:
        sys.exit(f"Stale: {', '.join(map(str, stale))}. Write them with: make docs" if stale else 0)
    for path in stale:
        path.write_text(PAGES[path](), encoding="utf-8")


def _row(one: Described) -> str:
    name = f"`{one.name}`" + (" ¹" if one.is_secret else "")
    default = f"`{one.default}`" if one.default else ""
    return f"| {name} | {default} | {' '.join(one.meaning.split())} |\n"


if __name__ == "__main__":
    main(sys.argv[1:])
