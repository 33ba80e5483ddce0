"""SMPP: the gateway of an operator or aggregator, over a session that the worker keeps."""

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from sms.gateway import Accepted, Outcome, OutgoingText, Refused, TryLater, Whose
from sms.gateways.smpp.link import Link
from sms.gateways.smpp.pdu import Address, Submit
from sms.gateways.smpp.reception import NAME, Reception
from sms.gateways.smpp.session import Account, Answered, BindRefused, Came, Session, Unanswered
from sms.gateways.smpp.statuses import outcome_of, outcome_of_bind
from sms.gateways.smpp.wording import Part, parts_of
from sms.inbox import Inbox
from sms.receipts import Receipts
from vocabulary.phone_number import from_wire

PATIENCE = 5.0
"""Seconds for all parts of a text."""

_INTERNATIONAL, _ALPHANUMERIC, _NETWORK_SPECIFIC = 1, 5, 3
_ISDN, _NO_PLAN = 1, 0
_LONGEST_SHORT_CODE = 8


@dataclass(frozen=True, slots=True)
class Route:
    """How our texts go out: from whom, and whether this contract lets free text through.

    `ton` and `npi` of the sender follow from how it is written, unless the operator wants others.
    """

    sender: str
    takes_free_text: bool = False
    ton: int | None = None
    npi: int | None = None

    @property
    def source(self) -> Address:
        """The sender as the protocol writes it (§5.2.5, §5.2.6)."""
        digits = self.sender.removeprefix("+")
        if not digits.isdigit():
            ton, npi = _ALPHANUMERIC, _NO_PLAN
        elif len(digits) <= _LONGEST_SHORT_CODE:
            ton, npi = _NETWORK_SPECIFIC, _NO_PLAN
        else:
            ton, npi = _INTERNATIONAL, _ISDN
        name = digits if digits.isdigit() else self.sender
        return Address(ton if self.ton is None else self.ton, npi if self.npi is None else self.npi, name)


class Smpp:
    """The gateway: each part of a text is a packet of its own. It sends nothing before `start`."""

    name = NAME

    def __init__(self, account: Account, route: Route, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.takes_free_text = route.takes_free_text
        self._account = account
        self._source = route.source
        self._session = Session(account)
        self._reception: Reception | None = None
        self.aside: Callable[[Came], bool] = lambda _came: False
        """Takes a packet that is no text but a dial, before anybody reads it as one; tells whether it did."""
        self._references = itertools.cycle(range(256))
        for _ in range(secrets.randbelow(256)):  # so that two workers do not number their texts alike
            next(self._references)

    def start(self, inbox: Inbox, receipts: Receipts, now: Callable[[], datetime]) -> None:
        """Keep a session from now on, and give what it hears to these."""
        self._reception = Reception(inbox, receipts, now, self._account.receipt_ids)
        self._reception.start()
        reception = self._reception

        def hear(came: Came) -> None:
            if not self.aside(came):
                reception.hear(came)

        self._session.start(hear, reception.lost)

    def stop(self) -> None:
        """Unbind, once what came is stored."""
        if self._reception:
            self._reception.stop()
            self._session.stop()

    def send(self, text: OutgoingText) -> Outcome:
        """Hand one text over, part by part; the receipt is asked for the last one."""
        if from_wire(text.to) != text.to:
            return Refused("not a phone number", Whose.RECIPIENT)
        until = monotonic() + self.patience
        parts = parts_of(text.body, next(self._references))
        outcome: Outcome = TryLater("nothing to send")
        for number, part in enumerate(parts, 1):
            outcome = self._send_part(text, part, is_last=number == len(parts), until=until)
            if not isinstance(outcome, Accepted):
                return outcome if number == 1 else TryLater(outcome.reason, may_have_sent=True)
        return outcome

    def reach(self) -> str | None:
        """Say why no text would go through: by the session where there is one, since an SMSC may allow one only."""
        if self._reception:
            return self._session.trouble(self.patience)
        try:
            with Link(self._account.place):
                return None
        except OSError as trouble:
            return type(trouble).__name__

    def _send_part(self, text: OutgoingText, part: Part, *, is_last: bool, until: float) -> Outcome:
        to = Address(_INTERNATIONAL, _ISDN, text.to.removeprefix("+"))
        submit = Submit(self._source, to, part.esm_class, part.data_coding, is_last, part.payload, text.expires_at)
        match self._session.submit(submit.encode(), until):
            case Answered(status, message_id):
                return outcome_of(status, message_id)
            case BindRefused(status):
                return outcome_of_bind(status)
            case Unanswered(reason, may_have_arrived):
                return TryLater(reason, may_have_sent=may_have_arrived)
