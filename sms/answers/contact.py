"""A contact answers: in words or with a digit, and with the reference of the alert where several are open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from alerts import wording
from alerts.alert import Alert
from alerts.answers import from_the_spot as spot
from alerts.answers.acknowledge import FROM_CONTACT, GOES, MOST_ANSWERS, Answer, acknowledge
from alerts.answers.hear import hear
from alerts.answers.hear_again import alarm_who_hears_again
from alerts.contacts.holding_back import may_be_answered
from alerts.help.who_to_tell import still_hears
from alerts.notice import Addressee, Notice, TellReason, Urgency
from alerts.states import Happening
from alerts.surroundings import Surroundings
from alerts.team.review import is_worth_reading
from doors.once import OnceKey
from sms.answer_words.backs_out import may_not_come
from sms.answer_words.closed_by_mistake import is_slip
from sms.answer_words.for_each_code import read_answers
from sms.answer_words.grave_news import grave_news, is_grave
from sms.answer_words.read import CONTACT, GOING, Reading, read_answer, words_of
from sms.answer_words.urgent_news import urgent_news
from sms.answers.from_the_spot import asks_back, is_a_sign, names, parts_by_name, tells_of_her
from sms.answers.ledger import AnswerBook, AnswerLedger, Call, Incoming, Outcome
from sms.texted_codes import language_of_script
from vocabulary.phone_number import PhoneNumber

MOST_BESIDE = 3
"""Alerts beside which an unclear text is shown, the newest."""
MOST_ASKED = 10
"""Alerts whose callers' names are looked for in a text."""

ONE_MORE_IN = timedelta(minutes=10)
"""After a contact's first few answers, how often others hear of another."""
GOES_AGAIN_IN = timedelta(minutes=30)
"""How often others hear that they go again who could not: who says both in turn, or has both forged, floods them."""


def answer_as_contact(incoming: Incoming, calls: Sequence[Call], is_call: bool) -> Outcome:
    """Answer for the open alerts that it can be about, ask which, or show it beside those that it may be about.

    What it says beside a clear answer ("keldim, eri pichoq bilan turibdi") stands beside the alert too.
    """
    reading = read_answer(incoming.text.body, CONTACT)
    named = [call for call in calls if call.code in reading.numbers]
    if not named and len(calls) > 1 and not reading.names_another:
        by_name = _called_by_name(incoming, calls)
        if len(by_name) > 1:
            return _answer_by_name(incoming, reading, by_name, is_call)
        named = [call for call, _ in by_name]
    elif len(named) > 1:
        said = read_answers(incoming.text.body, [call.code for call in named], CONTACT)
        if said and (reading.is_in_words or not is_call):
            return _answer_each(incoming, reading, [(call, said[call.code]) for call in named if call.code in said])
    digit = _digit_for(reading, named, calls, is_call)
    if digit not in FROM_CONTACT:
        asks = not is_call and (_is_worth_asking(reading) or is_a_sign(incoming.text.body))
        return _take_as_unclear(incoming, reading, named or calls, asks)
    about = named or ([] if reading.names_another else calls)
    if len(about) == 1 or (about and reading.is_for_all):
        return _answer_each(incoming, reading, [(call, digit) for call in about])
    return _ask_which(incoming, calls)


def _digit_for(reading: Reading, named: Sequence[Call], calls: Sequence[Call], is_call: bool) -> int | None:
    """What it says; a yes says "going" where the team asked."""
    if is_call and not reading.is_in_words:
        return None
    digit = reading.digit_beside(named[0].code) if len(named) == 1 else reading.digit
    about = named or calls
    return GOING if digit is None and reading.is_yes and len(about) == 1 and _were_asked(about) else digit


def _called_by_name(incoming: Incoming, calls: Sequence[Call]) -> list[tuple[Call, str]]:
    """The calls whose callers are named, as this contact knows them ("Nodiraga boraman"); none where two may be meant.

    DANGER: by the name that she gave for who agreed. Whoever guesses names in a contact's name learns nothing: what
    comes of it is told to nobody whom he reads.
    """
    named = []
    for call in calls[:MOST_ASKED]:
        with incoming.book_of(call.caller_id) as book:
            alert = book.alert if book.alert and book.alert.code == call.code else None
            name = wording.known_as(book.caller, alert, call.addressee) if alert else ""
            if names(incoming.text.body, name):
                named.append((call, name))
    are_apart = all(not names(one, other) for at, (_, one) in enumerate(named) for _, other in named[:at])
    return named if are_apart else []


def _answer_by_name(
    incoming: Incoming, reading: Reading, by_name: Sequence[tuple[Call, str]], is_call: bool
) -> Outcome:
    """Answer for each who is named, by the parts of the text that name her ("Nodiraga boraman, Lolaga bormayman").

    A part that says nothing of coming ("Lola ham shu yerda") shares what the whole text says; where that says nothing
    too, the words stand beside her alert.
    """
    parts = parts_by_name(incoming.text.body, [name for _, name in by_name])
    outcomes = []
    for (call, _), part in zip(by_name, parts, strict=True):
        own = read_answer(part, CONTACT)
        said = own if own.digit is not None or own.denied else reading
        if said.digit in FROM_CONTACT and not (is_call and not said.is_in_words):
            outcomes.append(_answer_each(incoming, said, [(call, said.digit)], call.code))
        else:
            outcomes.append(_take_as_unclear(incoming, own, [call], asks=not is_call and _is_worth_asking(own)))
    return next((one for one in outcomes if one is Outcome.COUNTED), outcomes[0])


def _were_asked(calls: Sequence[Call]) -> bool:
    """Whether the last that they read was the team's "1 yes, 2 no"."""
    return all(call.addressee.reason is TellReason.STAFF_ASKED for call in calls)


def _answer_each(incoming: Incoming, reading: Reading, answers: Sequence[tuple[Call, int]], role: str = "") -> Outcome:
    outcomes = []
    for call, digit in answers:
        once = incoming.once(role) if len(answers) == 1 else incoming.once(call.code)
        with incoming.book_of(call.caller_id) as book:
            outcomes.append(
                _answer(incoming, book, call, digit, reading) if book.is_first(once) else Outcome.SEEN_BEFORE
            )
    return Outcome.COUNTED if Outcome.COUNTED in outcomes else outcomes[0]


def _answer(incoming: Incoming, book: AnswerBook, call: Call, digit: int, reading: Reading) -> Outcome:
    if book.alert is None or book.alert.code != call.code:
        return Outcome.CLOSED
    said = _said(book, book.alert, call.addressee, digit, reading)
    is_news = _is_news(book, book.alert, call.addressee, said)
    counted = acknowledge(book, call.addressee, said, incoming.around, is_news)
    if reading.says_more:
        _hear_beside_an_answer(incoming, reading, book, call)
    return Outcome.COUNTED if counted else Outcome.CHANGED_NOTHING


def _said(book: AnswerBook, alert: Alert, who: Addressee, digit: int, reading: Reading) -> Answer:
    """What an answer says of whether they are with her; "I am there" does not take back that she was not found."""
    if digit != GOING or not reading.is_there:
        return FROM_CONTACT[digit]
    had_not = who.id in (told := book.told(alert)) and told[who.id].answer == Answer.NOT_FOUND
    return Answer.NOT_FOUND if reading.has_not_found or (had_not and not reading.has_found) else Answer.THERE


def _hear_beside_an_answer(incoming: Incoming, reading: Reading, book: AnswerBook, call: Call) -> None:
    """Hear what stands beside an answer; a question in it («еду, а куда?») is answered, once an alert."""
    words = incoming.text.body
    is_answered = asks_back(words) and _tell_what_they_may_know(incoming.around, book, call)
    is_new = hear(book, call.addressee, words) and not is_answered
    _pass_on(incoming, reading, book, call, is_new)


def _ask_which(incoming: Incoming, calls: Sequence[Call]) -> Outcome:
    """Ask for which alert it is, each with whom it is about; until then the words stand beside all."""
    if is_worth_reading(incoming.text.body):
        _show_beside(incoming, read_answer(incoming.text.body, CONTACT), calls, incoming.text.body)
    whose, languages = [], []
    for call in calls[:MOST_BESIDE]:
        with incoming.book_of(call.caller_id) as book:
            if book.alert and book.alert.code == call.code:
                whose.append(f"{call.code} {wording.known_as(book.caller, book.alert, call.addressee)}")
                languages.append(wording.language_of(call.addressee, book.caller, incoming.around))
    whose += [call.code for call in calls[MOST_BESIDE:]]
    written = language_of_script(incoming.text.body)
    with incoming.book_of(calls[0].caller_id) as book:
        if not book.is_first(incoming.once()):
            return Outcome.SEEN_BEFORE
        if book.alert and languages and _is_news(book, book.alert, calls[0].addressee):
            language = written if written in languages else languages[0]
            book.post([wording.ask_which_alert(calls[0].addressee, language, whose, incoming.around)])
    return Outcome.ASKED_WHICH


def say_that_it_is_over(incoming: Incoming, closed: Sequence[Call]) -> None:
    """Tell a contact who answers late, once for each alert, that nobody waits for them: they may be on their way."""
    named = [call for call in closed if call.code in read_answer(incoming.text.body, CONTACT).numbers]
    about = (named or closed)[0]
    with incoming.book_of(about.caller_id) as book:
        contact = book.caller.contact(about.addressee.key)
        once = OnceKey("late_answer", f"{about.caller_id} {about.code} {about.addressee.key}", incoming.text.sender)
        if contact and contact.is_told and contact.kept and book.is_first(once):
            to = replace(about.addressee, reason=TellReason.ANOTHER_ANSWERED)
            body = wording.over_by_now(book.caller, about.code, to, incoming.now.date(), incoming.around)
            book.post([Notice(to, body, Urgency.ANSWER)])


def tell_of_grave_news(incoming: Incoming, closed: Call) -> None:
    """Let the supervisor read at once, once an alert, that she may be dead or dying though it is closed."""
    if is_grave(incoming.text.body):
        with incoming.book_of(closed.caller_id) as book:
            if book.is_first(OnceKey("grave", f"{closed.caller_id} {closed.code}", closed.addressee.number)):
                spot.pass_on_after_closing(book, closed.addressee, closed.code, incoming.text.body, incoming.around)


def tell_of_stop(number: PhoneNumber, ledger: AnswerLedger, around: Surroundings, now: datetime) -> None:
    """Tell those who decide about each open alert that this contact's number texted STOP, once each STOP."""
    for call in ledger.calls_to(number, now):
        if call.is_open:
            with ledger.open_book_of(call.caller_id, now) as book:
                alert = book.alert if book.alert and book.alert.code == call.code else None
                stops = book.times(alert, Happening.STOPPED, call.addressee.key) if alert else 0
                kind = f"stop answer {alert.id} {stops} {call.addressee.key}" if alert else ""
                if alert and book.is_first(OnceKey(kind, "", number)):
                    spot.tell_of(wording.Became.STOPPED, book, call.addressee.key, around)


def tell_of_undone_stop(number: PhoneNumber, ledger: AnswerLedger, around: Surroundings, now: datetime) -> bool:
    """Tell those who were told of a STOP that this phone undid it, once each STOP; it gets the open alerts as they are.

    Those too that were raised while it was on STOP. False where there is none that it may read.
    """
    has_read = False
    for call in ledger.calls_to(number, now):
        if call.is_open:
            with ledger.open_book_of(call.caller_id, now) as book:
                has_read |= _tell_that_it_is_undone(book, call, around)
    for caller_id, contact_id in ledger.open_without(number):
        with ledger.open_book_of(caller_id, now) as book:
            if alarm_who_hears_again(book, contact_id, around):
                spot.tell_of(wording.Became.HEARS_AGAIN, book, contact_id, around)
                has_read = True
    return has_read


def _tell_that_it_is_undone(book: AnswerBook, call: Call, around: Surroundings) -> bool:
    alert, who = book.alert, call.addressee
    stops = book.times(alert, Happening.STOPPED, who.key) if alert and alert.code == call.code else 0
    if alert is None or not stops or not book.is_first(OnceKey(f"undone {alert.id} {stops}", who.key, who.number)):
        return False
    spot.tell_of(wording.Became.HEARS_AGAIN, book, who.key, around)
    return alarm_who_hears_again(book, who.key, around) or _tell_what_they_may_know(
        around, book, call, f"undone {stops}"
    )


def _is_worth_asking(reading: Reading) -> bool:
    return reading.is_heard or reading.digit is not None


def _take_as_unclear(incoming: Incoming, reading: Reading, calls: Sequence[Call], asks: bool) -> Outcome:
    """Show what is no answer beside the alerts, and ask once whether they come."""
    body = incoming.text.body
    _show_beside(incoming, reading, calls, "" if reading.is_all_said or not is_worth_reading(body) else body, asks)
    return Outcome.HEARD if reading.is_all_said else Outcome.BESIDE


def _show_beside(incoming: Incoming, reading: Reading, calls: Sequence[Call], words: str, asks: bool = False) -> None:
    """Show words beside the alerts; a question in them is answered, once an alert."""
    for call in calls[:MOST_BESIDE]:
        with incoming.book_of(call.caller_id) as book:
            if not _is_about(incoming, book, call):
                continue
            if len(calls) == 1:
                _take_back_that_they_come(incoming, reading, book, call)
                _ask_again_who_goes(incoming, book, call)
            if words and asks_back(words) and _tell_what_they_may_know(incoming.around, book, call):
                hear(book, call.addressee, words)
                _pass_on(incoming, reading, book, call, is_new=False)
            elif words:
                _hear(incoming, reading, book, call, asks)
            elif asks:
                hear(book, call.addressee, "", incoming.around if asks else None)


def _take_back_that_they_come(incoming: Incoming, reading: Reading, book: AnswerBook, call: Call) -> None:
    """Of who had said that they go: "qaytib ketdim" goes no more, "topolmadim" has not found her, and who relied on it
    hears that.
    """
    alert, who = book.alert, call.addressee
    said = Answer.LEFT if reading.has_left else Answer.NOT_FOUND if reading.has_not_found else None
    if alert and said and who.id in (told := book.told(alert)) and told[who.id].answer in GOES:
        acknowledge(book, who, said, incoming.around, _is_news(book, alert, who, said))


def _ask_again_who_goes(incoming: Incoming, book: AnswerBook, call: Call) -> None:
    """Ask once who had said that they go and tells of a slip or of what may keep them: others stay at home for it."""
    alert, who = book.alert, call.addressee
    words = words_of(incoming.text.body)
    if alert is None or not alert.is_hers or not (may_not_come(words) or is_slip(words)):
        return
    goes = who.id in (told := book.told(alert)) and told[who.id].answer in GOES
    if goes and book.is_first(OnceKey("asked_again", f"{alert.id} {who.key}", who.number)):
        asked = wording.ask_which_answer(book.caller, alert, who, incoming.around)
        book.post([Notice(who, asked, Urgency.ANSWER)], alert)


def _hear(incoming: Incoming, reading: Reading, book: AnswerBook, call: Call, asks: bool = False) -> None:
    """Let the words stand beside the alert, and pass them on to those who decide."""
    is_new = hear(book, call.addressee, incoming.text.body, incoming.around if asks else None)
    _pass_on(incoming, reading, book, call, is_new)


def _pass_on(incoming: Incoming, reading: Reading, book: AnswerBook, call: Call, is_new: bool) -> None:
    """Pass words on that are news for those who decide; that she may be dead or dying at once, and as that."""
    words = incoming.text.body
    urgent = urgent_news(words, incoming.around.geography)
    grave = grave_news(words)
    if grave or ((is_new or urgent) and tells_of_her(words, reading)):
        spot.pass_on(book, call.addressee, spot.WordsFromTheSpot(words, urgent, grave), incoming.around)


def _tell_what_they_may_know(around: Surroundings, book: AnswerBook, call: Call, asked_by: str = "asks_back") -> bool:
    """Who, where and what to answer, as their alarm says it by now; False where they are to hear no more."""
    alert, who = book.alert, call.addressee
    if alert is None or not still_hears(book.caller, alert, who) or not may_be_answered(book, who):
        return False
    if book.is_first(OnceKey(asked_by, f"{alert.id} {who.key}", who.number)):
        said = wording.alarm(book.caller, alert, who, around)
        to = replace(who, reason=TellReason.ANOTHER_ANSWERED)
        book.post([Notice(to, said.fixed, Urgency.ANSWER, own_words=said.own_words)], alert)
    return True


def _is_about(incoming: Incoming, book: AnswerBook, call: Call) -> bool:
    """Whether this text is heard for the first time, and the alert still open."""
    is_first = book.is_first(incoming.once(f"beside {call.code}"))
    return is_first and book.alert is not None and book.alert.code == call.code


def _is_news(book: AnswerBook, alert: Alert, who: Addressee, said: Answer | None = None) -> bool:
    """Whether others hear of one more answer of this contact: the first few, and then one in ten minutes.

    Who goes again after they could not is told once in half an hour; that they cannot, to all who heard that they go.
    DANGER: without it the last word of two in a row would stay unsaid, and others would rely on who does not come.
    """
    count = book.count_answer(alert, who)
    is_known = not book.is_first(_heard_to_go(alert, who, count - 1))
    went = who.id in (told := book.told(alert)) and told[who.id].answer in GOES
    if said is not None and said not in GOES and went:
        return is_known
    goes_again = said in GOES and count > 1 and not is_known
    is_news = _is_one_of_few(book, alert, who, GOES_AGAIN_IN) if goes_again else _may_be_heard(book, alert, who, count)
    if is_known or (said in GOES and is_news):
        book.is_first(_heard_to_go(alert, who, count))
    return is_news


def _heard_to_go(alert: Alert, who: Addressee, count: int) -> OnceKey:
    """That by this answer of theirs others had heard that they go."""
    return OnceKey("heard_to_go", f"{alert.id} {who.key} {count}", who.number)


def _may_be_heard(book: AnswerBook, alert: Alert, who: Addressee, count: int) -> bool:
    """Every answer counts, for a sender may be forged; but two machines that answer each other stay few texts."""
    return count <= MOST_ANSWERS or _is_one_of_few(book, alert, who, ONE_MORE_IN)


def _is_one_of_few(book: AnswerBook, alert: Alert, who: Addressee, within: timedelta) -> bool:
    window = int(book.now.timestamp() // within.total_seconds())
    return book.is_first(OnceKey(f"news_of_answers {within}", f"{alert.id} {who.key} {window}", who.number))
