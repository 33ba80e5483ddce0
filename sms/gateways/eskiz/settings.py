"""The settings of an account with Eskiz."""

from typing import ClassVar

from pydantic import Field

from config.values import WebUrl
from sms.gateways import provider


class Account(provider.Account):
    """Who we are to Eskiz."""

    model_config = provider.named_after("eskiz")
    needed: ClassVar = ("url", "email", "password", "sender")

    url: WebUrl = ""
    """Base URL, what stands before `/auth/login`, as the contract names it."""

    email: str = ""
    """The account's e-mail address."""

    password: str = Field("", repr=False)
    """The account's password for the API."""

    sender: str = ""
    """Sender name or short code; it must give nobody away."""
