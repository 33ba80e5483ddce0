"""Second factors: what somebody has beside a password, and what is still missing before they may come in.

OWASP ASVS 5.0, chapter V6; NIST SP 800-63B-4.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from staff.session import Stage


class Kind(StrEnum):
    """A one-time code of an app, or a security key or passkey."""

    CODE = "code"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Factor:
    """One of a member's: `name` is how they call it, `counter` what it must be above at the next use."""

    id: str
    kind: Kind
    name: str
    secret: str
    counter: int
    added_at: datetime
    used_at: datetime | None = None


class Missing(StrEnum):
    """What a member must do at the first sign-in, in this order."""

    PASSWORD = "password"  # noqa: S105  # the name of a step
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member has so far; `must_have_key`: a one-time code is too little for their role here."""

    has_start_password: bool
    kinds: frozenset[Kind]
    must_have_key: bool

    @property
    def accepted(self) -> frozenset[Kind]:
        """With which factors they prove who they are; whoever must have a key, and has one, only with that."""
        return frozenset({Kind.KEY}) if self.must_have_key and Kind.KEY in self.kinds else self.kinds

    @property
    def missing(self) -> Missing | None:
        """What they have to do next before they may come in."""
        if self.has_start_password:
            return Missing.PASSWORD
        is_enough = Kind.KEY in self.kinds if self.must_have_key else bool(self.kinds)
        return None if is_enough else Missing.FACTOR

    @property
    def stage_after_password(self) -> Stage:
        """How far the password leads."""
        return Stage.FACTOR if self.accepted else Stage.SET_UP

    @property
    def stage_after_factor(self) -> Stage:
        """How far the second factor leads."""
        return Stage.SET_UP if self.missing else Stage.IN

    def may_lose(self, factor: Factor, others: frozenset[Kind]) -> bool:
        """Whether they can still sign in with the `others` when this one is taken away."""
        return Kind.KEY in others if self.must_have_key and factor.kind is Kind.KEY else bool(others)
