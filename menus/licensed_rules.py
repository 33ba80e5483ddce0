"""Licensed tests are judged at the start, as the tree is: every screen of them must fit this network."""

from collections.abc import Iterator

from menus.facts import Facts
from menus.licensed import COUNTED
from menus.model import Listing, Menu
from menus.place import Held, Place, Spot
from menus.scores import LicensedTest
from menus.sight import Sight, look
from texts.alphabet import fits_screen


def judge_tests(menu: Menu) -> None:
    """Refuse a test that this menu cannot show; raises YamlFault with the operator's file."""
    for test in menu.material.tests:
        if test.language not in menu.words.languages:
            known = ", ".join(menu.words.languages)
            raise test.file.fault(f"{test.language!r} is none of the languages here: {known}", "language")
        for key, held in (("title", ()), *_questions(test)):
            for sight in _pages(menu, "licensed tests" if key == "title" else "test answers", test, held):
                _judge(sight, test, key)


def _questions(test: LicensedTest) -> Iterator[tuple[str, Held]]:
    """What is held when each question is asked."""
    for answered in range(len(test.questions)):
        yield "answers", (("test", test.id), (f"{COUNTED} 0", str(answered)))


def _pages(menu: Menu, source: str, test: LicensedTest, held: Held) -> Iterator[Sight]:
    """Every page of the screens that list this, as a caller in the test's language reads them."""
    for node in menu.nodes.values():
        if any(isinstance(option, Listing) and option.source == source for option in node.options):
            start: int | None = 0
            while start is not None:
                sight = look(menu, Place(Spot(node.id, start, held), (Spot(menu.start_known),)), Facts(test.language))
                yield sight
                start = sight.page.next_start


def _judge(sight: Sight, test: LicensedTest, key: str) -> None:
    text, limits = sight.page.text, sight.menu.limits
    lines = text.split("\n")
    for number, option in sight.page.numbered:
        if f"{number} {option.label}" not in lines:
            raise test.file.fault(f"{option.label!r} is too long for a choice on a screen of this network", key)
    if not fits_screen(text, limits.gsm7, limits.ucs2):
        raise test.file.fault(f"too long for a screen: {text!r}", key)
