"""Every kind of answer, bad ones above all, posted to the real webhook: status, alert, who hears of it, what is read.

Which name each outcome has stands in test_answers.py; here is what comes of it outside.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from store.desk.review import StoredReview
from store.tables.alerts import alerts
from tests.demo import SECRET, Demo
from tests.journeys.clock import StoryClock
from tests.keys import key_in

HER, AZIZA, MALIKA = "+998000000101", "+998000000102", "+998000000103"
CENTRE, NEIGHBOUR = "+998000002001", "+998000002003"
ANOTHER_CALLER, CENTRE_FAR_AWAY = "+998000000201", "+998000002015"
DUTY_LINE, SUPERVISOR, STRANGER = "+998000000000", "+998000000009", "+998000000666"
EVERYBODY = (HER, AZIZA, MALIKA, CENTRE, NEIGHBOUR, ANOTHER_CALLER, CENTRE_FAR_AWAY, DUTY_LINE, SUPERVISOR, STRANGER)

SUPERVISOR = "+998000000009"
OPEN, SEEN_TO, CLOSED = "open", "acknowledged", "closed"
AZIZA_GOES, NOBODY_GOES, TAKEN = "Aziza telefonidan", "bora olmaydi", "shug'ullanmoqda"
ALARM, ALL_IS_WELL, NOT_PROVED = "yordam so'raldi", "yordam kerak emas", "TASDIQLANMAGAN"

OTHERS_HEAR_AZIZA = {MALIKA: (AZIZA_GOES,), CENTRE: (AZIZA_GOES,)}
BOTH_HEAR_TAKEN = {AZIZA: (TAKEN,), MALIKA: (TAKEN,), CENTRE: ("sizda",)}
OVER = "endi kelish shart emas"
ALL_HEAR_THAT_IT_IS_OVER = {AZIZA: (OVER,), MALIKA: (OVER,), CENTRE: ("yopildi",)}
KEYS_TOLD = {CENTRE: ("Kalitlar",)}
ASKED = {AZIZA: ("1 boraman, 2 borolmayman?",)}
ASKED_AND_PASSED_ON = {**ASKED, CENTRE: ("Aziza yozdi",), SUPERVISOR: ("Aziza yozdi",)}
ALL_HEAR_IT = {AZIZA: (ALL_IS_WELL,), MALIKA: (ALL_IS_WELL,), CENTRE: (NOT_PROVED,)}
BACK_AND_FORTH = (AZIZA_GOES, NOBODY_GOES) * 2

Post = tuple[str, str] | tuple[str, str, str]
"""Who texts what; two with the same third word are one text that the gateway repeats.

CODE and FAR are the references of the two alerts, KEY is the key of CENTRE's phone.
"""


@dataclass(frozen=True)
class Row:
    """What is posted, and all that comes of it: nobody else hears anything, and the other alert stays open."""

    what: str
    posts: tuple[Post, ...]
    alert: str
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: int = 0
    status: int = 200


ROWS = (
    Row("a contact goes", ((AZIZA, "1"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("a contact cannot", ((AZIZA, "2"),), OPEN),
    Row("a contact goes, with the code", ((AZIZA, "1 CODE"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("blanks and quotes around it", ((AZIZA, ' "1" \n'),), OPEN, OTHERS_HEAR_AZIZA),
    Row("a full-width digit", ((AZIZA, "１"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("a digit of another script", ((AZIZA, "١"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("a digit and an emoji", ((AZIZA, "1 🙏"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("an emoji alone", ((AZIZA, "🙏"),), OPEN, ASKED_AND_PASSED_ON, unread=1),
    Row("a digit with a letter", ((AZIZA, "1a"),), OPEN, unread=1),
    Row("two answers in one", ((AZIZA, "1 2"),), OPEN, ASKED),
    Row("nothing", ((AZIZA, ""),), OPEN),
    Row("a thousand digits", ((AZIZA, "1" * 1000),), OPEN, ASKED),
    Row("a thousand letters after the digit", ((AZIZA, "1 " + "ж" * 998),), OPEN, ASKED_AND_PASSED_ON, unread=1),
    Row("a thousand blanks after the digit", ((AZIZA, "1" + " " * 999),), OPEN, OTHERS_HEAR_AZIZA),
    Row("more than any phone sends", ((AZIZA, "1" * 5000),), OPEN, ASKED),
    Row("a NUL", ((AZIZA, "1\0"),), OPEN, OTHERS_HEAR_AZIZA),
    Row("a contact closes nothing", ((AZIZA, "0"),), OPEN, ASKED),
    Row("the centre takes it", ((CENTRE, "KEY 1"),), SEEN_TO, BOTH_HEAR_TAKEN),
    Row("the centre passes it on", ((CENTRE, "KEY 2"),), OPEN, {NEIGHBOUR: (ALARM,), CENTRE: ("uzatildi",)}),
    Row("the centre closes it", ((CENTRE, "KEY 0"),), CLOSED, ALL_HEAR_THAT_IT_IS_OVER),
    Row("a letter for zero", ((CENTRE, "KEY O"),), OPEN, {CENTRE: ("tushunarsiz",)}),
    Row("a Cyrillic letter for zero", ((CENTRE, "KEY О"),), OPEN, {CENTRE: ("tushunarsiz",)}),
    Row("key and digit in one", ((CENTRE, "KEY1"),), SEEN_TO, BOTH_HEAR_TAKEN),
    Row("the key and words", ((CENTRE, "yopildi KEY"),), CLOSED, ALL_HEAR_THAT_IT_IS_OVER),
    Row("the reference opens nothing", ((CENTRE, "CODE 0"),), OPEN, KEYS_TOLD),
    Row("a bare digit of the centre", ((CENTRE, "0"),), OPEN, KEYS_TOLD),
    Row("words of the centre without a key", ((CENTRE, "yopildi"),), OPEN, KEYS_TOLD),
    Row(
        "the centre of another alert, with the key",
        ((CENTRE_FAR_AWAY, "KEY 0"),),
        OPEN,
        {CENTRE_FAR_AWAY: ("Kalitlar",)},
    ),
    Row("the reference of another centre's alert", ((CENTRE, "FAR 0"),), OPEN, KEYS_TOLD),
    Row("a centre that was not told yet", ((NEIGHBOUR, "KEY 1"),), OPEN),
    Row("the duty line that was not told", ((DUTY_LINE, "KEY 0"),), OPEN),
    Row("a supervisor who was not told yet", ((SUPERVISOR, "KEY 1"),), OPEN),
    Row("a stranger", ((STRANGER, "1"),), OPEN, unread=1),
    Row("a stranger who has the key", ((STRANGER, "KEY 1"),), OPEN),
    Row("a stranger who writes a word with it", ((STRANGER, "CODE ha"),), OPEN, unread=1),
    Row("she herself", ((HER, "KEY 1"),), OPEN),
    Row(
        "wrong keys, and then the right one",
        (*((CENTRE, f"{code} 0") for code in range(100_000, 100_009)), (CENTRE, "KEY 0")),
        CLOSED,
        ALL_HEAR_THAT_IT_IS_OVER | {CENTRE: ("Kalitlar", "Bu kalit emas", "yopildi")},
    ),
    Row(
        "ten wrong keys: the old one counts no more",
        (*((CENTRE, f"{code} 0") for code in range(100_000, 100_010)), (CENTRE, "KEY 0")),
        OPEN,
        {CENTRE: ("Kalitlar", "Bu kalit emas", "Noto'g'ri kalitlar", "eskirgan")},
    ),
    Row(
        "keys guessed by a stranger shut out nobody else",
        (*((STRANGER, f"{code} 1") for code in range(100_000, 100_012)), (CENTRE, "KEY 1")),
        SEEN_TO,
        BOTH_HEAR_TAKEN,
    ),
    Row(
        "an answer after she took it back",
        ((HER, "XAVFSIZ"), (AZIZA, "1")),
        OPEN,
        ALL_HEAR_IT | {CENTRE: (NOT_PROVED, "yo'lda")},
    ),
    Row(
        "the centre's, after she took it back",
        ((HER, "XAVFSIZ"), (CENTRE, "KEY 1")),
        SEEN_TO,
        {**ALL_HEAR_IT, CENTRE: (NOT_PROVED, "sizda")},
    ),
    Row(
        "an answer after the centre closed it is told once that it is over",
        ((CENTRE, "KEY 0"), (AZIZA, "1"), (AZIZA, "2")),
        CLOSED,
        {CENTRE: ("yopildi",), AZIZA: (OVER, OVER), MALIKA: (OVER,)},
    ),
    Row("one text that comes three times", ((AZIZA, "1", "same"),) * 3, OPEN, OTHERS_HEAR_AZIZA),
    Row("the same answer in another text", ((AZIZA, "1"), (AZIZA, "1")), OPEN, OTHERS_HEAR_AZIZA),
    Row("two answers that overtake each other", ((AZIZA, "2"), (AZIZA, "1")), OPEN, OTHERS_HEAR_AZIZA),
    Row(
        "the last to come counts, and its forerunner's repeat does not",
        ((AZIZA, "1", "first"), (AZIZA, "2"), (AZIZA, "1", "first")),
        OPEN,
        {MALIKA: (AZIZA_GOES, NOBODY_GOES), CENTRE: (AZIZA_GOES, NOBODY_GOES)},
    ),
    Row(
        "of who goes and cannot in turn others hear that they go twice in half an hour, and each time that they do not",
        tuple((AZIZA, "12"[turn % 2]) for turn in range(9)),
        OPEN,
        {MALIKA: BACK_AND_FORTH, CENTRE: BACK_AND_FORTH},
    ),
)


class Answering(Demo):
    """A service whose texts are counted from a moment on."""

    def begin(self) -> None:
        self.before = {number: len(self.texts_of(number)) for number in EVERYBODY}

    def alerts(self) -> dict[str, str]:
        """The state of each alert, by its code."""
        with self.service.engine.connect() as connection:
            return {row.code: row.state for row in connection.execute(select(alerts)).all()}

    def sends(self, number: int, post: Post) -> int:
        sender, body, *again = post
        message_id = again[0] if again else str(number)
        form = {"from": sender, "to": "000", "text": body, "id": message_id, "date": "2026-11-22 19:00:00"}
        status = self.post(f"/sms/africastalking/{SECRET}/incoming", form)[0]
        self.service.dispatcher.deliver_due()
        return status

    def heard(self) -> dict[str, list[str]]:
        """What each phone got since then."""
        new = {number: self.texts_of(number)[self.before[number] :] for number in EVERYBODY}
        return {number: texts for number, texts in new.items() if texts}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str, str]:
    """Two open alerts in two regions, their references, and the key of the phone that hers was told to."""
    folder = tmp_path_factory.mktemp("prepared")
    demo = Answering(folder, StoryClock())
    her, another = demo.phone(HER), demo.phone(ANOTHER_CALLER)
    her.dials().chooses("O'zbekcha", "Sozlamalar", "Viloyat va tuman", "Toshkent sh.", "Mirobod").hangs_up()
    for name, number in (("Aziza", "00 000 01 02"), ("Malika", "00 000 01 03")):
        her.dials().chooses("Yaqinlarim", "Qo'shish").types(name, number).hangs_up()
    her.dials("*000*1*1#").sees("2 kishi va markaz")
    another.texts("YORDAM Samarqand")
    alarms = [demo.phone(centre).reads() for centre in (CENTRE, CENTRE_FAR_AWAY)]
    hers, far = (alarm.partition(":")[0] for alarm in alarms)
    demo.close()
    return folder, hers, far, key_in(alarms[0])


@pytest.fixture
def service(prepared: tuple[Path, str, str, str], tmp_path: Path) -> Iterator[Answering]:
    shutil.copytree(prepared[0], tmp_path, dirs_exist_ok=True)
    demo = Answering(tmp_path, StoryClock())
    demo.begin()
    yield demo
    demo.close()


def _with(body: str, named: Mapping[str, str]) -> str:
    for name, number in named.items():
        body = body.replace(name, number)
    return body


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_each_answer_has_one_outcome(service: Answering, prepared: tuple[Path, str, str, str], row: Row) -> None:
    _, hers, far, key = prepared
    named = {"CODE": hers, "FAR": far, "KEY": key}
    posts = [(who, _with(body, named), *again) for who, body, *again in row.posts]

    statuses = {service.sends(number, post) for number, post in enumerate(posts)}

    assert statuses == {row.status}
    assert service.alerts() == {hers: row.alert, far: OPEN}
    heard = service.heard()
    assert heard.keys() == row.heard.keys(), heard
    for number, words in row.heard.items():
        assert len(heard[number]) == len(words), heard
        assert all(word in text for word, text in zip(words, heard[number], strict=True)), heard
    assert StoredReview(service.service.engine, service.service.vault).unread()[0] == row.unread
