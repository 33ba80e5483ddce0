"""A help centre: one row of the directory file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from texts.transliterate import to_cyrillic
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import DEFAULT_LANGUAGE, RU, UZ_CYRL, Language
from vocabulary.phone_number import PhoneNumber


class Service(StrEnum):
    """What a centre offers."""

    PSYCHOLOGIST = "psychologist"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    SHELTER = "shelter"
    POLICE = "police"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class Centre:
    """A help centre as the directory file has it; lat, lon in degrees WGS 84, hours in OpenStreetMap's syntax.

    `language` is what its duty phone reads in.
    """

    code: CentreCode
    name_uz: str
    name_ru: str
    region: RegionCode
    district: DistrictCode | None
    address_uz: str
    address_ru: str
    lat: float
    lon: float
    phone: PhoneNumber
    duty_sms: PhoneNumber
    hours: str
    services: frozenset[Service]
    public_address: bool
    verified_on: date
    verified_by: str
    demo: bool
    language: Language = DEFAULT_LANGUAGE

    def name(self, language: Language) -> str:
        """Give the name in the reader's language."""
        return _in_language(language, self.name_uz, self.name_ru)

    def address(self, language: Language) -> str:
        """Give the address in the reader's language; empty where it must not be told."""
        return _in_language(language, self.address_uz, self.address_ru) if self.public_address else ""


def _in_language(language: Language, uz: str, ru: str) -> str:
    if language == RU:
        return ru
    return to_cyrillic(uz) if language == UZ_CYRL else uz
