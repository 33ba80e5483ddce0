"""Opens the dials over SMPP as the settings say: over the bind of the texts, or over one of their own."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from sms.gateways.smpp.link import Link, Place
from sms.gateways.smpp.reception import Reception
from sms.gateways.smpp.session import Account, Came, Session
from sms.gateways.smpp.settings import Account as Contract
from sms.inbox import Inbox
from sms.receipts import Receipts
from ussd.smpp.packets import Dialect
from ussd.smpp.road import SmppDials

_NAMED_TAG = {"user_message_reference": 0x0204}


class OwnBind:
    """A bind to the operator's USSD centre. A text that comes over it is taken as any."""

    def __init__(self, contract: Contract) -> None:
        url = urlsplit(contract.ussd_url or contract.url)
        self._place = Place(url.hostname or "", url.port or 0, tls=url.scheme == "smpps")
        self._session = Session(
            Account(
                place=self._place,
                system_id=contract.ussd_system_id or contract.system_id,
                password=contract.ussd_password or contract.password,
                system_type=contract.system_type,
                window=contract.window,
            )
        )

    def start(self, dials: SmppDials, inbox: Inbox, receipts: Receipts, now: Callable[[], datetime]) -> None:
        """Keep it bound from now on."""
        self._dials = dials
        self._reception = reception = Reception(inbox, receipts, now)

        def hear(came: Came) -> None:
            if not dials.hear(came):
                reception.hear(came)

        reception.start()
        self._session.start(hear, reception.lost)

    def stop(self) -> None:
        """Unbind, once what came is stored."""
        self._dials.stop()
        self._reception.stop()
        self._session.stop()

    def reach(self) -> str | None:
        """Say why nobody would answer there; a process that keeps no bind of its own asks for none."""
        try:
            with Link(self._place):
                return None
        except OSError as trouble:
            return type(trouble).__name__


def dialect_of(contract: Contract) -> Dialect:
    """What the contract says of how this operator speaks."""
    where = contract.ussd_session
    tag = _NAMED_TAG.get(where) or (int(where.partition(":")[2], 16) if where.startswith("tlv:") else 0)
    kind: Literal["its_session_info", "tag", "number"] = (
        "tag" if tag else "number" if where == "number" else "its_session_info"
    )
    return Dialect(kind, tag, contract.ussd_menu, contract.ussd_end, contract.ussd_ucs2)
