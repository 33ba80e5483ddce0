"""The phone speaks the gateway's language exactly, and shows trouble as a phone does."""

from collections.abc import Mapping

import pytest

from simulator.phone import Gateway, NoAnswer, Phone, Screen


class Service:
    """Answers with what it was given, and remembers what it was posted."""

    def __init__(self, *answers: tuple[int, str]) -> None:
        self.answers = list(answers)
        self.posts: list[tuple[str, Mapping[str, str]]] = []

    def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        self.posts.append((path, form))
        return self.answers.pop(0) if self.answers else (200, "")

    def phone(self) -> Phone:
        return Phone("+998000000101", Gateway(self.post, "s3cret"))


def test_each_answer_joins_what_was_typed_before() -> None:
    service = Service((200, "CON a"), (200, "CON b"), (200, "CON c"))
    phone = service.phone()

    phone.dial("*000#")
    phone.reply("1")
    phone.reply("Aziza")

    assert [form["text"] for _, form in service.posts] == ["", "1", "1*Aziza"]
    assert len({form["sessionId"] for _, form in service.posts}) == 1
    assert service.posts[0][0] == "/ussd/africastalking/s3cret"
    assert service.posts[0][1] | {"sessionId": ""} == {
        "sessionId": "",
        "phoneNumber": "+998000000101",
        "networkCode": "99999",
        "serviceCode": "*000#",
        "text": "",
    }


def test_a_suffix_comes_in_the_service_code_with_an_empty_text() -> None:
    service = Service((200, "CON a"))

    service.phone().dial("*000*1#")

    assert service.posts[0][1]["serviceCode"] == "*000*1#"
    assert service.posts[0][1]["text"] == ""


def test_two_dials_are_two_sessions() -> None:
    service = Service((200, "CON a"), (200, ""), (200, "CON a"))
    phone = service.phone()

    phone.dial("*000#")
    phone.dial("*000#")

    first, ended, second = (form for _, form in service.posts)
    assert ended["sessionId"] == first["sessionId"] != second["sessionId"]


@pytest.mark.parametrize(
    ("answers", "status", "hops"),
    [
        pytest.param([(200, "CON a"), (200, "END b")], "Success", "2", id="the service ends it"),
        pytest.param([(200, "CON a"), (503, "try again")], "Failed", "2", id="the service fails"),
    ],
)
def test_the_gateway_reports_how_a_session_ended(answers: list[tuple[int, str]], status: str, hops: str) -> None:
    service = Service(*answers)
    phone = service.phone()

    phone.dial("*000#")
    try:
        phone.reply("1")
    except NoAnswer:
        assert status == "Failed"

    path, report = service.posts[-1]
    assert path == "/ussd/africastalking/s3cret/ended"
    assert (report["status"], report["hopsCount"], report["input"]) == (status, hops, "1")
    assert not phone.is_in_session


def test_hanging_up_is_reported_as_incomplete_and_only_once() -> None:
    service = Service((200, "CON a"))
    phone = service.phone()

    phone.dial("*000#")
    phone.hang_up()
    phone.hang_up()

    assert [form["status"] for path, form in service.posts if path.endswith("/ended")] == ["Incomplete"]


@pytest.mark.parametrize(
    "answer",
    [(503, "CON a"), (404, ""), (200, ""), (200, "CON"), (200, " CON a"), (200, "con a"), (200, "Hello")],
    ids=str,
)
def test_what_a_network_cannot_show_is_no_answer(answer: tuple[int, str]) -> None:
    phone = Service(answer).phone()

    with pytest.raises(NoAnswer):
        phone.dial("*000#")

    assert not phone.is_in_session


def test_without_a_connection_there_is_no_answer() -> None:
    def refuse(path: str, form: Mapping[str, str]) -> tuple[int, str]:
        raise ConnectionRefusedError

    with pytest.raises(NoAnswer, match="no connection"):
        Phone("+998000000101", Gateway(refuse, "s3cret")).dial("*000#")


def test_nothing_can_be_answered_without_a_session() -> None:
    with pytest.raises(NoAnswer):
        Service().phone().reply("1")


def test_the_last_screen_ends_the_session() -> None:
    assert Service((200, "END Bye\nnow")).phone().dial("*000#") == Screen("Bye\nnow", is_last=True)


def test_a_text_goes_out_with_an_id_of_its_own() -> None:
    service = Service()
    phone = service.phone()

    phone.text("YORDAM Chirchiq")
    phone.text("YORDAM Chirchiq")

    (path, first), (_, second) = service.posts
    assert path == "/sms/africastalking/s3cret/incoming"
    assert (first["from"], first["text"]) == ("+998000000101", "YORDAM Chirchiq")
    assert first["id"] != second["id"]


def test_the_gateway_can_repeat_a_request_to_the_letter() -> None:
    service = Service((200, "CON a"), (200, "CON a"))
    phone = service.phone()

    phone.dial("*000#")

    assert phone.send_again() == Screen("a", is_last=False)
    assert service.posts[0] == service.posts[1]
