"""`parts`: how long texts are on a phone."""

import json
import sys
from dataclasses import asdict

import click

from texts.alphabet import length_of


@click.command()
def parts() -> None:
    """Measure texts: JSON strings on standard input, one a line; answers alphabet, units and parts, one a line."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        click.echo(json.dumps(asdict(length_of(_text_in(line, number)))))


def _text_in(line: bytes, number: int) -> str:
    try:
        text = json.loads(line)
    except (ValueError, RecursionError):
        text = None
    if not isinstance(text, str):
        raise click.ClickException(f'line {number} is not a JSON string, such as "Salom"')
    return text
