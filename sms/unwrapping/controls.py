"""Characters that no phone shows and some gateways put into a text: NUL, escapes, the ends of lines of old devices."""

import re

from sms.her_words.read import read

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")


def without_controls(body: str) -> str:
    """A text without them. Each stands for a blank, or for nothing where only so the text says a word of ours."""
    apart = _CONTROLS.sub(" ", body)
    if apart == body or read(apart).word:
        return apart
    joined = _CONTROLS.sub("", body)
    return joined if read(joined).word else apart
