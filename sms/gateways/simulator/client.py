"""A gateway for demonstrations: the text is kept where the phone page can show it, and goes nowhere else."""

from collections.abc import Callable

from sms.gateway import Accepted, Outcome, OutgoingText, TryLater
from vocabulary.phone_number import PhoneNumber


class Simulator:
    """Hands each text to `keep(to, body)`. A simulated phone gives no receipt, so a text of it has no id."""

    name = "simulator"
    takes_free_text = True
    patience = 1.0

    def __init__(self, keep: Callable[[PhoneNumber, str], None]) -> None:
        self._keep = keep

    def send(self, text: OutgoingText) -> Outcome:
        """Keep one text."""
        try:
            self._keep(text.to, text.body)
        except Exception as trouble:  # noqa: BLE001  # a gateway never raises, and this one cannot know what keeps
            return TryLater(type(trouble).__name__)
        return Accepted("")
