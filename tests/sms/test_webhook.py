"""The SMS door over the whole service: texts, delivery receipts and opt-outs as the gateway posts them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from store.database import reading
from store.tables.callers import stopped_numbers
from store.tables.outgoing import notices, receipts
from tests.demo import SECRET, Demo
from tests.standins.provider import Provider

DOOR = f"/sms/africastalking/{SECRET}"
HER, AZIZA, DUTY_LINE = "+998000000001", "+998000000011", "+998000000000"


class OverProvider(Demo):
    """A service whose texts go out over HTTP."""

    def __init__(self, folder: Path, provider: Provider) -> None:
        account = {"username": "najot", "api_key": "a-key", "url": provider.url}
        super().__init__(folder, gateways=("africastalking",), accounts={"africastalking": account})

    def text(self, sender: str, body: str, id: str = "m-1", **more: str) -> int:
        form = {"from": sender, "to": "000", "text": body, "id": id, "date": "2017-05-03T06:04:45Z", **more}
        return self.post(f"{DOOR}/incoming", form)[0]

    def receipt(self, message_id: str, status: str, **more: str) -> int:
        return self.post(f"{DOOR}/receipt", {"id": message_id, "status": status, "phoneNumber": DUTY_LINE, **more})[0]

    def rows(self, table: object) -> list[dict[str, object]]:
        with reading(self.service.engine) as connection:
            return [dict(row) for row in connection.execute(select(table)).mappings()]  # type: ignore[call-overload]

    def the_alarm(self) -> dict[str, object]:
        [alarm] = [row for row in self.rows(notices) if row["urgency"] == 0]
        return alarm


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def demo(tmp_path: Path, provider: Provider) -> Iterator[OverProvider]:
    demo = OverProvider(tmp_path, provider)
    yield demo
    demo.close()


def sent(demo: OverProvider) -> str:
    """A HELP that was handed over; the id under which the provider took its alarm."""
    demo.text(HER, "YORDAM")
    demo.service.dispatcher.deliver_due()
    return str(demo.the_alarm()["message_id"])


def test_everybody_gets_exactly_one_text_however_often_the_gateway_repeats_itself(
    demo: OverProvider, provider: Provider
) -> None:
    for _ in range(3):
        assert demo.text(HER, "QO'SH Aziza 000000011", id="m-1") == 200
    for _ in range(3):
        assert demo.text(HER, "YORDAM", id="m-2") == 200
        demo.service.dispatcher.deliver_due()
    assert [len(provider.texts_to(number)) for number in (HER, AZIZA, DUTY_LINE)] == [1, 1, 1]


@pytest.mark.parametrize("date", ["2017-05-03T06:04:45Z", "2017-05-03 06:04:45", "2017-05-03 06:04:45.123", "", "x"])
def test_no_date_costs_a_help(demo: OverProvider, date: str) -> None:
    assert demo.text(HER, "YORDAM", date=date) == 200
    assert demo.the_alarm()["state"] == "due"


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (["Success"], "delivered"),
        (["Sent", "Submitted", "Buffered", "Success"], "delivered"),
        (["Success", "Buffered"], "delivered"),
        (["Failed", "Success"], "delivered"),
        (["Success", "Success"], "delivered"),
        (["Buffered"], "handed"),
        (["WhoKnows"], "handed"),
    ],
)
def test_a_receipt_moves_its_notice_forward_only(demo: OverProvider, statuses: list[str], state: str) -> None:
    message_id = sent(demo)
    for status in statuses:
        assert demo.receipt(message_id, status) == 200
    assert demo.the_alarm()["state"] == state
    assert [row["state"] for row in demo.rows(receipts)] == ["unknown" for status in statuses if status == "WhoKnows"]


def test_a_word_that_nobody_knows_is_counted_and_is_no_sign_of_texts_that_are_not_ours(demo: OverProvider) -> None:
    demo.receipt(sent(demo), "WhoKnows")
    demo.receipt("nobody-knows", "WhoKnows")
    figures = demo.app.test_client().get("/metrics").get_data(as_text=True)
    assert 'najot_unknown_receipts{route="africastalking"} 2.0' in figures
    assert "najot_oldest_unmatched_receipt_seconds 0.0" in figures


def test_a_receipt_that_comes_before_its_text_is_stored_waits_for_it(demo: OverProvider) -> None:
    assert demo.receipt("ATXid_1", "Success") == 200
    assert demo.receipt("ATXid_2", "Success") == 200
    sent(demo)
    assert demo.the_alarm()["state"] == "delivered"


@pytest.mark.parametrize("status", ["Success", "Failed", "Surprise"])
def test_a_receipt_for_an_unknown_text_is_recorded_and_changes_nothing(demo: OverProvider, status: str) -> None:
    sent(demo)
    assert demo.receipt("nobody-knows", status) == 200
    assert demo.the_alarm()["state"] == "handed"
    assert [row["message_id"] for row in demo.rows(receipts)] == ["nobody-knows"]


def test_an_opt_out_ends_what_a_contact_hears_and_never_her_help(demo: OverProvider, provider: Provider) -> None:
    demo.text(HER, "QO'SH Aziza 000000011", id="m-1")
    for number in (AZIZA, HER):
        assert demo.post(f"{DOOR}/optout", {"senderId": "000", "phoneNumber": number})[0] == 200
    assert len(demo.rows(stopped_numbers)) == 2
    demo.text(HER, "YORDAM", id="m-2")
    demo.service.dispatcher.deliver_due()
    assert (len(provider.texts_to(AZIZA)), len(provider.texts_to(DUTY_LINE))) == (0, 1)
