"""A contact who was told of her alert is attacked too: two alerts, and staff of each read of the other."""

from dataclasses import replace
from functools import cache

import pytest

from tests.demo import SECRET, Demo
from tests.journeys.conftest import PickUp
from ussd.last_input import Hop
from vocabulary.phone_number import PhoneNumber

HER, SISTER = "+998000000101", "+998000000102"
CENTRE, DUTY_LINE = "+998000002015", "+998000000000"


@pytest.fixture
def phone(demo: Demo) -> PickUp:
    """Each phone is one and the same throughout a story."""
    return cache(demo.phone)


def she_calls(phone: PickUp) -> None:
    """She lives in Samarqand, and her sister was told of her call, and the centre there."""
    her = phone(HER)
    her.texts("VILOYAT Samarqand").dials().chooses("Yaqinlarim", "Qo'shish").types("Opam", "00 000 01 02").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    phone(SISTER).received("SHOSHILINCH")


@pytest.mark.parametrize("body", ["YORDAM", "keldim, erim meni ham uryapti yordam bering menga"])
def test_her_sister_calls_for_help_too_and_staff_of_both_read_of_the_other_once(
    demo: Demo, phone: PickUp, body: str
) -> None:
    she_calls(phone)
    hers = demo.texts_of(CENTRE)[0].partition(":")[0]

    phone(SISTER).texts(body).texts("YORDAM").texts("YORDAM")

    to_hers, to_the_sisters = demo.texts_of(CENTRE), demo.texts_of(DUTY_LINE)
    [own] = {text.partition(":")[0] for text in to_the_sisters if "yordam so'rovi" in text}
    assert len([text for text in to_hers if f"ham yordam so'rayapti (tasdiqsiz): {own}" in text]) == 1
    [linked] = [text for text in to_the_sisters if f"{hers} chaqiruvidagi ayolning yaqini" in text]
    assert linked.startswith(f"{own} ") and "Samarqand" in linked
    assert not [text for text in demo.texts_of(HER) + demo.texts_of(SISTER) if "chaqiruvidagi" in text]


def test_where_she_wants_no_centre_told_nothing_of_hers_stands_beside_her_sisters_call(
    demo: Demo, phone: PickUp
) -> None:
    phone(HER).dials().chooses("O'zbekcha", "Sozlamalar", "Markazga aytish").chooses("Yo'q").hangs_up()
    she_calls(phone)
    phone(SISTER).texts("YORDAM")
    assert not [text for text in demo.texts_of(DUTY_LINE) if "chaqiruvidagi" in text]


def links(demo: Demo) -> tuple[list[str], list[str]]:
    """What staff of her alert and of her sister's read of the other."""
    to_hers = [text for text in demo.texts_of(CENTRE) if "ham yordam so'rayapti" in text]
    return to_hers, [text for text in demo.texts_of(DUTY_LINE) if "chaqiruvidagi ayolning yaqini" in text]


def test_her_sister_dials_for_help_and_staff_of_both_read_of_the_other_once(demo: Demo, phone: PickUp) -> None:
    she_calls(phone)
    phone(SISTER).dials("*000*1*1#").sees("yuborildi").hangs_up().dials("*000*1*1#").hangs_up()
    to_hers, [to_the_sisters] = links(demo)
    assert len(to_hers) == 1 and "Samarqand" in to_the_sisters


def test_her_sister_lets_it_ring_for_help_and_staff_of_both_read_of_the_other(demo: Demo, phone: PickUp) -> None:
    she_calls(phone)
    with demo.service.ledger.open_book(PhoneNumber(SISTER), demo.now()) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, private=replace(profile.private, missed_call=True)))
    form = {"isActive": "1", "sessionId": "call-1", "direction": "Inbound", "callerNumber": SISTER}
    demo.post(f"/voice/africastalking/{SECRET}", form | {"destinationNumber": "+998000000500"})
    assert [len(told) for told in links(demo)] == [1, 1]


def test_her_sister_dials_over_a_gateway_that_sends_only_the_last_input(demo: Demo, phone: PickUp) -> None:
    she_calls(phone)
    hop = Hop("road", "session-1", PhoneNumber(SISTER), ("1", "1"), begins=True)
    demo.service.by_turns.answer(hop, demo.now())
    assert [len(told) for told in links(demo)] == [1, 1]
