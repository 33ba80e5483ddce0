"""Reading one screen after the other from the tree's file; every name in it must be known."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from menus.conditions import CONDITIONS
from menus.deeds import DEEDS
from menus.entries import CHECKS
from menus.model import Choice, Entry, Listing, Move, Needs, Node, Phrase, Saying
from menus.place import Held
from menus.sources import PUBLIC_SOURCES, SOURCES
from menus.values import PUBLIC_VALUES, VALUES
from texts.catalogue import Words
from texts.yaml_file import Branch
from vocabulary.languages import EN

_FLAGS = ("forgets", "guarded", "covered")
_BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class TreeReader:
    """Reads screens whose texts are these words and whose HELP screen has this name."""

    words: Words
    help_screen: str

    def node(self, screens: Branch, name: str) -> Node:
        """Read the screen with this name; raises YamlFault."""
        branch = screens.branch(name)
        branch.allow("say", "key_1", "choices", "typed", "ends", "only_to_read", *_FLAGS)
        sayings, options = self._sayings(branch), tuple(map(self._option, branch.branches("choices")))
        node = Node(
            id=name,
            file=screens.file,
            line=screens.line_of(name),
            sayings=sayings,
            first=self._first(branch),
            options=options,
            entry=self._entry(branch.branch("typed")) if "typed" in branch else None,
            ends=branch.flag("ends"),
            conditions=_conditions_of((*sayings, *options)),
            needs=_needs_of((*sayings, *options)),
            **{flag: branch.flag(flag) for flag in _FLAGS},
        )
        leads_on = bool(node.options or node.entry)
        if node.ends and (leads_on or "key_1" in branch):
            raise branch.fault("a screen that ends cannot lead on", "ends")
        if not (leads_on or node.ends or branch.flag("only_to_read")):
            raise screens.fault(f"dead end: {name!r} offers no choice; say 'ends: true' or 'only_to_read: true'", name)
        if not (node.sayings or node.options):
            raise screens.fault(f"{name!r} says nothing", name)
        return node

    def _sayings(self, branch: Branch) -> tuple[Saying, ...]:
        if "say" not in branch:
            return ()
        if isinstance(branch["say"], str):
            return (Saying(self._phrase(branch, "say")),)
        sayings = []
        for line in branch.branches("say"):
            line.allow("text", "when")
            sayings.append(Saying(self._phrase(line, "text"), self._condition(line)))
        if any(not saying.when for saying in sayings[:-1]):
            raise branch.fault("only the last text may stand without 'when', because it is said always", "say")
        return tuple(sayings)

    def _first(self, branch: Branch) -> Choice:
        if "key_1" not in branch:
            return Choice(Phrase("nav.help"), Move(self.help_screen))
        line = branch.branch("key_1")
        line.allow("say", "do", "to", "note")
        move = self._move(line) if "to" in line else Move(self.help_screen)
        return Choice(Phrase(self._plain_key(line, "say")), move)

    def _option(self, line: Branch) -> Choice | Listing:
        if "list" in line:
            line.allow("list", "hold", "count", "do", "to", "note")
            source, counts = _known(line, "list", SOURCES), line.text("count") if "count" in line else ""
            return Listing(source, self._move(line), "" if counts else line.text("hold"), counts)
        line.allow("say", "when", "hold", "count", "do", "to", "note")
        counts = line.text("count") if "count" in line else ""
        return Choice(self._phrase(line, "say"), self._move(line), _held(line), self._condition(line), counts)

    def _entry(self, line: Branch) -> Entry:
        line.allow("check", "at_most", "hold", "do", "to", "note", "read_back")
        back = Move(line.text("read_back"), line=line.line_of("read_back")) if "read_back" in line else None
        return Entry(_known(line, "check", CHECKS), line.number("at_most"), line.text("hold"), self._move(line), back)

    def _move(self, line: Branch) -> Move:
        do = _known(line, "do", DEEDS) if "do" in line else ""
        note = self._plain_key(line, "note") if "note" in line else ""
        return Move(line.text("to"), do, note, line.line_of("to"))

    def _condition(self, line: Branch) -> str:
        return _known(line, "when", CONDITIONS) if "when" in line else ""

    def _plain_key(self, line: Branch, name: str) -> str:
        phrase = self._phrase(line, name)
        if phrase.takes:
            raise line.fault(f"the text {phrase.key!r} takes values, which cannot stand here", name)
        return phrase.key

    def _phrase(self, line: Branch, name: str) -> Phrase:
        key = line.text(name)
        if key not in self.words.keys:
            raise line.fault(f"there is no text {key!r} in the catalogue", name)
        try:
            return Phrase(key, blanks_of(self.words, key))
        except KeyError as unknown:
            raise line.fault(f"the text {key!r} has a blank {unknown} that nothing fills in", name) from None


def blanks_of(words: Words, key: str) -> tuple[str, ...]:
    """The names of the values that a text takes; raises KeyError for one that nobody knows."""
    template = words.say(key, EN, **{name: f"{{{name}}}" for name in VALUES})
    return tuple(dict.fromkeys(_BLANK.findall(template)))


Line = Saying | Choice | Listing


def _conditions_of(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.when for line in lines if not isinstance(line, Listing) and line.when))


def _needs_of(lines: Iterable[Line]) -> Needs | None:
    """What all lines need; None as soon as one holds something of hers."""
    needs = []
    for line in lines:
        if isinstance(line, Listing):
            needs.append(PUBLIC_SOURCES.get(line.source))
        else:
            needs += [PUBLIC_VALUES.get(name) for name in line.phrase.takes]
    known = [need for need in needs if need]
    if len(known) < len(needs):
        return None
    return Needs(_names_in(need.facts for need in known), _names_in(need.answers for need in known))


def _names_in(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for names in lists for name in names}))


def _known(line: Branch, key: str, names: Container[str]) -> str:
    name = line.text(key)
    if name not in names:
        raise line.fault(f"{key}: {name!r} is not known", key)
    return name


def _held(line: Branch) -> Held:
    if "hold" not in line:
        return ()
    held = line.branch("hold")
    return tuple((name, str(value)) for name, value in held.items())
