"""An address of the record names one host or several, in every form that SQLAlchemy and libpq know."""

import pytest

from store.address import Host, database_address

BOTH = (Host("h1", "5432"), Host("h2", "5433"))


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("postgresql+psycopg://u:p@h1:5432,h2:5433/db", BOTH),
        ("postgresql+psycopg://u:p@h1:5432,h2:5433/db?target_session_attrs=read-write", BOTH),
        ("postgresql+psycopg://h1:5432,h2:5433/db", BOTH),
        ("postgresql+psycopg://u:p@/db?host=h1:5432&host=h2:5433", BOTH),
        ("postgresql+psycopg://u:p@/db?host=h1,h2&port=5432,5433", BOTH),
        ("postgresql://u:p@/db?host=h1&host=h2&port=5432", (Host("h1", "5432"), Host("h2", "5432"))),
        ("postgresql+psycopg://u:p@[::1]:5432,[fd00::2]/db", (Host("::1", "5432"), Host("fd00::2"))),
        ("postgresql+psycopg://u:p@h1:5432/db", (Host("h1", "5432"),)),
        ("postgresql+psycopg://u:p@/db?host=/run/postgresql", (Host("/run/postgresql"),)),
        ("postgresql+psycopg:///db", ()),
    ],
)
def test_hosts_are_read_in_every_form(address: str, hosts: tuple[Host, ...]) -> None:
    read = database_address(address)
    assert read.hosts == hosts
    assert read.url.database == "db"


def test_of_several_hosts_the_one_that_writes_is_taken() -> None:
    read = database_address("postgresql+psycopg://u:p@h1:5432,h2:5433/db?application_name=najot")
    assert read.keywords == {
        "host": "h1,h2",
        "port": "5432,5433",
        "target_session_attrs": "read-write",
        "application_name": "najot",
    }
    assert read.alone(read.hosts[1]).keywords == {"host": "h2", "port": "5433", "application_name": "najot"}


def test_a_comma_in_a_password_is_no_second_host() -> None:
    read = database_address("postgresql+psycopg://u:p,q/r@h1:5432/db")
    assert (read.url.password, read.hosts) == ("p,q/r", (Host("h1", "5432"),))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:geheim@h1:x/db",
        "postgresql+psycopg://u:geheim@h1:5432,h2:99999/db",
        "postgresql+psycopg://u:geheim@h1:5432,:5432/db",
        "postgresql+psycopg://u:geheim@h1,h2:54x/db",
        "postgresql+psycopg://u:geheim@h1,h2",
        "postgresql+psycopg://u:geheim@h1,h2/db?host=h3",
        "postgresql+psycopg://u:geheim@/db?host=h1,h2,h3&port=1,2",
        "postgresql+psycopg://u:geheim@/db?host=h1:1&host=h2:2&port=3",
        "postgresql+psycopg://u:geheim@h1,h2/db?target_session_attrs=any",
    ],
)
def test_an_address_that_names_no_hosts_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(ValueError, match=r"^must ") as refused:
        database_address(address)
    assert "geheim" not in str(refused.value)
