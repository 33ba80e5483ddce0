"""What she may type: each check gives the text to hold, or None when a stranger could be reached through it (S11)."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from texts.alphabet import fold
from texts.calls_off import calls_off
from texts.contact_data import holds_link, holds_number
from texts.contact_number import WhyNot, country_of, read_contact_number
from texts.false_names import is_false_name
from texts.give_away import gives_away
from texts.insults import insults
from texts.typed import ascii_digits
from vocabulary.phone_number import PhoneNumber, from_typed

SHORTEST_SAFE_WORD = 4
CALLS_OFF = "hint.calls_off"
"""The key of the hint for a name or words that nobody would come after."""

_LATIN, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏ", "Ѐ-ҁҊ-ԯ"
_PART_OF_A_NAME = f"(?:[{_LATIN}]+|[{_CYRILLIC}]+)"
_NAME = re.compile(rf"{_PART_OF_A_NAME}(?:[ '-]+{_PART_OF_A_NAME})*[ '-]*")
"""No part has letters of two alphabets: who writes so hides something."""
_PIN = re.compile(r"[0-9]{4,6}")
_AROUND_A_KEY = " \t\r\n\0#*.,:;()[]!'\"\u00a0\ufe0f\u20e3\ufffd"
_LONGEST_KEY = 3
_LETTER = re.compile(f"[{_LATIN}{_CYRILLIC}]")


@dataclass(frozen=True, slots=True)
class Check:
    """A check, and the key of the hint that says what is expected.

    `common` is the key of another for a word that begins ordinary texts, empty where one may be typed. `why` gives the
    key of a hint that says why it was refused; `is_unsure` tells what is read back before anything is done.
    """

    read: Callable[[str], str | None]
    hint: str
    common: str = ""
    why: Callable[[str], str] | None = None
    is_unsure: Callable[[str], bool] | None = None

    def hint_for(self, typed: str) -> str:
        """The key of the hint for what was refused."""
        return self.why(typed) if self.why else self.hint


def read_name(typed: str) -> str | None:
    """Latin or Cyrillic letters, blanks, apostrophes and hyphens; no insult, no number or link in words, nothing that
    would call an alarm off, and no authority or answer.
    """
    name = _plain(typed)
    is_misused = any(holds(name) for holds in (holds_number, holds_link, insults, calls_off, is_false_name))
    return name if _NAME.fullmatch(name) and not is_misused else None


def read_number(typed: str) -> str | None:
    """A telephone number, in E.164."""
    return from_typed(typed.strip())


def _contact_number(countries: Collection[str]) -> Check:
    """The number of a help contact, who lives here or in one of these countries."""

    def read(typed: str) -> str | None:
        found = read_contact_number(typed, countries)
        return None if isinstance(found, WhyNot) else found.number

    def why(typed: str) -> str:
        found = read_contact_number(typed, countries)
        return f"hint.{found}" if isinstance(found, WhyNot) else "hint.number"

    return Check(read, "hint.number", why=why, is_unsure=lambda number: bool(country_of(PhoneNumber(number))))


def read_own_text(typed: str) -> str | None:
    """Words in Latin or Cyrillic letters, without pictures, invisible marks, numbers or links, however disguised."""
    text = _plain(typed)
    if not text.isprintable() or not _LETTER.search(text) or any(map(_is_foreign, text)):
        return None
    return None if holds_number(text) or holds_link(text) else text


def _read_own_text(typed: str) -> str | None:
    """Words for her people: none that would call her alarm off, for whoever holds her phone may set them before it."""
    text = read_own_text(typed)
    return None if text is None or calls_off(text) else text


def _why(hint: str) -> Callable[[str], str]:
    return lambda typed: CALLS_OFF if calls_off(_plain(typed)) else hint


def _why_no_name(typed: str) -> str:
    return CALLS_OFF if is_false_name(_plain(typed)) else _why("hint.name")(typed)


def _plain(typed: str) -> str:
    """In one spelling: letters that are drawn otherwise, such as wide or bold ones, become those that they mean."""
    return " ".join(fold(unicodedata.normalize("NFKC", fold(typed))).split())


def _is_foreign(character: str) -> bool:
    return character > "\uffff" or (unicodedata.category(character)[0] in "LM" and not _LETTER.match(character))


def read_pin(typed: str) -> str | None:
    """Four to six digits, of any script."""
    pin = ascii_digits(typed)
    return pin if _PIN.fullmatch(pin) else None


def read_new_pin(typed: str) -> str | None:
    """A PIN to be set: none that is tried first, of one digit only, or of digits in a row such as 1234."""
    pin = read_pin(typed)
    steps = {int(second) - int(first) for first, second in pairwise(pin)} if pin else set()
    return None if steps in ({0}, {1}, {-1}) else pin


def read_phrase(typed: str) -> str | None:
    """Her own words for a text to her phone, where none may give her away (S2)."""
    text = read_own_text(typed)
    return None if text is None or gives_away(text) else text


def read_safe_word(typed: str) -> str | None:
    """One word of four letters or more."""
    word = fold(typed).strip()
    letters = word.replace("'", "")
    return word if letters.isalpha() and len(letters) >= SHORTEST_SAFE_WORD else None


def read_code(typed: str) -> str | None:
    """Digits, of any script."""
    code = ascii_digits(typed)
    return code if code.isdecimal() else None


def key_in(typed: str) -> str:
    """The key that was meant: 1 by `1#`, `1.`, `01` or ` 1 `, in digits of any script; 00 is a key of its own."""
    key = ascii_digits(typed).strip(_AROUND_A_KEY)
    is_padded = key.isascii() and key.isdecimal() and 1 < len(key) <= _LONGEST_KEY and key.strip("0")
    return key.lstrip("0") if is_padded else key


CHECKS: Mapping[str, Check] = {
    "name": Check(read_name, "hint.name", why=_why_no_name),
    "phone number": Check(read_number, "hint.number"),
    "contact number": _contact_number(()),
    "own text": Check(_read_own_text, "hint.text", why=_why("hint.text")),
    "phrase": Check(read_phrase, "hint.phrase"),
    "safe word": Check(read_safe_word, "hint.safe_word", common="hint.common_word"),
    "question": Check(read_own_text, "hint.question"),
    "code": Check(read_code, "hint.code"),
    "pin": Check(read_pin, "hint.pin"),
    "new pin": Check(read_new_pin, "hint.new_pin"),
}


@cache
def checks_for(countries: tuple[str, ...]) -> Mapping[str, Check]:
    """The checks of an operator whose routes reach these countries (ISO 3166-1)."""
    return {**CHECKS, "contact number": _contact_number(countries)}
