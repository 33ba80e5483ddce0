"""Telephone numbers and links in a text, however they are disguised: found, or taken out (S11)."""

import re
import unicodedata
from collections.abc import Iterator

from texts.alphabet import fold
from texts.sounds import sound

_DIGITS = 3
"""In a row make a number, whatever stands between them, written as figures or as words."""

_BY_WORD = (
    "nol nul bir ikki uch to'rt besh olti yetti etti sakkiz to'qqiz o'n yigirma o'ttiz qirq ellik oltmish yetmish "
    "sakson to'qson yuz ноль нуль один одна два две три четыре chetyre пять шесть семь восемь девять десять двадцать "
    "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот шестьсот "
    "семьсот восемьсот девятьсот одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать плюс zero one two three four five six seven eight nine"
)
_WORDS = "|".join(sorted((sound(word) for word in _BY_WORD.split()), key=len, reverse=True))
_NUMBER_WORD = re.compile(_WORDS)
_NUMBER_WORDS = re.compile(f"(?:{_WORDS})+")
_FIGURES = re.compile(r"[\dOoОоIlІіl|]*\d[\dOoОоIlІіl|]*")
_RUN = re.compile(r"\d(?:[\W_]*\d){2}")
_TOKEN = re.compile(r"[^\W_']+(?:'[^\W_']+)*|\|")

_ENDS = "com|org|info|biz|link|site|online|app|me|ru|uz|io|gg|ком|орг|ми|ме|ру|уз|рф"
_LINKS = (
    re.compile(r"https?|www|://|@|\w\.\w", re.IGNORECASE),
    re.compile(r"\bt\W{1,3}me\b", re.IGNORECASE),
    re.compile(rf"\w\s*[.。．․‧∙⋅,*]\s*(?:{_ENDS})\b", re.IGNORECASE),
    re.compile(rf"\b(?:nuqta|tochka|точка|dot)\s*(?:{_ENDS}|net|su|нет)\b", re.IGNORECASE),
)
_LED_TO = (
    re.compile(r"(?:https?:|www\.|\w+://)\S*", re.IGNORECASE),
    re.compile(r"\S*\w@\w\S*|@\w+"),
    re.compile(rf"\w[\w-]*(?:\s*[.。．․‧∙⋅]\s*[\w-]+)*\s*[.。．․‧∙⋅]\s*(?:{_ENDS}|net|su)\b\S*", re.IGNORECASE),
    re.compile(rf"\w+\s*(?:nuqta|tochka|точка|dot)\s*(?:{_ENDS}|net|su)\b\S*", re.IGNORECASE),
    re.compile(r"\bt\W{1,3}me\b\S*", re.IGNORECASE),
)
_SHORTEST_NUMBER = 7
"""Digits in a row: a house, a flat and a quarter have fewer."""
_NOT_SENT = ("So", "Sk", "Mn", "Me", "Cc", "Cf", "Cs", "Co", "Cn")
_LONE_SIGNS = re.compile(r"\s+[+,;:]+(?=\s|$)")


def holds_number(text: str) -> bool:
    """Whether three digits or words for digits follow one another."""
    if _RUN.search(text):
        return True
    in_a_row = 0
    for token in _TOKEN.findall(text):
        in_a_row = in_a_row + count if (count := _digits_in(token)) else 0
        if in_a_row >= _DIGITS:
            return True
    return False


def holds_link(text: str) -> bool:
    """Whether it leads somewhere on the Internet."""
    return any(link.search(spelt) for link in _LINKS for spelt in (text, sound(text.casefold())))


def _digits_in(token: str) -> int:
    """How many digits a word stands for; 0 for any other word."""
    if _FIGURES.fullmatch(token):
        return len(token)
    heard = sound(token.casefold())
    return len(_NUMBER_WORD.findall(heard)) if _NUMBER_WORDS.fullmatch(heard) else 0


def to_pass_on(text: str) -> str:
    """A text as she wrote it, without links, telephone numbers and pictures; house and flat numbers stay."""
    if not text:
        return ""
    seen = "".join(" " if character.isspace() else character for character in fold(text))
    seen = "".join(character for character in seen if unicodedata.category(character) not in _NOT_SENT)
    for link in _LED_TO:
        seen = link.sub(" ", seen)
    for start, end in reversed(list(numbers_in(seen))):
        seen = f"{seen[:start]} {seen[end:]}"
    return " ".join(_LONE_SIGNS.sub(" ", f" {seen}").split())


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are as long as a telephone's, in figures or in words."""
    start = end = digits = 0
    for token in _TOKEN.finditer(text):
        count = _digits_in(token[0])
        if count:
            start = start if digits else token.start()
            digits, end = digits + count, token.end()
        if digits >= _SHORTEST_NUMBER and (not count or token.end() == len(text.rstrip())):
            yield start, end
        if not count:
            digits = 0
    if digits >= _SHORTEST_NUMBER and end != len(text.rstrip()):
        yield start, end
