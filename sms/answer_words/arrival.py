"""Who says that they are there by now: "keldim", "uni topdim", «я на месте», «приехал, дверь закрыта».

It is said of themselves: «она приехала» and «приехала полиция» are about somebody else, "qaytdim" is of who left again.
"""

import re

from sms.language.plain_words import Words, any_of

SELF = any_of("я мы уже только что сейчас i")
_UZ_CAME = re.compile("(?:bor|kel|et)(?:v[ao]l)?(?:dim|dik)(?:da)?")
_UZ_FOUND = re.compile("top(?:dim|dik)")
_UZ_BESIDE = re.compile("(?:i[ou]|e)n(?:i|ingiz|ing)da(?:man|miz)|old(?:i|ingiz|ing)da(?:man|miz)")
_UZ_AT_HERS = re.compile("(?!biz)[a-z]{2,}[^m]nikida(?:man|miz)")
""" "Nodiranikidaman"; "onamnikidaman" is at the sender's own mother's."""
_THAT = ("shu", "osha", "usha")
_UZ_HERE = re.compile("erda(?:man|miz)")
_UZ_WILL_BE = re.compile("b[ou]la(?:man|miz)")
_UZ_THERE = re.compile("(?:[a-z]*(?:old|ion|en|tag)[a-z]*|er|ui[a-z]*)da")
_UZ_IN = re.compile("(?:dakika|minut|min|soat|daka|birpas|biroz|xozir|tez)(?:da|dan|gina)?")
"""How soon: who says it beside where they are is not there yet."""
_RU_CAME = re.compile("(?:pri|podo|do)sh(?:i?[eo]l|la|li)|(?:pr|pod|do)exal[ai]?|dobral(?:sia|as|is)")
_RU_WENT_IN = re.compile("(?:za|vo)sh(?:el|la|li)")
_UZ_WENT_IN = re.compile("kir(?:dim|dik)")
_UZ_INTO = any_of("uyiga ichkariga kvartirasiga hovlisiga hovliga xonasiga podyezdiga")
_NOT_YET = any_of("через почти deyarli")
_RU_FOUND = re.compile("nash(?:i?[eo]l|la|li)")
_RU_BESIDE = any_of("возле около рядом")
_WHOM = any_of("uni oni ее её")
_HERS = any_of("её ее")
_THINGS = any_of(
    "номер телефон адрес дом паспорт ключи ключ карту фото документы вещи сумку мужа маму мать детей ребёнка сына дочь"
    " подругу сестру брата квартиру дверь улицу письмо записку деньги трубку машину"
)
_HOUSE = any_of("дома двери подъезда")
_SHE = any_of("неё нее ней")
SOMEBODY_ELSE = any_of("полиция милиция скорая муж он она они брат сестра мама мать папа отец сосед соседка соседи кто")


_OF_WHEN = any_of("уже только что сейчас")
_I = any_of("я мы")
_PEOPLE = SOMEBODY_ELSE | any_of(
    "сестра подруга дочь дочка сын тётя дядя бабушка дедушка друг племянник свекровь участковый врач"
)


def is_of_another(before: Words) -> bool:
    """Whether somebody else is named before a verb, with no "I": «сестра уже выехала»."""
    names = [word for word in before if word not in _OF_WHEN]
    return bool(names) and names[-1] in _PEOPLE and _I.isdisjoint(names)


def is_only_hers(word: str, after: Words) -> bool:
    """Whether "её" is of a thing or person of hers («нашла её номер»), and not she."""
    return word in _HERS and not _THINGS.isdisjoint(after[:1])


def says_found(words: Words) -> bool:
    """Whether it says that they found her, who else it may be."""
    found = [at for at, word in enumerate(words) if _UZ_FOUND.fullmatch(word) or _RU_FOUND.fullmatch(word)]
    return any("ne" not in words[max(at - 1, 0) : at] for at in found)


def will_be_there(word: str, before: Words) -> bool:
    """Whether it says how soon they are there: "15 minutda o'sha yerdaman", "hozir oldida bo'laman"."""
    last = before[-1] if before else ""
    if _UZ_WILL_BE.fullmatch(word):
        return _UZ_THERE.fullmatch(last) is not None
    is_place = _UZ_BESIDE.fullmatch(word) or (_UZ_HERE.fullmatch(word) and last in _THAT)
    return bool(is_place) and any(map(_UZ_IN.fullmatch, before))


def is_there(word: str, before: Words, after: Words) -> bool:
    """Whether this word of a line says it."""
    last, following = before[-1] if before else "", after[0] if after else ""
    if will_be_there(word, before) or not _NOT_YET.isdisjoint(before):
        return False
    if _RU_WENT_IN.fullmatch(word):
        return last in SELF | {""} and tuple(after[:2]) == ("k", "nei")
    if _UZ_WENT_IN.fullmatch(word):
        return last in _UZ_INTO
    if _UZ_CAME.fullmatch(word) or _UZ_AT_HERS.fullmatch(word) or _UZ_BESIDE.fullmatch(word):
        return True
    if _UZ_HERE.fullmatch(word):
        return last in _THAT
    if _UZ_FOUND.fullmatch(word) or (_RU_FOUND.fullmatch(word) and last != "ne"):
        is_she = following in _WHOM and not is_only_hers(following, after[1:])
        return last in _WHOM or is_she or not (before or after)
    if _RU_CAME.fullmatch(word):
        return last in SELF | {""} and following not in SOMEBODY_ELSE and not is_of_another(before)
    return _is_said_of_me(word, before, after)


def _is_said_of_me(word: str, before: Words, after: Words) -> bool:
    """«Я на месте», «у неё», «возле дома»."""
    last, who = before[-1] if before else "", before[-2] if len(before) > 1 else ""
    if word == "meste":
        return last == "na" and who in SELF | {""}
    if word in _SHE or word in _HOUSE:
        is_mine = who in SELF or (len(before) == 1 and not (set(after) - _HOUSE))
        return last in {"u", *_RU_BESIDE} and is_mine
    return False
