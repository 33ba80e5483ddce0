"""A whole alarm over Play Mobile: a text comes in as XML, the alarm goes out, its report comes back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from sms.gateways.playmobile.client import PlayMobile
from store.database import reading
from store.tables.outgoing import notices, receipts
from tests.demo import Demo
from tests.doors.requests import PLAYMOBILE, PLAYMOBILE_REPORT, REPORT, xml_text, xml_texts
from tests.standins.playmobile import PlayMobileProvider, error

DUTY_LINE = "+998000000000"


class OverPlayMobile(Demo):
    """A service whose texts go out over the stand-in."""

    def __init__(self, folder: Path, provider: PlayMobileProvider) -> None:
        account = {"url": provider.url, "login": "najot", "password": "word", "sender": "Najot"}
        super().__init__(folder, gateways=("playmobile",), accounts={"playmobile": account})

    def text(self, *texts: str) -> int:
        posted = self.app.test_client().post(PLAYMOBILE, data=xml_texts(*texts), content_type="text/xml")
        return posted.status_code

    def report(self, *reports: tuple[str, str]) -> int:
        messages = [REPORT | {"message-id": message_id, "status": status} for message_id, status in reports]
        return self.app.test_client().post(PLAYMOBILE_REPORT, data=json.dumps({"messages": messages})).status_code

    def the_alarm(self) -> dict[str, object]:
        with reading(self.service.engine) as connection:
            [alarm] = connection.execute(select(notices).where(notices.c.urgency == 0)).mappings()
        return dict(alarm)


@pytest.fixture
def provider() -> Iterator[PlayMobileProvider]:
    with PlayMobileProvider() as provider:
        yield provider


@pytest.fixture
def demo(tmp_path: Path, provider: PlayMobileProvider) -> Iterator[OverPlayMobile]:
    demo = OverPlayMobile(tmp_path, provider)
    yield demo
    demo.close()


def test_an_alarm_goes_out_under_its_own_id_and_its_report_finds_it(
    demo: OverPlayMobile, provider: PlayMobileProvider
) -> None:
    assert demo.text(xml_text(body="YORDAM")) == 200
    demo.service.dispatcher.deliver_due()
    alarm = demo.the_alarm()
    assert (alarm["state"], alarm["message_id"]) == ("handed", alarm["id"])
    assert len(provider.texts_to(DUTY_LINE)) == 1

    assert demo.report(("of-somebody-else", "Failed"), (str(alarm["id"]), "Transmitted")) == 200
    assert demo.the_alarm()["state"] == "handed"
    assert demo.report((str(alarm["id"]), "Delivered"), (str(alarm["id"]), "Transmitted")) == 200
    assert demo.the_alarm()["state"] == "delivered"
    with reading(demo.service.engine) as connection:
        assert connection.execute(select(receipts.c.message_id)).scalars().all() == ["of-somebody-else"]


@pytest.mark.parametrize("takes_free_text", [False, True], ids=["as it is", "control"])
def test_her_own_words_never_go_over_a_road_of_templates(
    demo: OverPlayMobile, provider: PlayMobileProvider, monkeypatch: pytest.MonkeyPatch, takes_free_text: bool
) -> None:
    if takes_free_text:
        monkeypatch.setattr(PlayMobile, "takes_free_text", True)
    demo.text(xml_text(body="YORDAM bozor oldida"))
    demo.service.dispatcher.deliver_due()
    [text] = provider.texts_to(DUTY_LINE)
    assert ("bozor oldida" in text) is takes_free_text


def test_a_text_that_moderation_refuses_waits_for_a_human(demo: OverPlayMobile, provider: PlayMobileProvider) -> None:
    provider.will(error("405"))
    demo.text(xml_text(body="YORDAM"))
    demo.service.dispatcher.deliver_due()
    alarm = demo.the_alarm()
    assert (alarm["state"], alarm["outcome"]) == ("failed", "ContentError")
