"""The proof of the whole menu; and that it can see each kind of fault."""

from dataclasses import replace
from pathlib import Path

import pytest

from menus.engine import begin, replay, show
from menus.facts import NOBODY_KNOWN, Facts
from menus.loader import TREE, YamlFault, load_menu
from menus.model import Limits, Material, Menu
from menus.walk import TWO_LANGUAGES, Proof, prove
from texts.alphabet import Alphabet
from texts.catalogue import CATALOGUES, CatalogueFault, load_words
from vocabulary.effects import SetLanguage
from vocabulary.languages import OFFERED, RU, Language

KAA = Language("kaa")


@pytest.fixture(scope="module")
def proof(menu: Menu) -> Proof:
    return prove(menu)


def test_the_menu_that_ships_has_no_fault(proof: Proof) -> None:
    assert proof.faults == ()


def test_every_language_is_walked(proof: Proof) -> None:
    assert set(proof.screens) == {*OFFERED, TWO_LANGUAGES}
    assert all(count > 200 for count in proof.screens.values())


def test_the_longest_screen_of_each_alphabet_is_named_and_fits(proof: Proof) -> None:
    assert 150 < proof.longest[Alphabet.GSM7].units <= 160
    assert 65 < proof.longest[Alphabet.UCS2].units <= 70


def mutated(tmp_path: Path, material: Material, *changes: tuple[str, str, str]) -> Menu:
    """The menu with a text replaced in a file of the tree (2-contacts.yaml) or in a catalogue (ru/menu.po)."""
    files = {path.name: path for path in TREE.glob("*.yaml")}
    files |= {name: CATALOGUES / name for name in ("menu.pot", "uz/menu.po", "ru/menu.po")}
    for name, source in files.items():
        text = source.read_text("utf-8")
        for _, good, bad in (change for change in changes if change[0] == name):
            assert good in text
            text = text.replace(good, bad, 1)
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert {change[0] for change in changes} <= files.keys()
    return load_menu(replace(material, words=load_words("menu", tmp_path)), tmp_path)


def test_an_option_that_was_removed_leaves_screens_that_no_key_reaches(tmp_path: Path, material: Material) -> None:
    with pytest.raises(YamlFault, match=r"7-settings\.yaml:\d+: no key leads to the screen 'settings'"):
        mutated(tmp_path, material, ("0-start.yaml", "    - {say: main.settings, to: settings}\n", ""))


def test_an_option_that_is_never_true_is_seen_by_the_walk(tmp_path: Path, material: Material) -> None:
    never = ("2-contacts.yaml", "{say: contacts.own_text, to", "{say: contacts.own_text, when: address may be told, to")

    faults = prove(mutated(tmp_path, material, never), [RU]).faults

    assert "contacts.own_text (ru): no key leads here" in faults


def test_a_lengthened_label_is_refused_with_key_and_language(tmp_path: Path, material: Material) -> None:
    longer = ("ru/menu.po", 'msgstr "Настройки"', f'msgstr "{"Настройки " * 6}"')

    with pytest.raises(YamlFault, match=r"'main\.settings' \(ru\) is too long for a choice"):
        mutated(tmp_path, material, longer)


def test_a_lengthened_hint_is_seen_by_the_walk(tmp_path: Path, material: Material) -> None:
    longer = ("ru/menu.po", 'msgstr "Не та цифра"', f'msgstr "{"Нажата не та цифра. " * 4}"')

    faults = prove(mutated(tmp_path, material, longer), [RU]).faults

    assert any(fault.startswith("main (ru): too long") for fault in faults)


def test_a_lengthened_text_takes_another_page_loses_nothing_and_is_named_as_it_hides_its_answers(
    tmp_path: Path, material: Material
) -> None:
    longer = ("ru/menu.po", 'msgstr "Где вы живёте?"', f'msgstr "{"Где вы живёте? " * 8}"')

    faults = prove(mutated(tmp_path, material, longer), [RU]).faults

    assert faults
    assert all(fault.startswith("settings.region (ru): its answers are on another page") for fault in faults)


def test_a_long_sentence_is_named_with_key_and_language(tmp_path: Path, material: Material) -> None:
    thirteen = ("ru/menu.po", 'msgstr "Где вы живёте?"', f'msgstr "{"да " * 12}нет."')

    faults = prove(mutated(tmp_path, material, thirteen), [RU]).faults

    assert faults == ("settings.where_you_live (ru): the sentence 'да да да'.. has 13 words, 12 at most",)


def test_a_pin_that_leads_nowhere_is_seen_by_the_walk(tmp_path: Path, material: Material) -> None:
    nowhere = ("0-pin-and-cover.yaml", "do: unlock, to: onward}", "do: unlock, to: main}")

    faults = prove(mutated(tmp_path, material, nowhere), [RU]).faults

    assert "help.safe (ru): no key leads here" in faults


def test_a_cover_that_names_help_is_refused(tmp_path: Path, material: Material) -> None:
    bare = ("0-pin-and-cover.yaml", "say: cover.food_text\n  covered: true", "say: cover.food_text")

    with pytest.raises(YamlFault, match=r"a cover leads to 'cover\.food', which is not covered"):
        mutated(tmp_path, material, bare)


def test_something_done_where_answers_are_forgotten_is_refused(tmp_path: Path, material: Material) -> None:
    acts = ("6-check.yaml", 'count: "yes", to: check.year.2}', "do: set language, to: check.year.2}")

    with pytest.raises(YamlFault, match=r"'check\.year\.1' forgets what is answered on it"):
        mutated(tmp_path, material, acts)


def test_a_misspelt_target_is_refused(tmp_path: Path, material: Material) -> None:
    with pytest.raises(YamlFault, match="there is no screen 'contcts' to go to"):
        mutated(tmp_path, material, ("0-start.yaml", "to: contacts}", "to: contcts}"))


def test_a_dropped_translation_is_refused(tmp_path: Path, material: Material) -> None:
    with pytest.raises(CatalogueFault, match=r"main\.help"):
        mutated(tmp_path, material, ("ru/menu.po", 'msgstr "ПОМОЩЬ"', 'msgstr ""'))


def test_a_blank_that_a_translation_lost_is_refused(tmp_path: Path, material: Material) -> None:
    lost = ("ru/menu.po", 'msgstr "{article}"', 'msgstr "Статья"')

    with pytest.raises(
        CatalogueFault, match=r"ru/menu\.po:\d+: learn\.article \(ru\): placeholders: \{article\} is lost"
    ):
        mutated(tmp_path, material, lost)


def test_a_language_is_added_by_adding_its_catalogue(tmp_path: Path, material: Material) -> None:
    karakalpak = (CATALOGUES / "uz" / "menu.po").read_text("utf-8").replace("O'zbekcha", "Qaraqalpaqsha")
    (tmp_path / "kaa").mkdir()
    (tmp_path / "kaa" / "menu.po").write_text(karakalpak.replace("Yaqinlarim", "Jaqinlarim"), "utf-8")

    menu = mutated(tmp_path, material)

    first = replay(menu, NOBODY_KNOWN, [])
    assert "5 Qaraqalpaqsha" in first.screen.text
    assert replay(menu, NOBODY_KNOWN, ["5"]).effects == (SetLanguage(KAA),)
    assert "Jaqinlarim" in show(menu, begin(menu, Facts(language=KAA)), Facts(language=KAA)).text
    assert prove(menu, [None, KAA]).faults == ()


def test_a_text_that_no_screen_says_is_named(tmp_path: Path, material: Material) -> None:
    other = ("2-contacts.yaml", "{text: contacts.none}", "{text: contacts.list}")

    assert "contacts.none: no screen says this text" in prove(mutated(tmp_path, material, other), [RU]).faults


def test_a_choice_that_needs_what_was_never_chosen_is_named(tmp_path: Path, material: Material) -> None:
    early = (
        "3-centres.yaml",
        "{say: centres.text_me, to: centres.text_me}",
        "{say: centres.text_me, to: contacts.remove}",
    )
    kept = (
        "2-contacts.yaml",
        "- {say: contacts.see_all, to: contacts}",
        "- {say: contacts.see_all, to: centres.text_me}",
    )

    faults = prove(mutated(tmp_path, material, early, kept), [RU]).faults

    assert any("a key leads to what is not there" in fault for fault in faults)


def test_smaller_screens_are_proven_against_their_own_limits(menu: Menu, material: Material) -> None:
    assert prove(load_menu(material, limits=Limits(gsm7=182, ucs2=80)), [RU]).faults == ()
    assert prove(load_menu(material, limits=Limits(gsm7=306, ucs2=134)), [RU]).faults == ()
    assert any("too long" in fault for fault in prove(replace(menu, limits=Limits(gsm7=60, ucs2=50)), [RU]).faults)
