"""Every address that a gateway may post to needs its secret, and every queue that is rung is heard."""

from pathlib import Path

import pytest
from flask import Flask

import worker
from app import create_app, create_console_app
from config.settings import Settings
from config.values import Address
from console.demo_team import hire_demo_team
from store.bell.doorbell import JOB
from store.instant import utc_now
from store.staff.members import StoredStaff
from tests.demo import SECRET, Demo
from wiring import Service

ROOT = Path(__file__).parents[2]
WITHOUT_A_SECRET = {"/phone/texts"}
"""The phone page's own inbox: demo only, and demo numbers only."""


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return Demo(tmp_path).app


def test_every_post_needs_a_secret(app: Flask) -> None:
    posts = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert {rule for rule in posts if "<secret>" not in rule} == WITHOUT_A_SECRET


def test_a_wrong_secret_is_not_found_at_any_address(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if "<secret>" in rule.rule:
            answer = app.test_client().post(rule.rule.replace("<secret>", "wrong"), data={"text": "1*1"})
            assert answer.status_code == 404, rule.rule


def test_the_job_that_is_rung_is_the_worker_s_and_only_the_bell_and_the_worker_know_the_queue() -> None:
    module, _, name = JOB.partition(".")
    assert module == worker.__name__ and callable(getattr(worker, name))
    knowing = {
        file.name for file in (*ROOT.glob("*.py"), *ROOT.glob("[!.t]*/**/*.py")) if "from rq" in file.read_text("utf-8")
    }
    assert knowing == {"doorbell.py", "worker.py"}


@pytest.fixture
def production(tmp_path: Path) -> Settings:
    demo = Demo(tmp_path).settings
    return demo.model_copy(update={"env": "production", "console_bind": Address("127.0.0.1", 1)})


def addresses(app: Flask) -> set[str]:
    return {rule.rule for rule in app.url_map.iter_rules()}


def test_in_production_the_two_doors_share_nothing_but_their_health(production: Settings) -> None:
    phones, console = create_app(production), create_console_app(production)
    assert addresses(phones) & addresses(console) == {"/health/live", "/health/ready"}
    for rule in addresses(console) - addresses(phones):
        assert rule.startswith("/console/") or rule == "/metrics"
        assert phones.test_client().get(rule).status_code == 404
    for rule in addresses(phones) - addresses(console):
        for path in (rule, rule.replace("<secret>", SECRET)):
            assert console.test_client().post(path).status_code in (400, 404)
    assert not any(rule.startswith("/phone/") for rule in addresses(phones))


def test_no_console_opens_where_real_women_call_and_the_demo_team_may_sign_in(production: Settings) -> None:
    service = Service(production)
    hire_demo_team(StoredStaff(service.engine, service.vault), utc_now())
    with pytest.raises(SystemExit, match="The demo team can sign in here with a public password"):
        create_console_app(production)
    one_address = production.model_copy(update={"console_bind": None})
    with pytest.raises(SystemExit, match="It does not start"):
        create_app(one_address)
    create_console_app(production.model_copy(update={"env": "demo"}))
    create_app(production)


def test_figures_are_for_who_asks_the_console_s_door_itself(production: Settings) -> None:
    console = create_console_app(production).test_client()
    assert console.get("/metrics").status_code == 200
    assert console.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404
    assert console.get("/health/ready", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 200


def test_the_console_of_a_demonstration_is_found_without_its_last_slash(app: Flask) -> None:
    answer = app.test_client().get("/console")
    assert answer.status_code == 308 and answer.headers["Location"].endswith("/console/")
