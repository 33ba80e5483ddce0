"""Cutting a screen into pages: every page fits her alphabet, and no word and no option is lost.

A page starts at a piece, counted over the words of the text and then the options. A hint makes a page shorter, never
the next one start too late: the next page starts where this one ended.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from sys import maxsize

from menus.compose import Content, Option
from menus.model import FIRST_NUMBER, Limits
from texts.alphabet import fits_screen

MOST_OPTIONS = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines around a page's own: a hint, and the names of keys 9, 0 and 00.

    The start has no way out; without a way back, because something was done, the way out is the start.
    """

    hint: str
    more: str
    back: str
    start: str
    has_way_back: bool
    has_way_out: bool
    limits: Limits
    first_number: int = FIRST_NUMBER


_BARE = Frame("", "", "", "", has_way_back=False, has_way_out=False, limits=Limits(maxsize, maxsize))


@dataclass(frozen=True, eq=False)
class Page:
    """The page of a screen that starts at a piece. Nothing is cut before it is asked for: most pages are passed.

    `may_hold` are the options that it has room for at most; `keys` are its last line when another page follows, and
    when none does.
    """

    content: Content
    start: int
    frame: Frame
    may_hold: tuple[Option, ...]
    first: str
    keys: tuple[str, str]

    @cached_property
    def text(self) -> str:
        """The whole page: a label is shortened that fits on no page, and key 00 is named where there is room for it."""
        text = self._written(self._end)
        if not self._fits(text):
            most = _last_that(lambda most: self._fits(self._written(self._end, most)), 3, 99)
            return self._written(self._end, most)
        start_key = f"00 {self.frame.start}"
        if not self.frame.has_way_out or text.endswith(start_key):
            return text
        with_start_key = f"{text} {start_key}"
        return with_start_key if self._fits(with_start_key) else text

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Its options, in the order of their numbers."""
        return self.may_hold[: self._count(self._end)]

    @property
    def numbered(self) -> Iterator[tuple[int, Option]]:
        """Its options with their numbers."""
        return enumerate(self.options, self.frame.first_number)

    def option(self, key: str) -> Option | None:
        """The option with this number, if the page has it."""
        position = int(key) - self.frame.first_number if len(key) == 1 and key.isdecimal() else -1
        return self.options[position] if 0 <= position < len(self.options) else None

    @property
    def next_start(self) -> int | None:
        """Where the next page starts, if there is one."""
        return self._end if self._end < self.content.length else None

    @cached_property
    def start_before(self) -> int:
        """Where the page before this one starts, when she reads from the first to the last, without a hint."""
        starts = _starts(self.content, replace(self.frame, hint=""))
        return max((earlier for earlier in starts if earlier < self.start), default=0)

    @cached_property
    def _end(self) -> int:
        """The first piece that stands no longer on this page."""
        furthest = max(self.start, len(self.content.words)) + len(self.may_hold)
        if self._fits(self._written(furthest)):
            return furthest
        end = _last_that(lambda end: self._fits(self._written(end)), self.start + 1, furthest - 1)
        return self._end_of_sentence(end)

    def _count(self, end: int) -> int:
        """How many options stand before a piece."""
        return max(end - max(self.start, len(self.content.words)), 0)

    @cached_property
    def _numbered(self) -> list[str]:
        return [f"{number} {option.label}" for number, option in enumerate(self.may_hold, self.frame.first_number)]

    def _written(self, end: int, longest_line: int | None = None) -> str:
        text = "".join(self.content.words[self.start : end]).strip()
        numbered = self._numbered[: self._count(end)]
        if longest_line:
            numbered = [line[:longest_line] for line in numbered]
        keys = self.keys[end == self.content.length]
        return "\n".join(filter(None, (self.frame.hint, text, self.first, *numbered, keys)))

    def _end_of_sentence(self, end: int) -> int:
        """Where the last sentence of the page ends, unless that leaves it half empty."""
        words = self.content.words
        if end >= len(words):
            return end
        half = (self.start + end) // 2
        ends = (i for i in range(end, half, -1) if words[i - 1][-1] in ".!?/" or words[i][0] == "\n")
        return next(ends, end)

    def _fits(self, text: str) -> bool:
        return fits_screen(text, self.frame.limits.gsm7, self.frame.limits.ucs2)


def page_at(content: Content, start: int, frame: Frame) -> Page:
    """The page that starts at a piece; one beyond the end is the last page."""
    return _page(content, start if start < content.length else _starts(content, frame)[-1], frame)


def ending(content: Content) -> Page:
    """The page of a screen after which the session is over: nothing can be chosen, and nothing is cut."""
    nothing = Option("", content.first.move, ())
    return _page(Content(content.words, nothing, ()), 0, _BARE)


def _starts(content: Content, frame: Frame) -> list[int]:
    starts = [0]
    while (following := _page(content, starts[-1], frame).next_start) is not None:
        starts.append(following)
    return starts


def _page(content: Content, start: int, frame: Frame) -> Page:
    passed = max(start - len(content.words), 0)
    back = f"0 {frame.back}" if start or frame.has_way_back else ""
    out = f"00 {frame.start}" if frame.has_way_out else ""
    return Page(
        content,
        start,
        frame,
        may_hold=content.options[passed : passed + MOST_OPTIONS],
        first=f"1 {content.first.label}" if content.first.label else "",
        keys=(f"9 {frame.more} {back}".strip(), back or out),
    )


def _last_that(is_good: Callable[[int], bool], low: int, high: int) -> int:
    """The last number from low to high that is good, when all before it are; low when none is."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_good(middle) else (low, middle - 1)
    return low
