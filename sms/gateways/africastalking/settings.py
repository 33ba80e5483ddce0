"""The settings of an account with Africa's Talking."""

from typing import ClassVar

from pydantic import Field

from config.values import WebUrl
from sms.gateways import provider


class Account(provider.Account):
    """Who we are to Africa's Talking."""

    model_config = provider.named_after("africastalking")
    needed: ClassVar = ("username", "api_key")

    username: str = ""
    """The account's user name; `sandbox` reaches no phone."""

    api_key: str = Field("", repr=False)
    """The account's key."""

    sender: str = ""
    """Sender name or short code; it must give nobody away. Empty leaves it to the provider."""

    url: WebUrl = ""
    """Base URL up to and including `/version1`, for a relay or a stand-in; empty is the provider's own."""

    def unfit_for_production(self) -> dict[str, str]:
        """Why a field is right for a demo and dangerous for a caller, by its name."""
        return {"username": "the sandbox reaches no phone"} if self.username == "sandbox" else {}
