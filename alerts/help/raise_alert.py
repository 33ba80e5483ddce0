"""She asks for help: an alert is opened or joined, and the people who can help are told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from alerts import wording
from alerts.alert import Alert, AlertState, Kind, Lane, Origin, Place
from alerts.book import Book, Told
from alerts.contacts.holding_back import held_back, lines_of, lines_of_silent, without
from alerts.doer import Doer
from alerts.duty.numbers import STAFF, duty_numbers, is_nobody_on_duty
from alerts.escalation.steps import Clock
from alerts.help.asks_again import asks_again, is_first_dial, is_new, is_news_of_place
from alerts.help.placing import EARLIER_FOR, earlier, home_of, is_proved, placed, with_claimed_home
from alerts.help.who_to_tell import still_hears, who_to_tell, why_tell_a_centre
from alerts.later import is_on_her_phone
from alerts.notice import Addressee, Notice, Recipient, TellReason, Urgency
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings
from alerts.wording import NO_WORDS, NewWords, Wording
from regions.said import address_in

TELL_AGAIN_AFTER = timedelta(minutes=10)
"""A repeat within this time is one call pressed twice; after it she is asking again, and everyone hears it again."""

FALSE_ALARMS_IN = timedelta(hours=1)
MOST_FALSE_ALARMS = 3
"""Closed as false within the hour; the alarms of a number with more go behind those of the others."""

HAD_IT = ("taken", "closed")
"""What a duty phone answered last that had taken it."""

NOT_ASKED = "not_asked"
"""Of a centre that was told and that staff, who know better where she is, ask no more."""

SHE_SAID_WHERE = "she_said_where"
"""In the menu, which a text alone does not open."""

ToldByPerson = Mapping[tuple[Recipient, str], Told]


def raise_alert(book: Book, origin: Origin, place: Place, around: Surroundings) -> Alert:
    """Open an alert, or join the open one: no repeat is ever dropped, and none floods the people it goes to."""
    if book.alert is None:
        before = closed_lately(book)
        alert = new_alert(book, origin, place, around, before)
        change = _her_doing(Happening.RAISED, origin, place)
        return _tell(book, alert, change, around, _centres_that_had_her(book, before, around))
    if not is_on_her_phone(book.caller, book.alert):
        return _call_anew(book, book.alert, origin, place, around)
    alert = placed(book, replace(book.alert, repeats=book.alert.repeats + 1, asked_again=True), place)
    if book.is_quiet or (_everyone_heard_lately(book, alert) and not _is_held_for_long(book, alert)):
        alert = replace(alert, clock=_running(alert, book, around))
        return _tell(book, alert, _her_doing(Happening.REPEATED, origin, place), around)
    alert = replace(happens(Happening.ASKED_AGAIN, alert), clock=around.policy.escalation.begun(book.now))
    return _tell(book, alert, _her_doing(Happening.ASKED_AGAIN, origin, place), around)


def place_alert(book: Book, place: Place, around: Surroundings) -> Alert | None:
    """She says where she is, after the alert: who was told hears the place, and the place's centre hears the alert."""
    if book.alert is None or not is_on_her_phone(book.caller, book.alert):
        return None
    alert = placed(book, book.alert, place)
    return _tell(book, alert, _her_doing(Happening.PLACED, SHE_SAID_WHERE, place), around)


def alarm_notice(book: Book, alert: Alert, addressee: Addressee, around: Surroundings) -> Notice:
    """The text that tells this person of the alert."""
    return _notice(addressee, wording.alarm(book.caller, alert, addressee, around))


def with_counts(alert: Alert, told: ToldByPerson, also: Iterable[Addressee]) -> Alert:
    """The alert with what her screen says of it: how many contacts, and whether a centre, were or now are told."""
    kinds = [kind for kind, _ in told.keys() | {one.id for one in also}]
    return replace(
        alert,
        contacts_told=kinds.count(Recipient.CONTACT),
        centre_told=any(kind in STAFF for kind in kinds),
        country_wide=alert.country_wide and Recipient.CENTRE not in kinds,
    )


def who_heard(book: Book, alert: Alert) -> list[Addressee]:
    """Everyone who was told, by each number that was called, as far as they are to hear more."""
    return _still_hear(book, alert, book.told(alert))


def _still_hear(book: Book, alert: Alert, told: ToldByPerson) -> list[Addressee]:
    everyone = [one for person in told.values() if person.answer != NOT_ASKED for one in person.addressees]
    return [one for one in everyone if still_hears(book.caller, alert, one)]


def new_alert(book: Book, origin: Origin, place: Place, around: Surroundings, before: Alert | None) -> Alert:
    """An alert that begins now, where she says or else where she lives; nobody is told yet. `before` closed lately."""
    alert = Alert(
        id=book.new_id(),
        code=book.new_code(),
        origin=origin,
        raised_at=book.now,
        place=place.after(home_of(book.caller)),
        earlier=earlier(book, place, before),
        by_text=not is_proved(book),
        clock=around.policy.escalation.begun(book.now),
        lane=_lane(book),
    )
    return with_claimed_home(alert, book.caller)


def closed_lately(book: Book) -> Alert | None:
    """Her last alert, if it was closed so lately that this one may go on from it."""
    return book.last_closed(book.now - EARLIER_FOR)


def _centres_that_had_her(book: Book, before: Alert | None, around: Surroundings) -> list[Addressee]:
    """The centres that had taken her last alert, if it was closed lately and she lets centres be told."""
    caller = book.caller
    has_contacts = any(one.is_told for one in caller.contacts)
    if before is None or why_tell_a_centre(caller.profile.tell_centre, has_contacts, around.policy) is None:
        return []
    had_it = [told.addressee for told in book.told(before).values() if told.answer in HAD_IT]
    return [_by_who_is_on_duty(one, book, around) for one in had_it if one.kind is Recipient.CENTRE]


def _lane(book: Book) -> Lane:
    false_alarms = book.false_alarms_since(book.now - FALSE_ALARMS_IN)
    return Lane.BEHIND if false_alarms > MOST_FALSE_ALARMS else Lane.FIRST


def _call_anew(book: Book, alert: Alert, origin: Origin, place: Place, around: Surroundings) -> Alert:
    """A new call to everybody, while staff still go on with what her own phone knows nothing of.

    DANGER: it stays one alert with one code, or staff and contacts who answer for the older would answer for nothing,
    and who had the older would lose sight of her. Her own screens count what came of this call alone.
    """
    had_it = staff_who_had_it(book, alert, around)
    anew = replace(placed(book, begun_anew(book, alert, around), place), kind=Kind.CALL, origin=origin)
    return _tell(book, anew, _her_doing(Happening.CALLED_ANEW, origin, place), around, had_it)


def begun_anew(book: Book, alert: Alert, around: Surroundings) -> Alert:
    """The alert as a call that begins now, for which no answer counts yet; and no coordinates, which were of then.

    Of what she wrote before her phone said that all is over only the address goes on: the rest may have been written
    to end it. Staff read it in the history.
    """
    book.forget_answers(alert)
    begins = happens(Happening.CALLED_ANEW, alert).with_places(lambda one: replace(one, point=None))
    if alert.is_over_for_her:
        begins = replace(begins.with_places(_with_address_alone), cry="")
    return replace(
        begins,
        repeats=alert.repeats + 1,
        asked_again=False,
        answered=0,
        clock=around.policy.escalation.begun(book.now),
        lane=_lane(book),
        forced=False,
        taken_back_at=None,
        call=alert.call + 1,
        called_at=book.now,
    )


def _with_address_alone(place: Place) -> Place:
    """A place that is understood with its street and house, and nothing else that she wrote."""
    return replace(place, typed=address_in(place.typed) if place.is_understood else "")


def staff_who_had_it(book: Book, alert: Alert, around: Surroundings) -> list[Addressee]:
    """The staff who were told of her call until now, as they are to hear of the next one."""
    told = [one for one in book.told(alert).values() if one.answer != NOT_ASKED and one.addressee.kind in STAFF]
    return [_by_who_is_on_duty(one.addressee, book, around) for one in told]


def _by_who_is_on_duty(told: Addressee, book: Book, around: Surroundings) -> Addressee:
    numbers = duty_numbers(told.kind, told.key, book.now, around)
    return replace(told, number=(*numbers, told.number)[0], reason=TellReason.CALLS_ANEW)


def _everyone_heard_lately(book: Book, alert: Alert) -> bool:
    return all(book.now - told.at < TELL_AGAIN_AFTER for told in book.told(alert).values())


def _is_held_for_long(book: Book, alert: Alert) -> bool:
    """Whether who has it took it so long ago that they must say anew that they do."""
    return alert.held is not None and book.now - alert.held.since >= TELL_AGAIN_AFTER


def _running(alert: Alert, book: Book, around: Surroundings) -> Clock | None:
    """The clock of an alert that nobody has runs again; one that runs goes on, or repeats would hold it back."""
    if alert.state is not AlertState.OPEN or (alert.clock and alert.clock.due_at):
        return alert.clock
    return around.policy.escalation.begun(book.now)


def _her_doing(what: Happening, reason: str, said: Place) -> Change:
    """What she did; her words are kept in the history, whatever is said of the place later."""
    return Change(what, Doer.CALLER, reason=reason, note=said.typed)


def _tell(book: Book, alert: Alert, change: Change, around: Surroundings, had_it: Iterable[Addressee] = ()) -> Alert:
    """Alarm everyone who has not heard of this call; who has hears only where she is, if that is news.

    `had_it` are staff whom an earlier call of hers was told to: they are told of this one, whatever she wants by now.
    What is held back from a contact who never agreed is no reason not to tell a centre, and stands in the history.
    """
    already = book.told(alert) if book.alert else {}
    silent = _held_back(book, alert, change, around)
    chosen = who_to_tell(without(book.caller, silent), alert.place, around, book.now, alert.places_beside)
    heard = _who_heard_an_earlier_call(book, alert, already)
    wanted = list({one.id: _as_one_who_heard(one, heard) for one in (*had_it, *chosen)}.values())
    lately = _lately(book, alert, change)
    alarmed = [one for one in wanted if _is_to_hear(already.get(one.id), book.now, lately)]
    alert = replace(with_counts(alert, already, alarmed), nobody_on_duty=is_nobody_on_duty(wanted, book.now, around))
    this_call = replace(alert, raised_at=book.now, called_at=None)
    again = [one for one in alarmed if _asks_again(book, change) and one.kind in STAFF and one.id in already]
    alarms = [alarm_notice(book, this_call, one, around) for one in alarmed if one not in again]
    hear_again = {addressee.id for addressee in alarmed}
    informed = [one for one in _still_hear(book, alert, already) if one.id not in hear_again and one.key not in silent]
    news = _news(book, alert, [*again, *informed], change, around)
    missed = {one for one in silent if _is_to_hear(already.get((Recipient.CONTACT, one)), book.now, lately)}
    begins = change.what in (Happening.RAISED, Happening.CALLED_ANEW)
    book.save_alert(alert, change, *lines_of(missed), *(lines_of_silent(book.caller.contacts) if begins else ()))
    book.post(alarms + news, alert)
    return alert


def _lately(book: Book, alert: Alert, change: Change) -> timedelta:
    """For how long who was told of this call is told no more of a repeat.

    DANGER: her first dial is told to all at once, or all that they read is what somebody forged before it ("a joke").
    """
    if book.is_quiet and change.what is Happening.REPEATED:
        return timedelta.max
    return timedelta(0) if _asks_again(book, change) and is_first_dial(book, alert) else TELL_AGAIN_AFTER


def _who_heard_an_earlier_call(book: Book, alert: Alert, already: ToldByPerson) -> set[tuple[Recipient, str]]:
    """Who was told of this alert before this call of hers began."""
    before = book.alert
    if before and before.call != alert.call:
        return set(book.told(before))
    return {id_ for id_, told in already.items() if told.addressee.reason is TellReason.CALLS_ANEW}


def _as_one_who_heard(one: Addressee, heard: set[tuple[Recipient, str]]) -> Addressee:
    """A contact who was told of an earlier call reads which alert it is; staff have it from `_by_who_is_on_duty`."""
    heard_before = one.kind is Recipient.CONTACT and one.id in heard
    return replace(one, reason=TellReason.CALLS_ANEW) if heard_before else one


def _held_back(book: Book, alert: Alert, change: Change, around: Surroundings) -> set[str]:
    """DANGER: a limit must never leave a call without anybody who hears it, however many were forged before (S13).

    Nor does it keep a dial from who read last that no help is needed, which anybody may have texted.
    """
    by_dial = change.reason != Origin.SMS
    if by_dial and change.what is Happening.CALLED_ANEW:
        return set()
    silent = held_back(book, [contact for contact in book.caller.contacts if contact.is_told], by_dial)
    is_anybody_left = silent and who_to_tell(without(book.caller, silent), alert.place, around, book.now)
    return silent if is_anybody_left else set()


def _is_to_hear(told: Told | None, now: datetime, lately: timedelta) -> bool:
    return told is None or now - told.at >= lately


def _asks_again(book: Book, change: Change) -> bool:
    return not book.is_quiet and change.what in (Happening.REPEATED, Happening.ASKED_AGAIN)


def _news(book: Book, alert: Alert, informed: list[Addressee], change: Change, around: Surroundings) -> list[Notice]:
    """What who was told before reads of this; of a call for help that it is one, and duty phones with their keys."""
    if not _asks_again(book, change):
        return news_of_place(book, alert, informed, around, NewWords(change.note, is_proved(book)))
    new = NewWords(change.note, is_proved(book), is_call=True)
    contacts = [one for one in informed if one.kind not in STAFF]
    to_staff = asks_again(book, alert, [one for one in informed if one.kind in STAFF], new, around)
    return [*news_of_place(book, alert, contacts, around, new), *to_staff]


def news_of_place(
    book: Book, alert: Alert, informed: list[Addressee], around: Surroundings, new: NewWords = NO_WORDS
) -> list[Notice]:
    """Tell those who were alarmed where she is, or what she has just written, if it is not what they were told.

    Whose alarm has not gone out reads it there: a place before the alarm itself would say nothing to anybody.

    DANGER: a claim is no alarm, and neither are words. They would count among the few alarms that one person gets, and
    whoever forges them would use those up.
    """
    before = book.alert or alert
    is_alarm = before.place.without_her_words != alert.place.without_her_words
    urgency = Urgency.ALARM if is_alarm else Urgency.ANSWER
    if is_new(new.words, before) and not is_news_of_place(before, alert):
        said = {one: wording.words_of(book.caller, alert, one, around, new) for one in informed}
        said = {one: text for one, text in said.items() if text.fixed}
    else:
        where = {one: wording.place_of(book.caller, alert, one, around, new) for one in informed}
        said = {
            one: text for one, text in where.items() if text != wording.place_of(book.caller, before, one, around, new)
        }
    in_the_alarm = book.rewrite_alarms([alarm_notice(book, alert, one, around) for one in said], alert)
    return [replace(_notice(one, said[one]), urgency=urgency) for one in said if one not in in_the_alarm]


def _notice(addressee: Addressee, text: Wording) -> Notice:
    return Notice(addressee, text.fixed, Urgency.ALARM, own_words=text.own_words)
