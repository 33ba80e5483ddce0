"""The key that a duty phone was texted, as who reads its text finds it."""

import re

_KEY = re.compile(r"(?:Javob|Ответ): (\d{6}(?:\d{2})?) ")


def key_in(text: str) -> str:
    """What this text says to answer with."""
    found = _KEY.search(text)
    assert found, f"there is no key in {text!r}"
    return found[1]
