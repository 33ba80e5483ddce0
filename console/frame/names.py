"""Who did something or has it in hand, in the reader's words; numbers only as they may be shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alerts.doer import Doer
from regions.directory import Directory
from regions.geography import Geography
from staff.member import Member
from vocabulary.codes import CentreCode, DistrictCode, RegionCode
from vocabulary.languages import Language


@dataclass(frozen=True, slots=True)
class Names:
    """The names of people, centres and places in one language; `say` is the reader's words."""

    say: Callable[..., str]
    language: Language
    team: Mapping[str, Member]
    directory: Directory
    geography: Geography

    def who(self, by: Doer, key: str, number: str = "") -> str:
        """A name for who did it; `number` is a contact's, masked."""
        if by is Doer.STAFF and key in self.team:
            return self.team[key].name
        if by is Doer.CENTRE and (centre := self.directory.get(CentreCode(key))):
            return centre.name(self.language)
        return self.say(f"who.{by}", number=number)

    def member(self, member_id: str) -> str:
        """The name of one of the team."""
        return self.who(Doer.STAFF, member_id)

    def region(self, code: RegionCode | None) -> str:
        """A region's name; empty for one that is not known."""
        try:
            return self.geography.region(code).names[self.language] if code else ""
        except KeyError:
            return ""

    def place(self, region: RegionCode | None, district: DistrictCode | None) -> str:
        """District and region as far as they are known; empty otherwise."""
        known = self.geography.find_district(district)
        names = (known.names[self.language] if known else "", self.region(region))
        return ", ".join(dict.fromkeys(filter(None, names)))

    def place_of(self, code: str) -> str:
        """The same by the code of either."""
        district = self.geography.find_district(DistrictCode(code))
        return self.place(district.region, district.code) if district else self.region(RegionCode(code))
