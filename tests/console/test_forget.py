from datetime import timedelta

from store.instant import utc_now
from store.tables.inbound import seen_messages
from tests.console.terminal import Terminal


def test_what_is_old_goes_and_is_counted(terminal: Terminal) -> None:
    now = utc_now()
    seen = [{"message_index": bytes([days]), "seen_at": now - timedelta(days=days)} for days in (0, 5, 6)]
    with terminal.service() as service, service.engine.begin() as connection:
        connection.execute(seen_messages.insert(), seen)

    assert terminal.answers("forget") == "2 texts that came in\n2 forgotten\n"
    assert terminal.answers("forget") == "0 forgotten\n"
