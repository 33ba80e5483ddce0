"""Who goes and says so by how soon they are there, or by what they ride in: "5 minut", «через 10 минут у неё»."""

import re

from sms.language.plain_words import Words, any_of

RIDE = "(?:taksi|mashina|moshina|avtobus|marshrutka|metro|poezd)"
_RU_RIDE = "(?:taksi|mashinu|avtobus|marshrutku|poezd|metro)"
_TAKES_A_RIDE = re.compile(
    rf"(?:men |biz |xozir )*{RIDE}ga (?:[ou]tir|chik|min|tush)(?:di[mk]|ia?p(?:man|miz)|votman|aman)"
    rf"|(?:men |biz |xozir )*{RIDE} (?:chakir|zakaz kil|olib chik)(?:di[mk]|ia?p(?:man|miz)|votman)"
    rf"|(?:ia |mi |uje |seichas |shas )*(?:se(?:l|la|li)|sajus|sadimsia) v {_RU_RIDE}"
    r"|(?:ia |mi |uje |shas |seichas )*"
    r"(?:(?:vizval[ai]?|vizivaiu|poimaiu|zakazal[ai]?) taksi|taksi (?:vizval[ai]?|vizivaiu|poimaiu))"
)
"""Of the sender alone: «она села в автобус» is of her."""
_MINUTES = re.compile("(?:minut|min|mnut|dakika|dak)(?:a|i|u|da|dan|ga)?|polchasa|chas")
_HALF = any_of("полчаса yarim")
_BESIDE = any_of(
    "через у неё нее ней там буду примерно где-то около на за час пол yarim soat soatda ichida keyin yana taxminan"
    " shu yerda bo'laman bolaman oldida yonida ещё и"
)


def takes_a_ride(words: Words) -> bool:
    """Whether the line begins with it."""
    return _TAKES_A_RIDE.match(" ".join(words)) is not None


def says_how_soon(words: Words, has_number: bool) -> bool:
    """Whether a line says when somebody is there, and nothing else."""
    is_time = any(map(_MINUTES.fullmatch, words)) or not _HALF.isdisjoint(words)
    is_all = all(_MINUTES.fullmatch(word) or word in _BESIDE for word in words)
    return is_time and is_all and (has_number or not _HALF.isdisjoint(words) or "cherez" in words)
