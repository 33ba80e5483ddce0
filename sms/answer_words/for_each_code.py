"""What a text says for each of several codes or keys that it names."""

import re
from collections.abc import Sequence

from sms.answer_words.digits import codes_in, parts_of, with_keys_in_one
from sms.answer_words.read import DUTY, Vocabulary, read_answer
from sms.language.quoting import own_words


def read_answers(text: str, numbers: Sequence[str], vocabulary: Vocabulary) -> dict[str, int]:
    """Read what a text says for each of several codes or keys that it names: "5875 1, 4632 2", "1 5875, 2 4632".

    A code that stands alone shares the one answer of the text: "5875 va 4632 ga 1".
    """
    own = own_words(text) if vocabulary is not DUTY else text
    line = with_keys_in_one(own)
    found = [(found, number) for found in re.finditer(r"\d+", line) if (number := _one_of(found[0], numbers))]
    if not found:
        return {}
    comes_first = not re.search(r"\w", line[: found[0][0].start()])
    cuts = [one.start() if comes_first else one.end() for one, _ in found]
    starts, ends = (cuts, [*cuts[1:], len(line)]) if comes_first else ([0, *cuts[:-1]], [*cuts[:-1], len(line)])
    said, of_all = {}, read_answer(text, vocabulary).digit
    for (_, number), start, end in zip(found, starts, ends, strict=True):
        reading = read_answer(line[start:end], vocabulary)
        digit = reading.digit_beside(number)
        if digit is None and not reading.denied and len(parts_of(line[start:end])) <= 2:
            digit = of_all
        if digit is not None:
            said[number] = digit
    return said


def _one_of(number: str, numbers: Sequence[str]) -> str | None:
    return next((named.number for named in codes_in(number) if named.number in numbers), None)
