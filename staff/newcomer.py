"""A new member of the team, as somebody typed them in."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import timedelta

from regions.codes import RegionCode
from staff.member import Member, Role
from texts.languages import UZ, Language

START_PASSWORD_FOR = timedelta(days=3)
"""How long somebody may wait before the first sign-in; after that an administrator gives them another password."""
LONGEST_NAME = 60

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class NewcomerRefused(ValueError):
    """They cannot be taken on like this; `field` says what is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def read_newcomer(typed: Mapping[str, str], regions: Collection[str], languages: Collection[str]) -> Member:
    """The member of these fields: `login name role region language`; raises NewcomerRefused.

    An officer works for a region; whoever is left without one sees the whole country.
    """
    login, name = typed.get("login", "").strip().casefold(), " ".join(typed.get("name", "").split())
    role, region, language = typed.get("role", ""), typed.get("region", ""), typed.get("language", UZ)
    wrong = {
        "login": not _LOGIN.fullmatch(login),
        "name": not 0 < len(name) <= LONGEST_NAME or any(unicodedata.category(sign)[0] == "C" for sign in name),
        "role": role not in set(Role),
        "region": (region and region not in regions) or (role == Role.OFFICER and not region),
        "language": language not in languages,
    }
    if field := next((field for field, is_wrong in wrong.items() if is_wrong), None):
        raise NewcomerRefused(field)
    return Member("", login, name, Role(role), RegionCode(region) if region else None, Language(language))
