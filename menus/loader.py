"""Loading the tree of screens; a bad one is refused with file, line and reason."""

from functools import partial
from pathlib import Path

from menus.branches import TreeFault, read_branches
from menus.entries import CHECKS
from menus.facts import PlaceLabel, Refusal, RequestState, SafeTime, Specialist
from menus.model import Limits, Material, Menu
from menus.sources import READY_TEXTS
from menus.speech import in_words_of
from menus.tree_reader import TreeReader, blanks_of
from menus.tree_rules import judge
from texts.catalogue import Words
from texts.languages import Language

__all__ = ["CONSTANT_KEYS", "TREE", "TreeFault", "load_menu"]

TREE = Path(__file__).parent / "tree.yaml"
DEFAULT_LIMITS = Limits()

CONSTANT_KEYS = (
    *("nav.help", "nav.more", "nav.back", "nav.start", "language.name", "centres.hours", "hint.key", "hint.changed"),
    *READY_TEXTS,
    "settings.cover_key",
    *(f"place.{label}" for label in PlaceLabel),
    *(f"consult.{whom}" for whom in Specialist),
    *(f"consult.is_{state}" for state in RequestState),
    *(f"time.{time}" for time in SafeTime),
    *(f"refusal.{refusal}" for refusal in Refusal),
    *(check.hint for check in CHECKS.values()),
)
"""Texts that screens show without the tree naming them."""


def load_menu(material: Material, path: Path = TREE, limits: Limits = DEFAULT_LIMITS) -> Menu:
    """Load a tree and judge it; raises TreeFault."""
    tree = read_branches(path)
    tree.allow("start", "help", "pin", "screens")
    start, screens = tree.branch("start"), tree.branch("screens")
    words = material.words
    reader = TreeReader(words, help_screen=tree.text("help"))
    for key in CONSTANT_KEYS:
        if key not in words.keys:
            raise tree.fault(f"there is no text {key!r} in the catalogue, which every tree needs")
    menu = Menu(
        nodes={name: reader.node(screens, name) for name in screens},
        start_unknown=start.text("new_caller"),
        start_known=start.text("known_caller"),
        start_covered=start.text("covered"),
        help=reader.help_screen,
        pin=tree.text("pin"),
        material=material,
        plain=_plain_texts(words),
        limits=limits,
    )
    judge(menu, path.name)
    return menu


def _plain_texts(words: Words) -> dict[tuple[str, Language | None], str]:
    plain = [key for key in words.keys if not blanks_of(words, key)]
    languages: list[Language | None] = [None, *words.languages]
    return {(key, language): in_words_of(language, partial(words.say, key)) for key in plain for language in languages}
