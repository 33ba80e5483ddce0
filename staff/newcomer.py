"""A new member of the team, as somebody typed them in."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import timedelta

from staff.duties import MemberRefused, read_duties
from staff.member import Member
from vocabulary.languages import UZ, Language

START_PASSWORD_FOR = timedelta(days=3)
"""How long somebody may wait before the first sign-in; after that an administrator gives them another password."""
LONGEST_NAME = 60

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def read_newcomer(typed: Mapping[str, str], regions: Collection[str], languages: Collection[str]) -> Member:
    """The member of these fields: `login name role region language`; raises MemberRefused."""
    login, name = typed.get("login", "").strip().casefold(), " ".join(typed.get("name", "").split())
    language = typed.get("language", UZ)
    wrong = {
        "login": not _LOGIN.fullmatch(login),
        "name": not 0 < len(name) <= LONGEST_NAME or any(unicodedata.category(sign)[0] == "C" for sign in name),
        "language": language not in languages,
    }
    if field := next((field for field, is_wrong in wrong.items() if is_wrong), None):
        raise MemberRefused(field)
    role, region = read_duties(typed, regions)
    return Member("", login, name, role, region, Language(language))
