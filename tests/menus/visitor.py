"""A caller in front of the engine: types, sees, and keeps what she asked for."""

import re
from dataclasses import dataclass, field
from typing import Self

from menus.engine import advance, show
from menus.facts import Facts
from menus.model import Menu
from menus.place import Place, Screen
from texts.alphabet import fits_screen
from vocabulary.effects import Effect

MOST_PAGES = 30


@dataclass
class Visitor:
    """Every step checks that the screen fits a phone."""

    menu: Menu
    facts: Facts
    place: Place
    screen: Screen
    effects: list[Effect] = field(default_factory=list)

    def types(self, *inputs: str) -> Self:
        for typed in inputs:
            turn = advance(self.menu, self.place, typed, self.facts)
            self.place = turn.place
            self.effects += turn.effects
            self._reads(turn.screen)
        return self

    def chooses(self, *labels: str) -> Self:
        for label in labels:
            self.types(self._key_of(label))
        return self

    def sees(self, *texts: str) -> Self:
        for text in texts:
            assert text in self.screen.text, self.screen.text
        return self

    def does_not_see(self, *texts: str) -> Self:
        for text in texts:
            assert text not in self.screen.text, self.screen.text
        return self

    def reads_to_the_end(self) -> str:
        """What this screen says on all its pages, without the lines of the keys."""
        pages = [self.screen.text]
        while re.search(r"^9 ", pages[-1], re.MULTILINE):
            pages.append(self.types("9").screen.text)
        return "\n".join(line for page in pages for line in page.split("\n") if not re.match(r"[019] ", line))

    def reads_lines(self) -> list[str]:
        """The numbered lines of this page."""
        return re.findall(r"^[2-8] .+$", self.screen.text, re.MULTILINE)

    def now_with(self, facts: Facts) -> Self:
        """The effects are stored: the same place, seen with what is true now."""
        self.facts = facts
        self._reads(show(self.menu, self.place, facts))
        return self

    def _key_of(self, label: str) -> str:
        for _ in range(MOST_PAGES):
            if found := re.search(rf"^([1-6]) {re.escape(label)}$", self.screen.text, re.MULTILINE):
                return found[1]
            self.types("9")
        raise AssertionError(f"no page offers {label!r}; the last one:\n{self.screen.text}")

    def _reads(self, screen: Screen) -> None:
        assert fits_screen(screen.text, 160, 70), screen.text
        self.screen = screen
