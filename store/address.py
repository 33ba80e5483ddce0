"""The address of the record, taken apart in one place: SQLAlchemy reads one host, libpq as many as there are.

Several hosts are written `h1:5432,h2:5432` after the `@`, `?host=h1:5432&host=h2:5432`, or
`?host=h1,h2&port=5432,5432`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_SEVERAL = re.compile(r"(?P<before>[\w+]+://(?:[^:/]*(?::[^@]*)?@)?+)(?P<hosts>[^/?@]*,[^/?@]*)(?P<after>.*)")
"""An address with several hosts where SQLAlchemy reads one."""

_HOST = re.compile(r"(?:\[(?P<v6>[^\]]*)\]|(?P<name>[^\[\]]*?))(?::(?P<port>\d+))?")
_BARE_V6 = re.compile(r"[\da-fA-F]*:[\da-fA-F]*:[\da-fA-F:.]*")
_MOST_PORT = 65535

_WRITABLE = ("read-write", "primary")


@dataclass(frozen=True, slots=True)
class Host:
    """A host of PostgreSQL: a name, an address, or the folder of a socket; without a port it is PostgreSQL's own."""

    name: str
    port: str = ""

    def __str__(self) -> str:
        shown = f"[{self.name}]" if ":" in self.name else self.name
        return f"{shown}:{self.port}" if self.port else shown


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Who we are to the record's server, its database (`url`), its hosts, and what else libpq is told."""

    url: URL
    hosts: tuple[Host, ...] = ()
    told: dict[str, str] = field(default_factory=dict)

    @property
    def is_file(self) -> bool:
        """Whether the record is a file of SQLite."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def keywords(self) -> dict[str, str]:
        """What libpq is told besides name, password and database; of several hosts it takes the one that writes."""
        named = {
            "host": [host.name for host in self.hosts],
            "port": [host.port for host in self.hosts],
        }
        where = {word: ",".join(values) for word, values in named.items() if any(values)}
        return ({"target_session_attrs": _WRITABLE[0]} if len(self.hosts) > 1 else {}) | where | self.told

    def alone(self, host: Host) -> "DatabaseAddress":
        """The address of this host, whether it writes or not."""
        told = {name: value for name, value in self.told.items() if name != "target_session_attrs"}
        return replace(self, hosts=(host,), told=told)


def database_address(text: str) -> DatabaseAddress:
    """Take an address apart; raises ValueError with what is wrong, and holds no password then."""
    several = _SEVERAL.fullmatch(text) if text.startswith("postgresql") else None
    try:
        url = make_url(f"{several['before']}{several['after']}" if several else text)
    except (ArgumentError, ValueError):
        raise ValueError("must be like postgresql+psycopg://user:password@host:5432/database") from None
    if url.get_backend_name() == "sqlite":
        return DatabaseAddress(url)
    if several and not url.database:
        raise ValueError("must name a database after its hosts")
    query = {name: _words(value) for name, value in url.query.items()}
    elsewhere = several["hosts"].split(",") if several else []
    named, ports = query.pop("host", []), query.pop("port", [])
    if elsewhere and (named or ports):
        raise ValueError("must name its hosts in one place, before the database or behind it")
    hosts = [_read_host(one) for one in elsewhere or named]
    if url.host and not hosts:
        hosts = [Host(url.host, str(url.port or ""))]
    told = {name: values[-1] for name, values in query.items()}
    if len(hosts) > 1 and told.get("target_session_attrs", _WRITABLE[0]) not in _WRITABLE:
        raise ValueError("must say target_session_attrs=read-write where it names several hosts")
    plain = URL.create("postgresql+psycopg", url.username, url.password, database=url.database)
    return DatabaseAddress(plain, tuple(_with_ports(hosts, ports)), told)


def _words(value: str | Sequence[str]) -> list[str]:
    return [word for one in ([value] if isinstance(value, str) else value) for word in one.split(",")]


def _read_host(text: str) -> Host:
    if _BARE_V6.fullmatch(text):
        return Host(text)
    read = _HOST.fullmatch(text)
    name = (read["v6"] or read["name"] or "") if read else ""
    if read is None or not name or (":" in name and not read["v6"] and not name.startswith("/")):
        raise ValueError("must name each host as host:port")
    return Host(name, _port(read["port"] or ""))


def _port(text: str) -> str:
    if text and not (text.isdecimal() and 0 < int(text) <= _MOST_PORT):
        raise ValueError("must name ports from 1 to 65535")
    return text


def _with_ports(hosts: list[Host], ports: list[str]) -> list[Host]:
    """Ports that are named apart: one for all hosts, or one for each."""
    if not ports:
        return hosts
    if any(host.port for host in hosts) or len(ports) not in {1, len(hosts)}:
        raise ValueError("must name one port for all hosts, or one for each")
    hosts = hosts or [Host("")]
    return [Host(host.name, _port(port)) for host, port in zip(hosts, ports * len(hosts), strict=False)]
