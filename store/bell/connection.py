"""A client for the Redis that REDIS_URL names: one server, or the master that Sentinels agree on at the moment.

    redis+sentinel://user:password@host:26379,host2:26379/master-name/0

User and password are those of the Redis servers; `rediss+sentinel://` reaches these by TLS. The Sentinels are asked
without either.
"""

from typing import Any
from urllib.parse import unquote

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from redis.sentinel import Sentinel

_IMPATIENT: dict[str, Any] = {"socket_connect_timeout": 0.2, "socket_timeout": 0.5}
"""Seconds. Redis may be lost at any time, and then nobody waits for it."""


def connect(redis_url: str) -> Redis:
    """A client that waits as long as Redis takes, for who has nothing else to do."""
    scheme, _, rest = redis_url.partition("://")
    return _by_sentinels(scheme, rest, {}, {}) if scheme.endswith("+sentinel") else Redis.from_url(redis_url)


def connect_impatiently(redis_url: str) -> Redis:
    """A client that fails at once where Redis does not answer at once."""
    scheme, _, rest = redis_url.partition("://")
    patience = {**_IMPATIENT, "retry": Retry(NoBackoff(), 0)}
    if scheme.endswith("+sentinel"):
        return _by_sentinels(scheme, rest, patience, patience)
    return Redis.from_url(redis_url, **patience)


def _by_sentinels(scheme: str, rest: str, options: dict[str, Any], to_sentinels: dict[str, Any]) -> Redis:
    """Each new connection asks the Sentinels anew, so a promoted replica is found without a restart."""
    credentials, _, places = rest.rpartition("@")
    user, _, password = credentials.partition(":")
    hosts, name, *database = places.split("/")
    addresses = [(host, int(port)) for host, _, port in (place.rpartition(":") for place in hosts.split(","))]
    asking = {"socket_connect_timeout": 1.0, "socket_timeout": 2.0, **to_sentinels}
    sentinels = Sentinel(addresses, sentinel_kwargs=asking)  # type: ignore[no-untyped-call]
    named = {"username": unquote(user) or None, "password": unquote(password) or None}
    by_tls = {"ssl": True} if scheme == "rediss+sentinel" else {}
    place = {"db": int(database[0]) if database else 0}
    master: Redis = sentinels.master_for(name, **place, **named, **by_tls, **options)  # type: ignore[no-untyped-call]
    return master
