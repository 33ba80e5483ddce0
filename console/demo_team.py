"""The team of a demonstration: one of each role, with names that are nobody's and a password that everybody knows.

None of them has a language, so that who tries it goes on in the one of the sign-in page.
"""

from datetime import datetime

from console.demo_password import DEMO_LOGIN, DEMO_PASSWORD
from staff.factor import Factor, Kind
from staff.member import Member, Role
from staff.passwords import hash_password
from store.staff.factors import StoredFactors
from store.staff.members import StoredStaff
from vocabulary.codes import RegionCode

DEMO_SECRET = "NAMOYISHNAMOYISHNAMOYISHNAMOYISH"  # noqa: S105  # public too: the second page shows its code
DEMO_TEAM = (
    Member("", DEMO_LOGIN, "Dilnoza (namuna)", Role.SUPERVISOR, language=None),
    Member("", "officer", "Kamola (namuna)", Role.OFFICER, region=RegionCode("UZ-TK"), language=None),
    Member("", "psychologist", "Nodira (namuna)", Role.PSYCHOLOGIST, language=None),
    Member("", "doctor", "Zulfiya (namuna)", Role.DOCTOR, language=None),
    Member("", "lawyer", "Ирина (namuna)", Role.LAWYER, language=None),
    Member("", "auditor", "Ольга (namuna)", Role.AUDITOR, language=None),
    Member("", "administrator", "Sevara (namuna)", Role.ADMINISTRATOR, language=None),
)


class DemoTeamHere(Exception):
    """Everybody could sign in; the message says so."""


def hire_demo_team(staff: StoredStaff, now: datetime) -> None:
    """Give a demonstration its team, unless somebody works there already."""
    if not staff.everybody_by_id():
        password_hash = hash_password(DEMO_PASSWORD)
        factors = StoredFactors(staff.engine, staff.vault)
        for one in DEMO_TEAM:
            member = staff.add(one, password_hash, now)
            factors.add(member, Factor("", Kind.CODE, "namuna", DEMO_SECRET, 0, now))


def has_demo_team(staff: StoredStaff) -> bool:
    """Whether somebody of a demonstration works here, whom everybody could sign in as."""
    logins = {member.login for member in DEMO_TEAM}
    return any(
        member.login in logins and member.name.endswith("(namuna)") for member in staff.everybody_by_id().values()
    )


def refuse_demo_team(staff: StoredStaff) -> None:
    """Let nobody open the console where real women call while such a team works there; raises DemoTeamHere."""
    if has_demo_team(staff):
        raise DemoTeamHere("The demo team can sign in here with a public password; use another database")
