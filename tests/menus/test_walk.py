"""The proof of the whole menu; and that it can see each kind of fault."""

from dataclasses import replace
from pathlib import Path

import pytest

from menus.__main__ import main
from menus.engine import begin, replay, show
from menus.extremes import who_has_everything
from menus.facts import NOBODY_KNOWN, AlertFacts, Facts
from menus.loader import TREE, YamlFault, load_menu
from menus.model import Limits, Material, Menu
from menus.walk import TWO_LANGUAGES, Proof, prove, prove_for
from texts.alphabet import Alphabet
from texts.catalogue import CATALOGUES, CatalogueFault, load_words
from vocabulary.effects import SetLanguage
from vocabulary.languages import OFFERED, RU, Language
from vocabulary.states import Access

KAA = Language("kaa")


NOT_HERS = ": no key leads here"
"""What one caller does not see, another may."""


def wrong_for(menu: Menu, facts: Facts) -> set[str]:
    """What is wrong with the menu for this caller, beside the screens that are not hers."""
    return {fault for fault in prove_for(menu, [facts]).faults if not fault.endswith(NOT_HERS)}


def unseen_by(menu: Menu, facts: Facts) -> set[str]:
    """The screens to which no key leads this caller."""
    return {fault for fault in prove_for(menu, [facts]).faults if fault.endswith(NOT_HERS)}


@pytest.fixture(scope="module")
def her(menu: Menu) -> Facts:
    """One to whom everything happened, who reads Russian."""
    return who_has_everything(menu, RU)


@pytest.mark.walk
def test_the_menu_that_ships_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["prove"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(word in said for word in ("uz-Cyrl", "gsm7", "ucs2"))


def test_the_menu_that_ships_has_no_fault_for_her_to_whom_everything_happened(sampled: Proof) -> None:
    assert [fault for fault in sampled.faults if not fault.endswith(NOT_HERS)] == []


def test_every_language_is_walked(sampled: Proof) -> None:
    assert set(sampled.screens) == {*OFFERED, TWO_LANGUAGES}
    assert all(count > 200 for count in sampled.screens.values())


def test_the_longest_screen_of_each_alphabet_is_named_and_fits(sampled: Proof) -> None:
    assert 150 < sampled.longest[Alphabet.GSM7].units <= 160
    assert 65 < sampled.longest[Alphabet.UCS2].units <= 70


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


def test_an_option_that_is_never_true_is_seen_by_the_walk(
    tmp_path: Path, material: Material, menu: Menu, her: Facts
) -> None:
    never = ("2-contacts.yaml", "{say: contacts.own_text, to", "{say: contacts.own_text, when: address may be told, to")

    unseen = unseen_by(mutated(tmp_path, material, never), her) - unseen_by(menu, her)

    assert "contacts.own_text (ru): no key leads here" in unseen


def test_a_lengthened_label_is_refused_with_key_and_language(tmp_path: Path, material: Material) -> None:
    longer = ("ru/menu.po", 'msgstr "Настройки"', f'msgstr "{"Настройки " * 6}"')

    with pytest.raises(YamlFault, match=r"'main\.settings' \(ru\) is too long for a choice"):
        mutated(tmp_path, material, longer)


def test_a_lengthened_hint_is_seen_by_the_walk(tmp_path: Path, material: Material, her: Facts) -> None:
    longer = ("ru/menu.po", 'msgstr "Не та цифра"', f'msgstr "{"Нажата не та цифра. " * 4}"')

    faults = wrong_for(mutated(tmp_path, material, longer), her)

    assert any(fault.startswith("main (ru): too long") for fault in faults)


def test_a_lengthened_text_takes_another_page_loses_nothing_and_is_named_as_it_hides_its_answers(
    tmp_path: Path, material: Material, her: Facts
) -> None:
    longer = ("ru/menu.po", 'msgstr "Где вы живёте?"', f'msgstr "{"Где вы живёте? " * 8}"')

    faults = wrong_for(mutated(tmp_path, material, longer), her)

    assert faults
    assert all(fault.startswith("settings.region (ru): its answers are on another page") for fault in faults)


def test_a_long_sentence_is_named_with_key_and_language(tmp_path: Path, material: Material, her: Facts) -> None:
    thirteen = ("ru/menu.po", 'msgstr "Где вы живёте?"', f'msgstr "{"да " * 12}нет."')

    faults = wrong_for(mutated(tmp_path, material, thirteen), her)

    assert faults == {"settings.where_you_live (ru): the sentence 'да да да'.. has 13 words, 12 at most"}


def test_a_pin_that_leads_nowhere_is_seen_by_the_walk(tmp_path: Path, material: Material, menu: Menu) -> None:
    locked = Facts(language=RU, alert=AlertFacts(5, True, 5, True), access=Access.LOCKED)
    nowhere = ("0-pin-and-cover.yaml", "do: unlock, to: onward}", "do: unlock, to: main}")

    unseen = unseen_by(mutated(tmp_path, material, nowhere), locked) - unseen_by(menu, locked)

    assert "help.safe (ru): no key leads here" in unseen


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


@pytest.fixture
def with_karakalpak(tmp_path: Path, material: Material) -> Menu:
    """The menu after a catalogue of one more language was added."""
    karakalpak = (CATALOGUES / "uz" / "menu.po").read_text("utf-8").replace("O'zbekcha", "Qaraqalpaqsha")
    (tmp_path / "kaa").mkdir()
    (tmp_path / "kaa" / "menu.po").write_text(karakalpak.replace("Yaqinlarim", "Jaqinlarim"), "utf-8")
    return mutated(tmp_path, material)


def test_a_language_is_added_by_adding_its_catalogue(with_karakalpak: Menu) -> None:
    menu = with_karakalpak

    first = replay(menu, NOBODY_KNOWN, [])
    assert "5 Qaraqalpaqsha" in first.screen.text
    assert replay(menu, NOBODY_KNOWN, ["5"]).effects == (SetLanguage(KAA),)
    assert "Jaqinlarim" in show(menu, begin(menu, Facts(language=KAA)), Facts(language=KAA)).text
    assert wrong_for(menu, who_has_everything(menu, KAA)) == set()
    assert wrong_for(menu, NOBODY_KNOWN) == set()


@pytest.mark.walk
def test_an_added_language_has_no_fault_for_anybody(with_karakalpak: Menu) -> None:
    assert prove(with_karakalpak, [None, KAA]).faults == ()


def test_a_text_that_no_screen_says_is_named(tmp_path: Path, material: Material) -> None:
    other = ("2-contacts.yaml", "{text: contacts.none}", "{text: contacts.list}")

    assert "contacts.none: no screen says this text" in prove_for(mutated(tmp_path, material, other), []).faults


def test_a_choice_that_needs_what_was_never_chosen_is_named(tmp_path: Path, material: Material, her: Facts) -> None:
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

    faults = wrong_for(mutated(tmp_path, material, early, kept), her)

    assert any("a key leads to what is not there" in fault for fault in faults)


@pytest.mark.parametrize("limits", [Limits(gsm7=182, ucs2=80), Limits(gsm7=306, ucs2=134)], ids=str)
def test_larger_screens_have_no_fault_either(material: Material, limits: Limits, her: Facts) -> None:
    assert wrong_for(load_menu(material, limits=limits), her) == set()


@pytest.mark.walk
@pytest.mark.parametrize("limits", [Limits(gsm7=182, ucs2=80), Limits(gsm7=306, ucs2=134)], ids=str)
def test_larger_screens_have_no_fault_for_anybody(material: Material, limits: Limits) -> None:
    assert prove(load_menu(material, limits=limits), [RU]).faults == ()


def test_screens_are_proven_against_their_own_limits(menu: Menu, her: Facts) -> None:
    assert any("too long" in fault for fault in wrong_for(replace(menu, limits=Limits(gsm7=60, ucs2=50)), her))
