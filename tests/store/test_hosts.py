"""The record on several hosts: one that is dead, a standby that takes no writes, the primary, and a promotion."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from alerts.book import RecordUnavailable
from console.commands.finding import Verdict
from console.commands.record_hosts import record_hosts
from store.address import database_address
from store.backups import postgresql
from store.database import open_database, reading, writing
from store.hosts import HostPart, look_at_hosts
from store.migrate import upgrade
from tests.console.terminal import Terminal
from tests.servers import PostgresServer, find_free_port


class Pair:
    """A primary and its standby, with a port where nobody listens named before them."""

    def __init__(self) -> None:
        self.dead = find_free_port()
        self.primary = PostgresServer(address="127.0.0.1", port=find_free_port())
        self.primary.start()
        self.primary.run("CREATE DATABASE najot TEMPLATE template0")
        self.standby = PostgresServer(address="127.0.0.1", port=find_free_port(), of=self.primary)
        self.standby.start()
        self.order = (self.dead, self.standby.port, self.primary.port)

    def url(self, form: str) -> str:
        """The address in one of SQLAlchemy's two forms, the dead host first and the primary last."""
        hosts = [f"127.0.0.1:{port}" for port in self.order]
        if form == "behind @":
            return f"postgresql+psycopg://najot@{','.join(hosts)}/najot?target_session_attrs=read-write"
        return f"postgresql+psycopg://najot@/najot?{'&'.join(f'host={one}' for one in hosts)}"


FORMS = ("behind @", "host=")


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A pair of this test's own, which it may break."""
    pair = Pair()
    yield pair
    pair.standby.remove()
    pair.primary.remove()


def said(url: str) -> list[tuple[str, Verdict, str]]:
    return [(one.what, one.verdict, one.words) for one in record_hosts(url)]


def test_every_command_finds_the_primary_behind_a_dead_host_and_a_standby(pair: Pair, tmp_path: Path) -> None:
    for form in FORMS:
        url, file = pair.url(form), str(tmp_path / f"{form}.backup")
        terminal = Terminal(tmp_path, url)
        upgrade(url)
        terminal.answers("centres", "list")
        terminal.answers("backup", file)
        list_of_erasures = str(tmp_path / f"{form}.json")
        terminal.answers("erasures", list_of_erasures)
        terminal.answers("restore", file, "--force", "--erasures", list_of_erasures)
        assert not postgresql.is_in_use(url)
        names = {name: verdict for name, verdict, _ in _table(terminal.types("doctor").stdout)}
        assert names["database"] == names["HELP"] == "ok"


def test_a_promoted_standby_is_found_by_an_engine_that_is_open(pair: Pair) -> None:
    engine = open_database(pair.url("host="))
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE kept (one INTEGER)"))
    pair.primary.kill()
    with pytest.raises(RecordUnavailable), reading(engine) as connection:
        connection.execute(text("SELECT 1"))
    with pytest.raises(RecordUnavailable, match=r"none of its hosts takes writes|nobody listens"), writing(engine):
        pass
    pair.standby.run("SELECT pg_promote()")
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO kept VALUES (1)"))
        assert connection.execute(text("SELECT inet_server_port()")).scalar_one() == pair.standby.port
    engine.dispose()


def test_the_host_that_answered_last_is_tried_first(pair: Pair) -> None:
    told = []
    engine = open_database(pair.url("host="))

    @event.listens_for(engine, "do_connect")
    def listen(_dialect: object, _record: object, _positional: object, keywords: dict[str, str]) -> None:
        told.append(keywords["port"].split(","))

    for _ in range(2):
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
        engine.dispose()
    first, second = ([int(port) for port in ports] for ports in told)
    assert first == list(pair.order)
    assert second == [pair.primary.port, pair.dead, pair.standby.port]


def test_each_host_is_told_in_a_line_and_what_to_do(pair: Pair) -> None:
    names = [f"host 127.0.0.1:{port}" for port in pair.order]
    dead = (names[0], Verdict.NOTE, "nobody listens at its host and port: start it, or take it out of DATABASE_URL")
    for form in FORMS:
        lines = said(pair.url(form))
        assert lines[:3] == [dead, (names[1], Verdict.GOOD, "a standby"), (names[2], Verdict.GOOD, "the primary")]
        assert lines[3][1] is Verdict.NOTE and "synchronous_standby_names" in lines[3][2]
    pair.primary.run("ALTER SYSTEM SET synchronous_standby_names = 'walreceiver'")
    pair.primary.run("SELECT pg_reload_conf()")
    url = pair.url("host=")
    assert said(url)[-1] == ("hosts together", Verdict.GOOD, f"127.0.0.1:{pair.primary.port} takes writes")
    pair.standby.run("SELECT pg_promote()")
    assert said(url)[-1][1:] == (
        Verdict.WRONG,
        f"127.0.0.1:{pair.standby.port}, 127.0.0.1:{pair.primary.port} are primaries, each with a record of its own:"
        " stop the older ones",
    )


def test_without_a_primary_the_doctor_fails_before_the_start(pair: Pair, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, pair.url("behind @"))
    assert terminal.types("doctor", "--before-start").exit_code == 0
    pair.primary.kill()
    result = terminal.types("doctor", "--before-start")
    assert result.exit_code == 1
    assert "no primary, so no HELP can be stored: promote a standby" in result.stdout.splitlines()[0]
    assert "web server" not in {name for name, _, _ in _table(result.stdout)}


def test_a_database_in_another_encoding_is_named(pair: Pair) -> None:
    pair.primary.run("CREATE DATABASE bare TEMPLATE template0 ENCODING SQL_ASCII LOCALE 'C'")
    [found] = look_at_hosts(database_address(f"postgresql+psycopg://najot@127.0.0.1:{pair.primary.port}/bare"))
    assert (found.part, found.to_do) == (HostPart.UNFIT, "its encoding is SQL_ASCII: make the database anew with UTF8")


def test_nothing_is_said_of_a_file() -> None:
    assert said("sqlite:///najot.db") == []


def _table(text_of_doctor: str) -> list[tuple[str, str, str]]:
    lines = [line.split(maxsplit=1) for line in text_of_doctor.splitlines()]
    return [(rest[:30].strip(), verdict, rest[30:]) for verdict, rest in lines]
