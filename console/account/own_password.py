"""A password of one's own: typed twice, long enough, and nothing that a guesser tries first."""

from enum import StrEnum

from flask import request

from console.frame.desk import Desk
from staff.audit import Deed, Entry
from staff.passwords import PasswordRefused, hash_password, is_password
from staff.steps import Step
from store.staff.members import Known


class Fault(StrEnum):
    """Why the password was not changed."""

    LENGTH = "length"
    EASY = "easy"
    DIFFERENT = "different"
    SAME = "same"


def change_password(desk: Desk, known: Known) -> Fault | None:
    """Change it to what the form says; a fault when it cannot be."""
    password = request.form.get("new_password", "")
    if password != request.form.get("again", ""):
        return Fault.DIFFERENT
    if is_password(known.password_hash, password):
        return Fault.SAME
    member = known.member
    try:
        hashed = hash_password(password, member.login, member.name)
    except PasswordRefused as refused:
        return Fault(refused.why)
    desk.audit.write(Entry(desk.now(), member.id, Deed.CHANGED, "member", member.id, Step.PASSWORD))
    desk.staff.set_password(member, hashed)
    return None
