"""What the named parts of the tree may look at: the caller, what she chose on the way, and the places."""

from collections.abc import Mapping
from dataclasses import dataclass

from menus.facts import Facts
from menus.speech import in_words_of
from regions.geography import Geography
from texts.catalogue import Words
from texts.languages import UZ, Language


class Gone(LookupError):
    """What the screen is about no longer exists: a contact, a centre or a place in an older tree."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One caller on one screen. `language` is None until she has chosen one."""

    facts: Facts
    held: Mapping[str, str]
    geography: Geography
    words: Words

    @property
    def language(self) -> Language | None:
        """The language that she chose, if there is still a catalogue for it."""
        language = self.facts.language
        return language if language in self.words.languages else None

    def answer(self, name: str) -> str:
        """What she chose or typed under this name; raises Gone."""
        try:
            return self.held[name]
        except KeyError:
            raise Gone(name) from None

    def name_of(self, names: Mapping[Language, str]) -> str:
        """A place's name as she reads it."""
        return in_words_of(self.language, lambda language: names.get(language, names[UZ]))
