"""The words of the console: every catalogue whose name begins with `console`, as one."""

from collections.abc import Mapping
from dataclasses import dataclass

from texts.catalogue import Words, domains, load_words
from vocabulary.languages import OWN_NAMES, Language

LANGUAGES = tuple(OWN_NAMES)
"""In which the team can work, in the order in which they are offered."""

CHOSEN = "chosen language"
"""In the cookie: what somebody chose who was not signed in yet; who then signs in goes on in it."""


@dataclass(frozen=True, slots=True)
class ConsoleWords:
    """The texts of all pages; a key stands in one catalogue only."""

    _by_key: Mapping[str, Words]

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """Say a text; KeyError names what is missing."""
        return self._by_key[key].say(key, language, **values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self._by_key


def load_console_words() -> ConsoleWords:
    """Load them; raises CatalogueFault for a fault in one, and ValueError for a key that stands in two."""
    by_key: dict[str, Words] = {}
    for domain in domains():
        if domain.partition("_")[0] == "console":
            words = load_words(domain)
            if twice := by_key.keys() & set(words.keys):
                raise ValueError(f"{domain}.pot: {min(twice)} stands in another catalogue of the console too")
            by_key |= dict.fromkeys(words.keys, words)
    return ConsoleWords(by_key)
