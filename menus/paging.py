"""Cutting a screen into pages: every page fits her alphabet, and no word and no option is lost.

A page starts at a piece, counted over the words of the text and then the options. A hint makes a page shorter, never
the next one start too late: the next page starts where this one ended.

No page ends inside a sentence that has room on one, and a question stands with its answers. Where room is short, the
name of key 0 gives way first, which works all the same, and then the hint of a wrong key.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from sys import maxsize

from menus.compose import Content, Option
from menus.model import FIRST_NUMBER, Limits
from texts.alphabet import fits_screen

MOST_OPTIONS = 5

NOT = frozenset(("emas", "yo'q", "эмас", "йўқ", "не", "нет", "нельзя"))
"""Words that turn a sentence round: where one has to be cut, never before these."""

_SENTENCE, _ANSWERED, _ALL = 1, 2, 3
"""What a page is worth: it ends with a sentence; all text is said and an answer stands; nothing is left for another."""

_END_OF_SENTENCE = re.compile(r"[.!?][\"»)]?$|/$")


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines around a page's own: a hint, and the names of keys 9, 0 and 00.

    The start has no way out; without a way back, because something was done, the way out is the start. `hint_may_go`
    when it tells nothing but that a key is not there.
    """

    hint: str
    more: str
    back: str
    start: str
    has_way_back: bool
    has_way_out: bool
    limits: Limits
    first_number: int = FIRST_NUMBER
    hint_may_go: bool = False


_BARE = Frame("", "", "", "", has_way_back=False, has_way_out=False, limits=Limits(maxsize, maxsize))


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands around a page's own text and options: the hint, and the last line with and without a next page."""

    hint: str
    on: str
    out: str


@dataclass(frozen=True, eq=False)
class Page:
    """The page of a screen that starts at a piece. Nothing is cut before it is asked for: most pages are passed.

    `may_hold` are the options that it has room for at most; `around` are the lines around them, from all of them to
    the fewest.
    """

    content: Content
    start: int
    frame: Frame
    may_hold: tuple[Option, ...]
    first: str
    around: tuple[Lines, ...]

    @cached_property
    def text(self) -> str:
        """The whole page: a label is shortened that fits on no page, and key 00 is named where there is room for it."""
        end, lines = self._cut
        text = self._written(end, lines)
        if not self._fits(text):
            most = _last_that(lambda most: self._fits(self._written(end, lines, most)), 3, 99)
            return self._written(end, lines, most)
        start_key = f"00 {self.frame.start}"
        if not self.frame.has_way_out or text.endswith(start_key) or lines is not self.around[0]:
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

    @property
    def is_whole(self) -> bool:
        """Whether it ends with a sentence, and shows no question without an answer."""
        return self._merit(self._end) > 0

    @cached_property
    def start_before(self) -> int:
        """Where the page before this one starts, when she reads from the first to the last, without a hint."""
        starts = _starts(self.content, replace(self.frame, hint=""))
        return max((earlier for earlier in starts if earlier < self.start), default=0)

    @property
    def _end(self) -> int:
        """The first piece that stands no longer on this page."""
        return self._cut[0]

    @cached_property
    def _cut(self) -> tuple[int, Lines]:
        """Where it ends, and the lines around it: all of them, unless fewer keep a question or a sentence whole."""
        full, *fewer = self.around
        best = (self._furthest(full), full)
        for lines in fewer:
            if self._merit(best[0]) == _ALL or (lines.hint != full.hint and self._merit(best[0]) == _ANSWERED):
                break
            cut = (self._furthest(lines), lines)
            best = cut if self._merit(cut[0]) > self._merit(best[0]) else best
        return best

    def _merit(self, end: int) -> int:
        words = len(self.content.words)
        if end == self.content.length:
            return _ALL
        if end > words or (end == words and self.content.first.move.do):
            return _ANSWERED
        return _SENTENCE if self._ends_sentence(end) else 0

    def _furthest(self, lines: Lines) -> int:
        """Where it ends within these lines: as late as it can, but not inside a sentence, nor between a question and
        its answers."""
        words = self.content.words
        furthest = max(self.start, len(words)) + len(self.may_hold)
        if self._fits(self._written(furthest, lines)):
            return furthest
        end = _last_that(lambda end: self._fits(self._written(end, lines)), self.start + 1, furthest - 1)
        if self._merit(end) >= _SENTENCE:
            return end
        last = min(end, len(words) - 1)
        return next((cut for cut in range(last, self.start, -1) if self._ends_sentence(cut)), self._before_a_not(end))

    def _ends_sentence(self, end: int) -> bool:
        """A question with answers, and a title with its list, end where these begin."""
        words = self.content.words
        if end == len(words):
            return words[-1][-1] not in "?:"
        return words[end][0] == "\n" or bool(_END_OF_SENTENCE.search(words[end - 1]))

    def _before_a_not(self, end: int) -> int:
        words = self.content.words
        while end < len(words) and end > self.start + 1 and words[end].strip(" .,!?\n").casefold() in NOT:
            end -= 1
        return end

    def _count(self, end: int) -> int:
        """How many options stand before a piece."""
        return max(end - max(self.start, len(self.content.words)), 0)

    @cached_property
    def _numbered(self) -> list[str]:
        return [f"{number} {option.label}" for number, option in enumerate(self.may_hold, self.frame.first_number)]

    def _written(self, end: int, lines: Lines, longest_line: int | None = None) -> str:
        text = "".join(self.content.words[self.start : end]).strip()
        numbered = self._numbered[: self._count(end)]
        if longest_line:
            numbered = [line[:longest_line] for line in numbered]
        keys = lines.out if end == self.content.length else lines.on
        return "\n".join(filter(None, (lines.hint, text, self.first, *numbered, keys)))

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
    may_hold = content.options[passed : passed + MOST_OPTIONS]
    first = f"1 {content.first.label}" if content.first.label else ""
    return Page(content, start, frame, may_hold, first, tuple(_around(frame, start, bool(content.options))))


def _around(frame: Frame, start: int, has_options: bool) -> Iterator[Lines]:
    """The lines around a page, the most first. A last page with nothing to choose keeps the name of its way back."""
    back = f"0 {frame.back}" if start or frame.has_way_back else ""
    out = f"00 {frame.start}" if frame.has_way_out else ""
    more = f"9 {frame.more}"
    yield Lines(frame.hint, f"{more} {back}".strip(), back or out)
    yield Lines(frame.hint, more, "" if has_options else back or out)
    if frame.hint and frame.hint_may_go:
        yield Lines("", more, "" if has_options else back or out)


def _last_that(is_good: Callable[[int], bool], low: int, high: int) -> int:
    """The last number from low to high that is good, when all before it are; low when none is."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_good(middle) else (low, middle - 1)
    return low
