"""A member of the team, as the console knows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vocabulary.choices import Specialist
from vocabulary.codes import RegionCode
from vocabulary.languages import DEFAULT_LANGUAGE, Language


class Role(StrEnum):
    """What somebody does here; `staff/rights.py` says what each may do."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    PSYCHOLOGIST = "psychologist"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def specialist(self) -> Specialist | None:
        """Whose requests this role answers, if it is a specialist's."""
        return Specialist(self.value) if self.value in set(Specialist) else None


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team; `region` is None for whoever works for the whole country.

    `language` is None while nobody chose one for them: they read what their browser prefers.
    `is_held_back`: they came in with a recovery code where a security key is asked.
    """

    id: str
    login: str
    name: str
    role: Role
    region: RegionCode | None = None
    language: Language | None = DEFAULT_LANGUAGE
    is_disabled: bool = False
    is_held_back: bool = False

    def sees(self, region: RegionCode | None) -> bool:
        """Whether what happens in this region is theirs to see; what has no region yet is everybody's."""
        return self.region is None or region is None or region == self.region

    def sees_one_of(self, regions: Iterable[RegionCode | None]) -> bool:
        """Whether what may be in any of these regions is theirs to see."""
        return any(map(self.sees, regions))
