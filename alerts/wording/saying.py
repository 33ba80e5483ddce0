"""How a text is said: in the reader's language, in the fewest parts, with the key of the phone that reads it."""

from dataclasses import dataclass

from alerts.notice import KEY
from alerts.surroundings import Surroundings
from texts.transliterate import to_latin
from vocabulary.languages import UZ, Language
from vocabulary.phone_number import PhoneNumber

CENTRES_READ = UZ


@dataclass(frozen=True, slots=True)
class Wording:
    """One text twice: as a fixed template, and with the caller's own words where she wrote some."""

    fixed: str
    own_words: str = ""


def with_key(text: str, which: str, language: Language, around: Surroundings) -> str:
    """Add at the end what a duty phone answers, with the key of this phone."""
    return f"{text} {say(f'duty.{which}', language, around, duty_key=KEY)}"


def say(key: str, language: Language, around: Surroundings, **values: str) -> str:
    """Say a text; a language that has lost its catalogue must not cost a HELP.

    The dot of a shortened place ("Toshkent sh.") ends its sentence too.
    """
    said_in = language if language in around.words.languages else UZ
    text, place = around.words.say(key, said_in, **values), values.get("place", "")
    if place.endswith("."):
        text = text.replace(f"{place}.", place)
    return in_script(text, said_in, around)


def in_script(text: str, language: Language, around: Surroundings) -> str:
    """A text in Latin letters where the operator's routes take no others."""
    return text if around.policy.cyrillic else to_latin(text, language)


def readable(number: PhoneNumber) -> str:
    """A number as people read it aloud."""
    if number.startswith("+998") and len(number) == 13:
        return f"+998 {number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"
    return number
