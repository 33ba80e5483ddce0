"""The brake on guessing: for a name, apart in a browser that was here before, and for an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from flask import request

from console.frame.desk import Desk
from console.sign_in.browser import known_browser
from staff.member import Member
from staff.throttle import ADDRESS, SECOND_FACTOR, SIGN_IN, Bucket


@dataclass(frozen=True, slots=True)
class Brake:
    """The tries of one who wants to prove something; `whose` is theirs alone, `shared` that of their address."""

    desk: Desk
    whose: str
    bucket: Bucket
    shared: Mapping[str, Bucket]

    def take_a_try(self) -> timedelta:
        """Count a try before it is looked at; no try, and how long to wait, when none is left."""
        return self.desk.tries.take({self.whose: self.bucket, **self.shared}, self.desk.now())

    def release(self) -> None:
        """It was right."""
        self.desk.tries.fill(self.whose)
        for whose, bucket in self.shared.items():
            self.desk.tries.give_back(whose, bucket)


def brake_on_passwords(desk: Desk, login: str) -> Brake:
    """For a name, whether somebody has it or not."""
    name = login.strip().casefold()
    return Brake(desk, f"sign-in {known_browser(desk)} {name}", SIGN_IN, {f"address {request.remote_addr}": ADDRESS})


def brake_on_factors(desk: Desk, member: Member) -> Brake:
    """For who knows the password of this member."""
    return Brake(desk, f"factor {known_browser(desk)} {member.id}", SECOND_FACTOR, {})
