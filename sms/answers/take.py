"""A responder answers by text: which alert it is for, whether it counts, and what came of it by name.

A contact's number answers with a digit or words, and names the alert's reference where several are open. A duty phone
answers with a key, which was texted to that phone for that alert or request and counts from it alone: anybody can send
a text in its name.
"""

from collections.abc import Sequence
from datetime import timedelta

from alerts.contacts.consent import FROM_INVITED, Consent, answer_invitation, tell_what_it_is
from doors.once import OnceKey
from sms.answer_words.read import CONTACT, DUTY, INVITED, Reading, read_answer, words_of
from sms.answer_words.stems import says_yes_or_no
from sms.answers.contact import answer_as_contact, say_that_it_is_over, tell_of_grave_news
from sms.answers.duty import answer_with_keys, answer_without_key, keys_in, with_whole_key
from sms.answers.from_the_spot import asks_back, is_a_sign
from sms.answers.ledger import Asked, Call, Incoming, Outcome
from sms.texted_codes import is_code_of_ours

CHANGES_THEIR_MIND = timedelta(days=2)
"""How long who agreed can say no in words after they were asked; later STOP is left to them."""


def take_answer(incoming: Incoming, is_call: bool = False) -> Outcome:
    """Take a text for what it is about: with keys what they open, then a contact's alert, then an invitation.

    Of a text that is a call for help too (`is_call`) a digit is no answer: it may be a part of her address.
    """
    incoming = with_whole_key(incoming)
    of_duty = read_answer(incoming.text.body, DUTY)
    keyed = keys_in(incoming, of_duty)
    if keyed:
        return answer_with_keys(incoming, of_duty, keyed)
    calls = incoming.ledger.calls_to(incoming.text.sender, incoming.now)
    still_open = [call for call in calls if call.is_open]
    if calls and not still_open:
        tell_of_grave_news(incoming, calls[0])
    over = [] if is_call else _named_that_are_over(incoming, calls)
    if over:
        say_that_it_is_over(incoming, over)
        return Outcome.CLOSED
    is_answer = still_open and not is_code_of_ours(incoming.text.body)
    as_contact = answer_as_contact(incoming, still_open, is_call) if is_answer else None
    without_key = answer_without_key(incoming, of_duty)
    if as_contact or without_key:
        return as_contact or without_key or Outcome.FROM_NOBODY
    if is_call:
        return Outcome.FROM_NOBODY
    is_late = bool(calls) and read_answer(incoming.text.body, CONTACT).digit is not None
    answered = _answer_invitation(incoming, calls if is_late else ())
    if answered or not is_late:
        return answered or Outcome.FROM_NOBODY
    say_that_it_is_over(incoming, calls)
    return Outcome.CLOSED


def _named_that_are_over(incoming: Incoming, calls: Sequence[Call]) -> list[Call]:
    """The closed alerts that an answer names and no open one beside; none whose caller asks again by now.

    DANGER: "it is over" about a woman who has a new alert open would keep away who was on the way to her.
    """
    if all(call.is_open for call in calls):
        return []
    reading = read_answer(incoming.text.body, CONTACT)
    named = [call for call in calls if call.code in reading.numbers]
    asks_again = {call.caller_id for call in calls if call.is_open}
    if reading.digit is None or any(call.is_open or call.caller_id in asks_again for call in named):
        return []
    return named


def names_what_is_open(incoming: Incoming) -> bool:
    """Whether a text names a key of this phone, or the reference of an open alert that it was told of."""
    incoming = with_whole_key(incoming)
    reading = read_answer(incoming.text.body, DUTY)
    if not reading.named:
        return False
    calls = incoming.ledger.calls_to(incoming.text.sender, incoming.now)
    open_codes = {call.code for call in calls if call.is_open}
    return bool(keys_in(incoming, reading)) or not open_codes.isdisjoint(reading.numbers)


def _answer_invitation(incoming: Incoming, closed: Sequence[Call]) -> Outcome | None:
    """Answer the newest invitation that has no answer yet, else the newest anew; never what an alert was told after.

    `closed` are the alerts to which it may be a late answer.
    """
    reading = read_answer(incoming.text.body, INVITED)
    said = FROM_INVITED.get(reading.digit) if reading.digit is not None else None
    if said is None and (reading.is_heard or asks_back(incoming.text.body) or is_a_sign(incoming.text.body)):
        _tell_what_it_is(incoming)
    if said is None or reading.named or _says_whether_they_go(incoming, closed):
        return None
    told_at = max((call.told_at for call in closed), default=None)
    invitations = incoming.ledger.invitations_to(incoming.text.sender)
    about = next((one for one in invitations if told_at is None or one.asked_at >= told_at), None)
    if about is None or not _may_say(said, reading, about, incoming):
        return None
    with incoming.book_of(about.caller_id) as book:
        if not book.is_first(incoming.once()):
            return Outcome.SEEN_BEFORE
        kept = answer_invitation(book, about.contact_id, said, incoming.around)
    return Outcome.INVITATION_ANSWERED if kept else Outcome.CHANGED_NOTHING


def _tell_what_it_is(incoming: Incoming) -> None:
    """Answer «кто это? какая помощь» once an invitation; a human reads the question all the same."""
    asked = next((one for one in incoming.ledger.invitations_to(incoming.text.sender) if one.has_said is None), None)
    if asked is None:
        return
    once = OnceKey("what_it_is", f"{asked.contact_id} {asked.asked_at.date()}", incoming.text.sender)
    with incoming.book_of(asked.caller_id) as book:
        if book.is_first(once):
            tell_what_it_is(book, asked.contact_id, incoming.around)


def _says_whether_they_go(incoming: Incoming, closed: Sequence[Call]) -> bool:
    """Whether its words answer an alert and no invitation ("2 borolmayman")."""
    body = incoming.text.body
    return bool(closed) and read_answer(body, CONTACT).is_in_words and not says_yes_or_no(words_of(body))


def _may_say(said: Consent, reading: Reading, about: Asked, incoming: Incoming) -> bool:
    """A digit alone answers once; "1" also undoes a no, and who agreed says no in words while they remember it."""
    if about.has_said is None or (about.has_said is Consent.NO and said is Consent.YES):
        return True
    is_fresh = incoming.now - about.asked_at <= CHANGES_THEIR_MIND
    return about.has_said is Consent.YES and said is Consent.NO and reading.is_in_words and is_fresh
