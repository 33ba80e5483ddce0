"""The card as a page: the outside to be folded in the middle, then the inside, Uzbek above and Russian below."""

import re
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from texts.catalogue import Words
from vocabulary.languages import RU, UZ, Language

LANGUAGES = (UZ, RU)
WORDS = ("help", "safe", "menu", "centre")
"""What she may text, most needed first."""

NUMBERS = ("102", "103", "112", "1146")

_OF_O_OR_G = re.compile("(?<=[OoGg])'")


def leaflet_page(words: Words, short_code: str, text_number: str) -> str:
    """Write the card as HTML; `short_code` is what she dials, `text_number` where her texts go."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("card.html").render(
        say=partial(_say, words),
        languages=LANGUAGES,
        words=WORDS,
        numbers=NUMBERS,
        short_code=short_code,
        text_number=text_number,
    )


def _say(words: Words, key: str, language: Language, **values: str) -> str:
    """Say a text with the apostrophes of print: the one of o' and g', and the other one."""
    return _OF_O_OR_G.sub("ʻ", words.say(key, language, **values)).replace("'", "ʼ")
