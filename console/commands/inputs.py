"""A file that an operator names, for a command."""

from pathlib import Path

import click

from texts.bounded_file import read_within
from texts.faults import Fault
from texts.table import MOST_BYTES

MOST_FAULTS = 200
"""Lines of faults that a terminal is given; the rest is counted."""


def read_content(file: Path, most: int = MOST_BYTES) -> bytes:
    """What is in a file; one that cannot be read, is too long, or does not end, ends the command with a line."""
    try:
        return read_within(file, most)
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be read ({error.strerror})") from error
    except Fault as fault:
        raise click.ClickException(f"{file}: {fault}") from fault
