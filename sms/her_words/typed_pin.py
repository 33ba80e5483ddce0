"""A PIN anywhere in a text, beside words for one ("pinim 7351"), before or behind what it proves."""

from collections.abc import Sequence
from itertools import groupby

from menus.entries import read_pin
from sms.language.hearing import Heard
from sms.language.morphology import words

_SAYS_PIN = words(
    "pin pinim pini pinkod pinkodim pincode kod kodi kodim kot kodni kodimni parol parolim paroli password code mening"
    " bu mana пин пиним пинкод пинкода код коди кодим пароль парол паролим мой моя это вот мени менинг"
    " my is the"
)
_LONGEST_PIECE = 3


def without_pin(heard: Sequence[Heard]) -> tuple[list[Heard], str]:
    """The words of a text without its PIN and the words for it, and the PIN; empty where none stands in it."""
    pins = [pin for is_number, run in groupby(heard, _is_number) if is_number and (pin := _pin_of(list(run)))]
    if not pins:
        return list(heard), ""
    return [one for one in heard if not _is_number(one) and one.sound not in _SAYS_PIN], pins[-1]


def _pin_of(run: Sequence[Heard]) -> str:
    """DANGER: the digit of an answer beside a reference or a key is no piece of a PIN."""
    is_whole_or_in_pieces = len(run) == 1 or all(len(one.token.word) <= _LONGEST_PIECE for one in run)
    return (read_pin("".join(one.token.word for one in run)) or "") if is_whole_or_in_pieces else ""


def _is_number(word: Heard) -> bool:
    return word.token.word.isdigit()
