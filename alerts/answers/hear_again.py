"""A contact who was to hear nothing hears again, by their own word, while an alert of hers is open: it goes to them."""

from alerts.book import Book
from alerts.doer import Doer
from alerts.help.raise_alert import alarm_notice, with_counts
from alerts.later import as_shown, is_on_her_phone
from alerts.notice import Addressee, Recipient, TellReason
from alerts.states import Change, Happening, happens
from alerts.surroundings import Surroundings


def alarm_who_hears_again(book: Book, contact_id: str, around: Surroundings) -> bool:
    """Send her open alert to a contact whom it did not go to; False where nothing was sent.

    No limit holds it back: that phone itself has just proved that it wants to hear.

    DANGER: to nobody whom a text alone added: who forges her number would learn whether an alert of hers is open.
    """
    alert, contact = book.alert, as_shown(book.caller).contact(contact_id)
    if alert is None or contact is None or not (contact.kept and contact.is_told):
        return False
    told, to = book.told(alert), Addressee(Recipient.CONTACT, contact_id, contact.number, TellReason.HER_CONTACT)
    if to.id in told or not is_on_her_phone(book.caller, alert):
        return False
    alert = with_counts(happens(Happening.HEARS_AGAIN, alert), told, [to])
    book.save_alert(alert, Change(Happening.HEARS_AGAIN, Doer.CONTACT, contact_id))
    book.post([alarm_notice(book, alert, to, around)], alert)
    return True
