"""What her screens may say of her people and of her alert."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.alert import Origin, Place
from alerts.book import Pages
from alerts.carry_out import carry_out
from alerts.contacts.hers import find_contact
from alerts.facts_of import facts_of
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.people import CONSENT_LASTS, Contact, ContactState
from alerts.who_decides.proof import Proof
from menus.facts import AlertFacts, Facts
from tests.alerts.fake_book import MIDNIGHT, FakeBook
from tests.alerts.world import AZIZA, BARNO, around, caller, contact
from vocabulary.choices import TellCentre
from vocabulary.effects import SetTellCentre
from vocabulary.states import Access, Standing

ASKED = replace(contact(), invited_at=MIDNIGHT)
LONG_AGO = MIDNIGHT - CONSENT_LASTS - timedelta(days=1)
AGREED = replace(ASKED, state=ContactState.ACCEPTED, invited_at=LONG_AGO, agreed_at=MIDNIGHT)


def facts(book: FakeBook, access: Access = Access.OPEN) -> Facts:
    return facts_of(Pages(book.caller, book.alert, reached=book.reached()), access, around(), book.now)


def alert_of(book: FakeBook) -> AlertFacts:
    shown = facts(book).alert
    assert shown is not None
    return shown


@pytest.mark.parametrize(
    ("one", "standing"),
    [
        (contact(), Standing.ADDED),
        (ASKED, Standing.ASKED),
        (AGREED, Standing.AGREED),
        (replace(AGREED, agreed_at=LONG_AGO + timedelta(hours=1)), Standing.LAPSED),
        (replace(AGREED, agreed_at=LONG_AGO, invited_at=MIDNIGHT), Standing.ASKED),
        (replace(ASKED, state=ContactState.DECLINED), Standing.DECLINED),
        (replace(AGREED, has_stopped=True), Standing.STOPPED),
        (replace(AGREED, state=ContactState.DISABLED), Standing.UNREACHABLE),
    ],
)
def test_a_contact_is_shown_as_they_stand(one: Contact, standing: Standing) -> None:
    [shown] = facts(FakeBook(caller(one))).contacts
    assert shown.standing is standing
    assert shown.is_told is one.is_told


@pytest.mark.parametrize("access", [Access.LOCKED, Access.FRESH, Access.FORCED])
def test_how_they_stand_is_hers_alone(access: Access) -> None:
    assert facts(FakeBook(caller(replace(contact(), has_stopped=True))), access).contacts == ()


def test_those_whom_a_text_added_come_last_and_push_nobody_from_their_place() -> None:
    book = FakeBook(caller(replace(contact("Barno", BARNO), kept=False), contact()))
    assert [(one.name, one.kept) for one in facts(book).contacts] == [("Aziza", True), ("Barno", False)]
    assert [find_contact(book.caller, typed) for typed in ("1", "2")] == list(reversed(book.caller.contacts))


@pytest.mark.parametrize("since", [{"state": ContactState.DECLINED}, {"has_stopped": True}])
def test_those_are_counted_to_whom_it_went_whatever_they_said_since(since: dict[str, object]) -> None:
    book = FakeBook(caller(contact(), contact("Barno", BARNO)))
    raise_alert(book, Origin.USSD, Place(), around())
    assert alert_of(book).contacts_told == 2

    book.save_contact(replace(contact(), **since))  # type: ignore[arg-type]
    book.add_contact(contact("Malika", AZIZA))

    assert alert_of(book).contacts_told == 2


def test_who_erased_her_people_still_reads_how_many_were_told() -> None:
    book = FakeBook(caller(contact(), contact("Barno", BARNO)))
    raise_alert(book, Origin.USSD, Place(), around())
    book.caller = replace(book.caller, contacts=())
    assert alert_of(book).contacts_told == 2


def test_asking_six_times_is_one_state() -> None:
    book = FakeBook(caller(contact()))
    raise_alert(book, Origin.USSD, Place(), around())
    assert not alert_of(book).asked_again
    shown = []
    for _ in range(5):
        raise_alert(book, Origin.USSD, Place(), around())
        shown.append(alert_of(book))
    assert set(shown) == {AlertFacts(1, centre_told=True, answered=0, placed=False, asked_again=True)}


def test_a_help_after_all_is_over_for_her_looks_like_the_first_help_of_somebody_who_wants_no_centre() -> None:
    book = FakeBook(caller(contact()))
    raise_alert(book, Origin.USSD, Place(), around())
    raise_alert(book, Origin.USSD, Place(), around())
    take_back(book, around(), Proof.DURESS)
    assert facts(book).alert is None
    book.caller = replace(book.caller, profile=replace(book.caller.profile, tell_centre=TellCentre.NO))

    raise_alert(book, Origin.USSD, Place(), around())

    assert alert_of(book) == AlertFacts(1, centre_told=False, answered=0, placed=False)


@pytest.mark.parametrize("calls_after_taking_back", [False, True])
def test_a_no_that_holds_for_the_next_alert_does_not_unsay_who_was_told(calls_after_taking_back: bool) -> None:
    book = FakeBook(caller())
    raise_alert(book, Origin.USSD, Place(), around())
    if calls_after_taking_back:
        take_back(book, around(), Proof.NONE)
        raise_alert(book, Origin.USSD, Place(), around())

    carry_out(SetTellCentre(TellCentre.NO), book, Origin.USSD, around())

    assert facts(book).tell_centre is TellCentre.NO
    assert alert_of(book).centre_told

    carry_out(SetTellCentre(TellCentre.YES), book, Origin.USSD, around())

    assert facts(book).tell_centre is TellCentre.YES
    assert alert_of(book).centre_told
