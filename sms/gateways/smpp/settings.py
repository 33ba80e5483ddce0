"""The settings of an account with an operator or aggregator over SMPP."""

import ipaddress
import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from config.values import YesOrNo, from_text
from sms.gateways import provider

_VENDOR_TAG = re.compile(r"tlv:0x[0-9a-fA-F]{4}")
_SMSC = re.compile(r"smpps?://(?:[\w.-]+|\[(?P<six>[0-9a-fA-F:.]+)\]):[0-9]{1,5}")


def read_smpp_url(text: str) -> str:
    """Read where an SMSC listens; who we are to it stands elsewhere."""
    found = _SMSC.fullmatch(text)
    try:
        if found and found["six"]:
            ipaddress.IPv6Address(found["six"])
    except ValueError:
        found = None
    if not found:
        raise ValueError("must be smpp://host:port, or smpps://host:port with TLS; an IPv6 address stands in [ ]")
    return text


def read_session_id(text: str) -> str:
    """Read where a dial's id stands."""
    if text not in ("its_session_info", "user_message_reference", "number") and not _VENDOR_TAG.fullmatch(text):
        raise ValueError("must be its_session_info, user_message_reference, number, or a tag such as tlv:0x1501")
    return text


def read_ucs2(text: str) -> int:
    """Read how UCS-2 is declared."""
    if text not in ("8", "72"):
        raise ValueError("must be 8 or 72")
    return int(text)


SmscUrl = Annotated[str, from_text(read_smpp_url)]


class Account(provider.Account):
    """Who we are to an SMSC, and what the contract with its operator says."""

    model_config = provider.named_after("smpp")
    needed: ClassVar = ("url", "system_id", "password", "sender")

    url: SmscUrl = ""
    """Where the SMSC of the operator listens: `smpp://host:port`, or `smpps://host:port` with TLS; an IPv6 address as
    `smpp://[::1]:2775`."""

    system_id: str = ""
    """Our name in the session."""

    password: str = Field("", repr=False)
    """Our password in the session; the protocol allows 8 characters, longer ones are sent as they are."""

    system_type: str = ""
    """The kind of system that the operator wants to be told; mostly empty."""

    sender: str = ""
    """Sender name or short code; it must give nobody away."""

    sender_ton: Annotated[int, Field(ge=0, le=255)] | None = None
    """The sender's type of number; empty: by how it is written, a name 5, a short code 3, a long number 1."""

    sender_npi: Annotated[int, Field(ge=0, le=255)] | None = None
    """The sender's numbering plan; empty: by how it is written, a long number 1, others 0."""

    receipt_ids: Literal["same", "decimal", "hexadecimal"] = "same"
    """How receipts write the id of a text: as the answer to it (`same`); in `decimal` digits where the answer has
    hexadecimal ones; or the other way (`hexadecimal`). Zeros before it and capitals never matter."""

    free_text: YesOrNo = False
    """`yes` when the contract lets texts through that match no approved template: then her own words go over it."""

    window: Annotated[int, Field(ge=1, le=1000)] = 10
    """Packets that may wait for an answer at a time, as the contract says."""

    ussd_url: SmscUrl = ""
    """Where the operator's USSD centre listens, when it is another than the SMSC; empty: over the bind of the texts."""

    ussd_system_id: str = ""
    """Our name there; empty: the same."""

    ussd_password: str = Field("", repr=False)
    """Our password there; empty: the same."""

    ussd_session: Annotated[str, from_text(read_session_id)] = "its_session_info"
    """Where the id of a dial stands: `its_session_info`, `user_message_reference`, `tlv:0x1501` (any tag of a vendor),
    or `number` (nowhere: her number is the session)."""

    ussd_menu: Annotated[int, Field(ge=0, le=255)] = 2
    """The `ussd_service_op` of a screen to which she can reply, decimal."""

    ussd_end: Annotated[int, Field(ge=0, le=255)] = 17
    """The `ussd_service_op` that ends with a text, decimal; some documents write it in hexadecimal digits."""

    ussd_ucs2: Annotated[int, from_text(read_ucs2)] = 8
    """The `data_coding` of screens in UCS-2: `8` or `72`."""
