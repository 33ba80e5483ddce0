"""Looks for what must stand nowhere in clear: each secret in every form in which it could have been written."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

from redis import Redis

_BLANK_PAGE = bytes(4096)


@dataclass(frozen=True, slots=True)
class Needle:
    """One form of one secret; `form` is for people."""

    secret: str
    form: str
    bytes: bytes


def of_number(number: str) -> Iterator[Needle]:
    """Every form of a telephone number of Uzbekistan in E.164."""
    national, plain = number.removeprefix("+998"), number.removeprefix("+")
    spaced = f"{national[:2]} {national[2:5]} {national[5:7]} {national[7:]}"
    for form, written in {
        "E.164": number,
        "without its plus": plain,
        "national": national,
        "spaced": spaced,
        "with hyphens": spaced.replace(" ", "-"),
    }.items():
        yield from _encoded(number, form, written)
    for form, written in {"E.164": number, "without its plus": plain, "national": national}.items():
        yield from _hashed(number, form, written)


def of_text(text: str) -> Iterator[Needle]:
    """Every form of a name, a place or words of hers."""
    for form, written in {"as typed": text, "in small letters": text.lower(), "in capitals": text.upper()}.items():
        yield from _encoded(text, form, written)
    yield from _hashed(text, "as typed", text)


def _encoded(secret: str, form: str, written: str) -> Iterator[Needle]:
    plain = written.encode()
    forms = {
        "UTF-8": plain,
        "UTF-16 LE": written.encode("utf-16-le"),
        "UTF-16 BE": written.encode("utf-16-be"),
        "URL": quote(written, safe="").encode(),
        "form": quote_plus(written).encode(),
        "JSON": json.dumps(written)[1:-1].encode(),
        "hex": plain.hex().encode(),
        "capital hex": plain.hex().upper().encode(),
        "reversed": written[::-1].encode(),
        **{f"base64 at offset {offset}": inner for offset, inner in enumerate(_base64_inside(plain))},
    }
    for encoding, found in forms.items():
        yield Needle(secret, f"{form}, {encoding}", found)


def _base64_inside(plain: bytes) -> Iterator[bytes]:
    """What of it stands in the base64 of a longer text, at each of the three offsets."""
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + plain)
        first = -(-offset * 8 // 6)
        yield whole[first : (offset + len(plain)) * 8 // 6]


def _hashed(secret: str, form: str, written: str) -> Iterator[Needle]:
    for name in ("md5", "sha1", "sha256", "sha512"):
        digest = hashlib.new(name, written.encode(), usedforsecurity=False).digest()
        yield Needle(secret, f"{form}, {name}", digest)
        yield Needle(secret, f"{form}, {name} in hex", digest.hex().encode())


def found_in(haystack: bytes, needles: Iterable[Needle]) -> list[str]:
    """The forms that stand in these bytes."""
    return [f"{needle.secret}: {needle.form}" for needle in needles if needle.bytes in haystack]


def found_in_files(folder: Path, needles: list[Needle], since: float = 0.0) -> list[str]:
    """Where a form stands below a folder: in the names of its files, and in the bytes of those written since a time."""
    found = []
    for path in sorted(folder.rglob("*")):
        found += [f"{path}, its name: {one}" for one in found_in(str(path.name).encode(), needles)]
        if path.is_file() and path.stat().st_mtime >= since:
            written = path.read_bytes().replace(_BLANK_PAGE, b"\0")  # most of a database's files
            found += [f"{path}: {one}" for one in found_in(written, needles)]
    return found


def found_in_redis(client: "Redis[bytes]", needles: list[Needle]) -> list[str]:
    """Where a form stands in keys and values of a running Redis, compressed ones too."""
    found = []
    for key in client.scan_iter():
        for value in (key, *_values(client, key)):
            found += [f"{key!r}: {one}" for one in found_in(_unpacked(value), needles)]
    return found


def _values(client: "Redis[bytes]", key: bytes) -> Iterator[bytes]:
    match client.type(key):
        case b"string":
            yield client.get(key) or b""
        case b"hash":
            yield from (part for pair in client.hgetall(key).items() for part in pair)
        case b"list":
            yield from client.lrange(key, 0, -1)
        case b"set":
            yield from client.smembers(key)
        case b"zset":
            yield from client.zrange(key, 0, -1)
        case b"stream":
            yield from (part for _, entry in client.xrange(key) for pair in entry.items() for part in pair)


def _unpacked(value: bytes) -> bytes:
    """RQ compresses its values with zlib."""
    try:
        return value + zlib.decompress(value)
    except zlib.error:
        return value
