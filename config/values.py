"""How the values of settings are written: addresses, lists, yes or no, keys, numbers and links.

Each reader takes the text of a setting and raises ValueError with what it should have been. No message repeats the
text, because it may be a secret.
"""

import base64
import binascii
import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from texts.contact_number import ABROAD
from vocabulary.phone_number import PhoneNumber, from_typed, gets_texts

KEY_BYTES = 32
PATH_SECRET_LENGTH = 43
"""Characters of 256 bits in base64 without padding."""

_HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")
_PATH_SEGMENT = re.compile(r"[A-Za-z0-9_-]+")
_SHORT_CODE = re.compile(r"\*[0-9]+(\*[0-9]+)*#")
_SENTINELS = re.compile(
    r"rediss?\+sentinel://([^/@\s]*@)?[\w.-]+:[0-9]{1,5}(,[\w.-]+:[0-9]{1,5})*/[^/?#@\s]+(/[0-9]{1,3})?"
)
_PLACEHOLDERS = re.compile(r"\{[^{}]*\}?|\}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a door listens."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def reachable(self) -> "Address":
        """An address to connect to from this machine, for one that listens on all."""
        if not ipaddress.ip_address(self.host).is_unspecified:
            return self
        return Address("::1" if ":" in self.host else "127.0.0.1", self.port)


def read_address(text: str) -> Address:
    """Read `127.0.0.1:8000` or `[::1]:8000`."""
    host, _, port = text.rpartition(":")
    host = "127.0.0.1" if host == "localhost" else host.removeprefix("[").removesuffix("]")
    try:
        ipaddress.ip_address(host)
        if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
            raise ValueError
    except ValueError:
        raise ValueError("must be an IP address and a port, such as 127.0.0.1:8000") from None
    return Address(host, int(port))


def read_list(text: str) -> tuple[str, ...]:
    """Read words between commas or white space."""
    return tuple(word for word in re.split(r"[,\s]+", text) if word)


def read_countries(text: str) -> tuple[str, ...]:
    """Read codes of countries abroad that help contacts may live in."""
    countries = tuple(word.upper() for word in read_list(text))
    for country in countries:
        if country not in ABROAD:
            raise ValueError(f"must be of {' '.join(ABROAD)}")
    return countries


def read_yes_or_no(text: str) -> bool:
    """Read `yes` or `no`."""
    if text not in ("yes", "no"):
        raise ValueError("must be yes or no")
    return text == "yes"


def read_secrets(text: str) -> tuple[str, ...]:
    """Read secrets that become a segment of a path."""
    secrets = read_list(text)
    if not secrets or not all(_PATH_SEGMENT.fullmatch(secret) for secret in secrets):
        raise ValueError("each must be made of letters, digits, - and _ only")
    return secrets


def read_keys(text: str) -> tuple[bytes, ...]:
    """Read keys of 32 bytes, each in base64 or in hexadecimal digits."""
    keys = tuple(_read_key(word) for word in read_list(text))
    if not keys:
        raise ValueError("must hold a key")
    return keys


def read_number(text: str) -> PhoneNumber:
    """Read the number of a phone that gets texts, as a person typed it."""
    number = from_typed(text)
    if number is None:
        raise ValueError("must be a phone number, such as +998 00 000 00 00")
    if not gets_texts(number):
        raise ValueError("must be of a mobile phone: a landline gets no texts")
    return number


def read_short_code(text: str) -> str:
    """Read a code that a phone can dial."""
    if not _SHORT_CODE.fullmatch(text):
        raise ValueError("must be what she dials, such as *000#")
    return text


def read_map_link(text: str) -> str:
    """Read a link with a place for each of the two degrees."""
    if sorted(_PLACEHOLDERS.findall(text)) != ["{lat}", "{lon}"] or not text.startswith(("https://", "geo:")):
        raise ValueError("must start with https:// or geo: and hold {lat} and {lon} once each")
    return text


def read_web_url(text: str) -> str:
    """Read a URL of the web."""
    return _read_url(text, "https://", "http://")


def read_database_url(text: str) -> str:
    """Read a URL of a database that the store speaks to."""
    return _read_url(text, "sqlite:///", "postgresql+psycopg://", "postgresql://")


def read_redis_url(text: str) -> str:
    """Read a URL of a Redis server, or of the Sentinels that know its master."""
    if text.partition("://")[0].endswith("+sentinel"):
        if not _SENTINELS.fullmatch(text):
            raise ValueError("must be like redis+sentinel://host:26379,host2:26379/master-name/0")
        return text
    return _read_url(text, "redis://", "rediss://", "unix://", "redis+sentinel://")


def _read_url(text: str, *beginnings: str) -> str:
    if not text.startswith(beginnings):
        raise ValueError(f"must start with {' or '.join(beginnings)}")
    return text


def _read_key(word: str) -> bytes:
    try:
        key = bytes.fromhex(word) if _HEX_KEY.fullmatch(word) else _read_base64(word)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("each must be 32 random bytes, as made by: openssl rand -base64 32")
    return key


def _read_base64(word: str) -> bytes:
    standard = word.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)


def from_text(read: Callable[[str], Any]) -> BeforeValidator:
    """Read a setting that is still text with this reader; a value that a test gives is left as it is."""
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


WebUrl = Annotated[str, from_text(read_web_url)]
YesOrNo = Annotated[bool, from_text(read_yes_or_no)]
