"""Nothing that is hers lies anywhere in clear (P6): a whole story with everything that goes wrong, then a search.

What is searched is what the service wrote while it ran, in real processes, with the most talkative log. The control
plants a number in every form in every place: the same search finds each.
"""

import base64
import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from doors.body import LONGEST_BODY
from tests.keys import key_in
from tests.leaks.forms import Secret, number, pin, words
from tests.leaks.records import PostgresRecord, Record, SQLiteRecord, rows_in
from tests.leaks.search import Search
from tests.leaks.service import Service, until
from tests.logs import logging_as_it_was
from tests.machine.test_run import Started
from tests.standins import answers
from tests.standins.provider import Provider
from tests.standins.smsc import Smsc

HER, SISTER, OTHER_PHONE = "+998001734695", "+998002846173", "+998003958264"
NEIGHBOUR, STRANGER, DUTY_LINE = "+998004169537", "+998005271948", "+998006382751"
SISTERS_NAME, OWN_NAME, SAFE_WORD = "Gulchehraxon", "Oydinbuvish", "kapalakgul"
OWN_TEXT, PHRASE = "Eshikni ohista taqillating", "Ertaga bozorga boraman"
QUESTION, ADVICE = "Ajrashsam bolalarim kimda qoladi", "Hujjatlaringizni qoshniga qoldiring"
TYPED_PLACE, NEIGHBOURS_PLACE, NOT_UNDERSTOOD = "Qoraqamishtepa ortida", "Тополиный тупик", "Bugun yana baqirdi"
LATITUDE, LONGITUDE = "40.2815", "69.6237"
PIN, SECOND_PIN, WRONG_PIN = "583917", "740268", "926135"
WEBHOOK_SECRET = "known-to-the-tests-and-to-one-gateway-only-"
ROOT_KEY = b"a root key known to these tests."
API_KEY = "atsk-of-the-tests-4e1d"
SMSC_PASSWORD = "smscword"

CROWD = {
    "+998007493826": answers.code(403),
    "+998007493837": answers.sent_to_nobody(f"Nothing was sent to {DUTY_LINE}"),
    "+998007493848": answers.raw(f"<html>{DUTY_LINE}</html>".encode(), 500, "text/html", X_Why=DUTY_LINE),
    "+998007493859": answers.reset_in_mid_body(),
    "+998007493860": answers.redirect(f"/sent?to={DUTY_LINE}"),
}
"""More callers, and what the provider answers to a text about each."""

SECRETS = (
    *(number("somebody's number", e164) for e164 in CROWD),
    number("her number", HER),
    number("her sister's number", SISTER),
    number("another phone of hers", OTHER_PHONE),
    number("her neighbour's number", NEIGHBOUR),
    number("a stranger's number", STRANGER),
    number("the duty line", DUTY_LINE),
    words("her sister's name", SISTERS_NAME),
    words("her name", OWN_NAME),
    words("her safe word", SAFE_WORD),
    words("her words to her people", OWN_TEXT),
    words("her words to herself", PHRASE),
    words("her question", QUESTION),
    words("the answer to it", ADVICE),
    words("where she is", TYPED_PLACE),
    words("her latitude", LATITUDE),
    words("her longitude", LONGITUDE),
    words("where her neighbour is", NEIGHBOURS_PLACE),
    words("what nobody understood", NOT_UNDERSTOOD),
    words("what was written to the duty line", "yordam so'raldi"),
    words("what was written to her sister", "SHOSHILINCH"),
    pin("her PIN", PIN),
    pin("her second PIN", SECOND_PIN),
    pin("a wrong PIN", WRONG_PIN),
    words("the webhook's secret", WEBHOOK_SECRET),
    words("the root key", ROOT_KEY.decode()),
    words("the provider's key", API_KEY),
    words("the SMSC's password", SMSC_PASSWORD),
)

CARELESS: Mapping[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "without its plus": lambda e164: e164[1:].encode(),
    "national": lambda e164: e164[4:].encode(),
    "spaced": lambda e164: f"{e164[4:6]} {e164[6:9]} {e164[9:11]} {e164[11:]}".encode(),
    "in a form post": lambda e164: f"from={quote(e164)}&to=000".encode(),
    "base64": lambda e164: base64.b64encode(f"{e164}, Aziza".encode()),
    "base64 one on": lambda e164: base64.b64encode(f"({e164})".encode()),
    "base64 two on": lambda e164: base64.urlsafe_b64encode(f"<<{e164}>>".encode()),
    "hexadecimal": lambda e164: e164.encode().hex().encode(),
    "HEXADECIMAL": lambda e164: e164.encode().hex().upper().encode(),
    "UTF-16 LE": lambda e164: e164.encode("utf-16-le"),
    "UTF-16 BE": lambda e164: e164.encode("utf-16-be"),
    "reversed": lambda e164: e164[::-1].encode(),
    "its MD5": lambda e164: hashlib.md5(e164.encode()).digest(),
    "its MD5 in digits": lambda e164: hashlib.md5(e164.encode()).hexdigest().encode(),
    "its SHA-1": lambda e164: hashlib.sha1(e164.encode()).digest(),
    "its SHA-1 in digits": lambda e164: hashlib.sha1(e164.encode()).hexdigest().encode(),
    "its SHA-256": lambda e164: hashlib.sha256(e164.encode()).digest(),
    "its SHA-256 in digits": lambda e164: hashlib.sha256(e164.encode()).hexdigest().encode(),
    "compressed": lambda e164: zlib.compress(f'["{e164}"]'.encode()),
}
"""What careless code would write of a telephone number."""

PLANTED = {way: f"+9980091{n:02}35{n:02}" for n, way in enumerate(CARELESS, 10)}
"""A number for each way."""


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Record:
    """A record with nothing in it, of each kind."""
    if request.param == "sqlite":
        return SQLiteRecord(tmp_path)
    return PostgresRecord(request.getfixturevalue("durable_postgres"))


@pytest.fixture
def service(record: Record, free_port: int) -> Iterator[Service]:
    """The service in a folder with a short name, where the socket of its Redis finds room."""
    folder_of_its_own = tempfile.TemporaryDirectory(prefix="najot-leaks-")
    with folder_of_its_own as name, Provider() as provider, Smsc() as smsc, logging_as_it_was():
        folder = Path(name)
        (folder / "tmp").mkdir()
        environ = {
            "DATABASE_URL": record.url,
            "NAJOT_KEYS": ROOT_KEY.hex(),
            "NAJOT_WEBHOOK_SECRETS": WEBHOOK_SECRET,
            "NAJOT_GATEWAYS": "africastalking,simulator,smpp",
            "SMPP_URL": smsc.url,
            "SMPP_SYSTEM_ID": "najot",
            "SMPP_PASSWORD": SMSC_PASSWORD,
            "SMPP_SENDER": "1199",
            "AFRICASTALKING_USERNAME": "najot",
            "AFRICASTALKING_API_KEY": API_KEY,
            "AFRICASTALKING_URL": provider.url,
            "NAJOT_DUTY_SMS": DUTY_LINE,
            "NAJOT_LOG_LEVEL": "debug",
            "TMPDIR": str(folder / "tmp"),
        }
        started = Started(folder / "var", free_port, **environ)
        yield Service(folder, started.until_ready(), record, provider, smsc, environ)
        started.stop()


def test_nothing_of_hers_lies_anywhere_in_clear(service: Service) -> None:
    she_sets_up(service)
    she_calls_for_help(service)
    everything_fails(service)
    she_writes_over_other_roads(service)
    strangers_knock(service)
    for line_of in ("notice_settled", "record_unavailable", "answer_taken"):  # the worker, and both doors
        assert line_of in service.started.said()

    places = service.places()
    assert found(SECRETS, places) == {}

    service.plant(CARELESS[way](planted) for way, planted in PLANTED.items())
    planted = [number(way, e164) for way, e164 in PLANTED.items()]
    assert found(planted, service.places()) == {place: set(CARELESS) for place in places}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("text=2*583917", True),
        ("719385", True),
        ("NTgzOTE3", True),
        ("\\u0441\\u043e\\u0441\\u0435\\u0434", True),
        ("17584583917", False),
        ("3f583917e", False),
        ("10:11:12.583917Z", False),
    ],
)
def test_words_count_anywhere_and_the_digits_of_a_pin_only_alone(text: str, is_found: bool) -> None:
    search = Search([pin("her PIN", "583917"), words("her neighbour", "сосед")])
    assert bool(search.found_in([text.encode()])) == is_found


def found(secrets: Iterable[Secret], places: Mapping[str, list[bytes]]) -> dict[str, set[str]]:
    """The names of the secrets that lie in each place."""
    search = Search(secrets)
    hits = {place: {form.secret.name for form in search.found_in(contents)} for place, contents in places.items()}
    return {place: names for place, names in hits.items() if names}


def she_sets_up(service: Service) -> None:
    """Her people, her words, a safe word, her PINs, a question and a call to another phone."""
    her, sister = service.phone(HER), service.phone(SISTER)
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types(SISTERS_NAME, SISTER[4:]).sees(SISTERS_NAME)
    her.chooses("Ha, so'ralsin").hangs_up()
    service.hears(SISTER, "1")
    sister.texts("1")
    her.dials().chooses("Yaqinlarim", "Ular uchun ismim").types(OWN_NAME).sees("Saqlandi")
    her.chooses("Ular uchun so'zim").types(OWN_TEXT).sees("Saqlandi").hangs_up()
    her.dials().chooses("Sozlamalar", "SMS va qo'ng'iroq", "Maxfiy so'zim").types(SAFE_WORD).sees("Saqlandi")
    her.chooses("SMS javob", "O'z so'zim").types(PHRASE).sees("Saqlandi").hangs_up()
    her.dials().chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types(QUESTION).sees(
        "SMS"
    ).hangs_up()
    her.dials().chooses("Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish").types(QUESTION).chooses(
        "Yo'q"
    ).sees("So'raldi")
    her.dials().chooses("Mutaxassisga savol", "Psixolog", "Davom etish", "Menga qo'ng'iroq").types("2").chooses(
        "Boshqasiga"
    )
    her.types(OTHER_PHONE[4:]).chooses("Yo'q").sees("So'raldi")
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types(PIN).chooses("Ha").sees("Saqlandi")
    her.chooses("Ikkinchi PIN").types(SECOND_PIN).chooses("Ha").sees("Saqlandi").hangs_up()
    her.dials().chooses("Yaqinlarim").types(WRONG_PIN).hangs_up()
    terminal = service.terminal()
    listed = terminal.answers("requests", "list")
    assert OTHER_PHONE in listed
    (code,) = re.findall(f"^([0-9]+).*{QUESTION}", listed, re.MULTILINE)
    terminal.answers("requests", "answer", code, typed=ADVICE)
    her.dials().chooses("Mutaxassisga savol", "So'rovlarim").types(PIN).chooses("Yurist").sees(ADVICE[:10])


def she_calls_for_help(service: Service) -> None:
    """By text with a place, by her safe word, by dialling; her sister, her neighbour and the duty line answer."""
    her, sister, neighbour = service.phone(HER), service.phone(SISTER), service.phone(NEIGHBOUR)
    her.texts(f"YORDAM {TYPED_PLACE} {LATITUDE} {LONGITUDE}")
    assert OWN_NAME in service.hears(SISTER, "SHOSHILINCH", TYPED_PLACE, LATITUDE, LONGITUDE)
    service.hears(HER, PHRASE)
    alarm = service.hears(DUTY_LINE, TYPED_PLACE)
    sister.texts("1")
    service.phone(DUTY_LINE).texts(f"{key_in(alarm)} 1")
    her.texts(SAFE_WORD)
    her.dials("*000*1*1#").sees("Yuborildi").chooses("Xavf yo'q").types(SECOND_PIN).hangs_up()
    neighbour.texts(f"ПОМОЩЬ {NEIGHBOURS_PLACE}")
    service.hears(DUTY_LINE, NEIGHBOURS_PLACE)
    neighbour.texts(NOT_UNDERSTOOD)


def everything_fails(service: Service) -> None:
    """The provider answers nonsense and goes away, Redis hangs, the record goes away: her call gets through."""
    for caller, behaviour in CROWD.items():
        sent = len(service.provider.received)
        service.provider.will(behaviour, times=1)
        service.phone(caller).texts(f"YORDAM {TYPED_PLACE}")
        until(lambda before=sent: len(service.provider.received) >= before + 2)  # to the duty line and to her
    service.provider.stop()
    with closing(service.redis()) as redis:
        redis.client_pause(1000)
    simulated = rows_in(service.record, "simulated_texts")
    service.phone(STRANGER).dials("*000*1*1#")
    until(lambda: rows_in(service.record, "simulated_texts") > simulated)
    service.provider.start()
    calls = ((dial_of(service), dialled(HER)), (text_of(service), texted(HER, f"YORDAM {TYPED_PLACE}")))
    with service.record.away(), ThreadPoolExecutor(2) as at_once:
        assert [status for status, _ in at_once.map(lambda call: service.knock("POST", *call), calls)] == [503, 503]
    until(lambda: service.knock("POST", *calls[0])[0] == 200)


def she_writes_over_other_roads(service: Service) -> None:
    """Texts, receipts and nonsense over SMPP and through the doors of other providers."""
    smsc, report = service.smsc, json.dumps({"messages": [{"message-id": "m-9", "status": "Odd", "description": HER}]})
    for who, body in ((HER, f"YORDAM {TYPED_PLACE}"), (STRANGER, NOT_UNDERSTOOD), (NEIGHBOUR, NEIGHBOURS_PLACE)):
        assert smsc.delivers(who[1:], body) == 0
        text = f'<message id="{who[-4:]}" msisdn="{who[1:]}"><content>{body}</content></message>'
        xml = f"<sms-request>{text}</sms-request>"
        assert service.knock("POST", other_door("playmobile/{}/incoming"), xml.encode(), "text/xml")[0] == 200
        half = xml.removesuffix("</sms-request>").encode()
        assert service.knock("POST", other_door("playmobile/{}/incoming"), half, "text/xml")[0] == 400
    assert smsc.reports("smsc-9", text=OWN_TEXT) == 0
    smsc.sends_bytes(b"\0\0\0\x30" + bytes.fromhex("00000005 00000000 00000063") + HER.encode().ljust(32))
    assert smsc.answer_to(0x63) == 0x65
    smsc.cut()
    assert smsc.delivers(SISTER[1:], "1") == 0
    assert service.knock("POST", other_door("playmobile/{}/receipt"), report.encode())[0] == 200
    callback = f"request_id=a-1&status=ODD&phone_number={HER[1:]}".encode()
    assert service.knock("POST", other_door("eskiz/{}/receipt"), callback)[0] == 200


def strangers_knock(service: Service) -> None:
    """Requests that are refused, each with a number and words in it."""
    dial, text = dial_of(service), text_of(service)
    whole = texted(HER, NOT_UNDERSTOOD)
    for path, body, status in (
        (dial, dialled(HER).replace(b"sessionId", b"session"), 400),
        (dial, dialled(HER) + b"&phoneNumber=" + STRANGER.encode(), 400),
        (dial, dialled(HER) + b"\0&more=%00", 200),
        (text, whole + b"&note=\xff\xfe", 200),
        (text, whole + b"&more=" + b"x" * (LONGEST_BODY + 1), 200),
        (text, whole + b"&text=" * LONGEST_BODY, 413),
        (text.replace(WEBHOOK_SECRET, quote(HER)), whole, 404),
        (f"{text}/{quote(OWN_TEXT)}", whole, 404),
        (f"{dial}/ended", dialled(HER), 200),
        (text.replace("incoming", "receipt"), whole + b"&status=" + quote(HER).encode(), 200),
        (text.replace("incoming", "optout"), b"senderId=000&phoneNumber=" + quote(SISTER).encode(), 200),
    ):
        assert service.knock("POST", path, body)[0] == status, path
    assert service.knock("GET", f"{text}?{whole.decode()}")[0] == 405
    assert service.knock("POST", text, whole, "image/png")[0] == 415
    assert service.knock("GET", f"/phone/{quote(HER)}")[0] == 404


def dial_of(service: Service) -> str:
    return f"/ussd/africastalking/{service.webhook_secret}"


def other_door(path: str) -> str:
    return f"/sms/{path}".format(WEBHOOK_SECRET)


def text_of(service: Service) -> str:
    return f"/sms/africastalking/{service.webhook_secret}/incoming"


def dialled(who: str) -> bytes:
    return f"sessionId=at-1&phoneNumber={quote(who)}&networkCode=99999&serviceCode=*000%23&text=1*{PIN}".encode()


def texted(who: str, body: str) -> bytes:
    return f"from={quote(who)}&to=000&text={quote(body)}&date=now&id=at-1&linkId=".encode()
