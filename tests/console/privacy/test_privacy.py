"""The privacy page: open to everybody, in every language, and true because it is made from what it speaks of."""

import re
from pathlib import Path

import pytest

from config.settings import MOST_BACKUP_DAYS, SettingsRefused, load_settings
from console.frame.words import LANGUAGES
from console.privacy.inventory import Said, read_inventory, say_as
from staff.member import Role
from store.tables.all_tables import metadata
from tests.console.office import Office
from tests.demo import Demo
from texts.catalogue import load_words
from vocabulary.languages import EN, OFFERED, RU

PAGE = """# Data inventory

## callers

One row a caller.

| field | purpose | protection | kept |
|---|---|---|---|
| `id`, `number_index` | find `her` | keyed hash | for good |

## Outside the database

Nothing.
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_every_field_of_the_database(office: Office, language: str) -> None:
    visitor = office.client()
    visitor.sends("/console/language", language=language)
    page = visitor.reads("/console/privacy/")
    for table in metadata.sorted_tables:
        for column in table.columns:
            assert f"<code>{table.name}.{column.name}</code>" in page


def test_the_page_is_a_link_away_from_everywhere(office: Office) -> None:
    for visitor in (office.client(), office.client(Role.OFFICER)):
        assert 'href="/console/privacy/"' in visitor.get("/console/sign-in").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_for_how_many_days_copies_keep_her(tmp_path: Path, language: str) -> None:
    demo = Demo(tmp_path, backup_days=9)
    visitor = Office(demo).client()
    visitor.sends("/console/language", language=language)
    assert re.search(r"\b9\b", visitor.reads("/console/privacy/").partition("<table>")[0])
    demo.close()


def test_no_operator_keeps_copies_for_longer_than_her_phone_says() -> None:
    words = load_words("menu")
    for language in OFFERED:
        assert f" {MOST_BACKUP_DAYS} " in words.say("privacy.erasing_text", language)
    with pytest.raises(SettingsRefused, match="NAJOT_BACKUP_DAYS"):
        load_settings({"NAJOT_BACKUP_DAYS": str(MOST_BACKUP_DAYS + 1)}, Path("no.env"))


def test_an_auditor_is_said_to_read_who_looked_and_no_alert(office: Office) -> None:
    visitor = office.client()
    visitor.sends("/console/language", language=EN)
    row = visitor.reads("/console/privacy/").partition("Auditor</th>")[2].partition("</tr>")[0]
    assert "who looked at what and why" in row and "alerts" not in row


def test_the_inventory_is_read_as_it_is_written() -> None:
    callers, beside = read_inventory(PAGE)
    assert (callers.name, callers.about) == ("callers", "One row a caller.")
    assert callers.fields[0].names == ("id", "number_index")
    assert callers.fields[0].purpose == "find her" and callers.fields[0].kept == "for good"
    assert not beside.is_table and beside.about == "Nothing."


def test_a_row_without_its_cells_is_refused() -> None:
    with pytest.raises(ValueError):
        read_inventory("\n## callers\n| `id` | find her | clear |\n")


def test_a_sentence_that_was_changed_is_said_in_its_own_words_until_it_is_translated() -> None:
    words = load_words("console_inventory")
    translations = {words.say(key, EN): words.say(key, RU) for key in words.keys}
    assert say_as("90 days", translations) == Said("90 дней", is_translated=True)
    assert say_as("91 days", translations) == Said("91 days", is_translated=False)
