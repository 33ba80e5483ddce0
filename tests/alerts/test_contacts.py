"""Her help contacts: whom she may add, and how a text names one."""

import pytest

from alerts.contacts.hers import add_contact, find_contact, keep_contact
from alerts.later import as_shown
from alerts.people import MOST_CONTACTS, ContactState
from tests.alerts.fake_book import HER_NUMBER, FakeBook
from tests.alerts.world import AZIZA, BARNO, caller, contact
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Refusal


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


def full_book(*unkept: int) -> FakeBook:
    """Five contacts; those at these places were added by a text alone."""
    book = FakeBook()
    for place in range(MOST_CONTACTS):
        add_contact(book, f"Name{place}", PhoneNumber(f"+99800000002{place}"), kept=place not in unkept)
    return book


def test_the_oldest_name_that_a_text_added_gives_way_to_one_that_she_keeps() -> None:
    book = full_book(1, 3)
    assert add_contact(book, "Barno", BARNO) is None
    assert [one.name for one in book.caller.contacts] == ["Name0", "Name2", "Name3", "Name4", "Barno"]


def test_a_name_that_a_text_adds_takes_nobodys_place() -> None:
    book = full_book(1, 3)
    before = book.caller.contacts
    for more in range(MOST_CONTACTS - 2):
        assert add_contact(book, "Barno", PhoneNumber(f"+99800000003{more}"), kept=False) is None
    assert add_contact(book, "Barno", BARNO, kept=False) is Refusal.FULL
    assert book.caller.contacts[:MOST_CONTACTS] == before
    assert as_shown(book.caller).contacts == before


def test_her_own_name_for_a_number_takes_the_place_of_what_a_text_called_it() -> None:
    book = full_book(0, 2)
    assert add_contact(book, "Aziza", PhoneNumber("+998000000022")) is None
    assert [one.name for one in book.caller.contacts] == ["Name0", "Name1", "Name3", "Name4", "Aziza"]
    assert add_contact(book, "Somebody", PhoneNumber("+998000000022"), kept=False) is Refusal.ALREADY_THERE
    assert add_contact(book, "Somebody", PhoneNumber("+998000000021")) is Refusal.ALREADY_THERE
    assert [one.name for one in book.caller.contacts] == ["Name0", "Name1", "Name3", "Name4", "Aziza"]


def test_a_name_is_kept_when_she_says_so() -> None:
    book = full_book(0)
    keep_contact(book, book.caller.contacts[0].id)
    keep_contact(book, "of nobody")
    assert all(one.kept for one in book.caller.contacts)
    assert add_contact(book, "Barno", BARNO) is Refusal.FULL


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
