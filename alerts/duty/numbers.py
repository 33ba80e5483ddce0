"""The numbers behind a duty: who is called first, who next, and whom a number answers for."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from alerts.duty.roster import NATIONAL, SPECIALISTS, SUPERVISOR
from alerts.notice import Addressee, Recipient
from alerts.surroundings import Surroundings
from vocabulary.codes import CentreCode
from vocabulary.phone_number import PhoneNumber

STAFF = (Recipient.CENTRE, Recipient.DUTY_LINE, Recipient.SUPERVISOR)


def duty_numbers(kind: Recipient, key: str, at: datetime, around: Surroundings) -> tuple[PhoneNumber, ...]:
    """The numbers of a centre (its code), the duty line, the supervisor or a specialist in the order of calling.

    Who is on the roster then comes first, the standing number last; a specialist has none.
    """
    numbers = [shift.number for shift in around.roster.on_duty(at, _whom(kind, key))]
    return tuple(dict.fromkeys(numbers + _standing_numbers(kind, key, around)))


def is_nobody_on_duty(told: Iterable[Addressee], at: datetime, around: Surroundings) -> bool:
    """Whether staff are told and the roster has none of them on duty; a demonstration needs no roster."""
    duties = [_whom(one.kind, one.key) for one in told if one.kind in STAFF]
    if not duties or not around.policy.needs_roster:
        return False
    return not any(around.roster.on_duty(at, whom) for whom in duties)


def duties_of(number: PhoneNumber, around: Surroundings) -> frozenset[tuple[Recipient, str]]:
    """For whom this registered number answers: centres, lines, specialists; empty for anybody else's number."""
    named = {
        NATIONAL: (Recipient.DUTY_LINE, ""),
        SUPERVISOR: (Recipient.SUPERVISOR, ""),
        **{role: (Recipient.SPECIALIST, role) for role in SPECIALISTS},
    }
    rostered = {named.get(whom, (Recipient.CENTRE, whom)) for whom in around.roster.roles_of(number)}
    standing = {
        (Recipient.CENTRE, str(centre.code)) for centre in around.directory.centres if centre.duty_sms == number
    }
    lines = {Recipient.DUTY_LINE: around.policy.duty_line, Recipient.SUPERVISOR: around.policy.supervisor}
    return frozenset(rostered | standing | {(kind, "") for kind, line in lines.items() if line == number})


def is_of_staff(number: PhoneNumber, around: Surroundings) -> bool:
    """Whether a centre, a line or somebody of the roster is reached by this number."""
    return bool(duties_of(number, around)) or any(centre.phone == number for centre in around.directory.centres)


def _whom(kind: Recipient, key: str) -> str:
    """As the roster names them; it has none of those who are no staff."""
    match kind:
        case Recipient.DUTY_LINE:
            return NATIONAL
        case Recipient.SUPERVISOR:
            return SUPERVISOR
        case Recipient.CENTRE | Recipient.SPECIALIST | Recipient.CONTACT | Recipient.CALLER | Recipient.OPERATOR:
            return key
        case _:
            assert_never(kind)


def _standing_numbers(kind: Recipient, key: str, around: Surroundings) -> list[PhoneNumber]:
    match kind:
        case Recipient.DUTY_LINE:
            return [around.policy.duty_line]
        case Recipient.SUPERVISOR:
            return [around.policy.supervisor] if around.policy.supervisor else []
        case Recipient.CENTRE:
            centre = around.directory.get(CentreCode(key))
            return [centre.duty_sms] if centre else []
        case Recipient.SPECIALIST | Recipient.CONTACT | Recipient.CALLER | Recipient.OPERATOR:
            return []
        case _:
            assert_never(kind)
