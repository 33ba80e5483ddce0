"""A whole alarm over Eskiz: it goes out with the address of our door, and the callback that comes there finds it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from store.database import reading
from store.tables.outgoing import notices
from tests.demo import Demo
from tests.doors.requests import CALLBACK, DIAL, ESKIZ, GOOD
from tests.standins.eskiz import EMAIL, PASSWORD, EskizProvider


@pytest.mark.parametrize(
    ("status", "state"), [("DELIVRD", "delivered"), ("TRANSMTD", "handed"), ("UNDELIV", "failed"), ("ODD", "handed")]
)
def test_a_callback_moves_the_alarm_that_it_names(tmp_path: Path, status: str, state: str) -> None:
    with EskizProvider() as provider:
        account = {"url": provider.url, "email": EMAIL, "password": PASSWORD, "sender": "4546"}
        public = {"public_url": "https://gateway.invalid/"}
        demo = Demo(tmp_path, gateways=("eskiz",), accounts={"eskiz": account}, **public)
        demo.post(DIAL, GOOD[DIAL])
        demo.service.dispatcher.deliver_due()
        [request] = provider.texts
        callback = urlsplit(request.form["callback_url"])
        assert (callback.scheme, callback.netloc, callback.path) == ("https", "gateway.invalid", ESKIZ)

        with reading(demo.service.engine) as connection:
            message_id = connection.execute(select(notices.c.message_id)).scalar_one()
        assert demo.post(callback.path, {**CALLBACK, "request_id": message_id, "status": status}) == (200, "")
        with reading(demo.service.engine) as connection:
            assert connection.execute(select(notices.c.state)).scalar_one() == state
        demo.close()
