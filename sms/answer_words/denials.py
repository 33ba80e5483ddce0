"""What an answer takes back in the same breath: "yopilmadi", "0 emas", "взяли, но не можем", "boraman emas".

A wrong answer of a duty phone costs more than none: whatever "not" its text has, in a verb or alone, denies what it may
belong to, and the phone is asked. Words are compared as `sound_in_plain_letters` gives them.
"""

import re
from collections.abc import Sequence

from sms.answer_words.backs_out import undoubled
from sms.answer_words.closed_by_mistake import is_slip
from sms.answer_words.elsewhere import goes_elsewhere
from sms.answer_words.not_now import is_no_going_now
from sms.answer_words.reported import is_only_reported, is_said_in_jest
from sms.answer_words.stems import PASS, says_going
from sms.language.plain_words import Words, any_of

Denied = frozenset[int]
_NOTHING: Denied = frozenset()
_ALL: Denied = frozenset({0, 1, 2})
_BUT_PASSING_ON: Denied = frozenset({0, 1})
_CLOSING: Denied = frozenset({0})
_GOING: Denied = frozenset({1})
_GOING_OR_NOT: Denied = frozenset({1, 2})

_UZ_NOT = re.compile(
    "[a-z]{2,}m(?:a|i)(?:"
    "dim?|dik|dilar|ding(?:iz|lar)?|gan(?:man|miz|lar|di)?|sin|sinlar|idi|idilar|isiz|isan|iman|imiz"
    "|ia?p(?:man|miz|ti|tilar|san|siz)|p(?:man|miz|ti)|ng|ngiz|nglar|slik|sa|sak|sam|sangiz|s|i)"
    "|(?:(?:io|e)p(?:il)?|ol(?:in)?|ber|uzat(?:il)?|u?o?tkaz(?:il)?|kil|bajar(?:il)?|tuga(?:t)?)ma"
)
_UZ_WE_DO_NOT = re.compile("[a-z]+m(?:a|i|ai)(?:man|miz|dim|dik|iap(?:man|miz)|p(?:man|miz)|iman|imiz)|emas(?:man|miz)")
_UZ_HANDING_OVER = re.compile("(?:ber|uzat|u?o?tkaz)[a-z]*")
_UZ_ON_THE_TELEPHONE = re.compile("(?:javob|telefon|trubka|gushak|goshak|aloka)[a-z]*")
_UZ_PICKS_UP = re.compile("k[uo]tar[a-z]*")
_RU_PICKS_UP = re.compile("otve(?:cha|ti)[a-z]*|beret|podnima[a-z]*|snima[a-z]*|dostup[a-z]*")
_RU_WE_CAN = re.compile(
    "(?:s|)mog[a-z]*|moj[ae]m|smoj[a-z]*|(?:po|pri|vi|)ed[uei]m?|bud[ue]m?|ber[ue]m?|vozmu|vozm[ei]m"
)
_RU_NOT_GLUED = re.compile("ne(?:zakr|vzia|prin|pered|sdelan)[a-z]*")
_INFINITIVE_OF_HANDING_OVER = re.compile("pereda[a-z]*|zakr[a-z]*")
_NONE = any_of("yo'q yuq yoq нет")
_NEVER = any_of(
    "emas not dont isnt wasnt didnt never нельзя рано agar если xech hech xato ошибка никто никому некому некого"
)
_PERHAPS = any_of("balki shekilli вроде наверное кажется возможно")
_BUT = any_of("lekin ammo biroq но однако but")

_NOT_NOW = any_of("hozir bugun сейчас сегодня")
_NOT_ME = any_of("men biz я мы")
"""Who else may go; of the sender it is a no."""
_UZ_DID_NOT_SAY = re.compile("(?:de|ait|[ou]ila)m(?:a|ai)[a-z]*")
_SAID_ONCE = any_of(
    "degandim degandik degan хотел хотела хотели собирался собиралась думал думала o'ylagandim uylagandim o'ylovdim бы"
    " qaytdim qaytdik вернулся вернулась вернулись"
)
_SAID = any_of("dedim dedik сказал сказала сказали говорил говорила обещал обещала")
"""With "but" in the same line."""
_LATER = any_of("ertaga indinga завтра послезавтра потом позже keyinroq later tomorrow")
_MAY = _PERHAPS | any_of("может")
_IF = any_of("bo'lsa bulsa agar если надо понадобится")
_UZ_IF = re.compile("(?!(?:pol)?chasa$|esa$)[a-z]{3,}sa(?:m|k|ng|lar|ngiz|ngizlar)?")
"""Whatever is done; "esa" is no "if", nor is «часа»."""
_WHAT_IF_DONE = re.compile(
    r"(?<=(?:man|miz)) (?:agar )?(?:u |menga )?(?:eshi[gk]|darvoza)[a-z]* (?:[a-z]+ )?[a-z]+sa\b(?: [a-z]+sa\b)?"
)
"""«Boraman, eshik yopiq bo'lsa (nima qilay)»: it is asked what to do there, and no condition of going."""
_THEN = any_of("xo'p ha mayli unda men ok yaxshi")


def denied_by_duty(words: Words) -> Denied:
    """What a text of a duty phone cannot mean: any "not" or "if" in it denies, and "but", "perhaps" or a slip denies
    closing.

    "We cannot" fits passing on, and that she does not pick up fits all but closing.
    """
    denied = _CLOSING if (_BUT | _PERHAPS) & set(words) or is_slip(words) else _NOTHING
    for position, word in enumerate(words):
        denied |= _denied_by(word, words[:position], words[position + 1 :])
    return denied


def denied_by_contact(words: Words) -> Denied:
    """What a contact takes back: "boraman emas", "1 emas", "boraman demadim", "еду, но не сегодня".

    An offer, "kerak bo'lsa boraman", what was once meant, "boraman degandim", and a later time are no going.
    """
    words = undoubled(words)
    for position, word in enumerate(words):
        before = words[:position]
        last = before[-1] if before else ""
        if (word == "emas" and last in _NOT_ME) or (last == "ne" and word in _NOT_ME):
            return _GOING
        if word == "emas" and (not last or last in _NOT_NOW or says_going(before)):
            return _GOING_OR_NOT
        if _UZ_DID_NOT_SAY.fullmatch(word) or (last == "ne" and word in _NOT_NOW):
            return _GOING_OR_NOT
    is_not_meant = is_only_reported(words, says_going) or is_said_in_jest(words)
    return _GOING if is_not_meant or _is_no_going_now(words) else _NOTHING


def _is_no_going_now(words: Words) -> bool:
    words = _WHAT_IF_DONE.sub("", " ".join(words)).split()
    said = set(words)
    if said & (_SAID_ONCE | _LATER | _MAY | _IF) or (said & _SAID and said & _BUT):
        return True
    has_if = any(_UZ_IF.fullmatch(word) and not _is_then(word, words[:at]) for at, word in enumerate(words))
    return has_if or is_no_going_now(words) or goes_elsewhere(words)


def _is_then(word: str, before: Words) -> bool:
    """ "Bo'lmasa boraman": then I go; after somebody it is an "if"."""
    return re.fullmatch("b[ou]lmasa", word) is not None and set(before) <= _THEN


def denied_by_nobody(words: Words) -> Denied:
    """An invitation is answered with yes or no, and "no" is one of them."""
    return _NOTHING


def _denied_by(word: str, before: Words, after: Words) -> Denied:
    if word in ("ne", "ni"):
        return _denied_by_ne(after)
    if word in _NONE:
        return _BUT_PASSING_ON if any(not PASS.fullmatch(one) for one in (*before, *after)) else _ALL
    if word in _NEVER or _RU_NOT_GLUED.fullmatch(word):
        return _ALL
    if _UZ_WE_DO_NOT.fullmatch(word):
        return _ALL if _hands_over(word, before) else _BUT_PASSING_ON
    if _UZ_NOT.fullmatch(word):
        speaks_of_telephone = _UZ_PICKS_UP.fullmatch(word) or any(map(_UZ_ON_THE_TELEPHONE.fullmatch, before[-2:]))
        return _CLOSING if speaks_of_telephone else _ALL
    return _NOTHING


def _denied_by_ne(after: Words) -> Denied:
    beside = after[:2]
    if any(map(_RU_PICKS_UP.fullmatch, beside)):
        return _CLOSING
    is_of_us = any(map(_RU_WE_CAN.fullmatch, beside))
    return _BUT_PASSING_ON if is_of_us and not any(map(_INFINITIVE_OF_HANDING_OVER.fullmatch, beside)) else _ALL


def _hands_over(word: str, before: Sequence[str]) -> bool:
    """Whether "we do not give" is said of the alert, not of help."""
    is_help = bool(before) and before[-1] in ("iordam", "madad")
    return _UZ_HANDING_OVER.fullmatch(word) is not None and not is_help
