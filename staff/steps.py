"""What exactly somebody did: the named step of an entry of the audit log, never content."""

from dataclasses import dataclass
from enum import StrEnum

from staff.audit import Deed, Entry


class Step(StrEnum):
    """A step. Each has words in the catalogues, so that the log is read and not deciphered."""

    TAKE = "take"
    GIVE = "give"
    PASS = "pass"  # noqa: S105  # handing on, no password
    PLACE = "place"
    CLOSE = "close"
    REASON = "reason"
    REOPEN = "reopen"
    NOTE = "note"
    TEXT = "text"
    AGAIN = "again"
    COUNT = "count"
    ANSWER = "answer"
    CALLED = "called"
    NOT_REACHED = "not_reached"

    NOTHING_NEEDED = "nothing_needed"
    CALLED_BACK = "called_back"
    OF_AN_ALERT = "of_an_alert"
    PASSED_ON = "passed_on"
    NOT_FOR_US = "not_for_us"
    READ_LATELY = "read_lately"
    BY_ITSELF = "by_itself"

    CALLER = "caller"
    CONTACT = "contact"
    SENDER = "sender"
    NUMBERS = "numbers"
    WORDS = "words"
    BY_NUMBER = "by_number"

    PROPOSE = "propose"
    PUBLISH = "publish"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REDONE = "redone"
    REVIEWED = "reviewed"
    NOT_REVIEWED = "not_reviewed"

    ADD = "add"
    REMOVE = "remove"
    UPLOAD = "upload"
    RESTORE = "restore"
    ADD_ROTATION = "add_rotation"
    REMOVE_ROTATION = "remove_rotation"
    SWAP_ASKED = "swap_asked"
    SWAP_CONFIRMED = "swap_confirmed"
    SWAP_DECLINED = "swap_declined"
    SWAP_WITHDRAWN = "swap_withdrawn"

    VERIFIED = "verified"
    FOUND_BROKEN = "found_broken"
    ANOTHER_REGION = "another_region"

    PASSWORD = "password"  # noqa: S105  # the name of a step
    FACTOR = "factor"
    CODE = "code"
    KEY = "key"
    RECOVERY_CODE = "recovery_code"
    FIRST_SIGN_IN = "first_sign_in"
    ELSEWHERE = "elsewhere"
    NEW_RECOVERY_CODES = "new_recovery_codes"
    ADDED_CODE = "added_code"
    ADDED_KEY = "added_key"
    REMOVED_CODE = "removed_code"
    REMOVED_KEY = "removed_key"

    ADDED = "added"
    DISABLED = "disabled"
    ENABLED = "enabled"
    RESET = "reset"
    SIGNED_OUT = "signed_out"
    PROPOSED = "proposed"
    LET_IN = "let_in"
    NOT_LET_IN = "not_let_in"
    ROLE_TAKEN = "role_taken"
    ROLE_GIVEN = "role_given"


@dataclass(frozen=True, slots=True)
class Exactly:
    """The step of an entry, and what more its detail says: a language, a role, or a page that was refused."""

    step: Step | None
    more: str = ""


def exactly(entry: Entry) -> Exactly:
    """Read the detail of an entry; a contact whose number was shown stands there by an id alone."""
    first, _, more = entry.detail.partition(" ")
    if first in set(Step):
        return Exactly(Step(first), more)
    if entry.deed is Deed.REVEALED and entry.detail:
        return Exactly(Step.CONTACT)
    return Exactly(None, entry.detail)
