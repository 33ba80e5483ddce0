"""What must be true of a tree as a whole, before any screen of it is shown."""

from collections.abc import Iterator

from menus.model import MOST_UNDER_COVER, ONWARD, Choice, Menu
from menus.sections import is_placed
from texts.alphabet import fits_screen
from texts.yaml_file import YamlFault

MOST_CHOICES = 10
"""Fixed choices of one screen: two pages of them; more is a second level."""


def judge(menu: Menu) -> None:
    """Refuse a tree with a faulty screen; raises the first YamlFault."""
    for rule in (
        _targets_exist,
        _help_sends,
        _choices_can_be_shown,
        _labels_fit,
        _endings_cannot_grow,
        _what_forgets_does_nothing,
        _cover_is_short,
        _cover_stays_covered,
        _all_reached,
        _each_of_a_section,
    ):
        for fault in rule(menu):
            raise fault


def _targets_exist(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        for move in node.moves:
            if move.to not in menu.nodes and not (node.id == menu.pin and move.to == ONWARD):
                yield node.fault(f"there is no screen {move.to!r} to go to", move)


def _help_sends(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        move = node.first.move
        if node.id == menu.help and move.do != "raise the alert":
            yield node.fault("key 1 of HELP's screen must 'do: raise the alert'")
        if node.id != menu.help and (move.to != menu.help or move.do):
            yield node.fault("key 1 is HELP on every screen but HELP's own", move)


def _choices_can_be_shown(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        choices = sum(isinstance(option, Choice) for option in node.options)
        if choices > MOST_CHOICES:
            yield node.fault(f"{choices} choices are more than can be shown; at most {MOST_CHOICES}")


def _labels_fit(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        for option in node.options:
            if isinstance(option, Choice) and option.phrase.takes:
                yield node.fault("the text of a choice takes no values, because it is never cut", option.move)
            elif isinstance(option, Choice):
                for reason in _long_labels(menu, option.phrase.key):
                    yield node.fault(reason, option.move)


def _long_labels(menu: Menu, key: str) -> Iterator[str]:
    """A label must fit between key 1, the keys that turn pages, and no more."""
    for language in menu.words.languages:
        help_key, more, back = (menu.plain[name, language] for name in ("nav.help", "nav.more", "nav.back"))
        page = f"1 {help_key}\n6 {menu.plain[key, language]}\n9 {more} 0 {back}"
        if not fits_screen(page, menu.limits.gsm7, menu.limits.ucs2):
            yield f"the text {key!r} ({language}) is too long for a choice"


def _endings_cannot_grow(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        if node.ends and any(saying.phrase.takes for saying in node.sayings):
            yield node.fault("the text of a screen that ends takes no values, because it has no second page")


def _what_forgets_does_nothing(menu: Menu) -> Iterator[YamlFault]:
    """What is done is stored with the answers that led to it, and these must be stored nowhere."""
    for node in menu.nodes.values():
        for move in node.moves:
            if node.forgets and move.do:
                yield node.fault(f"{node.id!r} forgets what is answered on it, so nothing can be done there", move)


def _cover_is_short(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        if node.covered and len(node.options) > MOST_UNDER_COVER:
            yield node.fault(f"a cover has {MOST_UNDER_COVER} choices at most, so that her own key stays free")


def _cover_stays_covered(menu: Menu) -> Iterator[YamlFault]:
    for node in menu.nodes.values():
        for option in node.options:
            if node.covered and not menu.nodes[option.move.to].covered:
                yield node.fault(f"a cover leads to {option.move.to!r}, which is not covered", option.move)


def _all_reached(menu: Menu) -> Iterator[YamlFault]:
    reached: set[str] = set()
    waiting = {menu.start_unknown, menu.start_known, menu.start_covered, menu.pin}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= {move.to for move in menu.nodes[name].moves} - reached - {ONWARD}
    for node in menu.nodes.values():
        if node.id not in reached:
            yield node.fault(f"no key leads to the screen {node.id!r}")


def _each_of_a_section(menu: Menu) -> Iterator[YamlFault]:
    """Or what leads there would be counted nowhere."""
    for node in menu.nodes.values():
        if not is_placed(node.id):
            yield node.fault(f"{node.id!r} begins with the name of no section; those are in vocabulary/sections.py")
