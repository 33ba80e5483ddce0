"""Which texts a human reads, and how long each pile has been waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from alerts.team.review import AGES_AFTER, LATE_AFTER, Age, Unread, is_worth_reading, piles
from vocabulary.phone_number import PhoneNumber

NOON = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def text(sender: str, minutes: float, more: int = 0) -> Unread:
    return Unread(
        f"{sender}{minutes}", sender, PhoneNumber("+998000000001"), "?", NOON + timedelta(minutes=minutes), more=more
    )


@pytest.mark.parametrize("body", ["Bugun yana baqirdi", "он пришёл", "1000 so'm", "ў", "\N{PILE OF POO}", "0" * 20])
def test_words_and_pictures_are_for_a_human(body: str) -> None:
    assert is_worth_reading(body)


@pytest.mark.parametrize("body", ["", " ", "2", "583917", "4821 1", "+998 00 173 46 95", "?!"])
def test_figures_alone_may_be_a_pin_and_are_for_nobody(body: str) -> None:
    assert not is_worth_reading(body)


def test_a_flood_of_one_sender_is_one_pile_and_who_waits_longest_comes_first() -> None:
    flood = [text("a", 1), text("b", 2), text("a", 3), text("a", 4, more=5)]
    found = piles(flood)
    assert [[one.sender for one in pile.texts] for pile in found] == [["a", "a", "a"], ["b"]]
    assert (found[0].more, found[0].since) == (5, NOON + timedelta(minutes=1))


def test_a_text_ages_and_is_late_in_the_end() -> None:
    [pile] = piles([text("a", 0)])
    assert [pile.age(NOON + wait) for wait in (timedelta(0), AGES_AFTER, LATE_AFTER)] == [
        Age.FRESH,
        Age.AGEING,
        Age.LATE,
    ]
