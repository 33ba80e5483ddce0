"""What somebody does here and for which region: read as it was typed, and given to another only."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from staff.member import Member, Role
from vocabulary.codes import RegionCode


class MemberRefused(ValueError):
    """Nobody can work here like this; `field` says what is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class OwnDuties(ValueError):
    """Nobody raises themselves: another administrator, or the terminal, changes what they do."""


def read_duties(typed: Mapping[str, str], regions: Collection[str]) -> tuple[Role, RegionCode | None]:
    """Role and region of the fields `role region`; raises MemberRefused.

    An officer works for a region; whoever is left without one sees the whole country.
    """
    role, region = typed.get("role", ""), typed.get("region", "")
    if role not in set(Role):
        raise MemberRefused("role")
    if (region and region not in regions) or (role == Role.OFFICER and not region):
        raise MemberRefused("region")
    return Role(role), RegionCode(region) if region else None


def with_duties(member: Member, by: str, typed: Mapping[str, str], regions: Collection[str]) -> Member:
    """This member with the duties that were typed by somebody of the id `by`; raises MemberRefused and OwnDuties."""
    if member.id == by:
        raise OwnDuties
    role, region = read_duties(typed, regions)
    return replace(member, role=role, region=region)
