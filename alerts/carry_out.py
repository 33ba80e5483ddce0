"""The one place where what she asked for becomes what is stored: the same for a key, a text and a missed call."""

from dataclasses import replace
from typing import assert_never

from alerts.alert import Origin, Place
from alerts.answer_her import text_centre
from alerts.answers.by_code import answer_by_code
from alerts.book import Book
from alerts.contacts.consent import invite, try_out
from alerts.contacts.hers import add_contact, add_in_alert, keep_contact, may_be_added
from alerts.erase import erase_everything
from alerts.help.raise_alert import place_alert, raise_alert
from alerts.help.take_back import take_back
from alerts.later import keep_later, no_centre_later, remove_later, say_later
from alerts.on_her_phone import note_for_staff, sign_of
from alerts.people import Profile
from alerts.requests.ask import ask
from alerts.settings import with_setting
from alerts.surroundings import Surroundings
from alerts.who_decides.authority import Verdict, proof_in, verdict_on
from alerts.who_decides.guessing import with_one_more
from alerts.who_decides.other_account import claim, pretend, private_in_use
from alerts.who_decides.pin_work import NewPin, Setting, TriedPin, Worked
from alerts.who_decides.proof import Proof
from alerts.who_decides.unlocking import unlock
from vocabulary import effects
from vocabulary.effects import Deed, Effect
from vocabulary.states import Refusal


def carry_out(wanted: Effect, book: Book, origin: Origin, around: Surroundings) -> Refusal | None:
    """Fulfil one effect in her book; returns why not, when a rule refuses it.

    What `alerts.who_decides.authority` does not let this exchange decide is left undone, without a word. Raises
    PinWorkWanted.
    """
    private = book.caller.profile.private if isinstance(wanted, effects.Unlock) else private_in_use(book)
    effect = book.pins.of(wanted, private)
    if isinstance(effect, effects.AddContact) and not may_be_added(effect.number, book, around):
        return Refusal.NOT_THIS_NUMBER
    verdict = verdict_on(effect, book)
    sign = sign_of(effect, verdict, book.caller.profile)
    refusal = _as_far_as(verdict, effect, book, origin, around)
    if sign and not refusal:
        note_for_staff(sign, book)
    return refusal


def _as_far_as(verdict: Verdict, effect: Worked, book: Book, origin: Origin, around: Surroundings) -> Refusal | None:
    match verdict:
        case Verdict.NOT_PROVED:
            refusal = _in_part(effect, book, around)
            return pretend(effect, book, around) if book.account else refusal
        case Verdict.WAITS | Verdict.PRETENDED:
            return _pretend(effect, book, around)
        case Verdict.DONE:
            return _set(effect, book) if isinstance(effect, Setting) else _do(effect, book, origin, around)
        case _:
            assert_never(verdict)


def _set(effect: Setting, book: Book) -> Refusal | None:
    after = with_setting(book.caller.profile, effect)
    if isinstance(after, Refusal):
        return after
    after = _with_age_of_words(effect, _with_age_of_pin(effect, after, book), book)
    after = _with_who_said_the_region(effect, after, book)
    book.save_profile(_with_face(effect, after, book))
    return None


def _with_face(effect: Setting, after: Profile, book: Book) -> Profile:
    """A text changes no screen before a PIN, with hers no more than with one that is not hers."""
    before = book.caller.profile
    if not (isinstance(effect, effects.SetLanguage) and before.private.pin and book.vouched is Proof.NONE):
        return after
    return replace(after, private=replace(after.private, face=before.private.face or before.language))


def _with_age_of_pin(effect: Setting, after: Profile, book: Book) -> Profile:
    if not isinstance(effect, NewPin):
        return after
    since = after.private.pin_since if book.caller.profile.private.pin else book.now
    return replace(after, private=replace(after.private, pin_since=since, pin_changed=book.now))


def _with_age_of_words(effect: Setting, after: Profile, book: Book) -> Profile:
    if not isinstance(effect, effects.SetOwnName | effects.SetOwnText):
        return after
    return replace(after, private=replace(after.private, words_changed=book.now))


def _with_who_said_the_region(effect: Setting, after: Profile, book: Book) -> Profile:
    if not isinstance(effect, effects.SetRegion):
        return after
    return replace(after, private=replace(after.private, region_by_text=proof_in(book) is Proof.NONE))


def _in_part(effect: Worked, book: Book, around: Surroundings) -> Refusal | None:
    """Do as much of it as needs no proof, and mark it so; of what is not named here, nothing."""
    match effect:
        case effects.AddContact(name, number):
            if not book.account:
                claim(effect, book)
            return add_contact(book, name, number, kept=False)
        case effects.TakeBack():
            take_back(book, around, Proof.NONE)
        case effects.RemoveContact(contact_id):
            remove_later(book, contact_id)
        case effects.KeepContact(contact_id):
            keep_later(book, contact_id)
        case effects.SetOwnName() | effects.SetOwnText():
            say_later(book, effect)
        case effects.SetTellCentre():
            no_centre_later(book)
        case _:
            pass
    return None


def _do(effect: Deed | TriedPin, book: Book, origin: Origin, around: Surroundings) -> Refusal | None:  # noqa: C901 one case an effect
    match effect:
        case effects.RaiseAlert(region, district, typed, point, match):
            raise_alert(book, origin, Place(region, district, typed, point, match), around)
        case effects.PlaceAlert(region, district):
            place_alert(book, Place(region, district), around)
        case effects.TakeBack():
            take_back(book, around, Proof.PIN)
        case effects.AddContact(name, number) if book.alert is None or proof_in(book) is Proof.PIN:
            return add_contact(book, name, number)
        case effects.AddContact(name, number):
            return add_in_alert(book, name, number)
        case effects.RemoveContact(contact_id):
            book.remove_contact(contact_id)
        case effects.KeepContact(contact_id):
            keep_contact(book, contact_id)
        case effects.Invite(contact_id):
            return invite(book, contact_id, around)
        case effects.TryOut(contact_id):
            return try_out(book, contact_id, around)
        case effects.TextMeCentre(centre):
            text_centre(book, centre, around)
        case effects.AskCallBack() | effects.AskQuestion():
            return ask(book, effect, around)
        case effects.AnswerCall(code, goes):
            return answer_by_code(book, code, goes, around)
        case TriedPin():
            return unlock(effect, book, origin, around)
        case effects.WrongCode():
            _note_wrong_code(book)
        case effects.HearAgain():
            book.hear_again()
        case effects.EraseEverything():
            erase_everything(book)
        case _:
            assert_never(effect)
    return None


def _note_wrong_code(book: Book) -> None:
    profile = book.caller.profile
    private = replace(profile.private, wrong_codes=with_one_more(profile.private.wrong_codes, book.now))
    book.save_profile(replace(profile, private=private))


def _pretend(effect: Worked, book: Book, around: Surroundings) -> Refusal | None:
    """Leave what is hers as it was; staff learn that she was made to take an alert back (S5)."""
    if isinstance(effect, effects.TakeBack) and proof_in(book) is Proof.DURESS:
        take_back(book, around, Proof.DURESS)
    return pretend(effect, book, around) if book.account else None
