"""Who speaks of going and does not go now: asked whether or where to, meant for later, or left again.

A stated hour or minutes are a going ("soat 2 da boraman", «через час приеду»); a part of the day, a day or the end of
something are none: whoever reads "on the way" stops looking for somebody nearer.
"""

import re

from sms.answer_words.arrival import SOMEBODY_ELSE
from sms.language.plain_words import Words, any_of

_UZ_GOING = re.compile("(?:bor|kel|ke(?=v)|et|chik|ket|jona|juna)[a-z]*(?:man|miz|ai|ailik)")
_RU_GOING = re.compile("(?:|po|pri?|do|za|pod)e(?:du|dem)|(?:|po|pri|podo|za)(?:du|idu|idem|dem)")
_UZ_ASKS = re.compile("ka(?:i|e|ie)r(?:ga|dan)|kim(?:ga|nikiga)|kaisi|kachon|nech(?:a|i)da|nimada")
_RU_ASKS = any_of("куда кому когда какому")
_BETWEEN = any_of("men biz мне нам я мы ko'chaga uyga manzilga")
_UZ_MAY_I = re.compile(
    "(?:bor|kel|chik|et|ket|olib)(?:ai(?:mi|lik(?:mi)?)?|sam(?:mi|mikan)?|sak|a(?:man|miz)mi)|olib ketaimi"
)
_UZ_IS_IT_FINE = re.compile(
    "(?:maili|b[ou]ladi|b[ou]larmikan|b[ou]larmidi|kerak|shart|mumkin|zarur)mi?(?:kan)?|maili|b[ou]lar"
)
_UZ_OF_GOING = re.compile("(?:bor|kel|chik|et)ish(?:im(?:iz)?)?")
_RU_OF_GOING = re.compile("(?:|po|pri?|do|pod)e(?:xat|zjat)|pri(?:ti|xodit)|podo?(?:iti|xodit)|idti|poiti|zabrat")
_NEED = any_of("надо нужно можно мне нам стоит ли тебя её ее тебе вам к или нет сейчас а и так может куда кому когда k")
_OR, _OR_NOT = "ili", any_of("не")
""" «Ехать не надо» is no question."""
_EN_MAY_I = re.compile("(?:should|shall|kan|may|mai|must|do) (?:i|ve)(?: have to| need to)? (?:go|come|kome|pik)")
MOST_OF_A_QUESTION = 6

_LATER = any_of(
    "kechqurun kechasi kechga kechroq ertalab ertalabdan keyingi kelasi"
    " вечером вечерком утром днём ночью следующий следующей следующую выходных неделе послезавтра"
    " dushanba seshanba chorshanba payshanba juma shanba yakshanba понедельник вторник среду четверг пятницу субботу"
    " воскресенье когда tonight"
)
_LATE = any_of("kech")
_UZ_AFTER = any_of("keyin so'ng")
_UZ_SHORT = re.compile("(?:dakika|minut|min|soat|chas|oz|biroz|pas|birpas|zum|ozgina|sekund|lahza)(?:dan|ichida)?")
_UZ_SHORT_TIME = re.compile("(?:dakika|minut|min|soat|chas)(?:da|dan)?")
_RU_IN = any_of("через")
_UZ_ONCE_DONE = re.compile("[a-z]{3,}(?:gach|kach)")
_RU_AFTER = any_of("после")
_RU_ONCE = any_of("как")
_RU_ONCE_DONE = re.compile("[a-z]{3,}(?:u|us)")
_DAYS = re.compile("(?:kun|xafta|oi)(?:da|dan|lardan)|dn(?:ia|ei)|den|sutki|nedel[iu]u?|mesias[a-z]*")

_UZ_CAME = re.compile("(?:bor|kel)(?:dim|dik|gan(?:man|miz|dim|dik|edim)?|ib(?:man|miz)?)")
_UZ_LEAVES = re.compile("ket(?:dim|dik|gan(?:man|dim)|ia?p(?:man|miz)|vo?m(?:man|miz)|ib)")
_UZ_TURNS_BACK = re.compile("kait(?:dim|dik|ia?p(?:man|miz)|vo?m(?:man|miz)|gan(?:man|dim|miz|dik))")
_UZ_WENT_AND = "borib"
_UZ_WAS_BACK = re.compile("(?:kel|kait)(?:dim|dik|gan(?:man|dim|miz|dik))")
_UZ_BACK = "kaitib"
_UZ_I = re.compile("(?:m|k|man|miz|mn)$")
_FROM_THERE = ("u", "erdan")
_UZ_BACK_TO_HER = re.compile("bor[a-z]+")
_RU_CAME = re.compile("(?:pri|podo|do)(?:sh(?:i?[eo]l|la|li)|xodil[ai]?)|pri?(?:exal|ezjal)[ai]?|xodil[ai]?|bil[ai]?")
_RU_LEFT = re.compile("ush(?:i?[eo]l|la|li)|uexal[ai]?|vernulsia|vernulas|uxoju|uezjaiu")
_RU_FROM = any_of("с из от")
_RU_HOMEWARDS = any_of("обратно назад домой")
_RU_TO_HER = (("k", "nei"), ("k", "sestre"), ("k", "mame"), ("k", "dochke"), ("k", "podruge"))


_ASKS_TO_CALL = re.compile(
    r"(?:[a-z]+ ){0,3}(?:milisia|polisia|ment|skoraia|tez iordam)[a-z]* (?:[a-z]+ ){0,2}"
    r"(?:chakir|telefon kil|xabar ber|ait)(?:ai(?:lik)?(?: ?mi)?|sa[mk]?(?: ?mi(?:kan)?)?)"
)
_RU_CALLS = any_of("вызвать вызывать позвонить звонить")
_RU_CALLS_WHOM = any_of("милицию полицию скорую ментов в мне нам ли может или и k")


def asks_whether_to_call(words: Words) -> bool:
    """Whether the line asks if its sender should call police or an ambulance: "militsiya chaqiraymi"."""
    if _ASKS_TO_CALL.fullmatch(" ".join(words)):
        return True
    return len(words) > 1 and not _RU_CALLS.isdisjoint(words) and set(words) <= _RU_CALLS | _RU_CALLS_WHOM


def asks_whether_to_come(words: Words) -> bool:
    """Whether the line asks if, where or when its sender should come: "boray mi", "kimga boray", «мне приехать»."""
    if _asks_where_to(words):
        return True
    if len(words) > MOST_OF_A_QUESTION:
        return False
    if _EN_MAY_I.match(" ".join(words)):
        return True
    offers = [word for word in words if _UZ_MAY_I.fullmatch(word)]
    if offers and (offers[-1].endswith("mi") or _is_it_fine(words)):
        return True
    if any(_UZ_OF_GOING.fullmatch(word) for word in words) and _is_it_fine(words):
        return True
    is_infinitive = any(_RU_OF_GOING.fullmatch(word) for word in words)
    beside = _NEED | _OR_NOT if _OR in words else _NEED
    return is_infinitive and all(_RU_OF_GOING.fullmatch(word) or word in beside for word in words)


def is_no_going_now(words: Words) -> bool:
    """Whether what it says of going is asked, is for later, or is over: "kechqurun boraman", "qaytib ketdim"."""
    return _asks_where_to(words) or is_for_later(words) or has_left(words)


def _is_it_fine(words: Words) -> bool:
    return any(_UZ_IS_IT_FINE.fullmatch(word) for word in words)


def _asks_where_to(words: Words) -> bool:
    for at, word in enumerate(words):
        last, before = words[at - 1] if at else "", words[at - 2] if at > 1 else ""
        is_uz, is_ru = _UZ_GOING.fullmatch(word), _RU_GOING.fullmatch(word)
        if not (is_uz or is_ru):
            continue
        if _asks(last) or (_asks(before) and (last in _BETWEEN or before == "kaisi")):
            return True
        if words[at + 1 : at + 2] in (["mi"], ["li"]) and (is_uz or words[at + 1] == "li"):
            return True
    return False


def _asks(word: str) -> bool:
    return _UZ_ASKS.fullmatch(word) is not None or word in _RU_ASKS


def is_soon_after(words: Words) -> bool:
    """Whether it says that something comes after minutes or hours: "10 daqiqadan keyin", «через час»."""
    return any(word in _UZ_AFTER or word in _RU_IN or _UZ_SHORT_TIME.fullmatch(word) for word in words)


def is_for_later(words: Words) -> bool:
    """Whether it puts off to another part of the day, another day, or the end of something."""
    for at, word in enumerate(words):
        last, following = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if word in _LATER or _DAYS.fullmatch(word) or _UZ_ONCE_DONE.fullmatch(word) or word in _RU_AFTER:
            return True
        if word in _LATE and _UZ_GOING.fullmatch(following) and not following.startswith("kol"):
            return True
        if word in _UZ_AFTER and not _UZ_SHORT.fullmatch(last):
            return True
        if word in _RU_ONCE and _RU_ONCE_DONE.fullmatch(following) and not _RU_GOING.fullmatch(following):
            return True
    return False


def has_left(words: Words) -> bool:
    """Whether who was there, or on the way, says that they turned back: "bordim, qaytib ketdim", «уехал обратно»."""
    return any(_left_in_uzbek(words, at) or _left_in_russian(words, at) for at in range(len(words)))


def _left_in_uzbek(words: Words, at: int) -> bool:
    word, before, following = words[at], words[:at], words[at + 1] if at + 1 < len(words) else ""
    last = before[-1] if before else ""
    if _UZ_TURNS_BACK.fullmatch(word) or (last == _UZ_WENT_AND and _UZ_WAS_BACK.fullmatch(word)):
        return True
    if word == _UZ_BACK and _UZ_I.search(following or "man") and not _UZ_BACK_TO_HER.fullmatch(following):
        return True
    if not _UZ_LEAVES.fullmatch(word):
        return False
    is_from_there = _FROM_THERE in (tuple(before[-2:]), tuple(words[at + 1 : at + 3]))
    return is_from_there or (last != "olib" and any(map(_UZ_CAME.fullmatch, before)))


def _left_in_russian(words: Words, at: int) -> bool:
    word, before, following = words[at], words[:at], words[at + 1] if at + 1 < len(words) else ""
    last = before[-1] if before else ""
    if _RU_LEFT.fullmatch(word) and last not in SOMEBODY_ELSE and following not in _RU_FROM:
        return following in _RU_HOMEWARDS or any(map(_RU_CAME.fullmatch, before))
    is_to_her = tuple(words[at + 1 : at + 3]) in _RU_TO_HER
    return word in _RU_HOMEWARDS and not is_to_her and _RU_GOING.fullmatch(last) is not None
