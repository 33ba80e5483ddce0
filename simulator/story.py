"""The language of the tests: a phone whose every step says what it does and checks what it shows.

    her.dials("*000#").sees("1 YORDAM").types("1").sees("1 Ha").types("1").sees("yuborildi")
    duty_line.received("yordam so'raldi")

A step that fails raises AssertionError with the whole screen.
"""

import re
from collections.abc import Callable, Iterator
from typing import Self

from simulator.phone import Phone, Road, Screen
from texts.alphabet import fits_screen, length_of

Reader = Callable[[str], list[str]]
"""Gives the texts that a number received so far, oldest first, once everything that is due was sent."""

MORE = "9"
MOST_PAGES = 30


class StoryPhone:
    """A phone in a story. The limits are the characters that a screen may hold in GSM-7 and in UCS-2."""

    def __init__(self, phone: Phone, reader: Reader, limits: tuple[int, int] = (160, 70)) -> None:
        self.number = phone.number
        self._phone = phone
        self._reader = reader
        self._limits = limits
        self._screen = Screen("", is_last=True)
        self._texts_read = 0

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self._screen.text

    def on(self, road: Road) -> Self:
        """The same phone, whose dials take another road from now on."""
        return type(self)(self._phone.on(road), self._reader, self._limits)

    def dials(self, code: str = "*000#") -> Self:
        """Dial a code."""
        return self._show(self._phone.dial(code))

    def types(self, *answers: str) -> Self:
        """Answer the screen, and each that follows."""
        for answer in answers:
            self._expect(self._phone.is_in_session, f"{answer!r} was to be typed, but the session is over")
            self._show(self._phone.reply(answer))
        return self

    def chooses(self, *labels: str) -> Self:
        """Press the key that stands before a label, on whatever page it is; then the next."""
        for label in labels:
            for page in self._pages():
                if key := _key_of(label, page):
                    self.types(key)
                    break
            else:
                self._fail(f"no choice says {label!r}")
        return self

    def hangs_up(self) -> Self:
        """End the session."""
        self._phone.hang_up()
        return self

    def texts(self, body: str) -> Self:
        """Send an SMS to the service."""
        self._phone.text(body)
        return self

    def opens_the_menu(self, word: str = "MENYU") -> Self:
        """Ask for the menu by SMS, and send back the digits that come."""
        return self.sends_back_the_code(self.texts(word).reads())

    def sends_back_the_code(self, text: str) -> Self:
        """Send the digits of a text that came in, with the word that it asks for."""
        found = re.search("(?:UNUT|ЗАБУДЬ) [0-9]{6}", text) or re.search("[0-9]{4,}", text)
        self._expect(found is not None, f"no code is in the text {text!r}")
        return self.texts(found[0] if found else "")

    def is_heard_twice(self) -> Self:
        """Let the gateway repeat the last request: the answer is the same."""
        answer = self._phone.send_again()
        self._expect(answer in (None, self._screen), f"the repeated request was answered {answer!r}")
        return self

    def sees(self, *words: str) -> Self:
        """Check that each of these stands on the screen."""
        for text in words:
            self._expect(text in self.screen, f"{text!r} is not on the screen")
        return self

    def does_not_see(self, *words: str) -> Self:
        """Check that none of these stands on the screen."""
        for text in words:
            self._expect(text not in self.screen, f"{text!r} is on the screen")
        return self

    def ended(self) -> Self:
        """Check that the session is over."""
        self._expect(not self._phone.is_in_session, "the session goes on")
        return self

    def reads(self) -> str:
        """The next text that came in."""
        unread = self._unread()
        self._expect(bool(unread), "no text came in")
        self._texts_read += 1
        return unread[0]

    def reads_all(self) -> list[str]:
        """The texts that came in and were not read, at least one; those of one moment stand in any order."""
        texts = self._unread()
        self._expect(bool(texts), "no text came in")
        self._texts_read += len(texts)
        return texts

    def received(self, *words: str) -> Self:
        """Read the next text that came in, and check that each of these stands in it."""
        text = self.reads()
        for part in words:
            self._expect(part in text, f"{part!r} is not in the text {text!r}")
        return self

    def received_nothing_more(self) -> Self:
        """Check that no text came in that was not read."""
        unread = self._unread()
        self._expect(not unread, f"texts came in: {unread}")
        return self

    def _pages(self) -> Iterator[str]:
        """The screen and the pages after it, turned while they are read."""
        yield self.screen
        for _ in range(MOST_PAGES):
            if _key_of("", self.screen, MORE) is None:
                return
            self.types(MORE)
            yield self.screen

    def _show(self, screen: Screen) -> Self:
        self._screen = screen
        self._expect(fits_screen(screen.text, *self._limits), f"the screen is too long: {length_of(screen.text)}")
        return self

    def _unread(self) -> list[str]:
        return self._reader(self.number)[self._texts_read :]

    def _expect(self, is_so: bool, otherwise: str) -> None:
        if not is_so:
            self._fail(otherwise)

    def _fail(self, why: str) -> None:
        raise AssertionError(f"{self.number}: {why}\n--- its screen\n{self.screen}\n---")


def _key_of(label: str, page: str, key: str = "[0-9]+") -> str | None:
    """The key of the line that begins with the label."""
    line = re.search(rf"^({key}) {re.escape(label)}", page, re.MULTILINE)
    return line[1] if line else None
