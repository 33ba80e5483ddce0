"""The people of an alert: the caller, her help contacts, and what she told us about herself."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from alerts.private import NOTHING_PRIVATE, Private
from vocabulary.choices import TellCentre
from vocabulary.codes import DistrictCode, RegionCode
from vocabulary.languages import DEFAULT_LANGUAGE, Language
from vocabulary.phone_number import PhoneNumber
from vocabulary.states import Access

MOST_CONTACTS = 5
LONGEST_NAME = 20
"""Characters; more could carry a message to a stranger (S11)."""


STALE_AFTER = timedelta(days=45)
"""Without a sign of life; the number may be another woman's by now, who must inherit nothing (S17)."""

CONSENT_LASTS = timedelta(days=90)


class ContactState(StrEnum):
    """What a contact said to being one; a declined or disabled contact is never told of an alert."""

    ADDED = "added"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DISABLED = "disabled"


def is_stale(seen_at: datetime, now: datetime) -> bool:
    """Whether a number was silent for so long that it may belong to somebody else."""
    return now - seen_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom the caller wants told.

    Not `kept`: a text alone added them, and she has not said yet that the name is to stay. `has_stopped`: their number
    texted STOP, and has not undone it.
    """

    id: str
    name: str
    number: PhoneNumber
    language: Language
    state: ContactState = ContactState.ADDED
    invited_at: datetime | None = None
    agreed_at: datetime | None = None
    lost_receipts: int = 0
    kept: bool = True
    has_stopped: bool = False

    @property
    def is_told(self) -> bool:
        """Alerts go to everyone who did not decline (S9). Who texted STOP, to whomever, hears nothing at all (S11)."""
        return self.is_willing and not self.has_stopped

    def stopped_to_her(self, heard_of_her: bool) -> bool:
        """Whether she may know of their STOP: they agreed to be hers, or got a text about her before it.

        DANGER: else whoever adds a number reads that it texted STOP, and so that it knows this service.
        """
        return self.has_stopped and (heard_of_her or not self.is_stranger)

    @property
    def is_willing(self) -> bool:
        """Whether this contact neither declined nor has a number that does not exist."""
        return self.state in (ContactState.ADDED, ContactState.ACCEPTED)

    @property
    def is_stranger(self) -> bool:
        """Whether this contact never agreed to be one (S11)."""
        return self.state is not ContactState.ACCEPTED

    def has_agreed(self, on: date) -> bool:
        """Whether the contact said yes within the last 90 days; older consent is asked for again by a key of hers."""
        if self.state is not ContactState.ACCEPTED:
            return False
        return self.agreed_at is None or on - self.agreed_at.date() < CONSENT_LASTS

    def may_read_her_words(self, on: date) -> bool:
        """Whether her own name and words are for this contact: whom she kept, and who agreed."""
        return self.kept and self.has_agreed(on)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the caller chose; empty on a first dial."""

    language: Language | None = None
    region: RegionCode | None = None
    district: DistrictCode | None = None
    own_name: str = ""
    own_text: str = ""
    tell_centre: TellCentre = TellCentre.NOT_ASKED
    private: Private = NOTHING_PRIVATE

    @property
    def access(self) -> Access:
        """How much an exchange may show before a PIN was typed in it."""
        return Access.LOCKED if self.private.pin else Access.OPEN


@dataclass(frozen=True, slots=True)
class Caller:
    """A woman who dialled or texted, with everything an alert of hers needs."""

    number: PhoneNumber
    profile: Profile = Profile()
    contacts: tuple[Contact, ...] = ()

    @property
    def reads(self) -> Language:
        """The language to write to her in."""
        return self.profile.language or DEFAULT_LANGUAGE

    @property
    def listed(self) -> list[Contact]:
        """Her contacts as a list shows and counts them: whom a text alone added come last and push none away."""
        return sorted(self.contacts, key=lambda one: not one.kept)

    def contact(self, contact_id: str) -> Contact | None:
        """Her contact with this id."""
        return next((contact for contact in self.contacts if contact.id == contact_id), None)


@dataclass(frozen=True, slots=True)
class OtherAccount:
    """What was done under one PIN that is not hers; `settled` are ids of those whom a text named and that are kept or
    removed in it.
    """

    profile: Profile = Profile()
    contacts: tuple[Contact, ...] = ()
    settled: tuple[str, ...] = ()

    def contact(self, contact_id: str) -> Contact | None:
        """Its contact with this id."""
        return next((contact for contact in self.contacts if contact.id == contact_id), None)

    def with_contact(self, contact: Contact) -> "OtherAccount":
        """The account with a contact's new state."""
        return replace(self, contacts=tuple(contact if one.id == contact.id else one for one in self.contacts))


NEW_ACCOUNT = OtherAccount()
