"""What somebody writes whose answer was a slip, most of all a duty phone: "xato yopdim", "qayta oching", «ошибся»."""

import re

from sms.language.plain_words import Words

_SLIP = re.compile(
    "adash[a-z]*|ianglish[a-z]*|xato[a-z]*|notogri|bilma(?:sdan|i)|oshib[a-z]*|sluchain[a-z]*|necha[ia][a-z]*|mistake"
)
_SENT = re.compile("bos(?:ib|di)[a-z]*|i?ubor[a-z]*|jonat[a-z]*|ioz(?:ib|di)[a-z]*|na(?:j|pis|br)[a-z]*|otpravil[ai]?")
_NO = re.compile("emas|ne|not|no")
_AGAIN = re.compile("kaita(?:dan)?|iana|snova|zanovo|obratno")
_OPEN = re.compile("och(?:ing(?:lar)?|ib|)|otkroi(?:te)?|otkrit")
_STAYS = re.compile("kolsin|tursin|xali")
_NOT_CLOSED = re.compile("(?:i?o|e)p(?:il)?ma[a-z]*|nezakr[a-z]*")
_CLOSED = re.compile("zakr[a-z]*")
_NOT_ZERO = re.compile(r"\b0\s*emas\b|\bне\s*0\b")
_UNDO = re.compile("bekor|otmen[a-z]*|vernite|reopen")


def is_slip(words: Words) -> bool:
    """Whether it says that something was a slip, and not that it was none."""
    for at, word in enumerate(words):
        if _SLIP.fullmatch(word):
            beside = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
            return not any(_NO.fullmatch(one) for one in beside)
    return False


def was_sent_by_mistake(words: Words) -> bool:
    """Whether it says that an answer was: "adashib bosibman", «случайно отправила 1»."""
    return is_slip(words) and _has(words, _SENT)


def takes_back_closing(words: Words, text: str) -> bool:
    """Whether it wants open again what it closed; a question wants an answer first."""
    if "?" in text:
        return False
    return (
        is_slip(words)
        or (_has(words, _OPEN) and _has(words, _AGAIN))
        or ("ochik" in words and _has(words, _STAYS))
        or ("ne" in words and _has(words, _CLOSED))
        or _has(words, _NOT_CLOSED)
        or _has(words, _UNDO)
        or _NOT_ZERO.search(text.lower()) is not None
    )


def _has(words: Words, one: re.Pattern[str]) -> bool:
    return any(one.fullmatch(word) for word in words)
