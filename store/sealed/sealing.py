"""Sealing: AES-256-GCM with associated data, blind indexes by HMAC-SHA-256, data keys wrapped by root keys.

NIST SP 800-38D (GCM, 96-bit random nonces), RFC 2104 (HMAC). A sealed value opens only in the table, column and row it
was sealed for.
"""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12


class CannotOpen(Exception):
    """The value was sealed with another key, for another row, or was changed."""


class DataKey:
    """A key for one caller's values, or for the service's own."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, plain: str, column: str, row: str) -> bytes:
        """Seal a text for one place; `column` as `table.column`."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain.encode(), f"{column}.{row}".encode())

    def open(self, sealed: bytes, column: str, row: str) -> str:
        """Open what was sealed for this place; raises CannotOpen otherwise."""
        try:
            plain = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], f"{column}.{row}".encode())
        except (InvalidTag, ValueError):
            raise CannotOpen(column) from None
        return plain.decode()


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it is stored: `root` names the root key that opens it."""

    root: str
    key: bytes


class RootKeys:
    """The operator's root keys, newest first: the newest wraps, each unwraps what it wrapped."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {_name_of(key): AESGCM(key) for key in keys}
        self.newest = _name_of(keys[0])

    @property
    def names(self) -> frozenset[str]:
        """How stored keys name the root keys that we have; a name tells nothing of its key."""
        return frozenset(self._ciphers)

    def new_key(self, key_id: str) -> tuple[WrappedKey, DataKey]:
        """Make a data key for this id."""
        key, wrapped = self.new_secret(key_id)
        return wrapped, DataKey(key)

    def new_secret(self, key_id: str) -> tuple[bytes, WrappedKey]:
        """Make 32 random bytes for this id."""
        key = os.urandom(KEY_BYTES)
        return key, self._wrap(key, key_id)

    def wrap_anew(self, wrapped: WrappedKey, key_id: str) -> WrappedKey:
        """The same data key under the newest root key; raises CannotOpen as `unwrap`."""
        return self._wrap(self.unwrap(wrapped, key_id), key_id)

    def unwrap(self, wrapped: WrappedKey, key_id: str) -> bytes:
        """The data key itself; raises CannotOpen when its root key is not among ours."""
        cipher = self._ciphers.get(wrapped.root)
        if cipher is None:
            raise CannotOpen("data_keys.key_wrapped")
        try:
            return cipher.decrypt(wrapped.key[:_NONCE_BYTES], wrapped.key[_NONCE_BYTES:], _place_of(key_id))
        except (InvalidTag, ValueError):
            raise CannotOpen("data_keys.key_wrapped") from None

    def _wrap(self, key: bytes, key_id: str) -> WrappedKey:
        nonce = os.urandom(_NONCE_BYTES)
        return WrappedKey(self.newest, nonce + self._ciphers[self.newest].encrypt(nonce, key, _place_of(key_id)))


class BlindIndex:
    """Finds equal values without storing them; the same value has another index for each purpose."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, purpose: str, value: str) -> bytes:
        """32 bytes that only this key makes of this value."""
        return hmac.digest(self._secret, f"{purpose}\0{value}".encode(), "sha256")


def _name_of(key: bytes) -> str:
    return hashlib.sha256(b"najot root key name\0" + key).hexdigest()[:8]


def _place_of(key_id: str) -> bytes:
    return f"data_keys.key_wrapped.{key_id}".encode()
