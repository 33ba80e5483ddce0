"""The people of an alert: the caller, her help contacts, and what she told us about herself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from alerts.private import NOTHING_PRIVATE, Private
from menus.facts import Access, TellCentre
from regions.geography import DistrictCode, RegionCode
from texts.languages import UZ, Language
from texts.phone_number import PhoneNumber

MOST_CONTACTS = 5
LONGEST_NAME = 20
"""Characters; more could carry a message to a stranger (S11)."""


CONSENT_LASTS = timedelta(days=90)


class ContactState(StrEnum):
    """What a contact said to being one; a declined or disabled contact is never told of an alert."""

    ADDED = "added"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom the caller wants told."""

    id: str
    name: str
    number: PhoneNumber
    language: Language
    state: ContactState = ContactState.ADDED
    invited_at: datetime | None = None
    agreed_at: datetime | None = None
    lost_receipts: int = 0

    @property
    def is_told(self) -> bool:
        """Alerts go to everyone who did not decline (S9)."""
        return self.state in (ContactState.ADDED, ContactState.ACCEPTED)

    def has_agreed(self, at: datetime) -> bool:
        """Whether the contact said yes within the last 90 days; older consent is asked for again by a key of hers."""
        if self.state is not ContactState.ACCEPTED:
            return False
        return self.agreed_at is None or at - self.agreed_at < CONSENT_LASTS


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
        return self.profile.language or UZ

    def contact(self, contact_id: str) -> Contact | None:
        """Her contact with this id."""
        return next((contact for contact in self.contacts if contact.id == contact_id), None)
