"""What each host of the record's server is: asked one after the other, before the service starts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import psycopg

from store.address import DatabaseAddress, Host
from store.database import DEADLINES
from store.why_away import why_away

_ASKED = """
    SELECT pg_is_in_recovery(), current_setting('default_transaction_read_only')::bool,
           current_setting('server_encoding'), current_setting('synchronous_standby_names')
"""

_ENCODING = "UTF8"


class HostPart(StrEnum):
    """The part that a host plays."""

    PRIMARY = "the primary"
    STANDBY = "a standby"
    AWAY = "away"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class HostFound:
    """What was found of a host, and what to do about it in a few words; empty when nothing is."""

    host: Host
    part: HostPart
    to_do: str = ""
    waits_for_standby: bool = False
    """Whether a commit waits until a standby has it too."""


def look_at_hosts(address: DatabaseAddress) -> Iterator[HostFound]:
    """Ask each host of PostgreSQL what it is; each takes a few seconds at most."""
    for host in address.hosts or (Host("this machine"),):
        yield _look_at(address, host)


def _look_at(address: DatabaseAddress, host: Host) -> HostFound:
    told: dict[str, Any] = {**DEADLINES, **(address.alone(host).keywords if address.hosts else {})}
    url = address.url
    try:
        with psycopg.connect(
            user=url.username,
            password=url.password,
            dbname=url.database,
            autocommit=True,
            client_encoding=_ENCODING,
            **told,
        ) as connection:
            row = connection.execute(_ASKED).fetchone()
    except psycopg.Error as error:
        return HostFound(host, HostPart.AWAY, f"{why_away(error)}: start it, or take it out of DATABASE_URL")
    is_standby, only_reads, encoding, standbys = row or (False, True, "", "")
    if encoding != _ENCODING:
        return HostFound(host, HostPart.UNFIT, f"its encoding is {encoding}: make the database anew with {_ENCODING}")
    if is_standby:
        return HostFound(host, HostPart.STANDBY)
    if only_reads:
        return HostFound(host, HostPart.UNFIT, "a primary that takes no writes: set default_transaction_read_only off")
    return HostFound(host, HostPart.PRIMARY, waits_for_standby=bool(standbys))
