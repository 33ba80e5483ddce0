"""In which encoding a file was saved: known by its mark, by its zeros, or by which one makes words of it."""

import re

UTF_8, UTF_16 = "utf-8", "utf-16"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": UTF_16, b"\xfe\xff": UTF_16}
CALLED = {
    UTF_8: "UTF-8",
    "utf-8-sig": "UTF-8",
    UTF_16: "UTF-16",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "DOS-866",
    "mac-cyrillic": "Mac Cyrillic",
}
OF_ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
"""Of Russian, the usual first: it is taken where another makes no more words."""

_LOOKED_AT = 200_000
_LEAST_OF_ZEROS = 0.25
_SAMPLE = 2000
"""Bytes at the beginning."""

_WORD = re.compile(r"[^\W\d_]+")
_WELL_WRITTEN = re.compile("[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")


def with_mark(content: bytes) -> bytes:
    """The same with its mark, where it is UTF-16 that lacks one: every other byte of its Latin letters is a zero."""
    start = content[: _SAMPLE - _SAMPLE % 2]
    for mark, encoding, zeros in ((b"\xff\xfe", "utf-16-le", start[1::2]), (b"\xfe\xff", "utf-16-be", start[::2])):
        count = zeros.count(0)
        if count and count == start.count(0) and count > _LEAST_OF_ZEROS * len(zeros):
            text = start.decode(encoding, errors="replace")
            if all(sign.isprintable() or sign.isspace() for sign in text):
                return mark + content
    return content


def of_one_byte(content: bytes) -> str:
    """The encoding of one byte a letter by which Russian words are small, capital, or have a capital first."""
    start = content[:_LOOKED_AT]
    return max(OF_ONE_BYTE, key=lambda encoding: _letters_of_words(start.decode(encoding, errors="replace")))


def _letters_of_words(text: str) -> int:
    """Letters in well written words, less other signs that are no ASCII: "цЕНТР" is no word."""
    well = sum(len(word) for word in _WORD.findall(text) if _WELL_WRITTEN.fullmatch(word))
    return 2 * well - sum(not sign.isascii() for sign in text)
