"""The tree of screens once it is loaded: plain values, every name in it known to exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from menus.facts import Facts
from menus.place import Held
from menus.scores import LicensedTest
from regions.geography import Geography
from texts.article import Articles
from texts.catalogue import Words
from texts.yaml_file import YamlFault
from vocabulary.languages import Language
from vocabulary.states import Access

FIRST_NUMBER = 2
"""Options are numbered from here, because 1 is HELP on every page."""
MOST_UNDER_COVER = 3
"""Options of a cover: wherever their numbers start, none of them is 9."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Characters that a screen may hold, by alphabet (3GPP TS 23.038: 182 and 80; networks cut earlier)."""

    gsm7: int = 160
    ucs2: int = 70


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text by its key, and the names of the values that it takes (`menus.values`)."""

    key: str
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A text that a screen says when a condition holds (`menus.conditions`); without one, always."""

    phrase: Phrase
    when: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a line is made of beside her language: facts about her, and answers that she holds, by their names."""

    facts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


ONWARD = "onward"
"""Where a PIN leads: to the screen that it guards."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where a key leads, what is done on the way (`menus.deeds`), a note shown there, and the line in the file."""

    to: str
    do: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One numbered line; `counts` is the number that grows by one when it is chosen."""

    phrase: Phrase
    move: Move
    holds: Held = ()
    when: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """As many numbered lines as a source has (`menus.sources`).

    The chosen one is held under a name; or it is only counted, under that of `counts` and its own.
    """

    source: str
    move: Move
    holds: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What she may type: a check (`menus.entries`), the most characters, and the name it is held under.

    `read_back` leads to where she is shown what the check is unsure of, before anything is done.
    """

    check: str
    at_most: int
    holds: str
    move: Move
    read_back: Move | None = None

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move that leads on from what she types."""
        return (self.move, self.read_back) if self.read_back else (self.move,)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One screen of the tree.

    `first` is what key 1 says and does here: HELP, or on HELP's own screen, sending it. `conditions` are all that its
    lines ask. `needs` is all that it is made of when it holds nothing of hers, so that it is the same for others; None
    when it does. What is answered on one that `forgets` is gone when she leaves. The PIN stands before one that is
    `guarded`. One that is `covered` names no HELP: only her own key leads there.
    """

    id: str
    file: str
    line: int
    sayings: tuple[Saying, ...]
    first: Choice
    options: tuple[Choice | Listing, ...] = ()
    entry: Entry | None = None
    ends: bool = False
    conditions: tuple[str, ...] = ()
    needs: Needs | None = None
    forgets: bool = False
    guarded: bool = False
    covered: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move that leads on from here."""
        entry = self.entry.moves if self.entry else ()
        return (self.first.move, *(option.move for option in self.options), *entry)

    def fault(self, reason: str, move: Move | None = None) -> YamlFault:
        """Name a fault of this screen, or of one of its moves, where it stands."""
        return YamlFault(self.file, move.line if move else self.line, reason)


def nothing_is_common(_word: str) -> bool:
    """No word means anything: for a menu that nobody can text to."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What screens are made of, beside the tree.

    `is_common` tells whether a word means something in a text or begins many; `tests` are an operator's own;
    `countries` are those abroad that texts reach (ISO 3166-1).
    """

    words: Words
    geography: Geography
    articles: Articles
    is_common: Callable[[str], bool] = nothing_is_common
    tests: tuple[LicensedTest, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Menu:
    """The whole menu with what its screens are made of, ready to be shown.

    `plain` holds every text without blanks by key and language, None being both languages at once.
    """

    nodes: Mapping[str, Node]
    start_unknown: str
    start_known: str
    start_covered: str
    help: str
    pin: str
    material: Material
    plain: Mapping[tuple[str, Language | None], str]
    limits: Limits

    @property
    def words(self) -> Words:
        """The texts of its screens."""
        return self.material.words

    def language_of(self, facts: Facts) -> Language | None:
        """The language that she chose; None when she has not, or when its catalogue is gone."""
        return facts.language if self.words.speak(facts.language) else None

    def start_for(self, facts: Facts) -> str:
        """The screen where her dial starts; the cover until a PIN was typed, where she wants one."""
        if facts.cover_key and facts.access is Access.LOCKED:
            return self.start_covered
        return self.start_known if self.language_of(facts) else self.start_unknown
