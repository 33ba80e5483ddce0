"""Her phone says that no help is needed: who hears what, and whether the alert is over (S5).

On her phone, and for her contacts, it is over whatever proves it: whoever holds her phone, or forges its number, sees
and reads the same. Only her own PIN ends it for staff.
"""

from dataclasses import replace
from datetime import timedelta

from alerts import wording
from alerts.alert import Alert, Kind
from alerts.book import Book
from alerts.doer import Doer
from alerts.duty.numbers import STAFF, duty_numbers
from alerts.escalation.steps import Clock
from alerts.help.raise_alert import who_heard, with_counts
from alerts.help.who_to_tell import centre_for
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.on_her_phone import Sign
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from vocabulary.choices import TellCentre

_WHY_FORCED = {True: "duress_pin", False: "forced_before"}

ENDS_AFTER = timedelta(hours=24)
"""Taken back without proof, and no staff to hear of it: nobody but the clock can close it."""


def take_back(book: Book, around: Surroundings, proof: Proof) -> None:
    """Take back her open alert, if any: her PIN closes it, anything less leaves it to staff.

    DANGER: once she was forced, whatever takes it back later may be forced too, or forged by who forced her. It is
    read as forced until staff close it, or her own PIN does.
    """
    alert = book.alert
    if alert is None:
        return
    if proof is Proof.PIN:
        _close(book, alert, around)
    elif proof is Proof.DURESS or alert.was_forced:
        _forced(book, alert, around, proof)
    elif alert.taken_back_at is None:
        _not_proved(book, alert, around)


def hear_duress_pin(book: Book, around: Surroundings) -> None:
    """Her duress PIN was typed where it takes nothing back: staff hear the truth once, and no screen shows it.

    DANGER: her screens say "not now" to every PIN, and her contacts go on. So neither the state of the alert, nor what
    her phone is told of it, may differ after it.
    """
    alert = book.alert
    if alert is None or alert.kind is not Kind.CALL or alert.was_forced:
        return
    told = _staff_for_the_truth(book, alert, around)
    heard = replace(
        happens(Happening.ON_HER_PHONE, alert),
        was_forced=True,
        country_wide=_is_country_wide(book, told),
        clock=alert.clock or around.policy.escalation.begun(book.now),
    )
    book.save_alert(heard, Change(Happening.ON_HER_PHONE, Doer.CALLER, reason=Sign.DURESS_PIN))
    book.post([_news_to_staff(book, heard, one, TellReason.FORCED, around) for one in told], heard)


def ends_by_itself(book: Book, alert: Alert) -> bool:
    """Whether it was taken back a day ago without proof, and no staff know of it."""
    said_at = alert.taken_back_at
    return said_at is not None and not _is_known_to_staff(book, alert) and book.now - said_at >= ENDS_AFTER


def end_by_itself(book: Book, alert: Alert) -> None:
    """Close what nobody but her contacts knew of, and say why."""
    ended = replace(happens(Happening.NOT_PROVED, alert), clock=None)
    book.save_alert(ended, Change(Happening.NOT_PROVED, Doer.CLOCK))


def clock_until_it_ends(book: Book, alert: Alert) -> Clock | None:
    """The clock of an alert when nobody is left to tell."""
    said_at = alert.taken_back_at
    return None if said_at is None or _is_known_to_staff(book, alert) else Clock(0, said_at + ENDS_AFTER)


def _close(book: Book, alert: Alert, around: Surroundings) -> None:
    notices = _contacts_hear(book, alert, around) + [
        Notice(one, wording.taken_back(book.caller, alert, one, around), Urgency.ANSWER)
        for one in who_heard(book, alert)
        if one.kind is not Recipient.CONTACT
    ]
    closed = replace(happens(Happening.TAKEN_BACK, alert), clock=None)
    book.save_alert(closed, Change(Happening.TAKEN_BACK, Doer.CALLER, reason="her_pin"))
    book.post(notices, alert)


def _not_proved(book: Book, alert: Alert, around: Surroundings) -> None:
    """Staff who know of it go on. Where she wants no centre told and none knows, nobody is told now either."""
    staff, contacts = _staff_who_know(book, alert), _contacts_hear(book, alert, around)
    said = replace(happens(Happening.SAYS_SAFE, alert), taken_back_at=book.now)
    if not _is_known_to_staff(book, alert) and _wants_no_centre(book):
        said = replace(said, clock=clock_until_it_ends(book, said))
    book.save_alert(said, Change(Happening.SAYS_SAFE, Doer.CALLER, reason="not_proved"))
    book.post(contacts + [_news_to_staff(book, said, one, TellReason.NOT_PROVED, around) for one in staff], said)


def _forced(book: Book, alert: Alert, around: Surroundings, proof: Proof) -> None:
    """Staff hear the truth at once: those who know of it, else a centre, and after "no centre" the duty line alone."""
    if alert.forced:
        return
    contacts, told = _contacts_hear(book, alert, around), _staff_for_the_truth(book, alert, around)
    forced = replace(
        with_counts(happens(Happening.FORCED, alert), book.told(alert), told),
        forced=True,
        was_forced=True,
        taken_back_at=None,
        country_wide=_is_country_wide(book, told),
        clock=around.policy.escalation.begun(book.now),
    )
    book.save_alert(forced, Change(Happening.FORCED, Doer.CALLER, reason=_WHY_FORCED[proof is Proof.DURESS]))
    book.post(contacts + [_news_to_staff(book, forced, one, TellReason.FORCED, around) for one in told], forced)


def _is_country_wide(book: Book, told: list[Addressee]) -> bool:
    return Recipient.CENTRE not in {one.kind for one in told} and _wants_no_centre(book)


def _staff_for_the_truth(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    return _staff_who_know(book, alert) or [_who_else_hears_the_truth(book, alert, around)]


def _who_else_hears_the_truth(book: Book, alert: Alert, around: Surroundings) -> Addressee:
    if not _wants_no_centre(book):
        return centre_for(book.caller, alert.place, TellReason.FORCED, around, book.now)
    number = duty_numbers(Recipient.DUTY_LINE, "", book.now, around)[0]
    return Addressee(Recipient.DUTY_LINE, "", number, TellReason.FORCED)


def _wants_no_centre(book: Book) -> bool:
    return book.caller.profile.tell_centre is TellCentre.NO


def _is_known_to_staff(book: Book, alert: Alert) -> bool:
    return alert.country_wide or bool(_staff_who_know(book, alert))


def _staff_who_know(book: Book, alert: Alert) -> list[Addressee]:
    return [one for one in who_heard(book, alert) if one.kind in STAFF]


def _contacts_hear(book: Book, alert: Alert, around: Surroundings) -> list[Notice]:
    """The same words with her PIN, without it and under duress.

    A contact who was not surely told yet is spared the alarm, and reads in one text that she asked and asks no more.
    Staff likewise: what they read next says who, where and when too.
    """
    contacts = [one for one in who_heard(book, alert) if one.kind is Recipient.CONTACT]
    heard = book.hold_back_alarms(alert)
    return [
        Notice(
            one,
            wording.no_help_needed(book.caller, alert, one, heard=one.key in heard, around=around),
            Urgency.ANSWER,
        )
        for one in contacts
    ]


def _news_to_staff(book: Book, alert: Alert, to: Addressee, reason: TellReason, around: Surroundings) -> Notice:
    """DANGER: an alarm, so that it is tried as hard: who misses it may call her while he holds her phone."""
    to = replace(to, reason=reason)
    text = wording.alarm(book.caller, alert, to, around)
    return Notice(to, text.fixed, Urgency.ALARM, own_words=text.own_words)
