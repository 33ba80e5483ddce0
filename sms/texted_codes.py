"""A code that we text to a phone for one thing: who sends it back holds that phone, whoever asked for the thing.

Six digits prove one act; four open the menu by SMS. The words are neutral, and the same for every number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from alerts import wording
from alerts.answer_her import answer_her
from alerts.book import Book
from alerts.surroundings import Surroundings
from sms.language.spelling import readable
from sms.language.word_forms import Word
from texts.typed import ascii_digits
from vocabulary.languages import RU, UZ, Language

LIVES = timedelta(minutes=15)
SERVES = timedelta(minutes=10)
"""So long the same request gets no second code: five minutes more to send the one that the phone has."""
MOST_TRIES = 5
"""Wrong ones of its length that a code outlives, less one."""


class Opens(StrEnum):
    """What a code is for. NOTHING: it was asked for where there is nothing to open, which nobody is to know."""

    MENU = "menu"
    HEAR_AGAIN = "hear_again"
    REMOVE = "remove"
    ERASE = "erase"
    NOTHING = "nothing"


ONE_FACE: Sequence[Opens] = (Opens.REMOVE, Opens.ERASE, Opens.NOTHING)
"""They share a text and a limit, so that neither tells what is stored."""

MOST_A_DAY = dict.fromkeys(Opens, 3) | {Opens.MENU: 5}
"""To one number; after these a day of silence, in which a dial still does everything.

But a STOP is told to that phone each time: another one changes nothing until that phone itself has undone the last.
"""

_LONG = 6
_DIGITS = re.compile(r"[0-9]{4}|[0-9]{6}|[0-9]{3} [0-9]{3}")
_MAY_STAND_BEFORE = frozenset({"kod", "код", "kodi", "коди", "code"})
_CYRILLIC = re.compile("[а-яёўқғҳ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Errand:
    """What was asked for by a text: `contact` is the id of whom it is about, if of anybody.

    `is_limited`: so many such codes go to a number in a day, and no more. `asked`: its words; while a code serves that
    was texted for the same ones there is no other. DANGER: its words alone, never what they find: nobody is to know it.
    """

    opens: Opens
    contact: str = ""
    is_limited: bool = True
    asked: str = ""


@dataclass(frozen=True, slots=True)
class SentBack:
    """A code as it came, and the word beside it, if any."""

    code: str
    said: str = ""


class CodeBook(Book, Protocol):
    """A caller's book that also knows which codes were texted to her number."""

    def draw_code(self, errand: Errand) -> str | None:
        """A new code for this; None where one serves already, or this number had too many today.

        Of those for the menu the last two open it.
        """
        ...

    def take_code(self, code: str, said: str = "") -> Errand | None:
        """What this code opens, now and never again; a wrong one is counted against those of its length.

        `said` is the word beside it. A code that erases is one only beside the word for it, and a wrong one with it;
        alone it opens NOTHING, and stays.
        """
        ...

    def take_void_code(self, code: str) -> bool:
        """Whether this code was texted to her number today and opens nothing any more; True once."""
        ...


def text_code(book: CodeBook, errand: Errand, language: Language, around: Surroundings) -> None:
    """Draw a code for this and text it to the number, unless one serves already or it had too many today.

    DANGER: what the text says of itself is what was asked for, never what that finds (S18).
    """
    key = {Opens.MENU: "menu_code", Opens.HEAR_AGAIN: "stopped"}.get(errand.opens, "remove_code")
    _text_code("erase_code" if errand.asked == Word.ERASE else key, book, errand, language, around)


def say_again_how_to_erase(code: str, book: Book, around: Surroundings) -> None:
    """To a phone that sent back the code alone: who asked for something else may have taken it for the code of that."""
    answer_her(book, wording.neutral("erase_code", UZ, around, code=code))


def say_that_it_is_void(book: Book, around: Surroundings) -> None:
    """To a phone that sent back a code too late, or after wrong ones made it void: only who holds it knows six digits.

    DANGER: in silence she would believe that it was done, and who forged the wrong ones would have kept her from it.
    """
    answer_her(book, wording.neutral("void_code", UZ, around))


def remind_of_stop(book: CodeBook, language: Language, around: Surroundings) -> None:
    """Tell a phone that it is on STOP, with a code that undoes it: who goes to her would walk in unwarned."""
    _text_code("on_stop", book, Errand(Opens.HEAR_AGAIN), language, around)


def confirm_that_they_hear_again(book: Book, around: Surroundings) -> None:
    """Tell a phone that its STOP is undone; digits tell no language."""
    answer_her(book, wording.neutral("hears_again", UZ, around))


def _text_code(key: str, book: CodeBook, errand: Errand, language: Language, around: Surroundings) -> None:
    code = None if book.is_quiet else book.draw_code(errand)
    if code:
        answer_her(book, wording.neutral(key, language, around, code=code))


def read_code(text: str) -> str | None:
    """Read a code of four or six digits that stands alone, or behind the word for one."""
    words = re.findall(r"\w+", ascii_digits(readable(text)).lower())
    code = " ".join(words[1:] if words and words[0] in _MAY_STAND_BEFORE else words)
    return code.replace(" ", "") if _DIGITS.fullmatch(code) else None


def is_code_of_ours(text: str) -> bool:
    """Whether it is a code that we text for one act and nothing else, also one that was used: no answer to an alert."""
    return len(read_code(text) or "") == _LONG


def language_of_script(text: str) -> Language:
    """The language to answer a text whose word tells none: nothing that is stored may decide it."""
    return RU if _CYRILLIC.search(text) else UZ
