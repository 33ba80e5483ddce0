"""Who texted STOP and wants texts again: START, "boshla", «пишите», "stop bekor"."""

import re

from sms.answer_words.read import words_of

_AGAIN = re.compile(
    "start|unstop|resume|boshla(?:ng|nglar|sh)?|davom|bekor|(?:ioz|iubor)(?:ing(?:lar)?|aver(?:ing(?:lar)?)?|ib)"
    "|kaitar(?:ing(?:lar)?|ish)?|nach(?:ni|nite|at|ali)|vozobnov(?:i|it|ite)|prodolj(?:ai|aite|it)"
    "|pishit?e?|prisilait?e?|verni(?:te)?|otmen(?:a|i|it|ite)|vkliuchi(?:t|te)?|podpis(?:at|ka)"
)
_ALONG = re.compile(
    "stop(?:ni)?|et(?:ing)?|kiling(?:lar)?|kil|kaita(?:dan)?|iana|menga|ham|xam|sms|xabar(?:lar)?|iltimos|opiat|snova"
    "|mne|mojno|mojete|pojaluista|the|again|please|ha|da|turing|tur|ver(?:ing)?"
)
_MOST_WORDS = 5


def wants_texts_again(text: str) -> bool:
    """Whether it says nothing else; a text alone undoes no STOP, so it is answered by a code that does."""
    words = words_of(text)
    is_said = any(map(_AGAIN.fullmatch, words)) and len(words) <= _MOST_WORDS
    return is_said and all(_AGAIN.fullmatch(word) or _ALONG.fullmatch(word) for word in words)
