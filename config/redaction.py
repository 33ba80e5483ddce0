"""What a log line may hold: no phone number, no webhook secret, no password, no words of an exception.

Databases and web clients put parameters into the messages of their exceptions; so an exception is told by its type and
the places that it passed, and an object that is not plain data by its type.
"""

import re
import traceback
from datetime import date
from pathlib import PurePath
from typing import Any

_BETWEEN_DIGITS = r"(?:%2[0-9A-Fa-f]|%C2%A0|[-+().\s]){0,3}"
_PHONE_NUMBER = re.compile(rf"(?:\+|%2[Bb])?\(?\d(?:{_BETWEEN_DIGITS}\d){{6,}}")
_WEBHOOK = re.compile(r"((?:ussd|sms|voice)(?:/|%2[Ff])[a-z]+(?:/|%2[Ff]))[^/\s\"'?&%]+")
_PASSWORD = re.compile(r"(://)[^/\s@]*@")
_SHORTEST_NUMBER = 10**6
_LONGEST_TEXT = 500
_MOST_FRAMES = 20


def clean(value: Any) -> Any:
    """The value as it may be logged: plain data, each text without what must not be seen."""
    match value:
        case None | bool() | float():
            return value
        case int():
            return value if abs(value) < _SHORTEST_NUMBER else "[number]"
        case str() | PurePath():
            return clean_text(str(value))
        case date():
            return value.isoformat()
        case dict():
            return {clean_text(str(key)): clean(one) for key, one in value.items()}
        case list() | tuple():
            return [clean(one) for one in value]
        case _:
            return _name_of(type(value))


def clean_text(text: str) -> str:
    """The first line of a text; the lines below it may quote an exception."""
    line = text.split("\n", 1)[0][:_LONGEST_TEXT]
    line = _WEBHOOK.sub(r"\1[secret]", line)
    line = _PASSWORD.sub(r"\1[password]@", line)
    return _PHONE_NUMBER.sub("[number]", line)


def describe_exception(error: BaseException) -> dict[str, Any]:
    """Its type, the file and line of each frame, innermost last, and the exception before it."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    described = {"type": _name_of(type(error)), "at": [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames]}
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return described if earlier is None else {**described, "after": describe_exception(earlier)}


def _name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")


def _short(filename: str) -> str:
    return "/".join(PurePath(filename).parts[-2:])
