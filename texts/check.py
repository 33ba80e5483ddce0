"""What is wrong with the texts: everything that would stop the start, and what would be too long on a phone."""

from collections.abc import Iterator
from pathlib import Path

from texts.alphabet import Alphabet, fits_screen, fold, length_of
from texts.catalogue import CATALOGUES, Words, domains, faults, load_words
from texts.give_away import gives_away
from texts.languages import EN

SCREEN_GSM7, SCREEN_UCS2 = 160, 70
"""What every network lets a USSD screen hold, in septets and in 16-bit units."""

TO_HER_PHONE = "caller."
"""How the keys of texts begin that go to her own phone."""


def catalogue_faults(directory: Path = CATALOGUES) -> list[str]:
    """List the faults of all domains, one a line: file, key, language, reason.

    Lengths are looked at when nothing else is wrong, and with empty values: a text that is too long then always is.
    """
    kinds = domains(directory)
    found = [str(fault) for domain in kinds for fault in faults(domain, directory)]
    found += [
        f"{file.relative_to(directory)}: there is no {file.stem}.pot"
        for file in sorted(directory.glob("*/*.po"))
        if file.stem not in kinds
    ]
    return found or [line for domain in kinds for line in _misfits(domain, load_words(domain, directory))]


def _misfits(domain: str, words: Words) -> Iterator[str]:
    for language in words.languages:
        for key in words.keys if language != EN else ():
            text = words.say(key, language, **dict.fromkeys(words.placeholders(key), ""))
            for reason in (_too_long(words, key, text), _halved(text), _telling(key, text)):
                if reason:
                    yield f"{language}/{domain}.po: {key} ({language}): {reason}"


def _too_long(words: Words, key: str, text: str) -> str:
    budget, length = words.budget(key), length_of(text)
    if budget is None:
        return ""
    if budget.sms_parts:
        return f"{length.parts} parts, may be {budget.sms_parts}" if length.parts > budget.sms_parts else ""
    if fits_screen(text, SCREEN_GSM7, SCREEN_UCS2):
        return ""
    room = SCREEN_GSM7 if length.alphabet is Alphabet.GSM7 else SCREEN_UCS2
    return f"{length.units} characters, a screen holds {room}"


def _telling(key: str, text: str) -> str:
    """Who holds her phone may read what comes to it."""
    word = gives_away(text) if key.startswith(TO_HER_PHONE) else None
    return f"{word!r} gives her away to who holds her phone" if word else ""


def _halved(text: str) -> str:
    """A few marks outside GSM-7 cost a message in Latin letters more than half of its room."""
    if length_of(text).alphabet is Alphabet.GSM7 or length_of(fold(text)).alphabet is Alphabet.UCS2:
        return ""
    marks = "".join(dict.fromkeys(mark for mark in text if fold(mark) != mark))
    return f"{marks} halves the room: write {fold(marks)}"
