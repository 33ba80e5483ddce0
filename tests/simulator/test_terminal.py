"""The phone in the terminal, against the whole service over HTTP."""

import io
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from config.settings import OWN_ADDRESS, Settings
from config.values import Address
from simulator import terminal
from simulator.phone import Gateway, Phone
from simulator.terminal import ReceivedTexts, Service, Terminal, address_in, framed
from tests.demo import SECRET
from tests.running_demo import RunningDemo

HER_NUMBER = "+998000000101"


Read = Callable[[float], str | None]


def use(service: Service, read: Read) -> None:
    phone = Phone(HER_NUMBER, Gateway(service.post_form, SECRET))
    Terminal(phone, read, ReceivedTexts(service, HER_NUMBER).new).run()


def typing(*lines: str | None) -> Read:
    """Type these lines, and let a second pass for each None."""
    waiting = iter(lines)

    def read(seconds: float) -> str | None:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return read


@pytest.fixture
def service(demo: RunningDemo) -> Service:
    return Service(Address("127.0.0.1", demo.server.port))


def test_a_session_is_shown_screen_by_screen(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    use(service, typing("*000#", "1", "1", ""))

    shown = capsys.readouterr().out
    assert "│ 1 YORDAM/ПОМОЩЬ" in shown
    assert "│ 1 Ha/Да" in shown
    assert "yuborildi" in shown
    assert shown.count("phone> ") == 2
    assert shown.count("answer> ") == 3


def test_what_is_no_code_goes_out_as_a_text_and_its_answer_is_shown(
    service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    use(service, typing("YORDAM"))

    def wait_for_the_answer(seconds: float) -> None:
        if "Qabul qilindi." in capsys.readouterr().out:
            raise EOFError
        sleep(0.05)

    use(service, wait_for_the_answer)


def test_without_the_service_it_says_so_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    nobody_listens = Service(Address("127.0.0.1", 9))

    use(nobody_listens, typing("*000#", "YORDAM", None, ""))

    shown = capsys.readouterr().out
    assert shown.count("│ Connection problem or") == 2
    assert (
        shown.count("(there is no connection to the service: tried 127.0.0.1:9; NAJOT_BIND names another place)") == 2
    )


def test_a_screen_is_framed_and_wrapped() -> None:
    assert framed("1 YORDAM\n\nMarkaz sizning xabaringizni oldi", "new text") == "\n".join(
        [
            "╭────────── new text ──────────╮",
            "│ 1 YORDAM                     │",
            "│                              │",
            "│ Markaz sizning xabaringizni  │",
            "│ oldi                         │",
            "╰──────────────────────────────╯",
        ]
    )


@pytest.mark.parametrize(
    ("env", "number", "says"),
    [
        pytest.param("demo", "+15550100", "--number: must be a demo number", id="another number"),
        pytest.param("demo", "hers", "--number: must be a demo number", id="no number"),
        pytest.param("production", "+998000000101", "NAJOT_ENV is production", id="in production"),
    ],
)
def test_it_refuses_in_a_line(monkeypatch: pytest.MonkeyPatch, env: str, number: str, says: str) -> None:
    settings = Settings.model_construct(env=env)
    monkeypatch.setattr(terminal, "load_settings_or_exit", lambda: settings)

    with pytest.raises(SystemExit, match=says):
        terminal.main(["--number", number])


def test_without_a_centre_no_dial_goes_over_smpp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(terminal, "load_settings_or_exit", lambda: Settings.model_construct(env="demo", var=tmp_path))

    with pytest.raises(SystemExit, match=r"no USSD centre runs .* `make phone ROAD=smpp` starts one"):
        terminal.main(["--road", "smpp"])


def test_the_command_reads_a_pipe_to_its_end(
    demo: RunningDemo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = demo.settings.model_copy(update={"bind": Address("127.0.0.1", demo.server.port)})
    monkeypatch.setattr(terminal, "load_settings_or_exit", lambda: settings)
    monkeypatch.setattr("sys.stdin", io.StringIO("*000*1*1#\n"))

    terminal.main([])

    shown = capsys.readouterr().out
    assert "The phone of +998007001020. Dial *000#" in shown
    assert "yuborildi" in shown


def test_the_phone_goes_where_the_service_left_word_unless_the_operator_says_another_place(tmp_path: Path) -> None:
    assert address_in(Settings(var=tmp_path)) == Address("127.0.0.1", 8000)
    (tmp_path / "run").mkdir()
    (tmp_path / OWN_ADDRESS).write_text("127.0.0.1:8123", "utf-8")
    assert address_in(Settings(var=tmp_path)) == Address("127.0.0.1", 8123)
    assert address_in(Settings(var=tmp_path, bind=Address("127.0.0.1", 9000))) == Address("127.0.0.1", 9000)
