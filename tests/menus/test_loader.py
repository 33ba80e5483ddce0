"""A bad tree stops the start, and says in which line."""

from pathlib import Path

import pytest

from menus.loader import TreeFault, load_menu
from menus.model import Limits, Material, Menu

GOOD = """\
start: {new_caller: first, known_caller: main, covered: main}
help: help
screens:
  first:
    choices:
      - {list: languages, hold: language, do: set language, to: main}
  main:
    choices:
      - {say: main.contacts, to: contacts}
      - {say: main.settings, to: ended}
  help:
    say: help.centre
    key_1: {say: help.send, do: raise the alert, to: main}
    choices:
      - {say: help.safe, do: take the alert back, to: main}
  contacts:
    say:
      - {when: has own name, text: contacts.change_own_name}
      - {text: contacts.type_own_name}
    typed: {check: name, at_most: 20, hold: own name, do: set own name, to: main, note: settings.saved}
  ended:
    say: centres.texted
    ends: true
  pin:
    say: pin.type
    typed: {check: pin, at_most: 6, hold: pin, do: unlock, to: onward}
pin: pin
"""

BAD = {
    "a misspelt target": ("to: contacts}", "to: kontacts}", 9, "there is no screen 'kontacts' to go to"),
    "a dead end": (", to: ended}\n", ", to: ended}\n  lost:\n    say: contacts.none\n", 11, "dead end: 'lost'"),
    "an unreachable screen": ("- {say: main.settings, to: ended}", "", 21, "no key leads to the screen 'ended'"),
    "an unknown text": ("say: main.contacts", "say: main.contakts", 9, "there is no text 'main.contakts'"),
    "an unknown note": ("note: settings.saved", "note: saved", 20, "there is no text 'saved'"),
    "an unknown effect": ("do: set own name", "do: set my name", 20, "do: 'set my name' is not known"),
    "an unknown source": ("list: languages", "list: tongues", 6, "list: 'tongues' is not known"),
    "an unknown condition": ("when: has own name", "when: has a name", 18, "when: 'has a name' is not known"),
    "an unknown check": ("check: name", "check: nickname", 20, "check: 'nickname' is not known"),
    "an entry without a limit": (" at_most: 20,", "", 20, "'at_most' is missing"),
    "a limit that is no number": ("at_most: 20", "at_most: many", 20, "'at_most' must be a whole number"),
    "a list without a name": (" hold: language,", "", 6, "'hold' is missing"),
    "a choice that leads nowhere": (", to: contacts}", "}", 9, "'to' is missing"),
    "an unknown word": ("    ends: true", "    ends: true\n    colour: red", 24, "'colour' has no meaning here"),
    "a screen that ends and leads on": (
        "ends: true",
        "ends: true\n    choices: [{say: help.safe, to: main}]",
        23,
        "cannot",
    ),
    "an ending that is no yes": ("ends: true", "ends: perhaps", 23, "'ends' must be true or false"),
    "a text that is never reached": (
        "- {when: has own name, ",
        "- {",
        17,
        "only the last text may stand without 'when'",
    ),
    "a key twice": ("    ends: true", "    ends: true\n    ends: true", 24, "'ends' stands already in line 23"),
    "HELP that does not send": ("do: raise the alert, to: main", "do: set own name, to: main", 11, "raise the alert"),
    "another key 1": (
        "  ended:",
        "  ended:\n    key_1: {say: help.send, to: main}",
        24,
        "a screen that ends cannot lead on",
    ),
    "a key 1 that is not HELP": (
        "  main:\n",
        "  main:\n    key_1: {say: main.help, to: contacts}\n",
        8,
        "key 1 is HELP on every screen",
    ),
    "a label with a value": ("say: main.contacts", "say: contacts.added", 9, "takes no values"),
    "an ending with a value": ("say: centres.texted", "say: contacts.added", 21, "takes no values"),
    "a label that fits no screen": ("say: main.contacts", "say: settings.centre_yes", 9, "too long for a choice"),
    "a start that does not exist": ("known_caller: main", "known_caller: home", 1, "there is no screen 'home'"),
    "no start": ("start: {new_caller: first, known_caller: main, covered: main}\n", "", 1, "'start' is missing"),
    "a list where a mapping stands": ("screens:\n", "screens: []\nrest:\n", 4, "'rest' has no meaning here"),
    "choices that are no list": (
        "    choices:\n      - {say: help.safe, do: take the alert back, to: main}",
        "    choices: 7",
        14,
        "must be a list",
    ),
    "broken YAML": ("help: help", "help: [help", 3, "not YAML"),
    "nothing": (GOOD, "", 1, "the file is not a mapping"),
    "something done where answers are forgotten": (
        "    typed:",
        "    forgets: true\n    typed:",
        21,
        "'contacts' forgets what is answered on it",
    ),
    "a way onward that no PIN guards": ("to: contacts}", "to: onward}", 9, "there is no screen 'onward' to go to"),
    "a PIN that is no screen": ("pin: pin\n", "pin: code\n", 1, "there is no screen 'code' to start with"),
    "a long cover": (
        "  ended:\n",
        "  long:\n    covered: true\n    choices:\n" + "      - {say: help.safe, to: main}\n" * 4 + "  ended:\n",
        21,
        "a cover has 3 choices at most",
    ),
    "a cover that leads into the open": (
        "  ended:\n",
        "  neutral:\n    covered: true\n    choices:\n      - {say: help.safe, to: main}\n  ended:\n",
        24,
        "a cover leads to 'main', which is not covered",
    ),
    "eleven choices": (
        "      - {say: main.contacts, to: contacts}\n",
        "      - {say: main.contacts, to: contacts}\n" * 10,
        7,
        "11 choices are more than can be shown",
    ),
}


def load(tree: str, tmp_path: Path, material: Material, limits: Limits | None = None) -> Menu:
    path = tmp_path / "tree.yaml"
    path.write_text(tree, "utf-8")
    return load_menu(material, path, limits or Limits())


def test_the_smallest_good_tree_is_taken(tmp_path: Path, material: Material) -> None:
    assert set(load(GOOD, tmp_path, material).nodes) == {"first", "main", "help", "contacts", "ended", "pin"}


@pytest.mark.parametrize(("good", "bad", "line", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_tree_is_refused_with_file_line_and_reason(
    tmp_path: Path, material: Material, good: str, bad: str, line: int, reason: str
) -> None:
    assert good in GOOD

    with pytest.raises(TreeFault) as fault:
        load(GOOD.replace(good, bad, 1), tmp_path, material)

    assert str(fault.value).startswith(f"tree.yaml:{line}: ")
    assert reason in str(fault.value)


def test_a_file_that_is_missing_or_not_utf_8_is_named(tmp_path: Path, material: Material) -> None:
    with pytest.raises(TreeFault, match=r"none\.yaml:1: there is no such file"):
        load_menu(material, tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"help: \xe9")
    with pytest.raises(TreeFault, match=r"latin\.yaml:1: the file is not UTF-8"):
        load_menu(material, tmp_path / "latin.yaml")


def test_narrower_screens_are_judged_too(tmp_path: Path, material: Material) -> None:
    with pytest.raises(TreeFault, match="too long for a choice"):
        load(GOOD, tmp_path, material, Limits(gsm7=30, ucs2=30))
