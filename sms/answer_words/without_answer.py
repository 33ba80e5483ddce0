"""A text without what it answers: is a call for help left in it?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sms.answer_words.digits import LinePart, parts_of
from sms.answer_words.stems import gives_help, of_contact
from sms.language.hearing import speaks_of_help
from sms.language.spelling import readable


def without_answer(text: str) -> str:
    """A text without what a contact answers in words, and without a word for help right beside that.

    "Yordam berolmayman" and «помощь оказать не могу» speak of help and ask for none; "menga yordam kerak, borolmayman"
    does both.
    """
    line = readable(text)
    parts = parts_of(line)
    if not parts:
        return line
    words = [part.sounds[0] for part in parts]
    taken = [
        position for position in range(len(parts)) if of_contact(words[: position + 1]) != of_contact(words[:position])
    ]
    beside = {near for position in taken for near in _near(position, words)}
    gone = {one for one in beside if one in taken or _speaks_of_help(parts[one])}
    cut = [" " * len(part.written) if one in gone else part.written for one, part in enumerate(parts)]
    gaps = [line[before.end : after.start] for before, after in pairwise(parts)] + [line[parts[-1].end :]]
    return "".join(word + gap for word, gap in zip(cut, gaps, strict=True))


def _near(position: int, words: Sequence[str]) -> Iterator[int]:
    """The place of a word, and those on both sides of it, beyond what gives help ("bera", «оказать», «не»)."""
    yield position
    for step in (-1, 1):
        place = position + step
        while 0 <= place < len(words) and gives_help(words[place]):
            place += step
        if 0 <= place < len(words):
            yield place


def _speaks_of_help(part: LinePart) -> bool:
    return not part.is_number and speaks_of_help(part.written)
