"""What `texts-check` names: the faults of every domain, and texts that are too long."""

from pathlib import Path
from shutil import copytree

import pytest

from texts.catalogue import CATALOGUES, load_words
from texts.check import catalogue_faults, draft_faults
from vocabulary.languages import Language

TEA = Path(__file__).parent / "data" / "catalogues"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    return copytree(TEA, tmp_path / "catalogues")


def test_the_catalogues_of_this_service_are_whole_and_fit() -> None:
    assert catalogue_faults() == []


def test_a_section_that_the_page_of_figures_cannot_name_is_a_fault(tmp_path: Path) -> None:
    copy = copytree(CATALOGUES, tmp_path / "catalogues")
    reference = copy / "console_figures.pot"
    reference.write_text(reference.read_text("utf-8").replace("figures.section.learn", "figures.section.read"), "utf-8")
    assert "console_figures.pot: there is no figures.section.learn" in catalogue_faults(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        pytest.param(
            "ru/tea.po",
            "Чаю, {name}?",
            "Ч" * 71 + "{name}",
            "ru/tea.po:7: tea.offer (ru): 71 characters, a screen holds 70",
            id="screen in UCS-2",
        ),
        pytest.param(
            "uz/tea.po",
            "Choy ichasizmi",
            "C" * 159,
            "uz/tea.po:7: tea.offer (uz): 162 characters, a screen holds 160",
            id="screen in GSM-7",
        ),
        pytest.param(
            "uz/tea.po",
            "tayyor.",
            "tayyor va juda issiq, keling, biz bilan birga iching, vaqtingiz bormi?",
            "uz/tea.po:11: tea.ready (uz-Cyrl): 2 parts, may be 1",
            id="too long when written in Cyrillic",
        ),
        pytest.param(
            "uz/tea.po",
            "tayyor.",
            "tayyor\u2026",
            "uz/tea.po:11: tea.ready (uz): \u2026 halves the room: write ...",
            id="a mark that costs half of the room",
        ),
        pytest.param(
            "uz/tea.po",
            "Ko'k",
            "Kо'k",
            "uz/tea.po:15: tea.green (uz): 'Kо' holds U+043E CYRILLIC SMALL LETTER O in a text of Latin letters",
            id="a Cyrillic letter in a Latin word",
        ),
        pytest.param(
            "ru/tea.po",
            "Зелёный",
            "Зелёный c",
            "ru/tea.po:15: tea.green (ru): 'c' holds U+0063 LATIN SMALL LETTER C in a text of Cyrillic letters",
            id="a Latin letter that looks Cyrillic",
        ),
        pytest.param(
            "ru/tea.po",
            "Зелёный",
            "Зелёный чай​",
            "ru/tea.po:15: tea.green (ru): holds a character that cannot be seen: U+00A0 NO-BREAK SPACE",
            id="a character that nobody sees",
        ),
        pytest.param(
            "ru/tea.po",
            "Зелёный",
            "",
            "ru/tea.po:15: tea.green (ru): the translation is empty",
            id="what stops the start",
        ),
    ],
)
def test_a_fault_is_one_line(tea: Path, file: str, old: str, new: str, fault: str) -> None:
    before = (tea / file).read_text("utf-8")
    assert old in before
    (tea / file).write_text(before.replace(old, new), "utf-8")

    assert fault in catalogue_faults(tea)


@pytest.mark.parametrize(("language", "word"), [("uz", "politsiya"), ("ru", "полиция")])
def test_a_text_to_her_own_phone_may_not_give_her_away(tmp_path: Path, language: str, word: str) -> None:
    ours = copytree(CATALOGUES, tmp_path / "catalogues")
    file = ours / language / "notices.po"
    text = load_words("notices").say("caller.received", Language(language))
    file.write_text(file.read_text("utf-8").replace(f'msgstr "{text}"', f'msgstr "{word}"'), "utf-8")

    line = file.read_text("utf-8").splitlines().index('msgctxt "caller.received"') + 2
    fault = (
        f"{language}/notices.po:{line}: caller.received ({language}): {word!r} gives her away to who holds her phone"
    )

    assert fault in catalogue_faults(ours)


def test_what_is_too_long_is_named_while_other_texts_are_still_empty(tea: Path) -> None:
    file = tea / "ru" / "tea.po"
    file.write_text(file.read_text("utf-8").replace("Зелёный", "").replace("Чаю, ", "Ч" * 71), "utf-8")
    assert catalogue_faults(tea) == [
        "ru/tea.po:15: tea.green (ru): the translation is empty",
        "ru/tea.po:7: tea.offer (ru): 72 characters, a screen holds 70",
    ]


def test_a_translation_of_nothing_is_named(tea: Path) -> None:
    (tea / "ru" / "coffee.po").write_text('msgid ""\nmsgstr ""\n', "utf-8")
    assert catalogue_faults(tea) == ["ru/coffee.po: there is no coffee.pot"]


DRAFT = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "check.yes"
msgid "{was}"
msgstr "{is_now}"
"""


def test_a_language_that_is_begun_is_judged_and_never_offered() -> None:
    assert draft_faults() == []
    assert "kaa" not in load_words("menu").languages


@pytest.mark.parametrize(("was", "reason"), [("Yes", ""), ("Ja", "stale")])
def test_a_draft_of_another_text_is_named_with_its_line(tmp_path: Path, was: str, reason: str) -> None:
    (tmp_path / "kaa").mkdir()
    (tmp_path / "kaa" / "menu.po").write_text(DRAFT.format(was=was, is_now="Awa"), "utf-8")

    found = draft_faults(drafts=tmp_path)

    assert [reason in fault and fault.startswith("kaa/menu.po:") for fault in found] == [True] * bool(reason)
