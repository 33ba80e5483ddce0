"""What the phone page answers, without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app, create_console_app
from config.values import Address
from simulator.over_centre import CENTRE_ADDRESS
from tests.demo import SECRET, Demo


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    demo = Demo(tmp_path)
    yield demo
    demo.close()


@pytest.fixture
def client(demo: Demo) -> FlaskClient:
    return demo.app.test_client()


@pytest.mark.parametrize("path", ["/", "/phone/", "/phone/static/start.js", "/phone/static/phone.css"])
def test_every_answer_is_kept_by_nobody_and_runs_only_what_is_ours(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    answer.close()

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    rules = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in rules
    assert "script-src 'self';" in rules
    assert "style-src 'self';" in rules
    assert "frame-ancestors 'none'" in rules


def test_the_page_has_no_script_and_no_style_of_its_own(client: FlaskClient) -> None:
    page = client.get("/phone/").get_data(as_text=True)

    assert SECRET in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script type="module" src=') == 1


def test_a_phone_shows_only_what_came_after(client: FlaskClient, demo: Demo) -> None:
    demo.phone("+998000000101").texts("YORDAM").received("Qabul qilindi.")

    first = client.post("/phone/texts", json={"+998000000101": 0, "+998000000102": 0}).get_json()
    [text] = first["+998000000101"]
    after = client.post("/phone/texts", json={"+998000000101": text["id"]}).get_json()

    assert (text["body"], first["+998000000102"]) == ("Qabul qilindi.", [])
    assert after == {"+998000000101": []}


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(None, id="nothing"),
        pytest.param([], id="a list"),
        pytest.param({"+1 555": 0}, id="not a demo's number"),
        pytest.param({"+998000000101": "0"}, id="an id that is no number"),
        pytest.param({"+998000000101": True}, id="an id that is a truth"),
        pytest.param({f"+998000001{i:03}": 0 for i in range(101)}, id="too many"),
    ],
)
def test_a_bad_question_is_refused_in_a_line(client: FlaskClient, asked: Any) -> None:
    answer = client.post("/phone/texts", json=asked)

    assert (answer.status_code, answer.get_data(as_text=True)) == (400, "Bad Request\n")


HER_DIAL = {"number": "+998000000101", "id": "s", "dialled": "*000#", "inputs": []}


def test_without_a_centre_the_page_offers_one_road_and_dials_over_no_other(client: FlaskClient, demo: Demo) -> None:
    (demo.settings.var / "run").mkdir()
    for left in ("", "127.0.0.1:9", "nowhere"):
        (demo.settings.var / CENTRE_ADDRESS).write_text(left, "utf-8")
        assert client.get("/phone/roads").get_json() == ["africastalking"]
        assert client.post(f"/phone/dial/{SECRET}", json=HER_DIAL).status_code == 503


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(None, id="nothing"),
        pytest.param([], id="a list"),
        pytest.param({**HER_DIAL, "number": "+1 555"}, id="not a demo's number"),
        pytest.param({**HER_DIAL, "number": None}, id="no number"),
        pytest.param({**HER_DIAL, "id": 1}, id="a session that is no text"),
        pytest.param({**HER_DIAL, "inputs": "1"}, id="inputs that are no list"),
    ],
)
def test_a_bad_dial_is_refused_in_a_line(client: FlaskClient, asked: Any) -> None:
    answer = client.post(f"/phone/dial/{SECRET}", json=asked)

    assert (answer.status_code, answer.get_data(as_text=True)) == (400, "Bad Request\n")


def test_numbers_are_not_asked_for_in_an_address(client: FlaskClient) -> None:
    assert client.get("/phone/texts").status_code == 405


@pytest.mark.parametrize(
    ("path", "language"), [("/?lang=ru", "ru"), ("/phone/?lang=uz-Cyrl", "uz-Cyrl"), ("/phone/?lang=xx", "uz")]
)
def test_a_page_is_read_in_the_language_of_its_address(client: FlaskClient, path: str, language: str) -> None:
    assert f'<html lang="{language}">' in client.get(path).get_data(as_text=True)


def test_every_phone_that_an_alert_can_reach_is_in_the_list_once(client: FlaskClient, demo: Demo) -> None:
    page = client.get("/phone/").get_data(as_text=True).partition('id="whose"')[2]
    numbers = re.findall(r'<option value="([^"]+)"', page)

    assert numbers[:2] == [demo.settings.duty_sms, demo.settings.supervisor_sms]
    assert sorted(set(numbers)) == sorted(numbers)
    assert {centre.duty_sms for centre in demo.service.directory.newest().centres} <= set(numbers)


def test_phones_and_console_lead_to_each_other(client: FlaskClient, demo: Demo) -> None:
    for path in ("/", "/phone/"):
        assert 'href="/console/sign-in?lang=uz"' in client.get(path).get_data(as_text=True)
    assert 'href="/phone/?lang=uz"' in client.get("/console/sign-in").get_data(as_text=True)


def test_a_console_at_an_address_of_its_own_is_found_there(demo: Demo) -> None:
    apart = demo.settings.model_copy(update={"console_bind": Address("0.0.0.0", 9)})
    page = create_app(apart).test_client().get("/phone/").get_data(as_text=True)

    assert 'href="http://127.0.0.1:9/console/sign-in?lang=uz"' in page


def test_production_says_nothing_of_what_it_is(demo: Demo) -> None:
    production = demo.settings.model_copy(update={"env": "production", "console_bind": Address("127.0.0.1", 9)})
    for app in (create_app(production), create_console_app(production)):
        answer = app.test_client().get("/")
        assert (answer.status_code, answer.get_data(as_text=True)) == (404, "Not Found\n")
        assert "najot" not in str(answer.headers).lower()
        assert "Set-Cookie" not in answer.headers


def test_production_has_no_phone_page(demo: Demo) -> None:
    app = create_app(demo.settings.model_copy(update={"env": "production"}))

    assert app.test_client().get("/phone/").status_code == 404
    assert app.test_client().post("/phone/texts", json={}).status_code == 404
