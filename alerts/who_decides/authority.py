"""Who may decide what: the sender of a text is a claim, so what is hers needs a proof.

A text alone may raise and inform. To close an alert: her PIN, nothing less, and one that was hers a day before it.
Everything else that is hers: with a PIN set, her PIN and nothing instead of it; without one, a dial, or a code that was
texted to that phone for this.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from alerts.book import Book
from alerts.people import Profile
from alerts.who_decides.pin_work import PinWork, TriedPin
from alerts.who_decides.proof import Proof
from vocabulary import effects
from vocabulary.choices import TellCentre
from vocabulary.effects import Effect
from vocabulary.states import Access

PROVES_AFTER = timedelta(days=1)
"""So long before an alert her first PIN must have been set to end it: whoever holds her phone can set one."""


class Act(StrEnum):
    """What somebody wants to decide in the name of a number.

    ASK: raise an alert, inform, read, answer for another, type a PIN. PLACE: say where she is. SPEAK: choose the
    language she reads. ADD: name a help contact. CHANGE: everything else that is hers. TAKE_OFF: let somebody hear no
    more of an open alert, or read other words in it.
    CLOSE: say that no help is needed. STOP: hear nothing more as a contact. HEAR_AGAIN: undo
    that. GO: a contact says what they do. ANSWER: a duty phone takes, passes on or closes.
    """

    ASK = "ask"
    PLACE = "place"
    SPEAK = "speak"
    ADD = "add"
    CHANGE = "change"
    TAKE_OFF = "take_off"
    CLOSE = "close"
    STOP = "stop"
    HEAR_AGAIN = "hear_again"
    GO = "go"
    ANSWER = "answer"


class Verdict(StrEnum):
    """What becomes of it.

    WAITS: nothing yet, until a proof comes. NOT_PROVED: it is done as far as no proof is needed, and marked so.
    PRETENDED: nothing, and nobody can tell.
    """

    DONE = "done"
    WAITS = "waits"
    NOT_PROVED = "not_proved"
    PRETENDED = "pretended"


_DONE, _WAITS, _NOT_PROVED, _PRETENDED = Verdict

_Row = Mapping[Proof, Verdict]


_A_PIN = (_DONE, _DONE, _PRETENDED)
_NO_NEW_PIN = (_NOT_PROVED, _DONE, _PRETENDED)


def _row(none: Verdict, code: Verdict, dial: Verdict, pins: tuple[Verdict, Verdict, Verdict] = _A_PIN) -> _Row:
    """What each proof brings about; `pins` are a new PIN, her PIN and the duress PIN."""
    return dict(zip(Proof, (none, code, dial, *pins), strict=True))


_ALWAYS = _row(_DONE, _DONE, _DONE, (_DONE, _DONE, _DONE))
_PLACE = _row(_NOT_PROVED, _DONE, _DONE, (_DONE, _DONE, _DONE))
_CLOSE = _row(_NOT_PROVED, _NOT_PROVED, _NOT_PROVED, _NO_NEW_PIN)
_FOR_THIS_PHONE = _row(_PRETENDED, _DONE, _DONE, (_DONE, _DONE, _DONE))
_BY_ITS_KEY = _row(_WAITS, _DONE, _WAITS, (_WAITS, _WAITS, _WAITS))

WITHOUT_PIN: Mapping[Act, _Row] = {
    #                 NONE         CODE         DIAL
    Act.ASK: _ALWAYS,
    Act.PLACE: _PLACE,
    Act.SPEAK: _row(_PRETENDED, _DONE, _DONE),
    Act.ADD: _row(_NOT_PROVED, _DONE, _DONE),
    Act.CHANGE: _row(_WAITS, _DONE, _DONE),
    Act.TAKE_OFF: _row(_WAITS, _NOT_PROVED, _NOT_PROVED, _NO_NEW_PIN),
    Act.CLOSE: _CLOSE,
    Act.STOP: _ALWAYS,
    Act.HEAR_AGAIN: _FOR_THIS_PHONE,
    Act.GO: _ALWAYS,
    Act.ANSWER: _BY_ITS_KEY,
}
WITH_PIN: Mapping[Act, _Row] = {
    #                 NONE         CODE         DIAL         NEW PIN, PIN, DURESS
    Act.ASK: _ALWAYS,
    Act.PLACE: _PLACE,
    Act.SPEAK: _row(_PRETENDED, _PRETENDED, _PRETENDED),
    Act.ADD: _row(_NOT_PROVED, _NOT_PROVED, _PRETENDED),
    Act.CHANGE: _row(_PRETENDED, _PRETENDED, _PRETENDED),
    Act.TAKE_OFF: _row(_PRETENDED, _PRETENDED, _PRETENDED, _NO_NEW_PIN),
    Act.CLOSE: _CLOSE,
    Act.STOP: _ALWAYS,
    Act.HEAR_AGAIN: _FOR_THIS_PHONE,
    Act.GO: _ALWAYS,
    Act.ANSWER: _BY_ITS_KEY,
}

FREE: frozenset[type[Effect | PinWork]] = frozenset(
    {
        effects.RaiseAlert,
        effects.PlaceAlert,
        effects.TextMeCentre,
        effects.AskCallBack,
        effects.AskQuestion,
        effects.AnswerCall,
        effects.WrongCode,
        effects.Unlock,
        TriedPin,
    }
)
"""Effects that change nothing of hers. Every other one is guarded, also one that is new tomorrow."""

_OTHER_ACTS: Mapping[type[Effect | PinWork], Act] = {
    effects.TakeBack: Act.CLOSE,
    effects.AddContact: Act.ADD,
    effects.SetLanguage: Act.SPEAK,
    effects.HearAgain: Act.HEAR_AGAIN,
}


def verdict(act: Act, proof: Proof, has_pin: bool) -> Verdict:
    """What becomes of this act with this proof, where she has a PIN or none."""
    return (WITH_PIN if has_pin else WITHOUT_PIN)[act][proof]


def proof_in(book: Book) -> Proof:
    """What this exchange has shown: a PIN where one was typed in it, else what vouches for its sender."""
    if book.access is Access.FORCED:
        return Proof.DURESS
    if book.access is Access.OPEN and book.caller.profile.private.pin:
        return Proof.NEW_PIN if _is_pin_new(book) else Proof.PIN
    return book.vouched


def _is_pin_new(book: Book) -> bool:
    """Whether there is an open alert, and her first PIN was not hers long before it."""
    since = book.caller.profile.private.pin_since
    return book.alert is not None and since is not None and since > book.alert.raised_at - PROVES_AFTER


def verdict_on(effect: Effect | PinWork, book: Book) -> Verdict:
    """What becomes of an effect in this exchange."""
    act = Act.TAKE_OFF if _takes_off(effect, book) else act_of(effect, book.caller.profile)
    return verdict(act, proof_in(book), bool(book.caller.profile.private.pin))


def _takes_off(effect: Effect | PinWork, book: Book) -> bool:
    """Whether her open alert would be heard otherwise: somebody on it no more, or with other words, or by whom a text
    alone added. A "no" before staff know is her choice.
    """
    match effect:
        case effects.RemoveContact() | effects.SetOwnName() | effects.SetOwnText() | effects.KeepContact():
            return book.alert is not None
        case effects.SetTellCentre(TellCentre.NO):
            is_erased = book.caller.profile.private.erased is not None
            return book.alert is not None and (book.alert.centre_told or book.alert.country_wide or is_erased)
        case _:
            return False


def act_of(effect: Effect | PinWork, profile: Profile) -> Act:
    """What an effect decides. Without a PIN a first language and a first region put nothing out of its place."""
    if type(effect) in FREE or _is_first_choice(effect, profile):
        return Act.ASK
    return _OTHER_ACTS.get(type(effect), Act.CHANGE)


def _is_first_choice(effect: Effect | PinWork, profile: Profile) -> bool:
    if profile.private.pin:
        return False
    match effect:
        case effects.SetLanguage():
            return profile.language is None
        case effects.SetRegion():
            return profile.region is None
        case _:
            return False
