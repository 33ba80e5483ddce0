"""Security keys and passkeys, W3C WebAuthn Level 3: bound to the console's address, so that no copy of it gets in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from staff.factor import Factor
from staff.member import Member


class KeyRefused(Exception):
    """The browser's answer does not prove what was asked; the message says why, for the log."""


@dataclass(frozen=True, slots=True)
class Site:
    """The console as a browser sees it: its host name and its origin, such as `https://console.example`."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser asks the key: `options` as JSON, `challenge` to be held against the answer."""

    options: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser said, as JSON, to this challenge on this site."""

    site: Site
    challenge: str
    text: str


def ask_for_a_new_key(site: Site, member: Member, known: Sequence[Factor]) -> Question:
    """Ask for a key that is none of those known."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name="Najot",
        user_name=member.login,
        user_display_name=member.name,
        user_id=member.id.encode(),
        exclude_credentials=_described(known),
    )
    return Question(options_to_json(options), bytes_to_base64url(options.challenge))


def take_a_new_key(answer: Answer) -> tuple[str, int]:
    """What to keep of a new key, and its counter; raises KeyRefused."""
    try:
        verified = verify_registration_response(
            credential=answer.text,
            expected_challenge=base64url_to_bytes(answer.challenge),
            expected_rp_id=answer.site.host,
            expected_origin=answer.site.origin,
        )
    except (WebAuthnException, ValueError) as error:
        raise KeyRefused(type(error).__name__) from error
    kept = {"id": verified.credential_id, "public_key": verified.credential_public_key}
    return json.dumps({name: bytes_to_base64url(value) for name, value in kept.items()}), verified.sign_count


def ask_for_a_key(site: Site, known: Sequence[Factor]) -> Question:
    """Ask for one of the keys known."""
    options = generate_authentication_options(rp_id=site.host, allow_credentials=_described(known))
    return Question(options_to_json(options), bytes_to_base64url(options.challenge))


def recognise(answer: Answer, known: Sequence[Factor]) -> tuple[Factor, int]:
    """The key that signed, and its counter now; raises KeyRefused, also for a counter that went back (a copied key)."""
    key = next((one for one in known if _id(one) == _named_in(answer.text)), None)
    if key is None:
        raise KeyRefused("not a key of this member")
    try:
        verified = verify_authentication_response(
            credential=answer.text,
            expected_challenge=base64url_to_bytes(answer.challenge),
            expected_rp_id=answer.site.host,
            expected_origin=answer.site.origin,
            credential_public_key=base64url_to_bytes(json.loads(key.secret)["public_key"]),
            credential_current_sign_count=key.counter,
        )
    except (WebAuthnException, ValueError) as error:
        raise KeyRefused(type(error).__name__) from error
    return key, verified.new_sign_count


def _named_in(text: str) -> str:
    try:
        said = json.loads(text)
    except ValueError:
        return ""
    return str(said.get("id", "")) if isinstance(said, dict) else ""


def _id(key: Factor) -> str:
    return str(json.loads(key.secret)["id"])


def _described(keys: Sequence[Factor]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(_id(key))) for key in keys]
