import multiprocessing
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from config.demo_secrets import keep_secret
from config.settings import Settings, SettingsRefused, load_settings, load_settings_or_exit, prepare_demo_secrets
from config.values import Address

PATH_SECRET = "a" * 43
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

PRODUCTION = {
    "NAJOT_ENV": "production",
    "NAJOT_CONSOLE_BIND": "127.0.0.1:8001",
    "NAJOT_GATEWAYS": "africastalking",
    "AFRICASTALKING_USERNAME": "helpline",
    "AFRICASTALKING_API_KEY": "key",
    "NAJOT_WEBHOOK_SECRETS": PATH_SECRET,
    "NAJOT_KEYS": KEY,
    "NAJOT_DUTY_SMS": "+1 202 555 0100",  # of the range kept for fiction,
    "NAJOT_SUPERVISOR_SMS": "+1 202 555 0101",
    "NAJOT_MONITORING_INSTITUTION": "an institution of the tests",
    "NAJOT_SHORT_CODE": "*123#",
}


@pytest.fixture
def load(tmp_path):
    def load(env_file="", **environ):
        (tmp_path / ".env").write_text(env_file, encoding="utf-8")
        return load_settings(environ, tmp_path / ".env")

    return load


@pytest.fixture
def faults(load):
    def faults(env_file="", **environ):
        with pytest.raises(SettingsRefused) as refused:
            load(env_file, **environ)
        return refused.value.faults

    return faults


def test_nothing_needs_to_be_set_for_a_demo(load):
    settings = load()
    assert settings.is_demo
    assert settings.bind == settings.console_address == Address("127.0.0.1", 8000)
    assert settings.database_url == "sqlite:///var/najot.db"
    assert settings.gateways == ("simulator",)
    assert settings.centre_default is True


def test_the_environment_goes_before_the_env_file(load):
    settings = load("NAJOT_ENV=production\nNAJOT_USSD_LIMIT_UCS2=60\n", NAJOT_ENV="demo")
    assert (settings.env, settings.ussd_limit_ucs2) == ("demo", 60)


def test_an_empty_value_means_the_default(load):
    assert load(NAJOT_BIND="", REDIS_URL="").bind == Address("127.0.0.1", 8000)


def test_the_env_file_may_hold_names_that_are_not_ours(load):
    assert load("# a comment\n\nCOMPOSE_PROJECT=x\nexport NAJOT_LOG_LEVEL='debug'\n").log_level == "debug"


def test_settings_cannot_be_changed_once_read(load):
    with pytest.raises(ValidationError):
        load().env = "production"


def test_the_database_follows_the_folder_unless_it_is_named(load):
    assert load(NAJOT_VAR="/srv/najot").database_url == "sqlite:////srv/najot/najot.db"
    assert load(NAJOT_VAR="/srv/najot", DATABASE_URL="sqlite:///a.db").database_url == "sqlite:///a.db"


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("NAJOT_BIND", "0.0.0.0:80", "bind", Address("0.0.0.0", 80)),
        ("NAJOT_BIND", "localhost:8000", "bind", Address("127.0.0.1", 8000)),
        ("NAJOT_BIND", "[::1]:8000", "bind", Address("::1", 8000)),
        ("NAJOT_GATEWAYS", "africastalking, simulator", "gateways", ("africastalking", "simulator")),
        ("NAJOT_CENTRE_DEFAULT", "no", "centre_default", False),
        ("NAJOT_CONTACT_COUNTRIES", "ru, KZ", "contact_countries", ("RU", "KZ")),
        ("NAJOT_SMS_PREFIXES", "NAJOT,UNDP1", "sms_prefixes", ("NAJOT", "UNDP1")),
        ("NAJOT_WEBHOOK_SECRETS", "new,old", "webhook_secrets", ("new", "old")),
        ("NAJOT_KEYS", KEY, "keys", (bytes(range(32)),)),
        ("NAJOT_KEYS", bytes(range(32)).hex(), "keys", (bytes(range(32)),)),
        ("NAJOT_KEYS", KEY.rstrip("=") + "," + "ff" * 32, "keys", (bytes(range(32)), b"\xff" * 32)),
        ("NAJOT_DUTY_SMS", "+998 00 111 22 33", "duty_sms", "+998001112233"),
        ("NAJOT_MAP_LINK", "geo:{lat},{lon}", "map_link", "geo:{lat},{lon}"),
        ("DATABASE_URL", "postgresql+psycopg:///najot", "database_url", "postgresql+psycopg:///najot"),
        ("REDIS_URL", "unix:///run/redis.sock", "redis_url", "unix:///run/redis.sock"),
        ("REDIS_URL", "redis+sentinel://a:1,b:2/najot", "redis_url", "redis+sentinel://a:1,b:2/najot"),
        ("REDIS_URL", "rediss+sentinel://u:p@a.b-c:1/najot/3", "redis_url", "rediss+sentinel://u:p@a.b-c:1/najot/3"),
    ],
)
def test_a_value_is_read_as_people_write_it(load, name, text, field, value):
    settings = load(AFRICASTALKING_USERNAME="sandbox", AFRICASTALKING_API_KEY="key", **{name: text})
    assert getattr(settings, field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NAJOT_ENV", "prod"),
        ("NAJOT_BIND", "8000"),
        ("NAJOT_BIND", "example.org:8000"),
        ("NAJOT_BIND", "127.0.0.1:0"),
        ("NAJOT_BIND", "127.0.0.1:70000"),
        ("NAJOT_BIND", "127.0.0.1:٨٠"),
        ("NAJOT_CONSOLE_BIND", "127.0.0.1"),
        ("NAJOT_GATEWAYS", "simulator,pigeon"),
        ("NAJOT_GATEWAYS", ","),
        ("NAJOT_CENTRE_DEFAULT", "maybe"),
        ("NAJOT_CONTACT_COUNTRIES", "RU,Russia"),
        ("NAJOT_CONTACT_COUNTRIES", "UZ"),
        ("NAJOT_SMS_CYRILLIC", "1"),
        ("NAJOT_USSD_LIMIT_GSM7", "183"),
        ("NAJOT_USSD_LIMIT_GSM7", "many"),
        ("NAJOT_USSD_LIMIT_UCS2", "10"),
        ("NAJOT_WEBHOOK_SECRETS", "with/slash"),
        ("NAJOT_KEYS", "short"),
        ("NAJOT_KEYS", KEY + "," + "ff" * 31),
        ("NAJOT_KEYS", "не ключ"),
        ("NAJOT_KEYS", ","),
        ("NAJOT_WEBHOOK_SECRETS", ","),
        ("NAJOT_DUTY_SMS", "duty"),
        ("NAJOT_SHORT_CODE", "880"),
        ("NAJOT_MAP_LINK", "https://maps.example/?q={lat}"),
        ("NAJOT_MAP_LINK", "https://maps.example/{lat},{lon},{name}"),
        ("NAJOT_MAP_LINK", "javascript:{lat}{lon}"),
        ("NAJOT_LOG_LEVEL", "loud"),
        ("DATABASE_URL", "mysql://localhost/najot"),
        ("REDIS_URL", "localhost:6379"),
        ("REDIS_URL", "redis+sentinel://host:26379"),
        ("REDIS_URL", "redis+sentinel://host/najot"),
        ("REDIS_URL", "redis+sentinel://host:26379/najot/first"),
        ("REDIS_URL", "http+sentinel://host:26379/najot"),
        ("AFRICASTALKING_URL", "api.example/version1"),
        ("SMPP_URL", "smsc.invalid:2775"),
        ("SMPP_URL", "smpp://najot:word@smsc.invalid:2775"),
        ("SMPP_URL", "smpp://::1:2775"),
        ("SMPP_URL", "smpp://[1::2::3]:2775"),
        ("SMPP_URL", "smpp://[127.0.0.1]:2775"),
        ("SMPP_SENDER_TON", "256"),
        ("SMPP_WINDOW", "0"),
    ],
)
def test_a_bad_value_is_one_line_that_names_the_setting(faults, name, text):
    (fault,) = faults(**{name: text})
    assert fault.startswith(f"{name}: ")
    assert "\n" not in fault


@pytest.mark.parametrize("name", ["NAJOT_KEYS", "NAJOT_WEBHOOK_SECRETS", "DATABASE_URL", "REDIS_URL"])
def test_a_bad_secret_is_not_repeated(faults, name):
    (fault,) = faults(**{name: "se/cret"})
    assert "cret" not in fault.removeprefix(name)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("NAJOT_GATEWAY", "NAJOT_GATEWAYS"),
        ("NAJOT_KEY", "NAJOT_KEYS"),
        ("NAJOT_WEBHOOKS_SECRET_FILE", "NAJOT_WEBHOOK_SECRETS_FILE"),
        ("najot_env", "NAJOT_ENV"),
        ("NAJOT_BIND_FILE", "NAJOT_BIND"),
        ("AFRICASTALKING_SENDR", "AFRICASTALKING_SENDER"),
        ("SMPP_PASWORD", "SMPP_PASSWORD"),
        ("ESKIZ_EMAIL_FILE", "ESKIZ_EMAIL"),
        ("PLAYMOBILE_LOGN", "PLAYMOBILE_LOGIN"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_known_one(faults, name, nearest):
    said = f"{name} is not a setting; did you mean {nearest}?"
    assert faults(**{name: "x"}) == [said]
    assert faults(f"{name}=x\n") == [said]


@pytest.mark.parametrize(("name", "nearest"), [("DATABASE_ULR", "DATABASE_URL"), ("REDISURL", "REDIS_URL")])
def test_a_slip_in_a_name_that_others_use_too_is_refused_in_our_file_alone(faults, load, name, nearest):
    assert faults(f"{name}=x\n") == [f"{name} is not a setting; did you mean {nearest}?"]
    load(**{name: "x"})


def test_names_of_other_programs_are_theirs(load):
    load(REDIS_HOST="x", DATABASE_NAME="x", PATH="x", POSTGRES_URL="x")


@pytest.mark.parametrize("name", ["NAJOT_DUTY_SMS", "NAJOT_SUPERVISOR_SMS", "NAJOT_SYNTHETIC_NUMBER"])
@pytest.mark.parametrize("landline", ["+99871" + "2" * 7, "71" + "2" * 7, "+998 62 224 00 00"])
def test_a_landline_is_refused_where_texts_must_arrive(faults, name, landline):
    assert faults(**{name: landline}) == [f"{name}: must be of a mobile phone: a landline gets no texts"]


@pytest.mark.parametrize(
    ("environ", "fault"),
    [
        ({"NAJOT_GATEWAYS": "simulator, simulator"}, "NAJOT_GATEWAYS: names simulator twice"),
        ({"NAJOT_USSD_ROADS": "hubtel,africastalking,hubtel"}, "NAJOT_USSD_ROADS: names hubtel twice"),
        (
            {"SMPP_USSD_END": "2"},
            "SMPP_USSD_END: is SMPP_USSD_MENU too, so that a last screen would ask for a reply",
        ),
        (
            {"NAJOT_DUTY_SMS": "+998000000009"},
            "NAJOT_SUPERVISOR_SMS: is NAJOT_DUTY_SMS too, the phone that did not answer when it is called",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(faults, environ, fault):
    assert faults(**environ) == [fault]


@pytest.mark.parametrize("number", ["+998 11 111 11 11", "+998 00 000", "+7 000 000 00 00", "+" + "9" * 12])
def test_a_number_that_no_phone_can_have_is_refused(faults, number):
    said = "NAJOT_DUTY_SMS: must be a phone number, such as +998 00 000 00 00"
    assert faults(NAJOT_DUTY_SMS=number) == [said]


def test_a_keyword_that_is_itself_something_to_write_is_refused_with_the_reason(faults):
    call, digit = faults(NAJOT_SMS_PREFIXES="NAJOT,YORDAM,1")
    rest = "; leave it out, and texts that begin with it are read as they are"
    assert call == f"NAJOT_SMS_PREFIXES: 'YORDAM' is itself a call for help, which a text would lose with it{rest}"
    assert digit == f"NAJOT_SMS_PREFIXES: '1' is a number, as answers, keys and PINs are{rest}"


def test_a_line_that_is_no_setting_is_named_by_its_number(faults, tmp_path):
    assert faults("NAJOT_ENV=demo\n\n\nNAJOT_LOG_LEVEL\n") == [f"{tmp_path}/.env line 4 is not NAME=value"]
    assert faults("NAJOT_ENV='demo\n") == [f"{tmp_path}/.env line 1 is not NAME=value"]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp1251", r"\.env line 2 is not UTF-8: save the file as UTF-8"),
        ("utf-16", r"\.env is UTF-16: save it as UTF-8"),
    ],
)
def test_an_env_file_in_another_encoding_says_how_to_save_it(tmp_path, encoding, said):
    (tmp_path / ".env").write_bytes("NAJOT_ENV=demo\nNAJOT_SMS_PREFIXES=ЁРДАМ".encode(encoding))
    with pytest.raises(SettingsRefused, match=said):
        load_settings({}, tmp_path / ".env")


def test_a_slip_in_the_name_of_a_provider_is_named_in_the_environment_too(load, faults):
    said = "AFRICASTALKNG_USERNAME is not a setting; did you mean AFRICASTALKING_USERNAME?"
    assert faults(AFRICASTALKNG_USERNAME="x") == [said]
    load(SMTP_PASSWORD="another program's", REDIS_URI="x")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NAJOT_ENV", "Production", "must be 'demo' or 'production'"),
        ("NAJOT_WEB_PROCESSES", "two", "must be a whole number"),
        ("NAJOT_WEB_PROCESSES", "-1", "must be 0 or more"),
        ("NAJOT_BACKUP_DAYS", "99", "must be 14 at most"),
        ("NAJOT_USSD_ROADS", ",", "must name one or more"),
    ],
)
def test_a_value_that_is_none_is_told_in_our_words(faults, name, value, said):
    assert faults(**{name: value}) == [f"{name}: {said}"]


def test_all_faults_are_named_at_once(faults):
    named = faults("NAJOT_GATEWAY=x\n", NAJOT_BIND="x", NAJOT_ENV="x")
    assert [fault.split(":")[0].split(" ")[0] for fault in named] == ["NAJOT_GATEWAY", "NAJOT_ENV", "NAJOT_BIND"]


def test_a_secret_may_stand_in_a_file_of_its_own(load, tmp_path):
    (tmp_path / "keys").write_text(f"{KEY}\n{'ff' * 32}\n")
    assert load(NAJOT_KEYS_FILE=str(tmp_path / "keys")).keys == (bytes(range(32)), b"\xff" * 32)


def test_a_secret_given_twice_is_refused(faults, tmp_path):
    (tmp_path / "keys").write_text(KEY)
    said = "NAJOT_KEYS and NAJOT_KEYS_FILE are both set; keep one"
    assert faults(f"NAJOT_KEYS={KEY}\n", NAJOT_KEYS_FILE=str(tmp_path / "keys")) == [said]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read (FileNotFoundError)"),
        (b"", "is empty"),
        (b"\xff", "line 1 is not UTF-8: save the file as UTF-8"),
    ],
)
def test_a_secret_file_without_a_secret_is_refused(faults, tmp_path, content, said):
    if content is not None:
        (tmp_path / "keys").write_bytes(content)
    assert faults(NAJOT_KEYS_FILE=str(tmp_path / "keys")) == [f"NAJOT_KEYS_FILE {said}"]


@pytest.mark.parametrize("gateways", ["playmobile", "eskiz", "playmobile,eskiz"])
def test_countries_abroad_need_a_gateway_that_sends_there(faults, gateways):
    fault = "NAJOT_CONTACT_COUNTRIES: no gateway in NAJOT_GATEWAYS sends abroad"
    assert fault in faults(NAJOT_GATEWAYS=gateways, NAJOT_CONTACT_COUNTRIES="RU")
    assert fault not in faults(NAJOT_GATEWAYS=gateways)
    assert fault not in faults(NAJOT_GATEWAYS=f"{gateways},smpp", NAJOT_CONTACT_COUNTRIES="RU")


def test_production_starts_when_nothing_of_a_demo_is_left(load):
    settings = load(**PRODUCTION)
    assert not settings.is_demo
    assert prepare_demo_secrets(settings) == settings


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("NAJOT_GATEWAYS", "africastalking,simulator", "NAJOT_GATEWAYS: the simulator reaches no phone"),
        ("AFRICASTALKING_USERNAME", "sandbox", "AFRICASTALKING_USERNAME: the sandbox reaches no phone"),
        ("AFRICASTALKING_API_KEY", "", "AFRICASTALKING_API_KEY: missing, and NAJOT_GATEWAYS names africastalking"),
        ("NAJOT_CONSOLE_BIND", "", "NAJOT_CONSOLE_BIND: the console needs an address of its own"),
        ("NAJOT_CONSOLE_BIND", "127.0.0.1:8000", "NAJOT_CONSOLE_BIND: the console needs an address of its own"),
        ("NAJOT_PUBLIC_URL", "http://a.invalid", "NAJOT_PUBLIC_URL: must be https://, since it carries the secret"),
        ("NAJOT_WEBHOOK_SECRETS", "", "NAJOT_WEBHOOK_SECRETS: missing"),
        (
            "NAJOT_WEBHOOK_SECRETS",
            f"{PATH_SECRET},short",
            "NAJOT_WEBHOOK_SECRETS: each needs 43 characters or more, which is 256 bits",
        ),
        ("NAJOT_KEYS", "", "NAJOT_KEYS: missing"),
        ("NAJOT_DUTY_SMS", "", "NAJOT_DUTY_SMS: missing"),
        ("NAJOT_SUPERVISOR_SMS", "", "NAJOT_SUPERVISOR_SMS: missing"),
        ("NAJOT_DUTY_SMS", "+998 00 123 45 67", "NAJOT_DUTY_SMS: is of a demo, and reaches nobody"),
        ("NAJOT_MONITORING_INSTITUTION", "", "NAJOT_MONITORING_INSTITUTION: missing"),
        ("NAJOT_MONITORING_INSTITUTION", " ", "NAJOT_MONITORING_INSTITUTION: missing"),
        ("NAJOT_SHORT_CODE", "", "NAJOT_SHORT_CODE: missing"),
    ],
)
def test_production_refuses_what_only_suits_a_demo(faults, name, text, fault):
    assert faults(**{**PRODUCTION, name: text}) == [fault]


def test_production_with_nothing_set_names_everything_that_is_missing(faults):
    assert len(faults(NAJOT_ENV="production")) == 8


@pytest.mark.parametrize(
    ("gateway", "account"),
    [
        (
            "playmobile",
            {
                "PLAYMOBILE_URL": "https://broker.invalid/broker-api",
                "PLAYMOBILE_LOGIN": "najot",
                "PLAYMOBILE_PASSWORD": "word",
                "PLAYMOBILE_SENDER": "Najot",
            },
        ),
        (
            "eskiz",
            {
                "ESKIZ_URL": "https://notify.invalid/api",
                "ESKIZ_EMAIL": "najot@example.invalid",
                "ESKIZ_PASSWORD": "word",
                "ESKIZ_SENDER": "4546",
            },
        ),
        (
            "smpp",
            {
                "SMPP_URL": "smpp://smsc.invalid:2775",
                "SMPP_SYSTEM_ID": "najot",
                "SMPP_PASSWORD": "word",
                "SMPP_SENDER": "1199",
            },
        ),
    ],
)
def test_a_gateway_needs_its_account(load, faults, gateway, account):
    assert load(NAJOT_GATEWAYS=gateway, **account).gateways == (gateway,)
    for name in account:
        without = {**account, name: ""}
        assert faults(NAJOT_GATEWAYS=gateway, **without) == [f"{name}: missing, and NAJOT_GATEWAYS names {gateway}"]


def test_secrets_do_not_show_when_settings_are_printed(load):
    secrets = {
        "DATABASE_URL": "postgresql+psycopg://najot:word1@db/najot",
        "REDIS_URL": "redis://:word2@redis/0",
        "AFRICASTALKING_API_KEY": "word3",
        "PLAYMOBILE_PASSWORD": "word5",
        "ESKIZ_PASSWORD": "word6",
        "SMPP_PASSWORD": "word7",
        "NAJOT_WEBHOOK_SECRETS": "word4",
        "NAJOT_KEYS": KEY,
    }
    settings = load(**secrets)
    for shown in (repr(settings), str(settings), f"{settings}"):
        assert not any(hidden in shown for hidden in ("word", KEY, repr(bytes(range(32)))))


def test_a_demo_makes_its_secrets_once_and_keeps_them_from_others(load, tmp_path):
    var = tmp_path / "var"
    first = prepare_demo_secrets(load(NAJOT_VAR=str(var)))
    second = prepare_demo_secrets(load(NAJOT_VAR=str(var)))
    assert (first.webhook_secrets, first.keys) == (second.webhook_secrets, second.keys)
    assert len(first.webhook_secrets[0]) == 43
    assert [len(key) for key in first.keys] == [32]
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in var.iterdir()} == {
        "webhook-secret": 0o600,
        "root-key": 0o600,
    }


def test_a_demo_keeps_the_secrets_that_it_was_given(load, tmp_path):
    settings = prepare_demo_secrets(load(NAJOT_VAR=str(tmp_path / "var"), NAJOT_WEBHOOK_SECRETS="a", NAJOT_KEYS=KEY))
    assert (settings.webhook_secrets, settings.keys) == (("a",), (bytes(range(32)),))
    assert not (tmp_path / "var").exists()


def test_processes_that_start_together_agree_on_one_secret(tmp_path):
    path = tmp_path / "var" / "root-key"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        secrets = pool.map(keep_secret, [path] * 16, chunksize=1)
    assert set(secrets) == {path.read_text().strip()}
    assert [left.name for left in path.parent.iterdir()] == ["root-key"]


def test_bad_settings_end_the_process_with_lines_and_no_traceback(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAJOT_ENV", "x")
    monkeypatch.setenv("NAJOT_BIND", "x")
    with pytest.raises(SystemExit) as ended:
        load_settings_or_exit()
    assert [line.split(":")[0] for line in str(ended.value).splitlines()] == ["NAJOT_ENV", "NAJOT_BIND"]


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff"])
def test_a_damaged_root_key_ends_the_process_rather_than_being_replaced(monkeypatch, tmp_path, damage):
    monkeypatch.chdir(tmp_path)
    Path("var").mkdir()
    Path("var/root-key").write_bytes(damage)
    with pytest.raises(SystemExit) as ended:
        load_settings_or_exit()
    assert str(ended.value).startswith("NAJOT_VAR: the demo's root-key there is damaged")


def test_a_folder_that_cannot_be_written_ends_the_process_with_a_line(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("var").write_text("a file where the folder should be")
    with pytest.raises(SystemExit) as ended:
        load_settings_or_exit()
    assert str(ended.value).startswith("NAJOT_VAR: cannot keep the demo's secrets there")


def test_no_root_key_is_made_beside_a_record_that_needs_another(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("var").mkdir()
    Path("var/najot.db").write_bytes(b"a record")
    for make_secrets in (True, False):
        with pytest.raises(SystemExit) as ended:
            load_settings_or_exit(make_secrets=make_secrets)
        assert str(ended.value) == "NAJOT_VAR: var/root-key is not there, and a record is that it opens; put it back"
    assert not Path("var/root-key").exists()


def test_who_begins_nothing_makes_no_secrets_and_no_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings = load_settings_or_exit(make_secrets=False)
    assert (settings.keys, settings.webhook_secrets, list(tmp_path.iterdir())) == ((), (), [])


def test_a_secret_that_cannot_be_read_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("var/root-key").mkdir(parents=True)
    with pytest.raises(SystemExit) as ended:
        load_settings_or_exit()
    said = "NAJOT_VAR: the demo's secret there cannot be read: var/root-key (Is a directory)"
    assert str(ended.value) == said


def test_settings_can_be_made_in_code_by_their_short_names():
    assert Settings(env="production", bind=Address("::1", 1)).bind == Address("::1", 1)


@pytest.mark.parametrize("url", ["smpp://[::1]:2775", "smpps://[2001:db8::7]:2775", "smpp://smsc-1.invalid:2775"])
def test_an_smsc_may_stand_at_any_kind_of_address(load, url):
    assert load(SMPP_URL=url).account_of("smpp").url == url
