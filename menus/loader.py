"""Loading the tree of screens; a bad one is refused with file, line and reason."""

from functools import partial
from pathlib import Path

from menus.entries import CALLS_OFF, CHECKS
from menus.licensed_rules import judge_tests
from menus.model import Limits, Material, Menu, Node
from menus.sources import READY_TEXTS
from menus.speech import in_words_of
from menus.tree_reader import TreeReader
from menus.tree_rules import judge
from regions.centre import Service
from regions.way import Direction
from texts.catalogue import Words
from texts.contact_number import WhyNot
from texts.yaml_file import Branch, YamlFault, read_branches
from vocabulary.choices import PlaceLabel, SafeTime, Specialist
from vocabulary.languages import Language
from vocabulary.states import NOT_TOLD, Refusal, RequestState, Standing, TextFate

__all__ = ["CONSTANT_KEYS", "TREE", "YamlFault", "load_menu"]

TREE = Path(__file__).parent / "tree"
DEFAULT_LIMITS = Limits()

START = "start"
STARTS = ("new_caller", "known_caller", "covered", "help", "pin")

CONSTANT_KEYS = (
    *("nav.help", "nav.more", "nav.back", "nav.start", "language.name", "centres.hours", "hint.key", "hint.changed"),
    *READY_TEXTS,
    "settings.cover_key",
    *(f"place.{label}" for label in PlaceLabel),
    *("centres.open", "centres.closed", "centres.way", "centres.here", "way", *Direction),
    *(f"service.{service}" for service in Service),
    *(f"consult.{whom}" for whom in Specialist),
    *(f"consult.is_{state}" for state in RequestState),
    *(f"contacts.is_{standing}" for standing in Standing),
    *("contacts.mark_not_kept", *(f"contacts.mark_{standing}" for standing in NOT_TOLD)),
    *(f"contacts.{about}_{fate}" for about in ("asked", "try") for fate in TextFate),
    *(f"time.{time}" for time in SafeTime),
    *(f"refusal.{refusal}" for refusal in Refusal),
    *(check.hint for check in CHECKS.values()),
    *(check.common for check in CHECKS.values() if check.common),
    *(f"hint.{why}" for why in WhyNot),
    CALLS_OFF,
)
"""Texts that screens show without the tree naming them."""


def load_menu(material: Material, directory: Path = TREE, limits: Limits = DEFAULT_LIMITS) -> Menu:
    """Load a tree, one file a section, and judge it; raises YamlFault."""
    files = _read_files(directory)
    start = _start_of(files, directory)
    words = material.words
    for key in CONSTANT_KEYS:
        if key not in words.keys:
            raise start.fault(f"there is no text {key!r} in the catalogue, which every tree needs")
    nodes = _read_screens(files, TreeReader(words, help_screen=start.text("help")))
    for name in STARTS:
        if start.text(name) not in nodes:
            raise start.fault(f"there is no screen {start.text(name)!r} to start with", name)
    menu = Menu(
        nodes=nodes,
        start_unknown=start.text("new_caller"),
        start_known=start.text("known_caller"),
        start_covered=start.text("covered"),
        help=start.text("help"),
        pin=start.text("pin"),
        material=material,
        plain=_plain_texts(words),
        limits=limits,
    )
    judge(menu)
    judge_tests(menu)
    return menu


def _read_files(directory: Path) -> list[Branch]:
    paths = sorted(directory.glob("*.yaml"))
    if not paths:
        raise YamlFault(directory.name, 1, "there is no file of screens in this folder")
    return [read_branches(path) for path in paths]


def _start_of(files: list[Branch], directory: Path) -> Branch:
    """Where dials start, which one of the files says."""
    saying = [file for file in files if START in file]
    if not saying:
        raise YamlFault(directory.name, 1, f"no file says {START!r}")
    for other in saying[1:]:
        raise other.fault(f"{START!r} stands already in {saying[0].file}", START)
    start = saying[0].branch(START)
    start.allow(*STARTS)
    return start


def _read_screens(files: list[Branch], reader: TreeReader) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for file in files:
        for name in file:
            if name in nodes:
                raise file.fault(f"{name!r} stands already in {nodes[name].file}:{nodes[name].line}", name)
            if name != START:
                nodes[name] = reader.node(file, name)
    return nodes


def _plain_texts(words: Words) -> dict[tuple[str, Language | None], str]:
    plain = [key for key in words.keys if not words.placeholders(key)]
    languages: list[Language | None] = [None, *words.languages]
    return {(key, language): in_words_of(language, partial(words.say, key)) for key in plain for language in languages}
