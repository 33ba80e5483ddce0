"""How many keys lead to each article: to its first screen and to its end, and whether each screen ends with a sentence.

The way is that of a caller who knows what she wants: from the start, the fewest keys, in each language.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from menus.compose import Option
from menus.engine import begin, press_at
from menus.facts import Facts
from menus.model import Menu
from menus.place import Place
from menus.sight import look
from texts.alphabet import Alphabet, length_of
from vocabulary.languages import Language


@dataclass(frozen=True, slots=True)
class Reach:
    """The most keys to an article's first screen, and to its end."""

    first: int
    end: int


MOST = {Alphabet.GSM7: Reach(6, 6), Alphabet.UCS2: Reach(7, 10)}
"""By the alphabet of its text: a screen of Cyrillic letters holds less than half."""


@dataclass(frozen=True, slots=True)
class Way:
    """The keys to one article in one language; `cut` are the screens that end inside a sentence."""

    language: Language
    article: str
    reach: Reach
    most: Reach
    cut: tuple[str, ...]

    @property
    def faults(self) -> Iterator[str]:
        """What is wrong with it."""
        if self.reach.first > self.most.first:
            yield f"{self.article} ({self.language}): its first screen is {self.reach.first} keys away"
        if self.reach.end > self.most.end:
            yield f"{self.article} ({self.language}): its end is {self.reach.end} keys away"
        yield from (f"{self.article} ({self.language}): cut inside a sentence: {page!r}" for page in self.cut)


def ways_to_articles(menu: Menu, languages: Iterable[Language] = ()) -> Iterator[Way]:
    """Every way, in these languages or in all."""
    articles = menu.material.articles
    for language in languages or menu.words.offered:
        facts = Facts(language=language)
        learn, to_learn = _found(menu, begin(menu, facts), facts, lambda option: option.move.to == "learn")
        for topic in articles.topics:
            at_topic, to_topic = _found(menu, learn, facts, _holding("topic", topic.name))
            for article in articles.in_topic(topic.name):
                place, keys = _found(menu, at_topic, facts, _holding("article", article.name))
                first = to_learn + to_topic + keys
                turns, cut = _read_through(menu, place, facts)
                text = articles.article(topic.name, article.name, language).body
                most = MOST[length_of(text).alphabet]
                yield Way(language, f"{topic.name}/{article.name}", Reach(first, first + turns), most, cut)


def farthest(ways: Iterable[Way]) -> Iterator[str]:
    """One line a language: the farthest first screen, the farthest end, and the screens cut inside a sentence."""
    by_language: dict[Language, list[Way]] = {}
    for way in ways:
        by_language.setdefault(way.language, []).append(way)
    for language, its in by_language.items():
        first, end = max(its, key=lambda way: way.reach.first), max(its, key=lambda way: way.reach.end)
        cut = sum(len(way.cut) for way in its)
        yield (
            f"Articles ({language}): first screen within {first.reach.first} keys ({first.article}), "
            f"end within {end.reach.end} ({end.article}); cut inside a sentence: {cut}"
        )


def _holding(name: str, answer: str) -> Callable[[Option], bool]:
    return lambda option: (name, answer) in option.holds


def _found(menu: Menu, place: Place, facts: Facts, is_it: Callable[[Option], bool]) -> tuple[Place, int]:
    """Turn pages to a line and press its key: where it leads, and the keys that it took."""
    keys = 1
    while True:
        sight = look(menu, place, facts)
        for number, option in sight.page.numbered:
            if is_it(option):
                return press_at(sight, str(number))[0], keys
        if sight.page.next_start is None:
            raise LookupError(f"no line on {place.at.screen} leads there")
        place, keys = sight.turned_to(sight.page.next_start), keys + 1


def _read_through(menu: Menu, place: Place, facts: Facts) -> tuple[int, tuple[str, ...]]:
    turns, cut = 0, []
    while True:
        sight = look(menu, place, facts)
        if not sight.page.is_whole:
            cut.append(sight.page.text)
        if sight.page.next_start is None:
            return turns, tuple(cut)
        place, turns = sight.turned_to(sight.page.next_start), turns + 1
