"""The settings of an account with Play Mobile."""

from typing import ClassVar

from pydantic import Field

from config.values import WebUrl
from sms.gateways import provider


class Account(provider.Account):
    """Who we are to Play Mobile."""

    model_config = provider.named_after("playmobile")
    needed: ClassVar = ("url", "login", "password", "sender")

    url: WebUrl = ""
    """Base URL up to and including `/broker-api`, as the contract names it."""

    login: str = ""
    """The account's login."""

    password: str = Field("", repr=False)
    """The account's password."""

    sender: str = ""
    """Sender name or short code; it must give nobody away."""
