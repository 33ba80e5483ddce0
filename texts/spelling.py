"""Words of ours that stand in no dictionary: slips of the pen, and words that a speaker has to judge.

Russian is looked up by hunspell in `ru_RU`. Uzbek is written in Cyrillic by rule and looked up in `uz_UZ`, a list of
some hundred thousand words without rules for endings; endings are taken off by rule until a word of the list is left,
which finds a slip in a stem and not in an ending. What is right and in no dictionary stands in `texts/known_words`,
and in the packet of who speaks the language.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from texts.article import ARTICLES
from texts.article_file import read_article_file
from texts.catalogue import CATALOGUES, domains, without_values
from texts.po_file import read_po_file
from texts.transliterate import to_cyrillic
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

DICTIONARIES = Path("/usr/share/hunspell")
"""Where Debian's `hunspell-ru` and `hunspell-uz` put them."""
HOW = "the dictionaries are missing: config/setup/test-servers.sh installs hunspell, hunspell-ru and hunspell-uz"
KNOWN_WORDS = Path(__file__).parent / "known_words"

_LETTER = "[А-Яа-яЁёЎўҚқҒғҲҳ]"
_WORD = re.compile(f"{_LETTER}{{2,}}(?:-{_LETTER}+)*")
_NO_WORDS = re.compile(r"\S*\w[/_.=]\w\S*")
"""Paths, settings and addresses."""

_ENDINGS = tuple(
    "лар им м инг нг и си имиз миз ингиз нгиз ни нинг га ка қа да дан дек гача ники даги сиз ли лик чи ча гина ку ми "
    "ман сан дир ди са санг сангиз син сам сак ма май мас ган кан қан иш ш в моқ ади йди а й яп япти гунча ётган "
    "ай айлик лик йлик к т ил ин л н лаш ла тир".split()
)
"""Of nouns and verbs, in Cyrillic, each as it may stand alone or before another."""
_SHORTEST_STEM = 3
_HARDENED = {"г": "к", "ғ": "қ"}
"""What a last letter was before an ending began with a vowel: қоғоз, but ўртоқ and ўртоғи."""
_INFINITIVE = "моқ"


class NoDictionary(Exception):
    """The dictionaries are not installed; the message says how."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of ours, and in which file and line it begins."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class UnlistedWord:
    """A word that no dictionary has, and where it stands first."""

    word: str
    language: Language
    at: PlacedText

    def __str__(self) -> str:
        what_to_do = f"in no dictionary; if it is right, add it to texts/known_words/{self.language}.txt"
        return f"{self.at.file}:{self.at.line}: ({self.language}): {self.word}: {what_to_do}"


def spelling_faults(catalogues: Path = CATALOGUES, articles: Path = ARTICLES, known: Path = KNOWN_WORDS) -> list[str]:
    """List new words that no dictionary has, and words of `known_words` that are not needed; raises NoDictionary."""
    found = []
    for language in (UZ, RU):
        kept, used = known_words(language, known), set()
        for one in unknown_words(language, placed_texts(language, catalogues, articles)):
            confirmed = known_in(one.word, language, kept)
            used |= confirmed
            found += [] if confirmed else [str(one)]
        found += [f"known_words/{language}.txt: {word}: no text needs it" for word in sorted(kept - used)]
    return found


def placed_texts(language: Language, catalogues: Path = CATALOGUES, articles: Path = ARTICLES) -> Iterator[PlacedText]:
    """Every text in this language, values left out; Uzbek ones from both alphabets, in Cyrillic."""
    for written in (UZ, UZ_CYRL) if language == UZ else (language,):
        for domain in domains(catalogues):
            name = f"{written}/{domain}.po"
            if (catalogues / name).exists():
                for entry in read_po_file(catalogues, name, written).entries:
                    yield PlacedText(f"catalogues/{name}", entry.line, without_values(entry.text))
        for path in sorted(articles.glob(f"*/*.{written}.md")):
            file = read_article_file(articles, str(path.relative_to(articles)))
            for line in (file.title, *file.paragraphs):
                yield PlacedText(f"articles/{file.name}", line.number, line.text)


def unknown_words(language: Language, texts: Iterable[PlacedText]) -> list[UnlistedWord]:
    """Name each word once that no dictionary has, in small letters; raises NoDictionary."""
    first: dict[str, PlacedText] = {}
    for text in texts:
        for word in words_of(text.text, language):
            first.setdefault(word, text)
    missing = _not_in_russian(first) if language == RU else [word for word in first if not _is_uzbek(word.lower())]
    places: dict[str, PlacedText] = {}
    for word in missing:
        places.setdefault(word.lower(), first[word])
    return [UnlistedWord(word, language, at) for word, at in places.items()]


def words_of(text: str, language: Language) -> list[str]:
    """The words of a text in Cyrillic; what is written in other letters is none, nor is a single letter."""
    text = _NO_WORDS.sub(" ", text)
    return _WORD.findall(to_cyrillic(text) if language == UZ else text)


def known_in(word: str, language: Language, known: frozenset[str]) -> set[str]:
    """The known words that confirm this one: itself, or in Uzbek what it ends behind."""
    if word.lower() in known:
        return {word.lower()}
    parts = word.lower().split("-")
    return {one for part in parts for one in known & (_stems(part) if language == UZ else {part})}


@cache
def known_words(language: Language, directory: Path = KNOWN_WORDS) -> frozenset[str]:
    """The words that are right though no dictionary has them."""
    return frozenset((directory / f"{language}.txt").read_text("utf-8").split())


def _not_in_russian(words: Iterable[str]) -> list[str]:
    command = ["hunspell", "-d", str(DICTIONARIES / "ru_RU"), "-i", "UTF-8", "-l"]
    try:
        told = subprocess.run(  # noqa: S603 - the command is ours
            command, input="\n".join(words), capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoDictionary(HOW) from error
    unknown = set(told.stdout.split())
    return [word for word in words if not unknown.isdisjoint((word, *word.split("-")))]


def _is_uzbek(word: str) -> bool:
    """Whether the list has it, or each part of a word with hyphens, or what is left without endings."""
    if "-" in word:
        return all(map(_is_uzbek, word.split("-")))
    return any(stem in _uzbek() or stem + _INFINITIVE in _uzbek() for stem in _stems(word))


def _stems(word: str) -> set[str]:
    """The word, and what may be its stem."""
    found, left = {word}, [word]
    while left:
        longer = left.pop()
        for ending in _ENDINGS:
            stem = longer.removesuffix(ending)
            if stem != longer and len(stem) >= _SHORTEST_STEM:
                more = {stem, stem[:-1] + _HARDENED.get(stem[-1], stem[-1])} - found
                found |= more
                left += more
    return found


@cache
def _uzbek() -> frozenset[str]:
    try:
        lines = (DICTIONARIES / "uz_UZ.dic").read_text("utf-8").splitlines()
    except OSError as error:
        raise NoDictionary(HOW) from error
    return frozenset(line.partition("/")[0].strip().lower() for line in lines[1:])
