"""Her help contacts: whom she may add, and how a text names one."""

import pytest

from alerts.contacts import add_contact, find_contact
from alerts.people import MOST_CONTACTS, ContactState
from menus.facts import Refusal
from tests.alerts.fake_book import HER_NUMBER, FakeBook
from tests.alerts.world import AZIZA, BARNO, caller, contact
from texts.languages import RU, UZ
from texts.phone_number import PhoneNumber


def test_a_contact_is_kept_and_written_to_in_her_language() -> None:
    book = FakeBook(caller(language=RU))
    assert add_contact(book, "Aziza", AZIZA) is None
    [kept] = book.caller.contacts
    assert (kept.name, kept.number, kept.language, kept.state) == ("Aziza", AZIZA, RU, ContactState.ADDED)


def test_a_contact_of_a_caller_who_chose_no_language_reads_uzbek() -> None:
    book = FakeBook()
    add_contact(book, "Aziza", AZIZA)
    assert book.caller.contacts[0].language == UZ


@pytest.mark.parametrize(("number", "refusal"), [(HER_NUMBER, Refusal.OWN_NUMBER), (AZIZA, Refusal.ALREADY_THERE)])
def test_herself_and_the_same_number_twice_are_refused(number: PhoneNumber, refusal: Refusal) -> None:
    book = FakeBook(caller(contact()))
    assert add_contact(book, "Malika", number) is refusal
    assert book.caller.contacts == (contact(),)


def test_a_sixth_is_refused() -> None:
    book = FakeBook()
    for place in range(MOST_CONTACTS):
        assert add_contact(book, "Aziza", PhoneNumber(f"+99800000002{place}")) is None
    assert add_contact(book, "Barno", BARNO) is Refusal.FULL
    assert len(book.caller.contacts) == MOST_CONTACTS


PEOPLE = caller(contact("O'g'iloy"), contact("Barno", BARNO), contact("Aziza"), contact("aziza", BARNO))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("1", "O'g'iloy"),
        (" 2 ", "Barno"),
        ("BARNO", "Barno"),
        ("o'G'ILOY", "O'g'iloy"),
        ("4", "aziza"),
        ("Aziza", None),
        ("5", None),
        ("0", None),
        ("", None),
        ("Malika", None),
    ],
)
def test_a_text_names_a_contact_by_place_or_name(typed: str, name: str | None) -> None:
    found = find_contact(PEOPLE, typed)
    assert (found.name if found else None) == name
