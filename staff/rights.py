"""What each role may do: one table, and everything that is not in it is refused (safety rule S19)."""

from collections.abc import Mapping
from enum import StrEnum

from staff.member import Member, Role
from vocabulary.choices import Specialist
from vocabulary.codes import RegionCode


class Right(StrEnum):
    """Something that a page shows or does; a page without a right cannot be opened by anybody."""

    OWN_ACCOUNT = "own_account"
    SEE_WORK = "see_work"
    ACT = "act"
    REOPEN = "reopen"
    ANSWER_REQUESTS = "answer_requests"
    REVEAL = "reveal"
    REVIEW = "review"
    SEE_DIRECTORY = "see_directory"
    EDIT_DIRECTORY = "edit_directory"
    PUBLISH_DIRECTORY = "publish_directory"
    SEE_ARTICLES = "see_articles"
    REVIEW_ARTICLES = "review_articles"
    SEE_ROSTER = "see_roster"
    EDIT_ROSTER = "edit_roster"
    SEE_FIGURES = "see_figures"
    EXPORT = "export"
    AUDIT = "audit"
    SEE_UNUSUAL = "see_unusual"
    MANAGE_STAFF = "manage_staff"
    LET_IN = "let_in"


_EVERYBODY = {Right.OWN_ACCOUNT, Right.SEE_DIRECTORY, Right.SEE_ARTICLES, Right.SEE_ROSTER}
_SPECIALIST = {Right.ANSWER_REQUESTS, Right.REVEAL}
_DIRECTORY = {Right.EDIT_DIRECTORY, Right.PUBLISH_DIRECTORY, Right.REVIEW_ARTICLES, Right.EDIT_ROSTER}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OFFICER: frozenset(
        _EVERYBODY
        | {Right.SEE_WORK, Right.ACT, Right.ANSWER_REQUESTS, Right.REVEAL, Right.REVIEW, Right.EDIT_DIRECTORY}
    ),
    Role.SUPERVISOR: frozenset(
        _EVERYBODY
        | _DIRECTORY
        | {
            Right.SEE_WORK,
            Right.ACT,
            Right.REOPEN,
            Right.ANSWER_REQUESTS,
            Right.REVEAL,
            Right.REVIEW,
            Right.SEE_FIGURES,
            Right.EXPORT,
            Right.SEE_UNUSUAL,
            Right.LET_IN,
        }
    ),
    Role.PSYCHOLOGIST: frozenset(_EVERYBODY | _SPECIALIST),
    Role.DOCTOR: frozenset(_EVERYBODY | _SPECIALIST),
    Role.LAWYER: frozenset(_EVERYBODY | _SPECIALIST | {Right.REVIEW_ARTICLES}),
    Role.AUDITOR: frozenset(_EVERYBODY | {Right.AUDIT, Right.SEE_UNUSUAL, Right.SEE_FIGURES}),
    Role.ADMINISTRATOR: frozenset(_EVERYBODY | _DIRECTORY | {Right.MANAGE_STAFF, Right.LET_IN, Right.SEE_FIGURES}),
}
"""An auditor sees who looked and an administrator who works here: never what a caller said."""

NEEDS_SECURITY_KEY = frozenset({Right.REVEAL, Right.EXPORT})
"""A role with one of these signs in with a security key or passkey where real women call; without it these are shut."""


def may(member: Member, right: Right) -> bool:
    """Whether this member's role has this right, and the way in which they came in does not hold it back."""
    return right in RIGHTS[member.role] and not (member.is_held_back and right in NEEDS_SECURITY_KEY)


def may_know_here(reader: Member, other: Member) -> bool:
    """Whether the reader needs to know that the other is here: they take alerts of the same region, or of all."""
    return may(other, Right.ACT) and (reader.region is None or reader.sees(other.region))


def needs_security_key(role: Role) -> bool:
    """Whether a one-time code is too little for this role."""
    return bool(RIGHTS[role] & NEEDS_SECURITY_KEY)


def may_answer(member: Member, whom: Specialist, region: RegionCode | None) -> bool:
    """Whether a request to this kind of specialist is this member's to see to.

    A specialist answers for their own field, a centre's officer what is asked of a centre, a supervisor everything.
    """
    if not may(member, Right.ANSWER_REQUESTS) or not member.sees(region):
        return False
    own = Specialist.CENTRE if member.role is Role.OFFICER else member.role.specialist
    return member.role is Role.SUPERVISOR or own is whom
