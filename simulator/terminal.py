"""A basic phone in the terminal, over the real webhooks of a demonstration that runs on this machine.

python -m simulator.terminal [--number +998007001020] [--road smpp]
"""

import argparse
import json
import select
import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from config.settings import OWN_ADDRESS, Settings, load_settings_or_exit
from config.values import Address, read_address
from simulator.over_centre import running_centre
from simulator.page import HER_NUMBER
from simulator.phone import Gateway, NoAnswer, NobodyThere, Phone, Road
from vocabulary.phone_number import from_typed, is_demo

WIDTH = 28
ANSWER_WITHIN = 10.0
"""Seconds that a network waits for a screen."""

LOOK_EVERY = 1.0
"""Seconds between looks for new texts while nothing is typed."""

CONNECTION_PROBLEM = "Connection problem or invalid MMI code."


@dataclass(frozen=True, slots=True)
class Service:
    """The service as HTTP reaches it."""

    address: Address

    def post_form(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        """Post as a gateway does; raises OSError without a connection."""
        return self.post(path, urlencode(form), "application/x-www-form-urlencoded")

    def post(self, path: str, body: str, content_type: str) -> tuple[int, str]:
        """Post anything; raises OSError without a connection."""
        connection = HTTPConnection(self.address.host, self.address.port, timeout=ANSWER_WITHIN)
        try:
            connection.request("POST", path, body.encode(), {"Content-Type": content_type})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, HTTPException) as broken:
            raise NobodyThere(f"tried {self.address}; NAJOT_BIND names another place") from broken
        finally:
            connection.close()


@dataclass(slots=True)
class ReceivedTexts:
    """What one phone received, as the phone page shows it."""

    service: Service
    number: str
    _last: int = 0

    def new(self) -> list[str]:
        """The texts that came since the last look; none while the service cannot be reached."""
        try:
            status, body = self.service.post("/phone/texts", json.dumps({self.number: self._last}), "application/json")
        except OSError:
            return []
        texts = json.loads(body)[self.number] if status == 200 else []
        if texts:
            self._last = texts[-1]["id"]
        return [text["body"] for text in texts]


@dataclass(frozen=True, slots=True)
class Terminal:
    """One phone in use. `read` waits so many seconds for a line and may give None; it raises EOFError at the end."""

    phone: Phone
    read: Callable[[float], str | None]
    new_texts: Callable[[], list[str]]

    def run(self) -> None:
        """Use the phone until the input ends."""
        while True:
            try:
                self._take(self._ask("answer> " if self.phone.is_in_session else "phone> "))
            except NoAnswer as trouble:
                print(framed(CONNECTION_PROBLEM), f"({trouble})", sep="\n")
            except EOFError:
                return

    def _ask(self, prompt: str) -> str:
        self._show_texts()
        print(prompt, end="", flush=True)
        while (line := self.read(LOOK_EVERY)) is None:
            if self._show_texts():
                print(prompt, end="", flush=True)
        return line.strip()

    def _take(self, typed: str) -> None:
        if self.phone.is_in_session and typed:
            print(framed(self.phone.reply(typed).text))
        elif self.phone.is_in_session:
            self.phone.hang_up()
        elif typed.startswith("*") and typed.endswith("#"):
            print(framed(self.phone.dial(typed).text))
        elif typed:
            self.phone.text(typed)

    def _show_texts(self) -> bool:
        texts = self.new_texts()
        for text in texts:
            print("\n" + framed(text, "new text"))
        return bool(texts)


def framed(text: str, title: str = "") -> str:
    """A text on the phone's small screen."""
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, WIDTH) or [""]]
    top = f" {title} ".center(WIDTH + 2, "─") if title else "─" * (WIDTH + 2)
    return "\n".join([f"╭{top}╮", *(f"│ {line:<{WIDTH}} │" for line in lines), f"╰{'─' * (WIDTH + 2)}╯"])


def main(arguments: list[str] | None = None) -> None:
    """Use a basic phone against the service that `make run` started."""
    settings = load_settings_or_exit()
    number, road = _asked(arguments, settings)
    service = Service(address_in(settings))
    received = ReceivedTexts(service, number)
    received.new()  # what came before today is not news
    print(f"The phone of {number}. Dial {settings.short_code}; anything else that you type is sent as a text.")
    print("In a session, type your answer, or nothing to hang up. Ctrl-D switches the phone off.")
    phone = Phone(number, Gateway(service.post_form, settings.webhook_secrets[0]), road)
    Terminal(phone, read_line, received.new).run()


def address_in(settings: Settings) -> Address:
    """Where the service is: as the operator says here, else where it left word when it started, else the default."""
    left = settings.var / OWN_ADDRESS
    if "bind" in settings.model_fields_set or not left.exists():
        return settings.bind
    return read_address(left.read_text("utf-8"))


def read_line(seconds: float) -> str | None:
    """A line from the keyboard, None when none came in this time; a file or a pipe is read without waiting."""
    if sys.stdin.isatty() and not select.select([sys.stdin], [], [], seconds)[0]:
        return None
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _asked(arguments: list[str] | None, settings: Settings) -> tuple[str, Road | None]:
    """The number, and the road that its dials take if not that of Africa's Talking."""
    parser = argparse.ArgumentParser(prog="python -m simulator.terminal", description=main.__doc__)
    parser.add_argument("--number", default=HER_NUMBER, help="a demo number, +998 00 … (default: %(default)s)")
    parser.add_argument("--road", choices=["africastalking", "smpp"], default="africastalking")
    asked = parser.parse_args(arguments)
    number = from_typed(asked.number)
    if not settings.is_demo:
        sys.exit("The phone in the terminal is for a demonstration, and NAJOT_ENV is production.")
    if number is None or not is_demo(number):
        sys.exit("--number: must be a demo number, such as +998 00 700 10 20")
    if asked.road == "africastalking":
        return number, None
    if not (centre := running_centre(settings.var)):
        sys.exit("--road smpp: no USSD centre runs to which the service is bound; `make phone ROAD=smpp` starts one")
    return number, centre


if __name__ == "__main__":
    main()
