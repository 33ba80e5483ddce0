"""`leaflet`: the card that a woman is given, ready to print."""

import re
from pathlib import Path

import click

from console.commands.outputs import refuse_to_write, replace_option
from console.commands.service import settings_of_a_command
from console.commands.stopped import when_stopped
from texts.catalogue import load_words
from texts.leaflet.page import leaflet_page
from texts.leaflet.printing import CannotPrint, print_pdf
from vocabulary.phone_number import from_typed, gets_texts

_SHORT_CODE = re.compile("[0-9]{3,6}")


def _can_be_texted(written: str) -> bool:
    number = from_typed(written)
    return number is not None and gets_texts(number)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--text-to", metavar="NUMBER", help="Where her texts go; the figures of the short code unless given.")
@replace_option
@when_stopped("no file was written")
def leaflet(file: Path | None, text_to: str | None, *, replace: bool) -> None:
    """Write the card as PDF to FILE, leaflet.pdf in NAJOT_VAR unless given: two A6 pages, to be folded once."""
    settings = settings_of_a_command()
    if file:
        refuse_to_write(file, settings, replace=replace)
    file = file or settings.var / "leaflet.pdf"
    text_to = text_to or settings.short_code.strip("*#").split("*")[0]
    if not _SHORT_CODE.fullmatch(text_to) and not _can_be_texted(text_to):
        raise click.ClickException(f"--text-to {text_to!r}: is no number that she can text to")
    try:
        print_pdf(leaflet_page(load_words("leaflet"), settings.short_code, text_to), file)
    except CannotPrint as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(f"{file}: print it on both sides, turned over the short edge, and fold it once")
