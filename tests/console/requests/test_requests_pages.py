"""Call-backs and questions: who sees them, how they are seen to, and what an answer will look like on her phone."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.requests.screens import preview_of
from staff.audit import Deed
from staff.member import Role
from staff.rights import may_answer
from store.desk.queue import StoredQueue, WaitingRequest
from store.tables.outgoing import notices
from tests.console.office import Office
from tests.demo import SECRET, Demo
from tests.journeys.clock import StoryClock
from vocabulary.choices import Specialist

HER, DUTY_LINE = "+998001000001", "+998000000000"
ROOM = "/console/requests/"
IN_DOUBT = "1 SMS yetmagan bo'lishi mumkin"


def asks(office: Office, words: str = "Uy kimga qoladi?", *, by_text: bool = False) -> str:
    """She asks a lawyer; answers where the page of the question is."""
    her = (
        office.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
    )
    her.types(words).types("3" if by_text else "2")
    return ROOM + the_request(office).id


def wants_a_call(office: Office) -> str:
    her = (
        office.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Psixolog", "Davom etish", "Menga qo'ng'iroq")
    )
    her.types("2", "2", "2").sees("So'raldi")
    return ROOM + the_request(office).id


def the_request(office: Office) -> WaitingRequest:
    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    assert isinstance(one, WaitingRequest)
    return one


def test_a_specialist_sees_what_is_asked_of_their_own_field(office: Office) -> None:
    question = asks(office)
    assert "Savol: yurist" in office.client(Role.SUPERVISOR).reads(ROOM)
    assert the_request(office).code in office.client(Role.LAWYER).reads(ROOM)
    assert the_request(office).code not in office.client(Role.DOCTOR).reads(ROOM)
    assert office.client(Role.DOCTOR).get(question).status_code == 404
    assert office.written()[-1].deed is Deed.REFUSED


@pytest.mark.parametrize(
    ("role", "whom", "may"),
    [
        (Role.OFFICER, Specialist.CENTRE, True),
        (Role.OFFICER, Specialist.LAWYER, False),
        (Role.LAWYER, Specialist.LAWYER, True),
        (Role.LAWYER, Specialist.CENTRE, False),
        (Role.SUPERVISOR, Specialist.DOCTOR, True),
        (Role.AUDITOR, Specialist.CENTRE, False),
    ],
)
def test_what_each_role_may_see_to(office: Office, role: Role, whom: Specialist, may: bool) -> None:
    assert may_answer(office.member(role), whom, None) is may


def test_a_question_is_taken_answered_and_read_by_dialling(office: Office) -> None:
    question = asks(office)
    code = the_request(office).code
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{question}/take")
    assert visitor.sends(f"{question}/answer", words="Uy ikkalangizniki. Sudga murojaat qiling.").status_code == 303

    office.demo.phone(HER).dials().chooses("Mutaxassisga savol", "So'rovlarim").types(code).sees("Uy ikkalangizniki.")
    assert [entry.detail for entry in office.written() if entry.deed is Deed.ANSWERED] == ["answer"]
    assert "So'rov" not in visitor.reads(ROOM).partition('class="items"')[2].partition("</ol>")[0]


@pytest.mark.parametrize(("words", "goes"), [("Ertaga soat 10 da keling.", True), ("Himoya orderini so'rang.", False)])
def test_an_answer_goes_as_a_text_only_where_she_allowed_it_and_it_gives_nothing_away(
    office: Office, words: str, goes: bool
) -> None:
    question = asks(office, by_text=True)
    office.client(Role.SUPERVISOR).sends(f"{question}/answer", words=words)
    assert (words in office.demo.texts_of(HER)) is goes


@pytest.mark.parametrize("words", ["", " \u200b ", "я" * 481, "я" * 10_000])
def test_an_answer_that_is_none_or_too_long_is_refused_and_kept(office: Office, words: str) -> None:
    question = asks(office)
    answer = office.client(Role.SUPERVISOR).sends(f"{question}/answer", words=words)
    assert answer.status_code == 400
    assert words in answer.get_data(as_text=True)


def test_the_preview_is_what_her_phone_shows_screen_by_screen(office: Office) -> None:
    words = "Uy nikohda olingan bo'lsa, ikkalangizniki. " * 8
    question = asks(office)
    code = the_request(office).code
    visitor = office.client(Role.SUPERVISOR)
    page = visitor.sends(f"{question}/preview", words=words).get_data(as_text=True)
    shown = [part.partition("</pre>")[0].replace("&#39;", "'") for part in page.split("<pre>")[1:]]
    visitor.sends(f"{question}/answer", words=words)

    her = office.demo.phone(HER).dials().chooses("Mutaxassisga savol", "So'rovlarim").types(code)
    read = [her.screen]
    while "9 yana" in her.screen:
        read.append(her.types("9").screen)
    assert len(read) > 2 and shown == read


@pytest.mark.parametrize("language", ["uz", "uz-Cyrl", "ru"])
def test_every_screen_of_a_preview_fits_a_basic_phone(office: Office, language: str) -> None:
    from store.desk.requests import StoredRequests
    from texts.alphabet import fits_screen

    service = office.demo.service
    asks(office)
    file = StoredRequests(service.engine, service.vault).of(the_request(office).id)
    words = {"uz": "Sud hal qiladi. ", "ru": "Это решает суд. ", "uz-Cyrl": "Буни суд ҳал қилади. "}[language] * 20
    screens = preview_of(service.menu, file.request, language, words).screens
    assert len(screens) > 1 and all(fits_screen(screen, 160, 70) for screen in screens)


def test_the_preview_warns_of_a_word_that_gives_her_away_and_counts_what_is_left(office: Office) -> None:
    question = asks(office, by_text=True)
    visitor = office.client(Role.SUPERVISOR)
    page = visitor.sends(f"{question}/preview", words="Himoya orderini so'rang.").get_data(as_text=True)
    assert "oshkor qilishi mumkin" in page and "456 belgi qoldi" in page
    whole = visitor.sends(f"{question}/preview", words="Sudga boring.", is_whole="yes").get_data(as_text=True)
    assert "<html" in whole and "Sudga boring." in whole


def test_a_call_back_is_taken_and_done_and_its_number_is_shown_for_a_minute(tmp_path: Path) -> None:
    clock = StoryClock()
    clock.at(timedelta(hours=11).total_seconds())
    office = Office(Demo(tmp_path, clock))
    call_back = wants_a_call(office)
    visitor = office.client(Role.PSYCHOLOGIST)
    assert HER not in visitor.reads(call_back)
    assert visitor.sends(f"{call_back}/reveal", reason="").status_code == 400
    visitor.sends(f"{call_back}/reveal", reason="qayta qo'ng'iroq qilish uchun")
    assert HER in visitor.reads(call_back)
    clock.at(timedelta(hours=11, seconds=61).total_seconds())
    assert HER not in visitor.reads(call_back)
    visitor.sends(f"{call_back}/not_reached")
    assert "Nodira (namuna) bog'lana olmadi" in visitor.reads(call_back)
    visitor.sends(f"{call_back}/called")
    assert "Bajarilgan" in visitor.reads(call_back)
    office.demo.close()


def test_a_missed_call_says_of_no_time_that_it_is_safe_for_her(office: Office) -> None:
    form = {"isActive": "1", "sessionId": "call-1", "direction": "Inbound", "callerNumber": HER}
    office.demo.post(f"/voice/africastalking/{SECRET}", form | {"destinationNumber": "+998000000500"})
    visitor = office.client(Role.SUPERVISOR)
    for page in (ROOM, ROOM + the_request(office).id, "/console/queue/"):
        assert the_request(office).code in visitor.reads(page)
        assert "9:00-21:00" not in visitor.reads(page) and "hozir xavfsiz" not in visitor.reads(page)


def test_a_text_that_may_have_reached_nobody_stands_in_the_list_and_is_sent_again(tmp_path: Path) -> None:
    clock = StoryClock()
    clock.at(timedelta(hours=11).total_seconds())
    office = Office(Demo(tmp_path, clock))
    call_back, told = wants_a_call(office), office.demo.texts_of(DUTY_LINE)
    visitor = office.client(Role.SUPERVISOR)
    assert IN_DOUBT not in visitor.reads(ROOM) and "Yana yuborish" not in visitor.reads(call_back)
    with office.demo.service.engine.begin() as connection:
        connection.execute(notices.update().values(state="failed", outcome="402"))

    assert IN_DOUBT in visitor.reads(ROOM)
    assert IN_DOUBT in visitor.reads("/console/queue/?kind=doubt")
    page = visitor.reads(call_back)
    assert "Yana yuborish" in page
    notice = page.partition('name="notice" value="')[2].partition('"')[0]
    assert "Yana yuborilmoqda." in visitor.reads(visitor.sends(f"{call_back}/again", notice=notice).location)

    assert office.demo.texts_of(DUTY_LINE) == [*told, told[-1]]
    assert f"{office.member(Role.SUPERVISOR).name} SMSni yana yubordi" in visitor.reads(call_back)
    assert IN_DOUBT not in visitor.reads(ROOM)
    assert [entry.detail for entry in office.written() if entry.deed is Deed.ACTED] == ["again"]
    assert visitor.sends(f"{call_back}/again", notice=notice).status_code == 400
    office.demo.close()


def test_the_second_of_two_sees_who_was_faster_and_keeps_what_was_typed(office: Office) -> None:
    question = asks(office)
    office.client(Role.LAWYER).sends(f"{question}/take")
    late = office.client(Role.SUPERVISOR).sends(f"{question}/answer", words="Sudga boring.")
    page = late.get_data(as_text=True)
    assert late.status_code == 409 and "Ирина (namuna)" in page and "Sudga boring." in page


@pytest.mark.parametrize("deed", ["called", "not_reached", "burn"])
def test_what_fits_no_question_is_not_there(office: Office, deed: str) -> None:
    assert office.client(Role.SUPERVISOR).sends(f"{asks(office)}/{deed}").status_code == 404


def test_an_open_list_hears_of_a_new_request(tmp_path: Path) -> None:
    office = Office(Demo(tmp_path, StoryClock()))
    visitor = office.client(Role.LAWYER)
    tag = visitor.get(ROOM + "live").headers["ETag"]
    assert visitor.get(ROOM + "live", headers={"If-None-Match": tag}).status_code == 304
    asks(office)
    assert visitor.get(ROOM + "live", headers={"If-None-Match": tag}).status_code == 200
    office.demo.close()
