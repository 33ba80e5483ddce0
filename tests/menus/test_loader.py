"""A bad tree stops the start, and says in which file and line."""

from pathlib import Path

import pytest

from menus.loader import YamlFault, load_menu
from menus.model import Limits, Material, Menu

GOOD = """\
start: {new_caller: first, known_caller: main, covered: main, help: help, pin: pin}
first:
  choices:
    - {list: languages, hold: language, do: set language, to: main}
main:
  choices:
    - {say: main.contacts, to: contacts}
    - {say: main.settings, to: centres.ended}
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
centres.ended:
  say: centres.texted
  ends: true
pin:
  say: pin.type
  typed: {check: pin, at_most: 6, hold: pin, do: unlock, to: onward}
"""

BAD = {
    "a misspelt target": ("to: contacts}", "to: kontacts}", 7, "there is no screen 'kontacts' to go to"),
    "a dead end": (
        ", to: centres.ended}\n",
        ", to: centres.ended}\nlost:\n  say: contacts.none\n",
        9,
        "dead end: 'lost'",
    ),
    "an unreachable screen": (
        "- {say: main.settings, to: centres.ended}",
        "",
        19,
        "no key leads to the screen 'centres.ended'",
    ),
    "an unknown text": ("say: main.contacts", "say: main.contakts", 7, "there is no text 'main.contakts'"),
    "an unknown note": ("note: settings.saved", "note: saved", 18, "there is no text 'saved'"),
    "an unknown effect": ("do: set own name", "do: set my name", 18, "do: 'set my name' is not known"),
    "an unknown source": ("list: languages", "list: tongues", 4, "list: 'tongues' is not known"),
    "an unknown condition": ("when: has own name", "when: has a name", 16, "when: 'has a name' is not known"),
    "an unknown check": ("check: name", "check: nickname", 18, "check: 'nickname' is not known"),
    "an entry without a limit": (" at_most: 20,", "", 18, "'at_most' is missing"),
    "a limit that is no number": ("at_most: 20", "at_most: many", 18, "'at_most' must be a whole number"),
    "a list without a name": (" hold: language,", "", 4, "'hold' is missing"),
    "a choice that leads nowhere": (", to: contacts}", "}", 7, "'to' is missing"),
    "an unknown word": ("  ends: true", "  ends: true\n  colour: red", 22, "'colour' has no meaning here"),
    "a screen that ends and leads on": (
        "ends: true",
        "ends: true\n  choices: [{say: help.safe, to: main}]",
        21,
        "cannot",
    ),
    "an ending that is no yes": ("ends: true", "ends: perhaps", 21, "'ends' must be true or false"),
    "a text that is never reached": (
        "- {when: has own name, ",
        "- {",
        15,
        "only the last text may stand without 'when'",
    ),
    "a key twice": ("  ends: true", "  ends: true\n  ends: true", 22, "'ends' stands already in line 21"),
    "HELP that does not send": ("do: raise the alert, to: main", "do: set own name, to: main", 9, "raise the alert"),
    "another key 1": (
        "centres.ended:",
        "centres.ended:\n  key_1: {say: help.send, to: main}",
        22,
        "a screen that ends cannot lead on",
    ),
    "a key 1 that is not HELP": (
        "main:\n",
        "main:\n  key_1: {say: main.help, to: contacts}\n",
        6,
        "key 1 is HELP on every screen",
    ),
    "a label with a value": ("say: main.contacts", "say: contacts.added", 7, "takes no values"),
    "an ending with a value": ("say: centres.texted", "say: contacts.added", 19, "takes no values"),
    "a label that fits no screen": ("say: main.contacts", "say: privacy.erasing_text", 7, "too long for a choice"),
    "a start that does not exist": ("known_caller: main", "known_caller: home", 1, "there is no screen 'home'"),
    "a start without HELP": (" help: help,", "", 1, "'help' is missing"),
    "an unknown start": ("help: help", "sos: help, help: help", 1, "'sos' has no meaning here"),
    "a screen that is a list": ("pin:\n", "rest: []\npin:\n", 22, "'rest' must be a mapping"),
    "choices that are no list": (
        "  choices:\n    - {say: help.safe, do: take the alert back, to: main}",
        "  choices: 7",
        12,
        "must be a list",
    ),
    "broken YAML": ("help: help", "help: [help", 1, "not YAML"),
    "nothing": (GOOD, "", 1, "the file is empty"),
    "something done where answers are forgotten": (
        "  typed:",
        "  forgets: true\n  typed:",
        19,
        "'contacts' forgets what is answered on it",
    ),
    "a way onward that no PIN guards": ("to: contacts}", "to: onward}", 7, "there is no screen 'onward' to go to"),
    "a PIN that is no screen": ("pin: pin}", "pin: code}", 1, "there is no screen 'code' to start with"),
    "a long cover": (
        "centres.ended:\n",
        "long:\n  covered: true\n  choices:\n" + "    - {say: help.safe, to: main}\n" * 4 + "centres.ended:\n",
        19,
        "a cover has 3 choices at most",
    ),
    "a cover that leads into the open": (
        "centres.ended:\n",
        "neutral:\n  covered: true\n  choices:\n    - {say: help.safe, to: main}\ncentres.ended:\n",
        22,
        "a cover leads to 'main', which is not covered",
    ),
    "a screen of no section": (
        "help:\n",
        "    - {say: help.safe, to: weather}\nweather: {say: contacts.none, only_to_read: true}\nhelp:\n",
        10,
        "'weather' begins with the name of no section",
    ),
    "eleven choices": (
        "    - {say: main.contacts, to: contacts}\n",
        "    - {say: main.contacts, to: contacts}\n" * 10,
        5,
        "11 choices are more than can be shown",
    ),
}


def load(tree: str, tmp_path: Path, material: Material, limits: Limits | None = None) -> Menu:
    (tmp_path / "tree.yaml").write_text(tree, "utf-8")
    return load_menu(material, tmp_path, limits or Limits())


def test_the_smallest_good_tree_is_taken(tmp_path: Path, material: Material) -> None:
    assert set(load(GOOD, tmp_path, material).nodes) == {"first", "main", "help", "contacts", "centres.ended", "pin"}


@pytest.mark.parametrize(("good", "bad", "line", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_tree_is_refused_with_file_line_and_reason(
    tmp_path: Path, material: Material, good: str, bad: str, line: int, reason: str
) -> None:
    assert good in GOOD

    with pytest.raises(YamlFault) as fault:
        load(GOOD.replace(good, bad, 1), tmp_path, material)

    assert str(fault.value).startswith(f"tree.yaml:{line}: ")
    assert reason in str(fault.value)


def test_the_screens_of_all_files_make_one_tree(tmp_path: Path, material: Material) -> None:
    start, screens = GOOD.split("\n", 1)
    (tmp_path / "0-start.yaml").write_text(start, "utf-8")

    assert set(load(screens, tmp_path, material).nodes) == {"first", "main", "help", "contacts", "centres.ended", "pin"}


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("first: {say: contacts.none, only_to_read: true}", r"z\.yaml:1: 'first' stands already in tree\.yaml:2"),
        ("\nstart: {new_caller: first}", r"z\.yaml:2: 'start' stands already in tree\.yaml"),
        ("\nlost: {say: contacts.none, only_to_read: true}", r"z\.yaml:2: no key leads to the screen 'lost'"),
        ("", r"z\.yaml:1: the file is empty"),
    ],
)
def test_a_fault_in_one_of_several_files_is_named_with_that_file(
    tmp_path: Path, material: Material, other: str, reason: str
) -> None:
    (tmp_path / "z.yaml").write_text(other, "utf-8")

    with pytest.raises(YamlFault, match=reason):
        load(GOOD, tmp_path, material)


def test_a_folder_without_screens_or_without_a_start_is_named(tmp_path: Path, material: Material) -> None:
    with pytest.raises(YamlFault, match="there is no file of screens in this folder"):
        load_menu(material, tmp_path / "none")
    with pytest.raises(YamlFault, match="no file says 'start'"):
        load(GOOD.split("\n", 1)[1], tmp_path, material)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path, material: Material) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"help: \xe9")
    with pytest.raises(YamlFault, match=r"latin\.yaml:1: the file is not UTF-8"):
        load(GOOD, tmp_path, material)


def test_narrower_screens_are_judged_too(tmp_path: Path, material: Material) -> None:
    with pytest.raises(YamlFault, match="too long for a choice"):
        load(GOOD, tmp_path, material, Limits(gsm7=30, ucs2=30))
