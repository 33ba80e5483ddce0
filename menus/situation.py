"""What the named parts of the tree may look at: the caller, what she chose on the way, and the places."""

from collections.abc import Mapping
from dataclasses import dataclass

from menus.facts import Facts
from menus.model import Menu
from menus.place import Held
from menus.speech import in_words_of
from regions.geography import Geography
from texts.catalogue import Words
from texts.languages import UZ, Language


class Gone(LookupError):
    """What the screen is about no longer exists: a contact, a centre or a place in an older tree."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One caller on one screen; `language` as in `Menu.language_of`."""

    facts: Facts
    held: Mapping[str, str]
    geography: Geography
    words: Words
    language: Language | None

    @staticmethod
    def of(facts: Facts, held: Held, menu: Menu) -> "Situation":
        """Look at a caller with these answers in her hand."""
        return Situation(facts, dict(held), menu.geography, menu.words, menu.language_of(facts))

    def answer(self, name: str) -> str:
        """What she chose or typed under this name; raises Gone."""
        try:
            return self.held[name]
        except KeyError:
            raise Gone(name) from None

    def name_of(self, names: Mapping[Language, str]) -> str:
        """A place's name as she reads it."""
        return in_words_of(self.language, lambda language: names.get(language, names[UZ]))
