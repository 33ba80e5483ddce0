"""What a contact writes of an open alert reaches those who decide, on their phones: no other contact reads it.

DANGER: a sender can be forged, so each contact's texts that go on are few, and each says that nothing proves it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from alerts import wording
from alerts.alert import Alert
from alerts.book import Book
from alerts.doer import Doer
from alerts.escalation.next_in_line import responder_of
from alerts.help.raise_alert import who_heard
from alerts.help.who_to_tell import is_for_staff
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.states import Happening
from alerts.surroundings import Surroundings
from alerts.wording import Wording
from texts.typed_pins import with_pins_masked
from vocabulary.choices import TellCentre

MOST_AT_ONCE = 5
"""Texts of one contact about one alert that go on as they come; of more one goes on in an hour."""

BETWEEN_URGENT = timedelta(minutes=3)
"""How often each kind of what cannot wait goes on all the same, whatever was written before in that contact's name."""

PASSED_ON = "passed_on"
"""The answer of a duty phone that sees to it no more."""


def who_decides(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    """The phones of whoever has it; while nobody has, all that were asked and the supervisor (S8: none told, none)."""
    told = book.told(alert)
    asked = [
        one for one in who_heard(book, alert) if one.kind is not Recipient.CONTACT and told[one.id].answer != PASSED_ON
    ]
    held = alert.held
    holders = [one for one in asked if held and (held.by, held.key) == (Doer(one.kind), one.key)]
    if holders:
        return holders
    is_known = is_for_staff(book.caller.profile.tell_centre, alert, of_one_region=True)
    above = responder_of(Recipient.SUPERVISOR, "", told, book, around) if is_known and held is None else []
    return list({one.number: one for one in (*asked, *above)}.values())


@dataclass(frozen=True, slots=True)
class WordsFromTheSpot:
    """What a contact wrote, and the kinds of news in it that no flood holds back: `grave` are of her life."""

    words: str
    urgent: Collection[str] = ()
    grave: Collection[str] = ()


def pass_on(book: Book, who: Addressee, told: WordsFromTheSpot, around: Surroundings) -> None:
    """Pass a contact's words on to those who decide, once they stand beside the alert.

    DANGER: who forges that contact may have used up the first few, so each kind of `urgent` news in them goes on too.
    What is `grave` goes as an alarm, each kind once an hour also after the first few: a flood of "he beats her" may not
    hold back that she does not breathe. Where she wants no centre told, staff of
    the whole country see it in the console (S8).
    """
    alert, contact, grave = book.alert, book.caller.contact(who.key), told.grave
    if alert is None or contact is None:
        return
    if grave and not is_for_staff(book.caller.profile.tell_centre, alert):
        alert = replace(alert, country_wide=True)
        book.save_alert(alert)
    if _may_go_on(book, alert, who, grave) or _is_urgent(book, alert, who, told.urgent):
        says = wording.contact_writes_grave if grave else wording.contact_writes
        shown = with_pins_masked(told.words, spared=(alert.code,))
        text = says(book.caller, alert, contact, shown, around)
        urgency = Urgency.ALARM if grave else Urgency.ANSWER
        book.post(_notices(book, alert, text, around, urgency), alert)


def pass_on_after_closing(book: Book, who: Addressee, code: str, words: str, around: Surroundings) -> None:
    """Tell the supervisor what a contact writes by which she may be dead or dying, though her alert is closed.

    DANGER: it would lie among the unread, and nobody goes. Where she wants no centre told it lies there alone (S8).
    """
    contact = book.caller.contact(who.key)
    if contact is None or book.caller.profile.tell_centre is TellCentre.NO:
        return
    shown = with_pins_masked(words, spared=(code,))
    said = wording.contact_writes_grave_after(book.caller, code, contact, shown, around)
    book.post(
        [
            Notice(one, said.fixed, Urgency.ALARM, own_words=said.own_words)
            for one in responder_of(Recipient.SUPERVISOR, "", {}, book, around)
        ]
    )


def tell_of(became: wording.Became, book: Book, contact_id: str, around: Surroundings) -> None:
    """Tell those who decide what came in a contact's name: that nobody is to wait for them any more, or may again."""
    alert, contact = book.alert, book.caller.contact(contact_id)
    if alert is not None and contact is not None:
        tell_who_decides(book, alert, wording.contact_became(became, book.caller, alert, contact, around), around)


def tell_who_decides(book: Book, alert: Alert, text: str, around: Surroundings) -> None:
    """Tell those who decide about an alert, in words of ours."""
    book.post(_notices(book, alert, Wording(text), around), alert)


def nobody_of_hers_comes(book: Book, alert: Alert, around: Surroundings) -> list[Notice]:
    """What those who decide hear once the last of her contacts who might have come cannot."""
    return _notices(book, alert, Wording(wording.nobody_of_hers(book.caller, alert, around)), around)


def _may_go_on(book: Book, alert: Alert, who: Addressee, grave: Collection[str]) -> bool:
    if book.times(alert, Happening.WROTE, who.key) <= MOST_AT_ONCE:
        return True
    kinds = [f"{kind} words" for kind in sorted(grave)] or ["words"]
    return any([book.is_first_in_its_hour(f"{kind} of {who.key} in {alert.id}") for kind in kinds])


def _is_urgent(book: Book, alert: Alert, who: Addressee, urgent: Collection[str]) -> bool:
    turn = int(book.now.timestamp() // BETWEEN_URGENT.total_seconds())
    firsts = [book.is_first_in_its_hour(f"{kind} of {who.key} in {alert.id} {turn}") for kind in sorted(urgent)]
    return any(firsts)


def _notices(
    book: Book, alert: Alert, text: Wording, around: Surroundings, urgency: Urgency = Urgency.ANSWER
) -> list[Notice]:
    """The text for those who decide; who was not told of the alert reads in it where she is, and has a key."""
    told, notices = book.told(alert), []
    for one in who_decides(book, alert, around):
        to = replace(one, reason=TellReason.ANOTHER_ANSWERED)
        said = text if one.id in told else wording.with_where(text, book.caller, alert, to, around)
        notices.append(Notice(to, said.fixed, urgency, own_words=said.own_words))
    return notices
