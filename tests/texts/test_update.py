"""Translations brought up to a reference that moved on."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.catalogue import CatalogueFault, faults, load_words
from texts.po_file import Entry, PoFile, read_po_file
from texts.update import update_catalogues
from vocabulary.languages import RU, UZ, UZ_CYRL

TEA = Path(__file__).parent / "data" / "catalogues"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    return copytree(TEA, tmp_path / "catalogues")


def _change(file: Path, old: str, new: str) -> None:
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new), "utf-8")


def _reasons(directory: Path) -> list[str]:
    return [f"{fault.file} {fault.key}: {fault.reason}" for fault in faults("tea", directory)]


def test_an_update_is_quiet_when_there_is_nothing_new(tea: Path) -> None:
    update_catalogues(tea)
    assert update_catalogues(tea) == []
    assert _reasons(tea) == []


def test_a_translator_reads_the_context_and_the_budget_beside_each_text(tea: Path) -> None:
    update_catalogues(tea)
    assert '#. The question at the door.\n#. fits: ussd\nmsgctxt "tea.offer"' in (tea / "ru" / "tea.po").read_text(
        "utf-8"
    )


def test_a_new_text_comes_in_empty_and_a_dropped_one_goes(tea: Path) -> None:
    _change(tea / "tea.pot", '"tea.green"\nmsgid "Green"', '"tea.black"\nmsgid "Black"')

    assert update_catalogues(tea) == ["ru/tea.po", "uz/tea.po", "uz-Cyrl/tea.po"]

    assert _reasons(tea) == [
        "ru/tea.po tea.black: the translation is empty",
        "uz/tea.po tea.black: the translation is empty",
    ]
    assert "Зелёный" not in (tea / "ru" / "tea.po").read_text("utf-8")


def test_a_translation_of_a_changed_text_is_kept_to_be_read_again(tea: Path) -> None:
    _change(tea / "tea.pot", "Green", "Green tea")

    update_catalogues(tea)
    again = update_catalogues(tea)

    assert again == []
    fuzzy = '#, fuzzy\n#| msgid "Green"\nmsgctxt "tea.green"\nmsgid "Green tea"\nmsgstr "Зелёный"\n'
    assert fuzzy in (tea / "ru" / "tea.po").read_text("utf-8")
    assert "ru/tea.po tea.green: fuzzy: read it again and take the mark away" in _reasons(tea)


def test_when_the_mark_is_taken_away_the_former_text_goes_too(tea: Path) -> None:
    _change(tea / "tea.pot", "Green", "Green tea")
    update_catalogues(tea)
    for language in (UZ, RU):
        _change(tea / language / "tea.po", "#, fuzzy\n", "")

    update_catalogues(tea)

    assert "#|" not in (tea / "ru" / "tea.po").read_text("utf-8")
    assert load_words("tea", tea).say("tea.green", RU) == "Зелёный"


def test_a_reviewed_cyrillic_text_is_read_again_when_the_latin_one_changed(tea: Path) -> None:
    _change(tea / "uz" / "tea.po", "Ko'k", "Ko'k choy")

    update_catalogues(tea)

    assert _reasons(tea) == ["uz-Cyrl/tea.po tea.green: fuzzy: read it again and take the mark away"]


def test_a_new_language_starts_with_an_empty_folder(tea: Path) -> None:
    (tea / "kaa").mkdir()

    assert "kaa/tea.po" in update_catalogues(tea)

    assert len(read_po_file(tea, "kaa/tea.po", RU).entries) == 3
    assert (tea / "kaa" / "tea.po").read_text("utf-8").startswith('msgid ""\nmsgstr ""\n"Language: kaa\\n"\n')


def test_what_translators_wrote_around_the_texts_stays(tea: Path) -> None:
    _change(tea / "ru" / "tea.po", 'msgid ""\nmsgstr ""', '# Words: Zilola\nmsgid ""\nmsgstr ""')
    _change(tea / "ru" / "tea.po", 'msgctxt "tea.green"', '# Ask again\nmsgctxt "tea.green"')

    update_catalogues(tea)

    after = (tea / "ru" / "tea.po").read_text("utf-8")
    assert after.startswith("# Words: Zilola\n")
    assert "# Ask again\n#. A choice in a list.\n" in after


COFFEE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "coffee.black"
msgid "Black"
msgstr "%s"

msgctxt "coffee.white"
msgid "White"
msgstr "%s"
"""


def _with_coffee(tea: Path) -> None:
    (tea / "coffee.pot").write_text(COFFEE % ("", ""), "utf-8")
    for language in (UZ, RU):
        (tea / language / "coffee.po").write_text(COFFEE % ("Qora", "Oq"), "utf-8")


def test_another_catalogue_in_the_place_of_one_is_refused_with_the_counts(tea: Path) -> None:
    _with_coffee(tea)
    for language in (UZ, RU):
        (tea / language / "tea.po").write_text(COFFEE % ("Qora", "Oq"), "utf-8")

    with pytest.raises(CatalogueFault, match="2 entries are of no text of ours"):
        update_catalogues(tea)

    assert "coffee.black" in (tea / "uz" / "tea.po").read_text("utf-8")
    assert "uz/tea.po" in update_catalogues(tea, anyway=True)
    assert "coffee.black" not in (tea / "uz" / "tea.po").read_text("utf-8")


@pytest.mark.parametrize("lines", [0, 2])
def test_an_empty_or_a_cut_file_is_refused_with_the_counts(tea: Path, lines: int) -> None:
    file = tea / "ru" / "tea.po"
    cut = "\n".join(file.read_text("utf-8").split("\n\n")[:lines])
    file.write_text(cut, "utf-8")

    with pytest.raises(CatalogueFault, match=r"0 entries are of no text of ours, [23] of our texts are missing"):
        update_catalogues(tea)

    assert file.read_text("utf-8") == cut


@pytest.mark.parametrize(
    ("old", "new"),
    [('msgstr "Зелёный"', "msgstr Зелёный"), ('msgctxt "tea.green"', 'msgctxt "tea.offer"')],
    ids=["a broken file", "a key twice"],
)
def test_nothing_is_written_when_one_file_cannot_be_read(tea: Path, old: str, new: str) -> None:
    _change(tea / "ru" / "tea.po", old, new)
    _change(tea / "tea.pot", "Green", "Green tea")
    before = (tea / "uz" / "tea.po").read_text("utf-8")

    with pytest.raises(CatalogueFault):
        update_catalogues(tea)

    assert (tea / "uz" / "tea.po").read_text("utf-8") == before


texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\r\t{}#~|'), min_size=1, max_size=40)


@given(st.lists(st.tuples(texts, texts, texts), max_size=4))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    directory = tmp_path_factory.mktemp("po")
    entries = tuple(Entry(key, reference, text, 1) for key, reference, text in rows)
    (directory / "tea.po").write_text(PoFile("tea.po", RU, None, entries).written(), "utf-8", newline="")

    read = read_po_file(directory, "tea.po", RU)

    assert [(entry.key, entry.reference, entry.text) for entry in read.entries] == rows


def test_cyrillic_overrides_are_no_language_to_translate(tea: Path) -> None:
    update_catalogues(tea)
    assert [entry.key for entry in read_po_file(tea, "uz-Cyrl/tea.po", UZ_CYRL).entries] == ["tea.green"]
