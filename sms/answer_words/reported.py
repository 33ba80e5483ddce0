"""Going that is only told of ("boraman dedi akasi", «еду, сказала сестра», "keldim deb aldadim"), or said in jest."""

import re
from collections.abc import Callable
from itertools import pairwise

from sms.answer_words.arrival import SOMEBODY_ELSE
from sms.language.plain_words import Words, any_of, begins_any

_UZ_SAYS = re.compile(
    "de(?:b|p|di|ia?pti|iabdi|votti|idi|ishadi|i?ish(?:di|iapti)|gan|ganim|gani|mokda|moki?chi)|dib|die|desa(?:m|k|ng)?"
)
_I_SAID = re.compile("de(?:dim|dik|gandim|gandik)")
_AS_I_SAID = any_of("ku")
_RU_SAYS = re.compile(
    "(?:s|na)?(?:kaza|pisa)l[aio]?|govor(?:it|iat|il[ai]?)|pish(?:et|ut)|obesha(?:l[ai]?|et)|otvetil[ai]?"
)
_I = any_of("я мы")
_OTHERS = SOMEBODY_ELSE | any_of("сестра подруга дочь дочка сын")
_BUT = any_of("sama sam сам сама aslida yolg'on aldadim а")
_JEST = begins_any(
    r"xaxa|axax|xa xa$",
    "razbejal|volosi nazad|pad(?:ai?u|aiu)",
    "aga (?:s(?:ei)?chas|shas|uje begu|begu)",
    "pri?am (?:pobejal|uj)",
)
_MOST_BETWEEN = 2

_RU_GOES = (
    r"(?:|po|vi)(?:edet|edut|idet|idut)|pri?(?:edet|edut|det|dut)|po?exal[aio]?|vexal[aio]?|(?:vi|po)sh(?:el|la|li)"
    "|v (?:puti|doroge|taksi|mashine)"
)
_UZ_GOES = (
    r"(?:bor|kel|chik|etib kel|jona)(?:iapti|aiapti|votti|adi|moki?chi|olma[a-z]*|mas|maidi|ar)"
    r"|chikdi|chikib ketdi|iolda"
)
_ANOTHER_GOES = begins_any(
    rf"(?:otes|papa|mama|brat|sestra|sosed|sosedka|sosedi|tetia|diadia|babushka|drug|sin|plemianik)"
    rf" (?:[a-z]+ ){{0,3}}(?:{_RU_GOES})\b",
    rf"(?:on|ona|oni) (?:[a-z]+ ){{0,2}}(?:skazal[aio]?|govor(?:it|iat)|pish(?:et|ut)|napisal[aio]?|obeshal[aio]?)"
    rf" (?:chto )?(?:[a-z]+ ){{0,2}}(?:{_RU_GOES})\b",
    rf"(?:aka|uka|dada|ota|toga|amaki|koshni|dost|jiian|xola|ama)(?:m|si|i|miz|lari|lar)?"
    rf" (?:[a-z]+ ){{0,3}}(?:{_UZ_GOES})\b",
    rf"(?:onasi|opasi|singlisi) (?:[a-z]+ ){{0,3}}(?:{_UZ_GOES})\b",
    rf"(?:{_UZ_GOES}) (?:de(?:di|iapti|b)|ait(?:di|iapti)) (?:[a-z]+ )?"
    r"(?:aka|uka|dada|ota|koshni|dost|xola|ona|opa|toga)[a-z]*",
)
"""He alone may be her husband, and comes for her: then somebody has to have said it."""


def is_only_reported(words: Words, says_going: Callable[[Words], bool]) -> bool:
    """Whether each going in a line is somebody's word: who says that they said so says it, if nothing follows."""
    goings = [at for at in range(len(words)) if says_going(words[: at + 1])]
    return bool(goings) and all(_is_reported(words, at) for at in goings)


def is_told_by_others(words: Words, says_it: Callable[[Words], bool]) -> bool:
    """Whether what it says stands right behind somebody's "said": «коллега сказала взяли»."""
    return _I.isdisjoint(words) and any(
        _RU_SAYS.fullmatch(before) and says_it([word]) for before, word in pairwise(words)
    )


def tells_of_another_who_goes(words: Words) -> bool:
    """Whether it says that somebody else comes, or does not: no answer of the sender's, and worth one question."""
    return _ANOTHER_GOES.search(" ".join(words)) is not None


def is_said_in_jest(words: Words) -> bool:
    """Whether somebody laughs, or says of themselves in derision that they run."""
    return _JEST.search(" ".join(words)) is not None


def _is_reported(words: Words, at: int) -> bool:
    before, after = words[:at], words[at + 1 :]
    if any(map(_UZ_SAYS.fullmatch, after[:_MOST_BETWEEN])):
        return True
    if any(map(_I_SAID.fullmatch, after[:1])):
        return bool(after[1:]) and after[1] not in _AS_I_SAID
    is_said_behind = any(map(_RU_SAYS.fullmatch, after[:1])) and (_I.isdisjoint(before) or bool(after[1:]))
    says = [one for one in range(at) if _RU_SAYS.fullmatch(words[one])]
    is_said_before = bool(says) and (not _BUT.isdisjoint(after) or words[says[0] - 1] in _OTHERS)
    return is_said_behind or is_said_before
