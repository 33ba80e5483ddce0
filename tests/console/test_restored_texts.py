"""After a restore: what was surely not sent goes out, what may have been is held, and missing calls are named."""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from alerts.alert import Alert, Origin
from alerts.carry_out import carry_out
from alerts.notice import Recipient
from alerts.who_decides.proof import Proof
from sms.sending.outbox import LEASE, Claimed
from store.desk.alert_files import StoredAlertFiles
from store.erasures.sending import SendingErasures
from store.instant import utc_now
from store.tables.outgoing import notices
from tests.alerts.world import around
from tests.console.terminal import Terminal
from tests.console.test_backup import backed_up, empty_machine, list_of  # noqa: F401
from texts.times import in_both
from vocabulary.effects import AddContact, RaiseAlert
from vocabulary.phone_number import PhoneNumber

HER, NEIGHBOUR, SISTER = (PhoneNumber(f"+99800000000{n}") for n in (1, 2, 3))


def asks_for_help(terminal: Terminal, number: PhoneNumber = HER) -> Alert:
    """She has a sister, and calls: the texts to her sister and to the duty line wait."""
    with terminal.service() as service, service.ledger.open_book(number, utc_now()) as book:
        book.vouched = Proof.DIAL
        for effect in (AddContact("Malika", SISTER), RaiseAlert()):
            carry_out(effect, book, Origin.USSD, around())
        assert book.alert
        return book.alert


def claimed(terminal: Terminal, at: datetime | None = None) -> list[Claimed]:
    """What a worker takes to send it."""
    with terminal.service() as service:
        return list(service.outbox.claim(at or utc_now(), 100))


def list_of_a_worker(terminal: Terminal) -> str:
    """The list as it is written every minute, while texts go out."""
    folder = terminal.folder / "from a worker"
    folder.mkdir()
    with terminal.service() as service:
        SendingErasures(service.engine, service.vault, folder, service.settings.backup_days).look(utc_now())
    [file] = folder.iterdir()
    return str(file)


def states(terminal: Terminal) -> dict[str, tuple[str, str | None]]:
    with terminal.service() as service, service.engine.connect() as connection:
        return {row.recipient: (row.state, row.outcome) for row in connection.execute(select(notices))}


def test_what_a_stopped_service_had_not_sent_goes_out_after_a_move(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
) -> None:
    asks_for_help(terminal)
    said = empty_machine.answers("restore", backed_up(terminal), "--erasures", list_of(terminal))

    assert "; 2 that were surely not sent go out now" in said
    assert {one.text.to for one in claimed(empty_machine)} >= {SISTER}
    assert len(states(empty_machine)) == 2


def test_what_went_out_after_the_copy_was_made_is_held(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
) -> None:
    asks_for_help(terminal)
    file = backed_up(terminal)
    assert len(claimed(terminal)) == 2

    said = empty_machine.answers("restore", file, "--erasures", list_of(terminal))

    assert "2 texts that may have gone out since are held back" in said
    assert claimed(empty_machine) == []


def test_after_a_machine_was_lost_everything_that_waited_is_held_and_staff_let_it_go_with_one_deed(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
) -> None:
    alert = asks_for_help(terminal)
    file = backed_up(terminal)

    said = empty_machine.answers("restore", file, "--erasures", list_of_a_worker(terminal))

    assert "2 texts that may have gone out since are held back" in said
    assert set(states(empty_machine).values()) == {("unconfirmed", "restored")}
    assert claimed(empty_machine) == []
    with empty_machine.service() as service:
        with service.engine.connect() as connection:
            to_her_sister = select(notices.c.id).where(notices.c.recipient == Recipient.CONTACT)
            sister = connection.execute(to_her_sister).scalar_one()
        shown = StoredAlertFiles(service.engine, service.vault).of(alert.id)
        assert shown is not None
        assert {text.is_in_doubt for text in shown.texts} == {True}
        with service.ledger.open_book(HER, utc_now()) as book:
            assert book.send_again(alert, sister)
        [again] = service.outbox.claim(utc_now(), 10)
        assert again.text.to == SISTER


def test_what_a_worker_had_in_hand_when_the_copy_was_made_is_held(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
) -> None:
    asks_for_help(terminal)
    assert len(claimed(terminal)) == 2
    file = backed_up(terminal)

    empty_machine.answers("restore", file, "--erasures", list_of(terminal))

    assert claimed(empty_machine, utc_now() + 2 * LEASE) == []


def test_the_record_that_is_replaced_tells_what_was_not_sent(terminal: Terminal) -> None:
    asks_for_help(terminal)
    file = backed_up(terminal)
    said = terminal.answers("restore", file, "--erasures", list_of_a_worker(terminal), "--force")
    assert "; 2 that were surely not sent go out now" in said


def test_nobody_gets_an_alarm_of_last_week(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asks_for_help(terminal)
    file, erasures = backed_up(terminal), list_of(terminal)
    later = utc_now() + timedelta(days=7)
    monkeypatch.setattr(sys.modules["console.commands.backup"], "utc_now", lambda: later)

    said = empty_machine.answers("restore", file, "--erasures", erasures)

    assert "2 texts that may have gone out since are held back" in said


@pytest.fixture
def after_the_copy(terminal: Terminal) -> Iterator[tuple[str, Alert]]:
    """A copy, and a call for help that came after it."""
    asks_for_help(terminal)
    file = backed_up(terminal)
    yield file, asks_for_help(terminal, NEIGHBOUR)


def test_calls_that_are_newer_than_the_copy_are_named(
    terminal: Terminal,
    empty_machine: Terminal,  # noqa: F811
    after_the_copy: tuple[str, Alert],
) -> None:
    file, later = after_the_copy
    said = empty_machine.answers("restore", file, "--erasures", list_of_a_worker(terminal))
    assert "WARNING: 1 calls for help were accepted and are not in it" in said
    assert f": {later.code} of {in_both(later.raised_at)}" in said


def test_the_list_names_a_call_and_nobody(terminal: Terminal, after_the_copy: tuple[str, Alert]) -> None:
    _, later = after_the_copy
    text = Path(list_of_a_worker(terminal)).read_text()
    assert later.id in text and later.code in text
    for number in (HER, NEIGHBOUR, SISTER):
        assert number[4:] not in text
    assert "Malika" not in text
