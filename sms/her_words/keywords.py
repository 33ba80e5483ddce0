"""The keywords of a shared short code: which of them would take a word off that she or a contact wrote."""

from sms.answer_words.read import CONTACT, DUTY, INVITED, read_answer
from sms.her_words.read import CALLS, read

_OUR_NAME = frozenset({"najot", "нажот"})
"""A call too, and the keyword that a service of this name gets: it is taken off only before what is understood."""


def why_unfit(keyword: str) -> str:
    """Why texts may not lose this keyword; empty for one that says nothing by itself."""
    word = read(keyword).word
    if keyword.casefold() in _OUR_NAME:
        return ""
    if word in CALLS:
        return "is itself a call for help, which a text would lose with it"
    if keyword.isdigit():
        return "is a number, as answers, keys and PINs are"
    readings = [read_answer(keyword, one) for one in (CONTACT, DUTY, INVITED)]
    if any(reading.digit is not None and reading.is_in_words for reading in readings):
        return "is itself an answer, which a text would lose with it"
    return f"is itself the command {word}, which a text would lose with it" if word else ""
