"""Texts by key and language, and the faults for which a catalogue is refused."""

from pathlib import Path
from shutil import copytree

import pytest

from texts.catalogue import Budget, CatalogueFault, Words, faults, load_words
from vocabulary.languages import EN, RU, UZ, UZ_CYRL, Language

TEA = Path(__file__).parent / "data" / "catalogues"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    return copytree(TEA, tmp_path / "catalogues")


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words("tea", TEA)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (EN, "Tea, Oygul?"),
        (UZ, "Choy ichasizmi, Oygul?"),
        (UZ_CYRL, "Чой ичасизми, Oygul?"),
        (RU, "Чаю, Oygul?"),
    ],
)
def test_a_text_is_said_in_every_language_and_her_name_stays_as_she_typed_it(
    words: Words, language: Language, said: str
) -> None:
    assert words.say("tea.offer", language, name="Oygul") == said


def test_a_reviewer_has_the_last_word_over_the_cyrillic_rule(words: Words) -> None:
    assert words.say("tea.green", UZ_CYRL) == "Кўк чой"


@pytest.mark.parametrize("name", ["{count}", "{name}", "{", r"\1", "{0.__class__}", "%s", "Ўғил"])
def test_a_value_is_put_in_as_it_is(words: Words, name: str) -> None:
    assert words.say("tea.ready", EN, count=2, name=name) == f"Ready: 2 cups for {name}."


def test_a_value_that_the_text_does_not_name_is_left_out(words: Words) -> None:
    assert words.say("tea.green", EN, name="Oygul") == "Green"


@pytest.mark.parametrize(("key", "language"), [("tea.black", EN), ("tea.green", Language("de")), ("tea.offer", EN)])
def test_what_is_not_there_is_a_key_error(words: Words, key: str, language: Language) -> None:
    with pytest.raises(KeyError):
        words.say(key, language)


def test_keys_languages_and_budgets_can_be_asked_for(words: Words) -> None:
    assert words.keys == ("tea.offer", "tea.ready", "tea.green")
    assert words.languages == (EN, RU, UZ, UZ_CYRL)
    assert words.budget("tea.offer") == Budget()
    assert words.budget("tea.ready") == Budget(sms_parts=1)
    assert words.budget("tea.green") is None


def test_a_language_is_added_by_adding_its_folder(tea: Path) -> None:
    karakalpak = (tea / "ru" / "tea.po").read_text("utf-8").replace("Зелёный", "Kók").replace("Чаю", "Shay")
    (tea / "kaa").mkdir()
    (tea / "kaa" / "tea.po").write_text(karakalpak, "utf-8")

    words = load_words("tea", tea)

    assert words.languages == (EN, Language("kaa"), RU, UZ, UZ_CYRL)
    assert words.say("tea.green", Language("kaa")) == "Kók"


def test_a_language_without_the_domain_is_a_fault(tea: Path) -> None:
    (tea / "kaa").mkdir()
    assert str(faults("tea", tea)[0]) == "kaa/tea.po:1: (kaa): there is no such file"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        pytest.param(
            "ru/tea.po",
            'msgctxt "tea.green"\nmsgid "Green"\nmsgstr "Зелёный"\n',
            "",
            "tea.pot:19: tea.green (ru): ru/tea.po does not translate it",
            id="missing",
        ),
        pytest.param(
            "ru/tea.po",
            'msgid "Green"',
            'msgid "Greenish"',
            "ru/tea.po:15: tea.green (ru): stale: the original is now 'Green'",
            id="made from another English text",
        ),
        pytest.param(
            "uz-Cyrl/tea.po",
            "Ko'k",
            "Yashil",
            'uz-Cyrl/tea.po:7: tea.green (uz-Cyrl): stale: the original is now "Ko\'k"',
            id="reviewed beside another Latin text",
        ),
        pytest.param(
            "uz-Cyrl/tea.po",
            "tea.green",
            "tea.black",
            "uz-Cyrl/tea.po:7: tea.black (uz-Cyrl): stale: this key is no longer in use",
            id="a key that is gone",
        ),
        pytest.param("ru/tea.po", "Зелёный", "", "ru/tea.po:15: tea.green (ru): the translation is empty", id="empty"),
        pytest.param(
            "ru/tea.po",
            "налито: {count}",
            "налито {cups}",
            "ru/tea.po:11: tea.ready (ru): placeholders: {count} is lost, {cups} is unknown",
            id="placeholders",
        ),
        pytest.param(
            "ru/tea.po",
            "Зелёный",
            "Зелёный {}",
            "ru/tea.po:15: tea.green (ru): a placeholder is written {like_this}",
            id="a stray brace",
        ),
        pytest.param(
            "ru/tea.po",
            'msgctxt "tea.green"',
            '#, fuzzy\nmsgctxt "tea.green"',
            "ru/tea.po:16: tea.green (ru): fuzzy: read it again and take the mark away",
            id="fuzzy",
        ),
        pytest.param(
            "ru/tea.po",
            'msgctxt "tea.green"',
            'msgctxt "tea.green"\nmsgid "Green"\nmsgstr "Зелень"\n\nmsgctxt "tea.green"',
            "ru/tea.po:19: tea.green (ru): the key stands already in line 15",
            id="twice",
        ),
        pytest.param(
            "ru/tea.po",
            'msgstr "Зелёный"',
            "msgstr Зелёный",
            "ru/tea.po:16: (ru): this is no msgctxt, msgid, msgstr or quoted text",
            id="quotes forgotten",
        ),
        pytest.param(
            "ru/tea.po",
            'msgid "Green"\n',
            "",
            "ru/tea.po:15: (ru): msgstr does not follow msgctxt",
            id="a line lost",
        ),
        pytest.param(
            "ru/tea.po",
            'msgstr "Зелёный"\n',
            "",
            "ru/tea.po:15: (ru): missing msgstr for msgid 'Green'",
            id="cut short",
        ),
        pytest.param(
            "tea.pot",
            'msgctxt "tea.green"\n',
            "",
            "tea.pot:18: (en): there is no msgctxt: every text needs a key",
            id="no key",
        ),
        pytest.param(
            "tea.pot",
            "fits: ussd",
            "fits: a screen",
            "tea.pot:8: tea.offer (en): 'fits: a screen' is no budget: write 'fits: ussd' or 'fits: sms 2'",
            id="a budget that nobody understands",
        ),
    ],
)
def test_a_fault_names_file_line_key_language_and_reason(tea: Path, file: str, old: str, new: str, fault: str) -> None:
    spoilt = (tea / file).read_text("utf-8")
    assert old in spoilt
    (tea / file).write_text(spoilt.replace(old, new), "utf-8")

    assert str(faults("tea", tea)[0]) == fault
    with pytest.raises(CatalogueFault):
        load_words("tea", tea)


def test_all_faults_are_listed_at_once(tea: Path) -> None:
    (tea / "ru" / "tea.po").write_bytes("Зелёный".encode("cp1251"))
    (tea / "uz" / "tea.po").unlink()

    listed = [str(fault) for fault in faults("tea", tea)]

    assert listed == ["ru/tea.po:1: (ru): the file is not UTF-8", "uz/tea.po:1: (uz): there is no such file"]


def test_an_unknown_domain_is_a_fault() -> None:
    with pytest.raises(CatalogueFault, match=r"coffee\.pot:1: \(en\): there is no such file"):
        load_words("coffee", TEA)
