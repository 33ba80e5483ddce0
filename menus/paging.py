"""Cutting a screen into pages: every page fits her alphabet, and no word and no option is lost.

A page starts at a piece, counted over the words of the text and then the options. A hint makes a page shorter, never
the next one start too late: the next page starts where this one ended.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from menus.compose import Content, Option
from menus.model import Limits
from texts.alphabet import fits_screen

MOST_OPTIONS = 5
FIRST_NUMBER = 2
"""Options are numbered from here, because 1 is HELP on every page."""
MOST_UNDER_COVER = 3
"""Options of a cover: wherever their numbers start, none of them is 9."""


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


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its text, its options in the order of their numbers, where it starts and where the next one does."""

    text: str
    options: tuple[Option, ...]
    start: int
    next_start: int | None
    first_number: int = FIRST_NUMBER

    @property
    def numbered(self) -> Iterator[tuple[int, Option]]:
        """Its options with their numbers."""
        return enumerate(self.options, self.first_number)


def cut_page(content: Content, start: int, frame: Frame) -> Page:
    """Cut the page that starts at a piece; one beyond the end is the last page."""
    sheet = _Sheet(content, frame)
    if start >= sheet.length:
        start = sheet.starts()[-1]
    end = sheet.end_of_page(start)
    next_start = end if end < sheet.length else None
    return Page(sheet.finished(start, end), sheet.options(start, end), start, next_start, frame.first_number)


def start_before(content: Content, start: int, frame: Frame) -> int:
    """Tell where the page before this one starts, when she reads from the first to the last."""
    return max((earlier for earlier in _Sheet(content, frame).starts() if earlier < start), default=0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A screen and its frame while it is being cut; pages run from a start up to, not including, an end."""

    content: Content
    frame: Frame

    @property
    def length(self) -> int:
        return len(self.content.words) + len(self.content.options)

    def starts(self) -> list[int]:
        starts = [0]
        while (end := self.end_of_page(starts[-1])) < self.length:
            starts.append(end)
        return starts

    def end_of_page(self, start: int) -> int:
        furthest = min(self.length, max(start, len(self.content.words)) + MOST_OPTIONS)
        if self._fits(self._written(start, furthest)):
            return furthest
        end = _last_that(lambda end: self._fits(self._written(start, end)), start + 1, furthest - 1)
        return self._end_of_sentence(start, end)

    def options(self, start: int, end: int) -> tuple[Option, ...]:
        words = len(self.content.words)
        return self.content.options[max(start - words, 0) : max(end - words, 0)]

    def finished(self, start: int, end: int) -> str:
        """The page with a label shortened that fits on no page, and with key 00 named where there is room for it."""
        text = self._written(start, end)
        if not self._fits(text):
            return self._written(
                start, end, _last_that(lambda most: self._fits(self._written(start, end, most)), 1, 99)
            )
        start_key = f"00 {self.frame.start}"
        if not self.frame.has_way_out or text.endswith(start_key):
            return text
        with_start_key = f"{text} {start_key}"
        return with_start_key if self._fits(with_start_key) else text

    def _written(self, start: int, end: int, longest_label: int | None = None) -> str:
        text = "".join(self.content.words[start:end]).strip()
        labels = [option.label[:longest_label] for option in self.options(start, end)]
        numbered = [f"{number} {label}" for number, label in enumerate(labels, self.frame.first_number)]
        first = f"1 {self.content.first.label}" if self.content.first.label else ""
        lines = [self.frame.hint, text, first, *numbered, self._keys(start, end)]
        return "\n".join(filter(None, lines))

    def _keys(self, start: int, end: int) -> str:
        keys = []
        if end < self.length:
            keys.append(f"9 {self.frame.more}")
        if start or self.frame.has_way_back:
            keys.append(f"0 {self.frame.back}")
        elif not keys and self.frame.has_way_out:
            keys.append(f"00 {self.frame.start}")
        return " ".join(keys)

    def _end_of_sentence(self, start: int, end: int) -> int:
        """Where the last sentence of the page ends, unless that leaves it half empty."""
        words = self.content.words
        if end >= len(words):
            return end
        ends = (i for i in range(end, (start + end) // 2, -1) if words[i - 1][-1] in ".!?/" or words[i][0] == "\n")
        return next(ends, end)

    def _fits(self, text: str) -> bool:
        return fits_screen(text, self.frame.limits.gsm7, self.frame.limits.ucs2)


def _last_that(is_good: Callable[[int], bool], low: int, high: int) -> int:
    """The last number from low to high that is good, when all before it are; low when none is."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_good(middle) else (low, middle - 1)
    return low
