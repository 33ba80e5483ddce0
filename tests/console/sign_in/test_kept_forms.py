"""The sign-in ends while somebody writes of an alert or answers a question: they sign in, and send it, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from staff.session import IDLE
from store.desk.histories import Histories
from store.desk.queue import StoredQueue, WaitingAlert, WaitingRequest
from store.desk.requests import StoredRequests
from tests.console.office import Office
from tests.console.sign_in.test_kept import NOTE, shown, signs_in
from tests.console.sign_in.test_sign_in import Clock
from tests.demo import Demo

HER = "+998001000001"
WORDS = "Buni sud hal qiladi. Bepul yurist markazda bor."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    office = Office(Demo(tmp_path, clock))
    her = (
        office.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
    )
    her.types("Uy kimga qoladi?").types("2")
    her.texts("YORDAM")
    yield office
    office.demo.close()


def what_waits(office: Office, kind: type[WaitingAlert] | type[WaitingRequest]) -> str:
    return next(
        one.id for one in StoredQueue(office.demo.service.engine).waiting(office.now()) if isinstance(one, kind)
    )


def notes_of_the_alert(office: Office, alert_id: str) -> list[str]:
    service = office.demo.service
    return [line.change.note for line in Histories(service.engine, service.vault).of(alert_id) if line.change.note]


def answers_to_the_question(office: Office, request_id: str) -> list[str]:
    file = StoredRequests(office.demo.service.engine, office.demo.service.vault).of(request_id)
    return [file.request.answer] if file and file.request.answer else []


FORMS = {
    "a note": ("supervisor", "alert", "note", {"note": NOTE[:400]}, notes_of_the_alert),
    "a closing": ("supervisor", "alert", "close", {"note": NOTE[:400], "because": "helped"}, notes_of_the_alert),
    "an answer": ("lawyer", "requests", "answer", {"words": WORDS}, answers_to_the_question),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_was_written_before_the_sign_in_ended_is_sent_after_it_once(
    office: Office, clock: Clock, form: str
) -> None:
    login, room, deed, fields, kept_of = FORMS[form]
    thing = what_waits(office, WaitingAlert if room == "alert" else WaitingRequest)
    url = f"/console/{room}/{thing}/{deed}"
    [name] = {"note", "words"} & fields.keys()
    visitor = office.client()
    office.signs_in(visitor, login)
    visitor.sends(f"/console/{room}/{thing}/take")

    clock.passes(IDLE)
    interrupted = visitor.sends(url, **fields)
    assert interrupted.status_code == 401 and kept_of(office, thing) == []

    again = signs_in(office, visitor, login, interrupted.get_data(as_text=True))
    assert f'action="{url}"' in again and shown(again).replace("\r\n", "\n") == fields[name]
    answer = visitor.sends(url, **fields | {name: shown(again)})
    assert answer.status_code == 303
    assert len(kept_of(office, thing)) == 1
