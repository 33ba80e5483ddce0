"""A PIN typed on a dial: the slow work is done while nothing of hers is held, and what it was done for is looked at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from alerts.private import Private
from alerts.who_decides.pin import hash_pin, is_same
from config.settings import Settings
from doors.pin_places import PinPlaces, TooManyPins
from menus.place import Screen
from tests.store.record import HER, KEY, NOON, Record
from ussd.conversation import Conversation
from ussd.dial import Dial
from wiring import Service

PIN, OTHER_PIN = "4071", "5082"
TO_CONTACTS = "2"


class WatchedPlaces(PinPlaces):
    """Lets something else happen each time that a PIN is worked on."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: list[Callable[[], None]] = []
        self.worked = 0

    @contextmanager
    def for_a_dial(self) -> Iterator[None]:
        with super().for_a_dial():
            self.worked += 1
            if self.meanwhile:
                self.meanwhile.pop(0)()
            yield


class Phone:
    """Dials of one woman whose PIN is 4071, and the places of the process that answers them."""

    def __init__(self, record: Record) -> None:
        self.record, self.places = record, WatchedPlaces()
        self._service = Service(Settings(database_url=record.url, keys=(KEY,), webhook_secrets=("secret",)))
        ready = self._service.conversation
        self._conversation = Conversation(ready.menu, ready.ledger, ready.around, lambda: None, pin_places=self.places)
        self.has_pin(PIN)

    def has_pin(self, pin: str) -> None:
        with self.record.book() as book:
            private = replace(book.caller.profile.private, pin=hash_pin(pin))
            book.save_profile(replace(book.caller.profile, language="uz", private=private))

    def dial(self, *inputs: str) -> Screen:
        return self._conversation.answer(Dial("s-1", HER, inputs), NOON)

    def kept(self) -> Private:
        with self.record.book() as book:
            return book.caller.profile.private

    def close(self) -> None:
        self._service.engine.dispose()
        self.record.engine.dispose()


@pytest.fixture
def phone(database_url: str) -> Iterator[Phone]:
    phone = Phone(Record(database_url))
    yield phone
    phone.close()


def test_her_book_is_free_while_a_pin_is_worked_on(phone: Phone) -> None:
    phone.places.meanwhile = [lambda: phone.has_pin(PIN)]
    phone.dial(TO_CONTACTS, PIN)
    assert phone.places.worked == 2, "the hash was another, so it was worked on once more"
    assert len(phone.kept().pins_typed) == 1


def test_a_pin_changed_meanwhile_no_longer_opens(phone: Phone) -> None:
    phone.places.meanwhile = [lambda: phone.has_pin(OTHER_PIN)]
    phone.dial(TO_CONTACTS, PIN)
    assert len(phone.kept().pins_typed) == 1
    assert is_same(phone.kept().pin, OTHER_PIN)


def test_a_wrong_pin_is_counted_once_however_often_it_is_repeated(phone: Phone) -> None:
    for _ in range(3):
        phone.dial(TO_CONTACTS, "0000")
    assert len(phone.kept().pins_typed) == 1


def test_help_needs_no_place(phone: Phone) -> None:
    with phone.places.for_a_dial(), phone.places.for_a_dial():
        assert "102" in phone.dial("1", "1").text
        with pytest.raises(TooManyPins):
            phone.dial(TO_CONTACTS, PIN)
    phone.dial(TO_CONTACTS, PIN)
