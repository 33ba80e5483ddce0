"""Coordinates, or a map's link with them, and nothing else: nobody sends these to a number for help by chance.

A phone's key for an emergency puts a word for it before them ("Emergency! I'm here: https://…").
"""

import re

from sms.her_words.read import Command

_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:lat|lon|lng|long|latitude|longitude|location|geo|gps|here|i|am|m|my|men|mening|shu|shunda|yerda|yerdaman|"
    r"emergency|in|trouble|current|live|share[ds]?|sharing|come|favqulodda|holat|vaziyat|hozir|hozirgi|yerga|kel|keling|"
    r"(?:экстренн|чрезвычайн|ситуаци|текущ|приезжай|приедь)\w*|сюда|сейчас|"
    r"(?:koordinat|lokatsiya|joylashuv|manzil|координат|локаци|геолокаци|местоположени)\w*|я|тут|здесь|моя|мо[её])\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def is_place_alone(command: Command) -> bool:
    """Tell whether a text was nothing but a point, with a word for it at most."""
    return command.point is not None and not _LETTER.search(_SAYS_WHAT_IT_IS.sub("", command.rest))
