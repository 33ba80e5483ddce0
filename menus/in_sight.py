"""What must stand on one screen: a sentence, a question with its answers, and the numbers where help is asked for."""

from collections.abc import Iterator

from menus.sight import Sight

NUMBERS = "102 112 1146"

WRITTEN_BY_OTHERS = frozenset(
    (
        *("centres.one", "check.licensed", "consult.one", "settings.centre"),
        *("contacts", "contacts.added", "contacts.number", "contacts.one", "contacts.own_text", "settings.answers"),
    )
)
"""Screens of names, answers and words that people write, as long as they may be."""

READ_FIRST = frozenset(("settings.cover", "settings.erase", "settings.second_pin", "settings.who_goes"))
"""What she has to know before she can choose at all; 0 leads back from each page of it."""


def out_of_sight(sight: Sight) -> Iterator[str]:
    """Name what is torn apart on a page, as it is seen without a hint above it."""
    page, screen = sight.page, sight.node.id
    is_first = page.start == 0
    if screen in (sight.menu.help, "help.sent") and is_first and NUMBERS not in page.text:
        yield f"the numbers are not in sight: {page.text!r}"
    if page.frame.hint or sight.facts.language is None or screen in WRITTEN_BY_OTHERS:
        return
    if not page.is_whole:
        yield f"cut inside a sentence, or between a question and its answers: {page.text!r}"
    if is_first and sight.content.options and not page.options and screen not in READ_FIRST:
        if NUMBERS not in page.text:
            yield f"its answers are on another page: {page.text!r}"
