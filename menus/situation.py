"""What the named parts of the tree may look at: the caller, what she chose on the way, and the places."""

from collections.abc import Mapping
from dataclasses import dataclass

from menus.facts import Facts
from menus.model import Material, Menu
from menus.place import Held, count_in
from menus.speech import in_words_of
from regions.geography import Geography
from texts.catalogue import Words
from vocabulary.languages import UZ, Language


class Gone(LookupError):
    """What the screen is about no longer exists: a contact, a centre or a place in an older tree."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One caller on one screen; `language` as in `Menu.language_of`."""

    facts: Facts
    held: Mapping[str, str]
    material: Material
    language: Language | None

    @staticmethod
    def of(facts: Facts, held: Held, menu: Menu) -> "Situation":
        """Look at a caller with these answers in her hand."""
        return Situation(facts, dict(held), menu.material, menu.language_of(facts))

    @property
    def words(self) -> Words:
        """The texts of all screens."""
        return self.material.words

    @property
    def geography(self) -> Geography:
        """The regions and districts."""
        return self.material.geography

    def answer(self, name: str) -> str:
        """What she chose or typed under this name; raises Gone."""
        try:
            return self.held[name]
        except KeyError:
            raise Gone(name) from None

    def say(self, key: str) -> str:
        """A text without blanks, in her language."""
        return in_words_of(self.language, lambda language: self.words.say(key, language))

    def count(self, name: str) -> int:
        """How often she chose what counts under this name."""
        return count_in(self.held, name)

    def name_of(self, names: Mapping[Language, str]) -> str:
        """A place's name as she reads it."""
        return in_words_of(self.language, lambda language: names.get(language, names[UZ]))
