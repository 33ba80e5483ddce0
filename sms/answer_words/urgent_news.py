"""What a contact writes that no flood of other texts may hold back: a weapon, a car, a place, somebody taken."""

import re
from collections.abc import Set as AbstractSet

from regions.found import Found
from regions.gazetteer import find_place
from regions.geography import Geography
from sms.answer_words.read import words_of
from sms.language.hearing import hear
from sms.language.lexicon import Kind
from sms.language.spelling import readable, tokens_of

_OK = "ok"
"""A bullet too (o'q), and most often the colour or a yes."""
_TAKEN = re.compile(
    r"\b(?:olib|op|ob|alip|tortib|sudrab) ?(?:ket|koch|chik|bor)|\b(?:u|vi)v[eo]z|zabral|pot[ao]s(?:ch|sh)"
    r"|\bvedet|ukral|pohit"
)
_SHUT_IN = re.compile(r"\bkama[bdl]|\bkulfla|\bzapert?|\bzaper|zamknul|bogla[bd]|svi?aza[nl]")
_CAR = re.compile(
    r"\b(?:mashin|moshin|avto|taksi|neksi|nexi|kobalt|cobalt|matiz|damas|spark|lasett|lacett|jentr|gentr|malibu|tiko|tico"
    r"|onix|jigul|bagaj|poezd|samol[eo]t)"
)


def urgent_news(text: str, geography: Geography) -> AbstractSet[str]:
    """The kinds of it that stand in a text, each place by its region; most texts have none."""
    said = " ".join(words_of(text))
    heard = hear(tokens_of(readable(text)))
    found = find_place(text, geography)
    kinds = {
        "weapon": any(one.is_a(Kind.WEAPON) and one.sound != _OK for one in heard),
        "taken": bool(_TAKEN.search(said)) or any(one.is_a(Kind.SEIZES) for one in heard),
        "shut in": bool(_SHUT_IN.search(said)),
        "car": bool(_CAR.search(said)),
    }
    place = {f"place {found.region}"} if isinstance(found, Found) else set()
    return {kind for kind, is_said in kinds.items() if is_said} | place
