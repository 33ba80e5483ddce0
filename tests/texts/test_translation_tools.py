"""Catalogues as Poedit, Weblate and gettext's tools write them back: read, or refused before anything is written."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from texts.catalogue import CatalogueFault, load_words
from texts.check import catalogue_faults
from texts.po_file import read_po_file
from texts.update import update_catalogues
from vocabulary.languages import RU, UZ

TEA = Path(__file__).parent / "data" / "catalogues"

POEDIT = r"""msgid ""
msgstr ""
"Project-Id-Version: \n"
"POT-Creation-Date: \n"
"PO-Revision-Date: 2026-11-20 10:00+0500\n"
"Last-Translator: \n"
"Language-Team: \n"
"Language: ru\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n"
"%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"
"X-Generator: Poedit 3.4.2\n"

#. The question at the door.
#. fits: ussd
#: menus/tree/1-tea.yaml:3 menus/tree/2-more.yaml:14
#, python-brace-format
msgctxt "tea.offer"
msgid "Tea, {name}?"
msgstr ""
"Чаю, "
"{name}?"

# Ask again
#. Sent when it is poured.
#. fits: sms 1
#, no-wrap
msgctxt "tea.ready"
msgid "Ready: {count} cups for {name}."
msgstr "Для {name} налито: {count}."

#. A choice in a list.
msgctxt "tea.green"
msgid "Green"
msgstr "Зелёный"

#, fuzzy
#~| msgctxt "tea.black"
#~| msgid "Black tea"
#~ msgctxt "tea.black"
#~ msgid "Black"
#~ msgstr "Чёрный"

#~ msgctxt "tea.cold"
#~ msgid ""
#~ "Cold, "
#~ "with ice"
#~ msgstr ""
#~ "Холодный, "
#~ "со льдом"
"""

WEBLATE = r"""# Tea.
# Somebody <somebody@example.org>, 2026.
msgid ""
msgstr ""
"Language: ru\n"
"Content-Transfer-Encoding: 8bit\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Language-Team: Russian <https://weblate.example.org/projects/tea/ru/>\n"
"Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;\n"
"X-Generator: Weblate 5.13\n"
#. The question at the door.
#. fits: ussd
msgctxt ""
"tea."
"offer"
msgid ""
"Tea, "
"{name}?"
msgstr "Чаю, {name}?"
#~ msgctxt "tea.old"
#~ msgid "Old"
#~ msgstr "Старый"
msgctxt "tea.green"
msgid "Green"
msgstr "Зелёный"

#. Sent when it is poured.
msgctxt "tea.ready"
msgid "Ready: {count} cups for {name}."
msgstr ""
"Для {name} налито: "
"{count}."
"""

AS_THEY_ARE: Callable[[str], bytes] = str.encode


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    directory = copytree(TEA, tmp_path / "catalogues")
    update_catalogues(directory)
    return directory


def everything_in(directory: Path) -> dict[str, bytes]:
    return {str(file.relative_to(directory)): file.read_bytes() for file in sorted(directory.glob("**/*.po"))}


@pytest.mark.parametrize("text", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
@pytest.mark.parametrize(
    "written",
    [
        AS_THEY_ARE,
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace('msgstr "', 'msgstr  "').replace('"\n', '"  \n').encode(),
    ],
    ids=["plain", "with a mark", "CRLF", "CR", "no last line end", "blanks"],
)
def test_what_the_tools_write_says_the_same_and_is_written_as_ours(
    tea: Path, text: str, written: Callable[[str], bytes]
) -> None:
    (tea / "ru" / "tea.po").write_bytes(written(text))
    said = {
        key: load_words("tea", tea).say(key, RU, name="N", count=2) for key in ("tea.offer", "tea.ready", "tea.green")
    }
    assert said == {"tea.offer": "Чаю, N?", "tea.ready": "Для N налито: 2.", "tea.green": "Зелёный"}
    assert catalogue_faults(tea) == []

    assert update_catalogues(tea) == ["ru/tea.po"]

    after = (tea / "ru" / "tea.po").read_bytes()
    assert not after.startswith(b"\xef\xbb\xbf") and b"\r" not in after and b"#~" not in after
    assert b"fits: ussd" in after
    fields = b'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    assert fields in after and b"Last-Translator" not in after
    keys = [entry.key for entry in read_po_file(tea, "ru/tea.po", RU).entries]
    assert keys == ["tea.offer", "tea.ready", "tea.green"]
    assert update_catalogues(tea) == []


def test_a_former_text_s_mark_does_not_stay_on_the_next_one(tea: Path) -> None:
    (tea / "ru" / "tea.po").write_text(WEBLATE.replace("#~ msgctxt", "#, fuzzy\n# Gone\n#~ msgctxt"), "utf-8")
    green = next(entry for entry in read_po_file(tea, "ru/tea.po", RU).entries if entry.key == "tea.green")
    assert (green.fuzzy, green.by_translators) == (False, ())


def test_a_text_that_a_tool_marked_waits_to_be_read_again_with_what_it_was_made_from(tea: Path) -> None:
    marked = '#, fuzzy, python-brace-format\n#| msgctxt "tea.old"\n#| msgid ""\n#| "Gre"\n#| "en?"\nmsgctxt "tea.green"'
    (tea / "ru" / "tea.po").write_text(POEDIT.replace('msgctxt "tea.green"', marked), "utf-8")

    assert catalogue_faults(tea) == ["ru/tea.po:41: tea.green (ru): fuzzy: read it again and take the mark away"]
    update_catalogues(tea)
    assert '#| "Gre"\n#| "en?"\nmsgctxt "tea.green"' in (tea / "ru" / "tea.po").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"{name}?"', '"Oygul?"', "ru/tea.po:21: tea.offer (ru): placeholders: {name} is lost"),
        ('"{name}?"', '"{nmae}?"', "ru/tea.po:21: tea.offer (ru): placeholders: {name} is lost, {nmae} is unknown"),
        ('"{name}?"', '"{name?"', "ru/tea.po:21: tea.offer (ru): placeholders: {name} is lost"),
        ('"Чаю, "', f'"{"Ч" * 70}"', "ru/tea.po:21: tea.offer (ru): 71 characters, a screen holds 70"),
        ("налито: {", f"{'н' * 64} {{", "ru/tea.po:31: tea.ready (ru): 2 parts, may be 1"),
        ("Зелёный", "Зeлёный", "ru/tea.po:36: tea.green (ru): 'Зeлёный' holds U+0065 LATIN SMALL LETTER E"),
        ('msgid "Green"', 'msgid "Green"\nmsgid_plural "Greens"', "ru/tea.po:37: (ru): plural forms are not in use"),
        ('"Зелёный"', '"Зелёный', "ru/tea.po:37: (ru): this is no msgctxt, msgid, msgstr or quoted text"),
        (
            'msgctxt "tea.green"',
            'msgctxt "tea.ready"',
            "ru/tea.po:36: tea.ready (ru): the key stands already in line 31",
        ),
        ("<<<", "", ""),
    ],
)
def test_a_text_that_cannot_be_used_is_named_and_no_file_is_written(tea: Path, old: str, new: str, said: str) -> None:
    text = POEDIT if said else POEDIT + "<<<<<<< HEAD\n"
    said = said or "ru/tea.po:53: (ru): this is no msgctxt, msgid, msgstr or quoted text"
    (tea / "ru" / "tea.po").write_text(text.replace(old, new) if new else text, "utf-8")
    (tea / "uz" / "tea.po").write_text((tea / "uz" / "tea.po").read_text("utf-8").replace("\n\n", "\n\n\n"), "utf-8")
    before = everything_in(tea)

    with pytest.raises(CatalogueFault) as found:
        update_catalogues(tea)

    assert str(found.value).startswith(said)
    assert any(line.startswith(said) for line in catalogue_faults(tea))
    assert everything_in(tea) == before


def test_a_file_in_another_encoding_is_named(tea: Path) -> None:
    for encoding in ("cp1251", "utf-16"):
        (tea / "ru" / "tea.po").write_bytes(POEDIT.encode(encoding))
        with pytest.raises(CatalogueFault, match=r"ru/tea\.po:1: \(ru\): the file is not UTF-8"):
            update_catalogues(tea)


def test_an_uzbek_text_that_fits_in_latin_alone_is_named_at_its_own_line(tea: Path) -> None:
    file = tea / "uz" / "tea.po"
    file.write_text(file.read_text("utf-8").replace("tayyor.", "tayyor, " + "choy " * 16 + "."), "utf-8")
    line = next(entry.line for entry in read_po_file(tea, "uz/tea.po", UZ).entries if entry.key == "tea.ready")
    assert catalogue_faults(tea) == [f"uz/tea.po:{line}: tea.ready (uz-Cyrl): 2 parts, may be 1"]
