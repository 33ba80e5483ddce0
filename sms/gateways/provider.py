"""What there is to know of an SMS provider while neither its client nor its door is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from sms.gateway import Gateway
from vocabulary.phone_number import PhoneNumber

if TYPE_CHECKING:
    from flask import Blueprint

    from sms.inbox import Inbox
    from sms.receipts import Receipts

Keep = Callable[[PhoneNumber, str], None]


class Account(BaseModel):
    """Who we are to a provider, as the operator sets it. `ESKIZ_URL` outside is `url` here.

    A field that `repr` leaves out is a secret. `needed` are the fields without which no text goes out.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    needed: ClassVar[tuple[str, ...]] = ()

    def unfit_for_production(self) -> dict[str, str]:
        """Why a field is right for a demo and dangerous for a caller, by its name."""
        return {}


def named_after(provider: str) -> ConfigDict:
    """How an account's fields are called outside: the provider's name before each."""
    return ConfigDict(alias_generator=lambda field_name: f"{provider}_{field_name}".upper())


@dataclass(frozen=True, slots=True)
class OurSide:
    """What a provider may need of this service: the phones of a demonstration, and where its door is reached."""

    phones: Callable[[], Keep]
    public_url: str = ""
    secret: str = field(default="", repr=False)

    def address_of(self, door: str) -> str:
        """The address that a provider may post to, secret included; empty where nobody can reach us."""
        return f"{self.public_url.rstrip('/')}/sms/{door}/{self.secret}" if self.public_url else ""


Door = Callable[["Inbox", "Receipts", Sequence[str], Callable[[], datetime]], "Blueprint"]
"""Makes the addresses that a provider posts to, of who hears it, the secrets in the path, and the clock."""

A = TypeVar("A", bound=Account)


@dataclass(frozen=True, slots=True)
class Provider(Generic[A]):
    """One provider. `open` makes its client, not connected yet; `door` is None where nothing is posted to us.

    Both load what they need when they are called: a client costs up to 20 MB, and the web process never sends.
    """

    name: str
    account: type[A]
    open: Callable[[A, OurSide], Gateway]
    door: Door | None = None
    sends_abroad: bool = True
    reaches_phones: bool = True

    @property
    def settings(self) -> dict[str, str]:
        """The fields of its account, by their names outside."""
        return {str(one.alias): name for name, one in self.account.model_fields.items()}
