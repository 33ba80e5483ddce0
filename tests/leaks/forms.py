"""Secrets, in every form in which careless code could leave them behind."""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus


@dataclass(frozen=True, slots=True)
class Secret:
    """What must not be found, in its usual spellings; a short one counts only where no digit touches it."""

    name: str
    spellings: tuple[str, ...]
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The bytes that a secret leaves behind when it is written in one way."""

    secret: Secret
    way: str
    octets: bytes

    @property
    def needs_room(self) -> bool:
        """Whether the bytes occur by chance within random digits."""
        return self.secret.is_short and self.way in ("plain", "reversed")


def number(name: str, e164: str) -> Secret:
    """A telephone number of Uzbekistan, as people and programs spell it."""
    national = e164.removeprefix("+998")
    groups = (national[:2], national[2:5], national[5:7], national[7:])
    spaced, dashed = " ".join(groups), "-".join(groups)
    return Secret(name, (e164, e164[1:], national, f"+998 {spaced}", f"998 {spaced}", spaced, f"+998-{dashed}", dashed))


def words(name: str, text: str) -> Secret:
    """A name, a place or words of her own."""
    return Secret(name, tuple(dict.fromkeys((text, text.lower(), text.upper()))))


def pin(name: str, digits: str) -> Secret:
    """Six digits: as many stand in any hash by chance, so they count only alone."""
    return Secret(name, (digits,), is_short=True)


def forms_of(secret: Secret) -> list[Form]:
    """Every form of a secret, each once."""
    forms: dict[bytes, Form] = {}
    for spelling in secret.spellings:
        for way, octets in _ways(spelling):
            forms.setdefault(octets, Form(secret, way, octets))
    return list(forms.values())


def _ways(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield "plain", plain
    yield "reversed", text[::-1].encode()
    yield "escaped", json.dumps(text)[1:-1].encode()
    for quoted in (quote(text, safe=""), quote_plus(text)):
        yield "URL-encoded", quoted.encode()
        yield "URL-encoded", quoted.lower().encode()
    yield "hexadecimal", plain.hex().encode()
    yield "hexadecimal", plain.hex().upper().encode()
    yield "UTF-16 LE", text.encode("utf-16-le")
    yield "UTF-16 BE", text.encode("utf-16-be")
    for offset in range(3):
        yield "base64", _within_base64(plain, offset)
        yield "base64", _within_base64(plain, offset).translate(bytes.maketrans(b"+/", b"-_"))
    for kind in ("md5", "sha1", "sha256"):
        hashed = hashlib.new(kind, plain)
        yield kind, hashed.digest()
        yield kind, hashed.hexdigest().encode()
        yield kind, hashed.hexdigest().upper().encode()


def _within_base64(plain: bytes, offset: int) -> bytes:
    """The characters that depend on these bytes alone, when `offset` bytes stand before them (RFC 4648 §4)."""
    encoded = base64.b64encode(bytes(offset) + plain)
    return encoded[(8 * offset + 5) // 6 : 8 * (offset + len(plain)) // 6]
