"""What vouches for the sender of a text or a dial: the number that it names is a claim, and may be forged."""

from enum import StrEnum


class Proof(StrEnum):
    """What has been shown in this exchange.

    NONE: a text alone. CODE: a code that we texted to that phone for this came back. DIAL: the network vouches for the
    number; also a menu by SMS that the digits sent to that phone opened. NEW_PIN: the PIN of
    this account, set so lately that whoever held her phone may have set it for the open alert. PIN: hers. DURESS: the
    PIN that she types when she is forced to; it looks like PIN and decides nothing.
    """

    NONE = "none"
    CODE = "code"
    DIAL = "dial"
    NEW_PIN = "new_pin"
    PIN = "pin"
    DURESS = "duress"
