"""Sentences short enough to be understood in fear (S21)."""

import re
from collections.abc import Iterator

MOST_WORDS = 12

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[\"»)]*\s+|\n")
_WORD = re.compile(r"\w+(?:[-'.]\w+)*")


def long_sentences(text: str) -> Iterator[str]:
    """Name each sentence that is too long; a line break ends one."""
    for sentence in _BETWEEN_SENTENCES.split(text):
        words = _WORD.findall(sentence)
        if len(words) > MOST_WORDS:
            yield f"the sentence {' '.join(words[:3])!r}.. has {len(words)} words, {MOST_WORDS} at most"
