"""Trying a dial over SMPP: what `make phone ROAD=smpp` starts, and the choice on the phone page while it runs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from sqlalchemy import func, select

from simulator.over_centre import CENTRE_ADDRESS, running_centre
from store.database import reading
from store.tables.alerts import alerts
from tests.demo import Demo
from tests.running_demo import RunningDemo
from tests.simulator.phone_on_page import PhoneOnPage
from tests.standins.centres import ROOT, centre_by

HER = "+998000000101"


def calls(demo: Demo) -> int:
    with reading(demo.service.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(alerts)).scalar_one())


def test_one_command_starts_a_centre_and_a_worker_and_dials_over_both(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("NAJOT_", "SMPP_"))}
    environ |= {"NAJOT_VAR": str(tmp_path), "NAJOT_KEYS": bytes(32).hex()}
    command = [sys.executable, "-m", "tests.standins.phone_over_smpp", "--number", HER]
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as phone:
        said, _ = phone.communicate("*000#\n1\n1\n\n")
    assert phone.returncode == 0, said
    assert re.search("1 YORDAM.*1 Ha.*yuborildi", said, re.DOTALL), said
    assert calls(demo) == 1
    assert running_centre(tmp_path) is None, "nothing of it is left"
    demo.close()


@pytest.fixture
def bound_demo(tmp_path: Path) -> Iterator[RunningDemo]:
    """A demonstration whose page finds a centre that the service is bound to."""
    with centre_by("smpp34") as centre:
        account = {"url": centre.url, "system_id": "najot", "password": "word-xyz", "sender": "1199"}
        demo = RunningDemo(tmp_path, ussd_roads=("africastalking", "smpp"), accounts={"smpp": account})
        demo.start()
        demo.service.open_sessions()
        (tmp_path / "run").mkdir()
        (tmp_path / CENTRE_ADDRESS).write_text(str(centre.road.address), "utf-8")
        yield demo
        demo.service.close_sessions()
        demo.close()


def test_the_page_offers_the_road_while_a_centre_runs(bound_demo: RunningDemo, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{bound_demo.address}/phone/")
    her, road = PhoneOnPage(page, "hers"), page.get_by_label("Dials go over")
    expect(road).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    road.select_option("SMPP")

    her.sends("*000#").shows("1 YORDAM/ПОМОЩЬ").sends("1").shows("1 Ha/Да").hangs_up()
    her.sends("*000#").shows("1 YORDAM/ПОМОЩЬ").sends("1").shows("1 Ha/Да").sends("1").shows("yuborildi")

    assert calls(bound_demo) == 1
    (bound_demo.settings.var / CENTRE_ADDRESS).unlink()
    expect(road).to_be_hidden()
    her.hangs_up().sends("*000*1#").shows("102 112 1146")
    page.close()
