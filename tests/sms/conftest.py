"""An open alert that waits for answers."""

import pytest

from alerts.alert import Origin, Place
from alerts.help.raise_alert import raise_alert
from alerts.people import ContactState, Profile
from tests.alerts.world import around, contact
from tests.sms.answering import ANOTHER_CALLER, Answering
from vocabulary.languages import RU


@pytest.fixture
def answering(tmp_path, migrated_sqlite):
    path = tmp_path / "najot.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    answering = Answering(f"sqlite:///{path}")
    yield answering
    answering.record.engine.dispose()


@pytest.fixture
def another_code(answering: Answering) -> str:
    """The code of another caller's alert, whom Aziza knows as Malika."""
    with answering.record.book(ANOTHER_CALLER) as book:
        book.save_profile(Profile(own_name="Malika"))
        book.add_contact(contact("Opa", state=ContactState.ACCEPTED, language=RU))
        return raise_alert(book, Origin.USSD, Place(), around()).code
