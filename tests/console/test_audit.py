"""`audit verify` at the terminal: it fails, and says where, when the log was changed."""

from sqlalchemy import text

from staff.audit import Deed, Entry
from store.database import writing
from store.instant import utc_now
from store.staff.audit import StoredAudit
from tests.console.terminal import Terminal


def write(terminal: Terminal, entries: int) -> None:
    with terminal.service() as service:
        log = StoredAudit(service.engine, service.vault)
        for _ in range(entries):
            log.write(Entry(utc_now(), "m", Deed.OPENED, "alert", "a"))


def run(terminal: Terminal, statement: str) -> None:
    with terminal.service() as service, writing(service.engine) as connection:
        connection.execute(text(statement))


def test_a_whole_log_is_verified_and_its_newest_mark_printed(terminal: Terminal) -> None:
    write(terminal, 3)
    said = terminal.answers("audit", "verify")
    assert "3 entries" in said
    mark = said.split()[-1]
    assert "3 entries" in terminal.answers("audit", "verify", "--mark", mark)

    run(terminal, "DELETE FROM audit WHERE position = 3")
    assert "2 entries" in terminal.answers("audit", "verify")
    assert "cut off: entry 3" in terminal.refuses("audit", "verify", "--mark", mark)


def test_a_changed_log_fails_with_the_position(terminal: Terminal) -> None:
    write(terminal, 3)
    run(terminal, "UPDATE audit SET deed = 'revealed' WHERE position = 2")
    assert "entry 2 does not fit" in terminal.refuses("audit", "verify")


def test_an_altered_time_or_anchor_is_named_and_no_error(sqlite_terminal: Terminal) -> None:
    write(sqlite_terminal, 3)
    run(sqlite_terminal, "UPDATE audit SET at = 'yesterday' WHERE position = 2")
    assert "entry 2 does not fit" in sqlite_terminal.refuses("audit", "verify")
    run(sqlite_terminal, "INSERT INTO audit_anchors VALUES (1, 'x', x'00', 'yesterday')")
    assert "the anchor at entry 1 does not fit" in sqlite_terminal.refuses("audit", "verify")


def test_an_empty_log_is_whole_and_a_wrong_mark_is_refused(sqlite_terminal: Terminal) -> None:
    assert sqlite_terminal.answers("audit", "verify").startswith("0 entries")
    assert "a mark looks like" in sqlite_terminal.refuses("audit", "verify", "--mark", "12")
