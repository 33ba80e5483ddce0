"""What an operator can set: read once at the start, frozen, and refused as a whole when one value is wrong."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SerializeAsAny, ValidationError

from config import values
from config.demands import (
    DEMO_SHORT_CODE,
    contradictions,
    missing_credentials,
    missing_for_dials,
    unfit_for_production,
    unfit_prefixes,
    unreached_countries,
)
from config.demo_secrets import keep_secret
from config.sources import gather, read_env_file
from config.values import WebUrl, YesOrNo, from_text
from sms.gateways.provider import Account
from sms.gateways.registry import PROVIDERS
from store.address import database_address
from vocabulary.phone_number import PhoneNumber

MOST_BACKUP_DAYS = 14
"""What the menu promises her on its page about erasing."""

DEMO_DUTY_NUMBER = PhoneNumber("+998000000000")
DEMO_SUPERVISOR_NUMBER = PhoneNumber("+998000000009")

WEBHOOK_SECRET, ROOT_KEY = "webhook-secret", "root-key"
"""Files of a demo's secrets under `NAJOT_VAR`."""

OWN_ADDRESS = "run/address"
"""The file under `NAJOT_VAR` in which a running service leaves the address of the phones' door."""

_SQLITE = "sqlite:///"

Model = TypeVar("Model", bound=BaseModel)

_OTHER_PREFIXES = ("DATABASE_", "REDIS_")


def _outside_name(field: str) -> str:
    name = field.upper()
    return name if name.startswith(_OTHER_PREFIXES) else f"NAJOT_{name}"


_AT_HOME_ALONE = " and ".join(f"`{name}`" for name, one in PROVIDERS.items() if not one.sends_abroad)


def _in_code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _known(gateways: tuple[str, ...]) -> tuple[str, ...]:
    """DANGER: nothing may stand in for a provider that nobody registered; it would take every alarm."""
    if not gateways or not set(gateways) <= set(PROVIDERS):
        raise ValueError(f"must be of {', '.join(PROVIDERS)}")
    return gateways


def _read_accounts(given: Mapping[str, Any]) -> dict[str, Account]:
    return {name: PROVIDERS[name].account.model_validate(account) for name, account in given.items()}


Address = Annotated[values.Address, from_text(values.read_address)]
Words = Annotated[tuple[str, ...], from_text(values.read_list)]
Gateways = Annotated[tuple[str, ...], from_text(values.read_list), AfterValidator(_known)]
UssdRoads = Annotated[tuple[str, ...], from_text(values.read_list), Field(min_length=1)]
Countries = Annotated[tuple[str, ...], from_text(values.read_countries)]


def _read_database_url(text: str) -> str:
    """Read the address of the record, on one host or several."""
    database_address(values.read_database_url(text))
    return text


class Settings(BaseModel):
    """All settings. Outside, `bind` is `NAJOT_BIND`; a field that `repr` leaves out is a secret."""

    model_config = ConfigDict(
        alias_generator=_outside_name,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    env: Literal["demo", "production"] = "demo"
    """`demo` or `production`; production refuses the simulator, demo centres, and missing or demo values."""

    bind: Address = values.Address("127.0.0.1", 8000)
    """Where the phones' door listens; in demo the console and the phone page too."""

    console_bind: Address | None = None
    """Where the console's own door listens; in demo the phones' address unless set."""

    public_url: WebUrl = ""
    """The phones' door as a gateway reaches it, told with each text to one that asks where receipts go; empty: none."""

    web_processes: Annotated[int, Field(ge=0, le=64)] = 0
    """Processes of the web server; 0: two where the machine has two processors, else one.

    The first takes about 150 MB, 220 with the console in it, each further one 70.
    """

    var: Path = Path("var")
    """Folder of what the service writes on this machine: SQLite, embedded Redis, demo secrets, reports."""

    database_url: Annotated[str, from_text(_read_database_url)] = Field("sqlite:///var/najot.db", repr=False)
    """The record: `sqlite:///…` (a file in `NAJOT_VAR` unless set) or `postgresql+psycopg://…`, on one host or several
    (`@h1:5432,h2:5432/…`, `?host=h1:5432&host=h2:5432`)."""

    redis_url: Annotated[str, from_text(values.read_redis_url)] = Field("", repr=False)
    """The doorbell: `redis://`, `rediss://`, `unix://`, or by Sentinels `redis+sentinel://host:26379,host2:26379/master-name/0`
    with `user:password@` of the Redis servers before the hosts; empty starts an own Redis in `NAJOT_VAR`."""

    gateways: Gateways = Field(
        ("simulator",), description=f"Roads out, comma-separated, in the order of preference: {_in_code(PROVIDERS)}."
    )

    ussd_roads: UssdRoads = ("africastalking",)
    """Where dials come from, comma-separated: `africastalking`, `smpp`, and the name of any description
    `config/ussd/<name>.yaml`. A demonstration keeps the first, for its phone page."""

    contact_countries: Countries = Field(
        (),
        description="Countries abroad whose mobile phones may be help contacts, by ISO 3166-1: `RU,KZ`. Name only "
        f"those that a gateway really reaches; {_AT_HOME_ALONE} reach none. Such a number is read back "
        "before it is added. Empty: none.",
    )

    accounts: Annotated[dict[str, SerializeAsAny[Account]], BeforeValidator(_read_accounts)] = Field({}, exclude=True)
    """Who we are to each provider, by its name; outside, every field is a setting of its own (`ESKIZ_URL`)."""

    webhook_secrets: Annotated[tuple[str, ...], from_text(values.read_secrets)] = Field((), repr=False)
    """Secrets in the webhooks' paths, comma-separated: the first is current, the others are still accepted."""

    keys: Annotated[tuple[bytes, ...], from_text(values.read_keys)] = Field((), repr=False)
    """Root keys, comma-separated, newest first; 32 random bytes each, in base64 or hexadecimal digits."""

    escalation: Path | None = None
    """File of your own that says who is told when nobody answers, written as `config/escalation.yaml`; empty: that one,
    which comes with the release."""

    centre_default: YesOrNo = True
    """Whether a centre is told of a caller who was never asked: `yes` or `no`."""

    duty_sms: Annotated[PhoneNumber, from_text(values.read_number)] = DEMO_DUTY_NUMBER
    """The national duty line's phone, told when no centre can be."""

    synthetic_number: Annotated[PhoneNumber | None, from_text(values.read_number)] = None
    """Your own phone, which gets a text every hour and pages you when one stays away; empty sends none."""

    supervisor_sms: Annotated[PhoneNumber, from_text(values.read_number)] = DEMO_SUPERVISOR_NUMBER
    """The supervisor's phone, told when nobody has answered an alert and no other supervisor is on the roster."""

    monitoring_institution: str = ""
    """Who watches over the service and answers for it, in a few words; named to the team. Needed in production."""

    backup_days: Annotated[int, Field(ge=1, le=MOST_BACKUP_DAYS)] = MOST_BACKUP_DAYS
    """Days for which you keep backups and the archived log of PostgreSQL: 14 at most, as her phone says. The privacy
    page names them, and the names of erased keys outlive them."""

    erasures_to: Path | None = None
    """Folder for the newest list of erasures, written every minute: on another machine, mounted so that it fails rather
    than hangs. A restore needs it. Another lies in `NAJOT_VAR`, lost with the machine; empty keeps that alone."""

    short_code: Annotated[str, from_text(values.read_short_code)] = DEMO_SHORT_CODE
    """What she dials."""

    sms_prefixes: Words = ()
    """Words that a shared short code puts before every text, comma-separated; they are taken off. None may be itself a
    call for help, a command, an answer or a number; such a word is left out, and understood where it stands."""

    routine_per_minute: Annotated[int, Field(ge=1)] = 60
    """Routine texts that may go out in a minute. The two budgets hold back no alarm and no answer."""

    routine_per_day: Annotated[int, Field(ge=1)] = 5000
    """Routine texts that may go out in 24 hours."""

    ussd_limit_gsm7: Annotated[int, Field(ge=100, le=182)] = 160
    """Characters that a screen may hold in GSM-7; the standard allows 182, networks cut earlier."""

    ussd_limit_ucs2: Annotated[int, Field(ge=50, le=80)] = 70
    """Characters that a screen may hold in UCS-2; the standard allows 80, networks cut earlier."""

    licensed_tests: Path | None = None
    """Folder of the licensed tests that you may show, a file for each; empty shows none."""

    sms_cyrillic: YesOrNo = True
    """`no` sends Russian and Uzbek Cyrillic in Latin letters."""

    map_link: Annotated[str, from_text(values.read_map_link)] = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}"
    """The link to a place on a map, with `{lat}` and `{lon}` in degrees."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least severe line to log: `debug`, `info`, `warning` or `error`."""

    def account_of(self, provider: str) -> Account:
        """Who we are to this provider, as far as the operator said."""
        return self.accounts.get(provider) or PROVIDERS[provider].account()

    @property
    def is_demo(self) -> bool:
        """Whether nobody real depends on this service."""
        return self.env == "demo"

    @property
    def record_file(self) -> Path | None:
        """The file of a SQLite record, whether it is there or not; None where a server keeps the record."""
        name = self.database_url.removeprefix(_SQLITE)
        return None if name == self.database_url else Path(name.partition("?")[0])

    @property
    def has_record(self) -> bool:
        """Whether a record of SQLite is there; a server must be asked."""
        file = self.record_file
        return file is not None and file.exists() and file.stat().st_size > 0

    @property
    def erasures_folder(self) -> Path:
        """Where the newest list of erasures lies."""
        return self.erasures_to or self.own_erasures

    @property
    def own_erasures(self) -> Path:
        """Where the list lies on this machine, whatever becomes of the one elsewhere."""
        return self.var / "erasures"

    @property
    def console_address(self) -> values.Address:
        """Where the console listens, which in demo may be the phones' address."""
        return self.console_bind or self.bind

    @property
    def phones_url(self) -> str:
        """Where a demonstration's console finds the phone page."""
        return self._link_to(self.bind, "/phone/")

    @property
    def console_url(self) -> str:
        """Where a demonstration's phone page finds the console."""
        return self._link_to(self.console_address, "/console/")

    def _link_to(self, address: values.Address, path: str) -> str:
        return path if self.console_address == self.bind else f"http://{address.reachable}{path}"


class SettingsRefused(Exception):
    """The settings cannot be used; `faults` says why, a line each, without repeating a value."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Described:
    """One setting as the documentation shows it, and of which provider's account, if any, it is which field."""

    name: str
    default: str
    meaning: str
    is_secret: bool
    field: str
    provider: str = ""

    def value_in(self, settings: Settings) -> Any:
        """What it is set to."""
        return getattr(settings.account_of(self.provider) if self.provider else settings, self.field)


def describe_settings() -> tuple[Described, ...]:
    """Every setting: the service's in the order of declaration, then those of each provider's account."""
    of_accounts = (_described(one.account, name) for name, one in PROVIDERS.items())
    return (*_described(Settings), *(one for account in of_accounts for one in account))


def _described(model: type[BaseModel], provider: str = "") -> Iterator[Described]:
    for name, field in model.model_fields.items():
        if not field.exclude:
            meaning = field.description or ""
            yield Described(str(field.alias), _as_text(field.default), meaning, not field.repr, name, provider)


def load_settings(environ: Mapping[str, str] = os.environ, env_file: Path = Path(".env")) -> Settings:
    """Read the settings from the environment and `.env`; raises SettingsRefused with all faults at once."""
    described = describe_settings()
    secrets = [setting.name for setting in described if setting.is_secret]
    texts, faults = gather(environ, env_file, [setting.name for setting in described], secrets)
    texts.setdefault("DATABASE_URL", f"{_SQLITE}{texts.get('NAJOT_VAR', 'var')}/najot.db")
    settings, refused = _read(texts)
    if refused:
        raise SettingsRefused(faults + refused)
    faults += missing_credentials(settings) + missing_for_dials(settings)
    faults += unreached_countries(settings) + unfit_prefixes(settings) + contradictions(settings)
    faults += [] if settings.is_demo else unfit_for_production(settings)
    if faults:
        raise SettingsRefused(faults)
    return settings


def _read(texts: dict[str, str]) -> tuple[Settings, list[str]]:
    """The settings that these texts say, and a line for each of them that is wrong."""
    refused: list[str] = []
    accounts = {
        name: _validated(one.account, {field: texts.pop(field) for field in one.settings if field in texts}, refused)
        for name, one in PROVIDERS.items()
    }
    return _validated(Settings, {**texts, "accounts": accounts}, refused), refused


def files_of_secrets(environ: Mapping[str, str] = os.environ, env_file: Path = Path(".env")) -> dict[str, Path]:
    """The files that secrets are read from, by the setting that names each."""
    given = {**read_env_file(env_file)[0], **environ}
    names = [f"{setting.name}_FILE" for setting in describe_settings() if setting.is_secret]
    return {name: Path(given[name] or "") for name in names if given.get(name)}


def prepare_demo_secrets(settings: Settings, *, make: bool = True) -> Settings:
    """Fill in the webhook secret and the root key of a demo, which every process then finds under `NAJOT_VAR`.

    What is not there is left out unless it may be made. Raises SettingsRefused.
    """
    if not settings.is_demo:
        return settings
    secret, key = settings.var / WEBHOOK_SECRET, settings.var / ROOT_KEY
    update: dict[str, Any] = {}
    if not settings.webhook_secrets and (make or secret.exists()):
        update["webhook_secrets"] = (_kept(secret),)
    if not settings.keys and (make or key.exists() or settings.has_record):
        if settings.has_record and not key.exists():
            raise SettingsRefused([f"NAJOT_VAR: {key} is not there, and a record is that it opens; put it back"])
        update["keys"] = _kept_key(key)
    return settings.model_copy(update=update)


def load_settings_or_exit(*, make_secrets: bool = True) -> Settings:
    """The settings, ready for use; bad ones end the process with a line for each fault.

    Who works on a record that is there already, as every command does, makes no secrets for another one.
    """
    try:
        return prepare_demo_secrets(load_settings(), make=make_secrets)
    except SettingsRefused as refused:
        sys.exit("\n".join(refused.faults))


def _kept(path: Path) -> str:
    try:
        return keep_secret(path)
    except OSError as error:
        why = "the demo's secret there cannot be read" if path.exists() else "cannot keep the demo's secrets there"
        raise SettingsRefused([f"NAJOT_VAR: {why}: {path} ({error.strerror})"]) from None
    except ValueError:
        raise SettingsRefused([f"NAJOT_VAR: the demo's {path.name} there is damaged"]) from None


def _kept_key(path: Path) -> tuple[bytes, ...]:
    try:
        return values.read_keys(_kept(path))
    except ValueError as error:
        raise SettingsRefused([f"NAJOT_VAR: the demo's {path.name} there is damaged: {error}"]) from None


def _validated(model: type[Model], texts: Mapping[str, Any], refused: list[str]) -> Model:
    """The model of these texts, one of nothing but defaults where a text is wrong: `refused` says which."""
    try:
        return model.model_validate(texts)
    except ValidationError as error:
        refused += [_fault(one) for one in error.errors(include_input=False)]
        return model()


_SAID = {
    "literal_error": "must be {expected}",
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} at most",
    "too_short": "must name one or more",
}
"""What pydantic finds, as everything else here is said."""


def _fault(error: Any) -> str:
    about = error.get("ctx", {})
    problem = about.get("error") or _SAID.get(error["type"], error["msg"]).format_map(about)
    return f"{error['loc'][0]}: {problem}"


def _as_text(default: Any) -> str:
    if isinstance(default, tuple):
        return ",".join(default)
    if isinstance(default, bool):
        return "yes" if default else "no"
    return "" if default is None else str(default)
