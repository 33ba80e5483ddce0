"""Every provider is one folder that the registry names, and none stands in for another."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from config.settings import Settings, describe_settings
from config.values import WebUrl
from sms import gateways
from sms.gateways import provider
from sms.gateways.eskiz.provider import ESKIZ
from sms.gateways.provider import Keep, OurSide, Provider
from sms.gateways.registry import PROVIDERS, HalfRegistered, registered
from sms.gateways.simulator.provider import SIMULATOR
from tests.demo import SECRET, Demo
from tests.doors.requests import BODIES
from tests.store.record import KEY

FOLDERS = {path.parent.name for path in Path(gateways.__path__[0]).glob("*/__init__.py")}
ACCOUNTS = {"smpp": {"url": "smpp://127.0.0.1:2775"}}
"""What a client of the provider needs to be made at all."""


def no_phones() -> Keep:
    raise AssertionError("simulated phones were asked for")


def test_every_folder_of_a_provider_is_registered() -> None:
    assert set(PROVIDERS) == FOLDERS


@pytest.mark.parametrize("name", sorted(PROVIDERS.keys() - {"simulator"}))
def test_a_named_gateway_is_opened_and_never_the_simulator(name: str) -> None:
    account = PROVIDERS[name].account.model_validate(ACCOUNTS.get(name, {}))
    assert PROVIDERS[name].open(account, OurSide(no_phones)).name == name


def test_a_provider_that_nobody_registered_stops_the_start() -> None:
    with pytest.raises(ValidationError, match="must be of africastalking, smpp"):
        Settings(gateways=("simulator", "beeline"))


class Strange(provider.Account):
    """An account whose settings are called like nobody's."""

    model_config = provider.named_after("carrier")
    url: WebUrl = ""


class Lacking(provider.Account):
    """An account that needs what it does not have."""

    model_config = provider.named_after("pigeon")
    needed = ("loft",)


def no_client(_: object, __: object) -> None:
    raise AssertionError("it was opened")


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ((ESKIZ,), "two providers are named eskiz"),
        ((Provider("pigeon", Strange, no_client),), "pigeon: CARRIER_URL is not named after it"),
        ((Provider("pigeon", Lacking, no_client),), "pigeon: loft is needed and is no setting of its account"),
    ],
)
def test_a_half_registered_provider_stops_the_start(others: tuple[Provider, ...], why: str) -> None:
    with pytest.raises(HalfRegistered, match=why):
        registered(ESKIZ, SIMULATOR, *others)


def test_every_setting_of_an_account_is_documented_and_shown_by_doctor() -> None:
    described = {one.name: one.value_in(Settings()) for one in describe_settings()}
    for name, one in PROVIDERS.items():
        for outside, field in one.settings.items():
            assert described[outside] == getattr(one.account(), field), name


def test_every_address_of_a_provider_is_tried_with_bad_requests(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    rules = {rule.rule.replace("<secret>", SECRET) for rule in demo.app.url_map.iter_rules()}
    assert {rule for rule in rules if rule.startswith("/sms/")} == {one for one in BODIES if one.startswith("/sms/")}
    for name, one in PROVIDERS.items():
        assert bool(one.door) == any(rule.startswith(f"/sms/{name}/") for rule in rules)
    demo.close()


def test_the_page_on_gateways_names_every_provider() -> None:
    page = Path("docs/gateways.md").read_text("utf-8")
    assert [name for name in PROVIDERS if f"| `{name}` |" not in page] == []


def test_who_reads_the_settings_loads_no_client_and_no_door() -> None:
    heavy = "africastalking.SMS", "urllib3", "flask", "sms.inbox"
    script = f"import sys, config.settings; print([one for one in {heavy} if one in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_a_process_without_smpp_loads_nothing_of_it(tmp_path: Path) -> None:
    """The web process answers dials and texts of other roads, with all that it needs for them open."""
    script = (
        "import sys\n"
        "from app import create_app\n"
        "from config.settings import Settings\n"
        "from store.migrate import upgrade\n"
        "from wiring import Service\n"
        f"url = 'sqlite:///{tmp_path}/record.db'\n"
        "upgrade(url)\n"
        f"settings = Settings(database_url=url, keys=({KEY!r},), webhook_secrets=('secret',))\n"
        "create_app(settings)\n"
        "service = Service(settings)\n"
        "service.gateways, service.smpp_dials, service.dial_bind\n"
        "service.open_sessions()\n"
        "service.close_sessions()\n"
        "ours = ('sms.gateways.smpp.', 'ussd.smpp.')\n"
        "light = ('sms.gateways.smpp.provider', 'sms.gateways.smpp.settings')\n"
        "print([one for one in sys.modules if one.startswith(ours) and one not in light])"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.splitlines()[-1] == "[]"
