"""A file that an operator names, read as far as a table can be long: a device or a pipe has no end."""

from pathlib import Path

import click

from texts.table import MOST_BYTES, too_big


def read_content(file: Path) -> bytes:
    """What is in a file; one that cannot be read, or is too long, ends the command with a line."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be read ({error.strerror})") from error
    if len(content) > MOST_BYTES:
        raise click.ClickException(f"{file}: {too_big()}")
    return content
