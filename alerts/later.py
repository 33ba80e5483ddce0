"""What her phone says without her PIN does not act on an open alert: it is shown done, and done once that closes.

Whoever holds her phone could else leave her alone, above all where she wants no centre told, tell her people in her
words not to come, or read where she is as a contact whom he added by a text.
"""

from dataclasses import replace

from alerts.alert import Alert
from alerts.book import Book
from alerts.people import MOST_CONTACTS, Caller
from alerts.private import NOTHING_LATER, Later
from vocabulary.choices import TellCentre
from vocabulary.effects import SetOwnName, SetOwnText


def remove_later(book: Book, contact_id: str) -> None:
    """Let a help contact be removed once her alert is closed."""
    later = book.caller.profile.private.later
    _save(book, replace(later, removed=(*later.removed, contact_id)))


def no_centre_later(book: Book) -> None:
    """Let no centre be told of her next alert."""
    _save(book, replace(book.caller.profile.private.later, no_centre=True))


def keep_later(book: Book, contact_id: str) -> None:
    """Let a help contact whom a text alone had added stay, who reads no more of this alert for it."""
    later = book.caller.profile.private.later
    _save(book, replace(later, kept=(*later.kept, contact_id)))


def say_later(book: Book, effect: SetOwnName | SetOwnText) -> None:
    """Let her own name or words go out with her next alert, and with this one those that she had."""
    later = book.caller.profile.private.later
    match effect:
        case SetOwnName(name):
            _save(book, replace(later, own_name=name))
        case SetOwnText(text):
            _save(book, replace(later, own_text=text))


def take_back_removal(book: Book, contact_id: str) -> None:
    """Let a help contact stay who was to be removed."""
    later = book.caller.profile.private.later
    _save(book, replace(later, removed=tuple(one for one in later.removed if one != contact_id)))


def let_go(book: Book) -> None:
    """Her alert is closed: do what waited for it."""
    caller = book.caller
    if caller.profile.private.later == NOTHING_LATER:
        return
    shown = as_done(caller)
    for contact_id in caller.profile.private.later.removed:
        book.remove_contact(contact_id)
    for one in shown.contacts:
        if one != caller.contact(one.id):
            book.save_contact(one)
    later, private = caller.profile.private.later, replace(shown.profile.private, later=NOTHING_LATER)
    if later.own_name is not None or later.own_text is not None:
        private = replace(private, words_changed=book.now)
    book.save_profile(replace(shown.profile, private=private))


def as_shown(caller: Caller) -> Caller:
    """The caller as her own phone shows her: of whom a text alone added only those for whom there is room.

    DANGER: the others are alarmed all the same. Who forges two texts would else learn that her list is full.
    """
    caller = as_done(caller)
    passing = [one for one in caller.contacts if not one.kept]
    if not passing:
        return caller
    room = MOST_CONTACTS - len(caller.contacts) + len(passing)
    hidden = {one.id for one in passing[max(room, 0) :]}
    if not hidden:
        return caller
    return replace(caller, contacts=tuple(one for one in caller.contacts if one.id not in hidden))


def as_done(caller: Caller) -> Caller:
    """The caller as if what is done later were done; what she erased is not there."""
    caller = _without_what_is_erased(caller)
    later, profile = caller.profile.private.later, caller.profile
    if later == NOTHING_LATER:
        return caller
    if later.no_centre:
        profile = replace(profile, tell_centre=TellCentre.NO)
    if later.own_name is not None:
        profile = replace(profile, own_name=later.own_name)
    if later.own_text is not None:
        profile = replace(profile, own_text=later.own_text)
    contacts = tuple(
        replace(one, kept=one.kept or one.id in later.kept) for one in caller.contacts if one.id not in later.removed
    )
    return replace(caller, profile=profile, contacts=contacts)


def said_of_centres(caller: Caller) -> TellCentre:
    """What she said of centres for the alert that is open: a "no" that acts later holds for the next one."""
    return _without_what_is_erased(caller).profile.tell_centre


def _without_what_is_erased(caller: Caller) -> Caller:
    """Nothing but what came since; who was told of her open alert still hears of it, and her word on centres holds."""
    erased, profile = caller.profile.private.erased, caller.profile
    if erased is None:
        return caller
    if erased.keeps_her_word:
        private = replace(profile.private, centre=None)
        profile = replace(profile, tell_centre=TellCentre.NOT_ASKED, private=private)
    contacts = tuple(one for one in caller.contacts if one.id not in erased.contacts)
    return replace(caller, profile=profile, contacts=contacts)


def is_on_her_phone(caller: Caller, alert: Alert) -> bool:
    """Whether her own screens know of it: not once it is over for her, nor of a call before she erased herself."""
    erased = caller.profile.private.erased
    return alert.is_hers and (erased is None or alert.began_at > erased.at)


def _save(book: Book, later: Later) -> None:
    profile = book.caller.profile
    book.save_profile(replace(profile, private=replace(profile.private, later=later)))
