"""The words that a woman can text, in the scripts and spellings in which they arrive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

from sms.language.spelling import spellings
from vocabulary.languages import RU, UZ, UZ_CYRL, Language


class Word(StrEnum):
    """What a text asks for by its word."""

    HELP = "help"
    SAFE = "safe"
    MENU = "menu"
    CENTRE = "centre"
    ADD = "add"
    REMOVE = "remove"
    REGION = "region"
    LANGUAGE = "language"
    ERASE = "erase"
    STOP = "stop"
    POSSIBLE = "possible"
    """Violence told without a word for help."""
    NEEDLESS = "needless"
    """Says that no help is needed: takes back an open alert, and is nothing without one."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a word; its language is None where it does not tell what the woman reads."""

    spelling: str
    word: Word
    language: Language | None


_SPELT: tuple[tuple[Word, Language | None, str], ...] = (
    (Word.SAFE, UZ, "xavfsiz xvfsz xavfsz xafsiz xavsiz"),
    (Word.SAFE, UZ_CYRL, "хавфсиз хвфсз хафсиз хавсиз"),
    (Word.SAFE, RU, "безопасно bezopasno"),
    (Word.SAFE, None, "safe"),
    (Word.MENU, UZ, "menyu"),
    (Word.MENU, None, "menu меню"),
    (Word.CENTRE, UZ, "markaz markazlar"),
    (Word.CENTRE, UZ_CYRL, "марказ марказлар"),
    (Word.CENTRE, RU, "центр центры tsentr centr"),
    (Word.CENTRE, None, "centre center"),
    (Word.ADD, UZ, "qo'sh qo'shish"),
    (Word.ADD, UZ_CYRL, "қўш қўшиш"),
    (Word.ADD, RU, "добавить добавь dobavit"),
    (Word.ADD, None, "add"),
    (Word.REMOVE, UZ, "o'chir o'chirish"),
    (Word.REMOVE, UZ_CYRL, "ўчир очир ўчириш"),
    (Word.REMOVE, RU, "удалить удали udalit"),
    (Word.REMOVE, None, "remove"),
    (Word.REGION, UZ, "viloyat"),
    (Word.REGION, UZ_CYRL, "вилоят"),
    (Word.REGION, RU, "область регион oblast"),
    (Word.REGION, None, "region"),
    (Word.LANGUAGE, UZ, "til"),
    (Word.LANGUAGE, UZ_CYRL, "тил"),
    (Word.LANGUAGE, RU, "язык yazyk yazik"),
    (Word.LANGUAGE, None, "lang language"),
    (Word.ERASE, UZ, "unut"),
    (Word.ERASE, UZ_CYRL, "унут"),
    (Word.ERASE, RU, "забудь zabud"),
    (Word.ERASE, None, "erase"),
    (Word.STOP, None, "stop стоп ctop"),
)

_LANGUAGES: tuple[tuple[Language, str], ...] = (
    (UZ, "uz o'z o'zbek o'zbekcha uzbek lotin"),
    (UZ_CYRL, "ўз ўзбек ўзбекча кирил кирилл"),
    (RU, "ru rus ruscha ру рус русский русча"),
)

_OTHER_WORDS = "qo'shiq қўшиқ забуду ochiq очиқ oshir ошир enter xafasiz hafasiz хафасиз havassiz"
"""Words of their own that lie one letter from one of ours."""


def _every_spelling(forms: str) -> Iterator[str]:
    return (spellings(form)[0] for form in forms.split())


_FORMS: Mapping[str, Form] = {
    spelling: Form(spelling, word, language) for word, language, forms in _SPELT for spelling in _every_spelling(forms)
}
_OTHERS = frozenset(_every_spelling(_OTHER_WORDS))
_LONG_FORMS = tuple(spelling for spelling in _FORMS if len(spelling) >= 5)
_NAMED = {spelling: language for language, names in _LANGUAGES for spelling in _every_spelling(names)}


def form_of(meant: Sequence[str]) -> Form | None:
    """Find the word that one of the spellings is, or misspells by one letter where the word has five or more.

    One letter is one insertion, deletion, change or swap (Damerau and Levenshtein).
    """
    exact = next((_FORMS[spelling] for spelling in meant if spelling in _FORMS), None)
    if exact or not _OTHERS.isdisjoint(meant):
        return exact
    return next((_FORMS[form] for form in _LONG_FORMS if any(_misspells(form, spelling) for spelling in meant)), None)


def language_of(meant: Sequence[str]) -> Language | None:
    """Find the language that one of the spellings names."""
    return next((_NAMED[spelling] for spelling in meant if spelling in _NAMED), None)


def _misspells(form: str, spelling: str) -> bool:
    return DamerauLevenshtein.distance(form, spelling, score_cutoff=1) <= 1
