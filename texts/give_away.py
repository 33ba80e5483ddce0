"""Whether a text could give the caller away to who holds her phone (S2).

Words are compared by how they sound in Latin letters, so that one line of the list finds a word in Uzbek of both
alphabets, in Russian typed with Latin letters, without its apostrophes, with gaps, and with letters that look alike.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from texts.alphabet import fold
from texts.sounds import sound

_LIST = Path(__file__).with_name("give_away_words.txt")

_CYRILLIC, _LATIN = "аесорхукмнтві", "aecopxykmhtbi"
_AS_LATIN = str.maketrans(_CYRILLIC + "0@", _LATIN + "oa")
_AS_CYRILLIC = str.maketrans(_LATIN + "03@", _CYRILLIC + "оза")
"""Letters and marks that look alike, for a word that has some of both alphabets."""

_ENDINGS = {
    "uz": "(?:lar|imiz|ingiz|miz|ngiz|im|ing|si|i|m|ning|ni|ng|ga|ka|dagi|dan|da|gacha|mi|u)*",
    "ru": "(?:a|u|om|em|e|i|y|ov|ey|am|ami|ah)?",
}
_WORD = re.compile(r"(?:[^\W_]|['@])+")
_SHORTEST_IN_A_RUN = 4
"""Letters of a word that is looked for among pieces of one or two letters: shorter ones stand there by chance."""


def gives_away(text: str) -> str | None:
    """The first word or phrase of a text that must not reach her phone, in small letters; None when there is none."""
    words = _WORD.findall(fold(text).casefold().replace("ё", "е"))
    for heard in (sound, _look_latin, _look_cyrillic):
        found = _first(words, [heard(word) for word in words])
        if found:
            return found
    return next((run for run in _runs(words) if _AMONG_PIECES.search(sound(run.replace(" ", "")))), None)


def _first(words: list[str], heard: list[str]) -> str | None:
    line = _HARMLESS.sub(lambda found: re.sub(r"\S", "|", found[0]), " ".join(heard))
    found = _TELLING.search(line)
    if found is None:
        return None
    return " ".join(words[line.count(" ", 0, found.start()) : line.count(" ", 0, found.end()) + 1])


def _look_latin(word: str) -> str:
    return sound(word if word.isalpha() and len(_alphabets(word)) < 2 else word.translate(_AS_LATIN))


def _look_cyrillic(word: str) -> str:
    return sound(word if word.isalpha() and len(_alphabets(word)) < 2 else word.translate(_AS_CYRILLIC))


def _alphabets(word: str) -> set[bool]:
    return {letter.isascii() for letter in word if letter.isalpha()}


def _runs(words: list[str]) -> Iterator[str]:
    """What is written in pieces of one or two letters."""
    pieces = " ".join(word if word.isalpha() and len(word) <= 2 else "|" for word in words)
    for run in pieces.split("|"):
        if run.strip():
            yield run.strip()


def _read_list() -> Iterator[tuple[str, str]]:
    """Each line of the list with its section."""
    section = ""
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("# "):
            yield section, line


def _pattern(line: str, section: str) -> str:
    return " ".join(_pattern_of_word(word, section) for word in line.replace("-", " ").split())


def _pattern_of_word(word: str, section: str) -> str:
    if word == "#":
        return r"\d+"
    stem = re.escape(sound(word.rstrip("*~").replace("ё", "е")))
    if section == "uz" and word[-1] in "*~" and stem.endswith("lik"):
        stem = f"{stem[:-1]}[kg]"
    return stem + (r"\S*" if word.endswith("*") else _ENDINGS[section] if word.endswith("~") else "")


def _any_of(sections: set[str]) -> re.Pattern[str]:
    lines = [_pattern(line, section) for section, line in _read_list() if section in sections]
    return re.compile(r"(?<!\S)(?:" + "|".join(lines) + r")(?!\S)")


_HARMLESS = _any_of({"harmless"})
_TELLING = _any_of({"uz", "ru", "en", "numbers"})
_stems = (sound(line.rstrip("*~")) for section, line in _read_list() if section != "harmless" and " " not in line)
_AMONG_PIECES = re.compile("|".join(re.escape(stem) for stem in _stems if len(stem) >= _SHORTEST_IN_A_RUN))
