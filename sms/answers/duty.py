"""A duty phone answers: with the key that was texted to it, or without one, and then it is told its open keys."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from alerts import wording
from alerts.alert import Alert
from alerts.answers.acknowledge import Answer, acknowledge, is_with_the_team, may_close_by_text, meaning
from alerts.answers.hear import BY_KEY, WOULD_HAVE, hear
from alerts.notice import Addressee, Notice, TellReason, Urgency
from alerts.requests.by_text import DONE, PASS_ON, TAKE, answer_by_text, means_something
from alerts.team.reopen import BY_PHONE_WITHIN, closed_by_its_phone, reopen_by_phone
from alerts.team.review import is_worth_reading
from alerts.team.staff import HeldByAnother, NotOpen
from doors.once import OnceKey
from sms.answer_words.closed_by_mistake import takes_back_closing
from sms.answer_words.for_each_code import read_answers
from sms.answer_words.key_in_pieces import keys_in_pieces
from sms.answer_words.read import DUTY, Reading, read_answer, words_of
from sms.answer_words.stems import is_bare, says_of_alert
from sms.answers.from_the_spot import asks_back
from sms.answers.ledger import AnswerBook, Incoming, Keyed, Outcome

MOST_KEYS = 6
"""In one text to a duty phone."""
MOST_COMPARED = 200
"""Open keys of one phone among which a reference is looked for."""
MOST_BESIDE = 3
"""Alerts beside which an unclear text is shown; its sender may have been told of hundreds."""

FEWEST_BESIDE = 2
"""Words beside an answer that are news: fewer are a name or a courtesy."""

REMIND_AFTER = timedelta(minutes=1)
MOST_REMINDERS, REMINDERS_IN = 10, timedelta(hours=1)
"""How often a duty phone is told its keys, or why an answer did not count: any text in its name asks for that."""
MOST_SAID_TO_ITS_KEY = 30
"""In an hour of texts that name the key, so that a machine which quotes them comes to an end."""

_REQUEST_COUNTED = {PASS_ON: "passed_on", DONE: "closed"}
"""What a duty phone reads of an answer that counted; who takes a request reads what to do."""
_COUNTS = frozenset({Outcome.COUNTED, Outcome.REQUEST_ANSWERED})
_NOT_COUNTED = {
    Outcome.CLOSED: "closed_before",
    Outcome.HELD_BY_ANOTHER: "held_by_another",
    Outcome.NOT_BY_TEXT: "not_by_text",
}


_NAMES_NO_KEY = frozenset({Outcome.HELD_BY_ANOTHER, Outcome.NOT_BY_TEXT})
"""What is said each time, however much was said in the hour: no machine can quote a key from it."""

_ASKED_BESIDE = frozenset({Outcome.COUNTED, Outcome.MEANS_NOTHING, Outcome.CHANGED_NOTHING})
"""What a question beside a key came to: it is answered."""

_STANDS_BESIDE = frozenset({Outcome.MEANS_NOTHING, Outcome.HELD_BY_ANOTHER})
"""What staff read beside the alert, though it changed nothing."""


def keys_in(incoming: Incoming, reading: Reading) -> Sequence[Keyed]:
    """What the keys that a text names open from its phone."""
    return incoming.ledger.keys_named(incoming.text.sender, reading.numbers) if reading.named else ()


def is_of_duty(incoming: Incoming) -> bool:
    """Whether a phone has open keys."""
    return bool(incoming.ledger.open_keys(incoming.text.sender, 1, incoming.now))


def with_whole_key(incoming: Incoming) -> Incoming:
    """The text with a key of its phone in one where it came in pieces."""
    text = incoming.text
    pieced = {one.key: one for one in keys_in_pieces(text.body)}
    if not pieced or keys_in(incoming, read_answer(text.body, DUTY)):
        return incoming
    for known in incoming.ledger.keys_named(text.sender, list(pieced)):
        return replace(incoming, text=replace(text, body=pieced[known.key].text))
    return incoming


def answers_as_duty(incoming: Incoming) -> bool:
    """Whether a text has a key of this phone, or names what it has a key of, or says what becomes of that in words."""
    incoming = with_whole_key(incoming)
    reading = read_answer(incoming.text.body, DUTY)
    if keys_in(incoming, reading):
        return True
    keys = incoming.ledger.open_keys(incoming.text.sender, MOST_COMPARED, incoming.now)
    return bool(keys) and (reading.is_in_words or any(one.code in reading.numbers for one in keys))


def answer_with_keys(incoming: Incoming, reading: Reading, keyed: Sequence[Keyed]) -> Outcome:
    """Answer for what each key opens, and tell the phone that it counted, or what would be right."""
    if len(keyed) == 1:
        only = keyed[0]
        digit = None if _names_another(incoming, reading, only) else reading.digit_beside(only.key)
        return _answer_with(incoming, reading, only, digit, incoming.once())
    said = read_answers(incoming.text.body, [one.key for one in keyed], DUTY)
    outcomes = [
        _answer_with(incoming, reading, one, said.get(one.key), incoming.once(f"{one.code} {one.who.kind}"))
        for one in keyed
    ]
    return next((one for one in outcomes if one in _COUNTS), outcomes[0])


def _names_another(incoming: Incoming, reading: Reading, keyed: Keyed) -> bool:
    """Whether the reference in a text is that of another open alert of this phone than the key beside it opens.

    DANGER: one line misread would else close the wrong woman's alert.
    """
    its = incoming.ledger.open_keys(incoming.text.sender, MOST_COMPARED, incoming.now)
    return keyed.code not in reading.numbers and any(one.code in reading.numbers for one in its)


def _answer_with(incoming: Incoming, reading: Reading, keyed: Keyed, digit: int | None, once: OnceKey) -> Outcome:
    who = replace(keyed.who, number=incoming.text.sender)
    with incoming.book_of(keyed.caller_id) as book:
        if not book.is_first(once):
            return Outcome.SEEN_BEFORE
        outcome = _answer(incoming, book, keyed, who, digit)
        closed = _closed_by_itself(book, keyed, who) if outcome is Outcome.CLOSED else None
        if closed and _wants_it_open(incoming, digit):
            outcome = _reopen(incoming, book, closed, who, digit)
        if outcome in _STANDS_BESIDE and _is_about(book, keyed):
            hear(book, who, incoming.text.body, reason=_proved(outcome, digit, who))
        alert = closed or (book.alert if _is_about(book, keyed) else None)
        body = _says(outcome, keyed, alert, incoming)
    if outcome in _ASKED_BESIDE and asks_back(incoming.text.body) and _tell_as_it_is(incoming, keyed):
        return outcome
    if body and outcome is Outcome.CHANGED_NOTHING:
        _say_again(incoming, keyed, body)
    elif body and outcome in _NAMES_NO_KEY:
        _tell(incoming, keyed, TellReason.KEYS, body)
    elif body:
        _say_to_its_key(incoming, keyed, body)
    return outcome


def _tell_as_it_is(incoming: Incoming, keyed: Keyed) -> bool:
    """Answer who asks where she is with the alarm as it is by now; False where it is closed, or was said often."""
    told = incoming.ledger.told_since(incoming.text.sender, TellReason.KEYS, incoming.now - REMINDERS_IN)
    with incoming.book_of(keyed.caller_id) as book:
        alert = book.alert
        if alert is None or alert.id != keyed.alert_id or len(told) >= MOST_SAID_TO_ITS_KEY:
            return False
        who = replace(keyed.who, number=incoming.text.sender)
        said = wording.alarm(book.caller, alert, who, incoming.around)
        to = replace(who, reason=TellReason.KEYS)
        book.post([Notice(to, said.fixed, Urgency.ANSWER, own_words=said.own_words)], alert)
    return True


def _proved(outcome: Outcome, digit: int | None, who: Addressee) -> str:
    """What the story says of words with a key: what they would have done, had staff not had the alert."""
    would = meaning(digit, who.kind) if digit is not None and outcome is Outcome.HELD_BY_ANOTHER else None
    return f"{WOULD_HAVE}{would}" if would else BY_KEY


def _says(outcome: Outcome, keyed: Keyed, alert: Alert | None, incoming: Incoming) -> str:
    """What the phone reads where its answer did not count."""
    around = incoming.around
    if outcome is Outcome.MEANS_NOTHING:
        return wording.unclear(keyed.code, keyed.key, around, keyed.may_close)
    if outcome is Outcome.CHANGED_NOTHING and alert:
        return wording.already(alert, keyed.who, around)
    if outcome is Outcome.CLOSED and keyed.alert_id:
        return wording.is_closed(keyed.code, keyed.key, around, may_reopen=alert is not None)
    if outcome is Outcome.HELD_BY_ANOTHER and alert and alert.held:
        return wording.has_it(keyed.code, alert.held, around)
    return wording.counted(_NOT_COUNTED[outcome], keyed.code, around) if outcome in _NOT_COUNTED else ""


def answer_without_key(incoming: Incoming, reading: Reading) -> Outcome | None:
    """Tell a duty phone its open keys, and show its words beside what is open there; None for other phones.

    What may be about an alert that it closed just now stands beside no other: it reads with what key that opens again.
    """
    keys = _open_keys(incoming, reading.numbers)
    slip = _closed_just_now(incoming, reading, keys)
    if slip and (told := _tell_how_it_opens(incoming, reading, slip, keys)):
        return told
    if not keys:
        return None
    if (not reading.is_all_said or _says_more(incoming.text.body)) and is_worth_reading(incoming.text.body):
        _show_beside(incoming, _which_it_is_about(reading, keys))
    named = [one for one in keys if one.code in reading.numbers]
    is_asked = asks_back(incoming.text.body)
    if reading.digit is None and not reading.is_heard and (not reading.named or (named and is_asked)):
        _answer_a_question(incoming, named or keys)
        return Outcome.BESIDE
    return _tell_what_would_be_right(incoming, reading, keys)


def _answer_a_question(incoming: Incoming, about: Sequence[Keyed]) -> None:
    """Tell who asks, without a key, of the one alert that they have or name, what its alarm says by now."""
    if len(about) == 1 and asks_back(incoming.text.body):
        with incoming.book_of(about[0].caller_id) as book:
            is_first = book.is_first(incoming.once("asked"))
        if is_first:
            _tell_as_it_is(incoming, about[0])


def _tell_what_would_be_right(incoming: Incoming, reading: Reading, keys: Sequence[Keyed]) -> Outcome:
    with incoming.book_of(keys[0].caller_id) as book:
        if not book.is_first(incoming.once("without a key")):
            return Outcome.SEEN_BEFORE
    is_wrong = reading.names_another and not {key.code for key in keys} & set(reading.numbers)
    if is_wrong and incoming.ledger.were_keys(incoming.text.sender, reading.numbers):
        _tell_keys(incoming, keys, "old_key")
        return Outcome.OLD_KEY
    renewed = incoming.ledger.note_wrong_key(incoming.text.sender, incoming.now) if is_wrong else ()
    if renewed:
        _tell_new_keys(incoming, renewed)
    else:
        _remind(incoming, keys, "wrong_key" if is_wrong else "keys")
    return Outcome.WRONG_KEY if is_wrong else Outcome.WITHOUT_KEY


def _closed_just_now(incoming: Incoming, reading: Reading, keys: Sequence[Keyed]) -> Keyed | None:
    """What this phone may want open again: the alert that its text names, else the last where it says so or answers."""
    text, since = incoming.text.body, incoming.now - BY_PHONE_WITHIN
    closed = [one for one in incoming.ledger.keys_to_closed(incoming.text.sender, since, MOST_KEYS) if one.alert_id]
    named = next((one for one in closed if one.code in reading.numbers), None)
    if named or any(one.code in reading.numbers for one in keys):
        return named
    says_so = takes_back_closing(words_of(text), text) or (reading.digit in (TAKE, PASS_ON) and not reading.named)
    return next(iter(closed), None) if says_so else None


def _tell_how_it_opens(incoming: Incoming, reading: Reading, closed: Keyed, keys: Sequence[Keyed]) -> Outcome | None:
    """Tell its key once more; None where others are open that a bare answer may be for, whose keys are told too."""
    with incoming.book_of(closed.caller_id) as book:
        if not book.is_first(incoming.once("of what is closed")):
            return Outcome.SEEN_BEFORE
        may_reopen = _closed_by_itself(book, closed, closed.who) is not None
    if not may_reopen and closed.code not in reading.numbers:
        return None
    _say_to_its_key(incoming, closed, wording.is_closed(closed.code, closed.key, incoming.around, may_reopen))
    return None if keys and reading.is_all_said and not reading.named else Outcome.BESIDE


def _which_it_is_about(reading: Reading, keys: Sequence[Keyed]) -> Sequence[Keyed]:
    """Beside which alerts words stand: those that they name and no other; without a name the most wanted."""
    return [one for one in keys if one.code in reading.numbers] or keys[:MOST_BESIDE]


def _open_keys(incoming: Incoming, references: Sequence[str]) -> list[Keyed]:
    """The keys that one text holds: of the references that are named first, then of what was told last.

    DANGER: who names the alert that they have and reads the keys of six others decides the wrong one.
    """
    keys = incoming.ledger.open_keys(incoming.text.sender, MOST_COMPARED, incoming.now)
    return sorted(keys, key=lambda one: one.code not in references)[:MOST_KEYS]


def _answer(incoming: Incoming, book: AnswerBook, keyed: Keyed, who: Addressee, digit: int | None) -> Outcome:
    if not keyed.is_open:
        return Outcome.CLOSED
    if digit is None:
        return Outcome.MEANS_NOTHING
    answer = _answer_request if keyed.request_id else _answer_alert
    return answer(incoming, book, keyed, who, digit)


def _answer_alert(incoming: Incoming, book: AnswerBook, keyed: Keyed, who: Addressee, digit: int) -> Outcome:
    alert, said = book.alert, meaning(digit, who.kind)
    if alert is None or alert.id != keyed.alert_id:
        return Outcome.CLOSED
    if said is None:
        return Outcome.MEANS_NOTHING
    if said is Answer.CLOSED and not may_close_by_text(alert):
        return Outcome.NOT_BY_TEXT
    if is_with_the_team(alert, said):
        return Outcome.HELD_BY_ANOTHER
    if _says_more(incoming.text.body):
        hear(book, who, incoming.text.body, reason=BY_KEY)
    if not acknowledge(book, who, said, incoming.around):
        return Outcome.CHANGED_NOTHING
    if said is Answer.PASSED_ON:
        counted = wording.counted(said, alert.code, incoming.around)
    else:
        counted = (wording.taken if said is Answer.TAKEN else wording.closed)(alert, incoming.around)
    book.post([_confirmed(who, counted)], alert)
    return Outcome.COUNTED


def _says_more(text: str) -> bool:
    """Whether staff are to read what stands beside an answer that counts ("1 oldim, eri qurollangan")."""
    beside = [word for word in words_of(text) if not (is_bare(word) or says_of_alert([word]))]
    return len(beside) >= FEWEST_BESIDE


def _closed_by_itself(book: AnswerBook, keyed: Keyed, who: Addressee) -> Alert | None:
    return closed_by_its_phone(book, keyed.alert_id, who) if keyed.alert_id else None


def _wants_it_open(incoming: Incoming, digit: int | None) -> bool:
    """Whether who closed it means that it is theirs or others', or that it was a slip."""
    text = incoming.text.body
    return digit in (TAKE, PASS_ON) or (digit is None and takes_back_closing(words_of(text), text))


def _reopen(incoming: Incoming, book: AnswerBook, closed: Alert, who: Addressee, digit: int | None) -> Outcome:
    said = Answer.PASSED_ON if digit == PASS_ON else Answer.TAKEN
    alert = reopen_by_phone(book, closed, who, said, incoming.around)
    book.post([_confirmed(who, wording.reopened(said, alert, incoming.around))], alert)
    return Outcome.COUNTED


def _answer_request(incoming: Incoming, book: AnswerBook, keyed: Keyed, who: Addressee, digit: int) -> Outcome:
    request = next((one for one in book.requests() if one.id == keyed.request_id), None)
    if request is None or not means_something(digit, request):
        return Outcome.MEANS_NOTHING
    try:
        changed = answer_by_text(book, request, who, digit, incoming.around)
    except HeldByAnother:
        return Outcome.HELD_BY_ANOTHER
    except NotOpen:
        return Outcome.CLOSED
    if changed and digit in _REQUEST_COUNTED:
        counted = wording.counted(_REQUEST_COUNTED[digit], request.code, incoming.around)
        book.post([_confirmed(who, counted)], request)
    return Outcome.REQUEST_ANSWERED if changed else Outcome.CHANGED_NOTHING


def _show_beside(incoming: Incoming, keys: Sequence[Keyed]) -> None:
    for keyed in keys:
        with incoming.book_of(keyed.caller_id) as book:
            if book.is_first(incoming.once(f"beside {keyed.code}")) and _is_about(book, keyed):
                hear(book, keyed.who, incoming.text.body)


def _is_about(book: AnswerBook, keyed: Keyed) -> bool:
    return book.alert is not None and book.alert.id == keyed.alert_id


def _remind(incoming: Incoming, keys: Sequence[Keyed], which: str) -> None:
    """Tell it its keys; where it was just told them, one line, so that nobody relies on what did not count."""
    if _may_be_told(incoming, TellReason.KEYS_TOLD):
        _tell_keys(incoming, keys, which)
    else:
        _say(incoming, keys[0], wording.no_key(incoming.around))


def _tell_new_keys(incoming: Incoming, keys: Sequence[Keyed]) -> None:
    """In one text, or in several where more are open than one holds: those before count no more."""
    for first in range(0, len(keys), MOST_KEYS):
        _tell_keys(incoming, keys[first : first + MOST_KEYS], "new_keys")


def _tell_keys(incoming: Incoming, keys: Sequence[Keyed], which: str) -> None:
    closable, forced = (
        [wording.ListedKey(one.code, one.key, one.region) for one in keys if one.may_close is may]
        for may in (True, False)
    )
    _tell(incoming, keys[0], TellReason.KEYS_TOLD, wording.keys_of(closable, forced, incoming.around, which))


def _say_to_its_key(incoming: Incoming, keyed: Keyed, body: str) -> None:
    """Say at once, each time, why an answer did not count: the key proves who asks, and silence reads as "done"."""
    told = incoming.ledger.told_since(incoming.text.sender, TellReason.KEYS, incoming.now - REMINDERS_IN)
    if len(told) < MOST_SAID_TO_ITS_KEY:
        _tell(incoming, keyed, TellReason.KEYS, body)


def _say_again(incoming: Incoming, keyed: Keyed, body: str) -> None:
    """Say once a minute of each alert that an answer is known, whatever else was said in that minute."""
    once = OnceKey("said again", f"{keyed.code} {incoming.now:%Y-%m-%d %H:%M}", incoming.text.sender)
    with incoming.book_of(keyed.caller_id) as book:
        is_first = book.is_first(once)
    if is_first:
        _say_to_its_key(incoming, keyed, body)


def _say(incoming: Incoming, keyed: Keyed, body: str) -> None:
    """Say why an answer did not count, as seldom as keys are told, and apart from them."""
    if _may_be_told(incoming, TellReason.NOT_COUNTED):
        _tell(incoming, keyed, TellReason.NOT_COUNTED, body)


def _tell(incoming: Incoming, keyed: Keyed, reason: TellReason, body: str) -> None:
    to = replace(keyed.who, number=incoming.text.sender, reason=reason)
    with incoming.book_of(keyed.caller_id) as book:
        book.post([Notice(to, body, Urgency.ANSWER)])


def _may_be_told(incoming: Incoming, reason: TellReason) -> bool:
    told = incoming.ledger.told_since(incoming.text.sender, reason, incoming.now - REMINDERS_IN)
    return len(told) < MOST_REMINDERS and not any(at > incoming.now - REMIND_AFTER for at in told)


def _confirmed(who: Addressee, body: str) -> Notice:
    return Notice(replace(who, reason=TellReason.KEYS), body, Urgency.ANSWER)
