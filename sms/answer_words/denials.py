"""What an answer takes back in the same breath: "yopilmadi", "0 emas", "взяли, но не можем", "boraman emas".

A wrong answer of a duty phone costs more than none: whatever "not" its text has, in a verb or alone, denies what it may
belong to, and the phone is asked; beside a digit at the key, only one of the answer, of "us" or in the same clause
does. Words are compared as `sound_in_plain_letters` gives them.
"""

import re
from collections.abc import Sequence

from sms.answer_words.arrival import SOMEBODY_ELSE
from sms.answer_words.backs_out import undoubled
from sms.answer_words.closed_by_mistake import is_slip, was_sent_by_mistake
from sms.answer_words.elsewhere import goes_elsewhere
from sms.answer_words.not_now import is_for_later, is_no_going_now, is_soon_after
from sms.answer_words.reported import is_only_reported, is_said_in_jest, is_told_by_others
from sms.answer_words.stems import PASS, says_done, says_going, says_of_alert
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
_UZ_ON_THE_TELEPHONE = re.compile("(?:javob|telefon|trubka|gushak|goshak|aloka|kongirok|kungirok|zvon)[a-z]*")
_UZ_CALLS = any_of("qo'ng'iroq telefon sms xabar")
_UZ_PICKS_UP = re.compile("k[uo]tar[a-z]*")
_RU_PICKS_UP = re.compile("otve(?:cha|ti)[a-z]*|beret|podnima[a-z]*|snima[a-z]*|dostup[a-z]*|(?:po|pere|)zvon[a-z]*")
_RU_WE_CAN = re.compile(
    "(?:s|)mog[a-z]*|moj[ae]m|smoj[a-z]*|(?:po|pri|vi|)ed[uei]m?|bud[ue]m?|ber[ue]m?|vozmu|vozm[ei]m"
)
_RU_WE_DO = re.compile("[a-z]{2,}(?:u|em|im|iom)")
"""Right behind «не»: «не приедем»."""
_RU_NOT_GLUED = re.compile("ne(?:zakr|vzia|prin|pered|sdelan)[a-z]*")
_INFINITIVE_OF_HANDING_OVER = re.compile("pereda[a-z]*|zakr[a-z]*")
_OF_AN_ANSWER = re.compile(
    "(?:(?:io|e)p|ol(?!ib)|ber|uzat|u?o?tkaz|kil|bajar|tuga|tugat)[a-z]*|(?:zakr|vzia|voz|prin|pered|sdelan|ber[ue])[a-z]*"
)
_ACCEPTS = "kabul"
"""Of "qabul qildim", whose time its second word says."""
_AT_HOME = any_of("дома uyda")
_HER_OR_HIM = SOMEBODY_ELSE | any_of("u qiz ayol eri onasi девушка женщина")
_US = any_of("я мы нам")
_RU_OURS, _UZ_OURS = re.compile("nash[a-z]*"), re.compile("biz(?:ning|niki|ga|da)|(?:xudud|tuman)[a-z]*miz[a-z]*")
_CLEAR = any_of("aniq ma'lum tushunarli")
"""What is not so is the address: it closes nothing, and is taken all the same."""
_MOST_BEHIND_NE = 2
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


def denied_beside_a_digit(clauses: Sequence[Words], is_apart: bool) -> Denied:
    """What a duty phone's text cannot mean where a digit stands right beside the key; `is_apart`: a mark follows it.

    A "not" of another clause, or of her, takes back no digit unless it is of "us" or of the answer itself. Only that
    nobody is at home fits closing: "0, u hali tinchlanmadi" does not.
    """
    denied = _NOTHING
    for at, words in enumerate(clauses):
        is_of_others = at > 0 or is_apart or not _HER_OR_HIM.isdisjoint(words[:1])
        if not is_of_others:
            denied |= denied_by_duty(words) | (_ALL if _is_put_off(words) else _NOTHING)
            continue
        own = _without_nots_of_others(words)
        denied |= denied_by_duty(own)
        if own != _without_nots_of_home(words):
            denied |= _CLOSING
    return denied


def is_not_said_of_now(words: Words) -> bool:
    """Whether a duty phone's clause puts off what it says of the alert, or only tells what somebody said of it."""
    says = [at for at in range(len(words)) if says_of_alert(words[: at + 1])]
    if not says:
        return False
    will = [at for at in says if not _is_of_what_was_done(words, at)]
    is_put_off = bool(will) and (_is_put_off(words) or any(is_soon_after(words[:at]) for at in will))
    return is_put_off or is_only_reported(words, says_of_alert) or is_told_by_others(words, says_of_alert)


def _is_put_off(words: Words) -> bool:
    is_done = any(says_of_alert(words[: at + 1]) and _is_of_what_was_done(words, at) for at in range(len(words)))
    return not is_done and (not _LATER.isdisjoint(words) or is_for_later(words))


def _is_of_what_was_done(words: Words, at: int) -> bool:
    return says_done(words[at]) or (words[at] == _ACCEPTS and any(map(says_done, words[at + 1 : at + 2])))


def _without_nots_of_home(words: Words) -> list[str]:
    return [word for at, word in enumerate(words) if not _is_not_at_home(words, at)]


def _is_not_at_home(words: Words, at: int) -> bool:
    is_behind = words[at] in ("ne", "net") and not _AT_HOME.isdisjoint(words[at + 1 : at + 2])
    is_before = words[at] in _NONE | {"emas"} and not _AT_HOME.isdisjoint(words[max(0, at - 1) : at])
    return is_behind or is_before


def _without_nots_of_others(words: Words) -> list[str]:
    return [word for at, word in enumerate(words) if not (_is_not_at_home(words, at) or _is_a_not_of_others(words, at))]


def _is_a_not_of_others(words: Words, at: int) -> bool:
    word, behind = words[at], words[at + 1 : at + 1 + _MOST_BEHIND_NE]
    if word == "ne":
        is_of_us = any(_OF_AN_ANSWER.fullmatch(one) or _RU_WE_CAN.fullmatch(one) for one in behind)
        is_of_us = is_of_us or any(map(_RU_WE_DO.fullmatch, behind[:1]))
        return bool(behind) and not is_of_us and _US.isdisjoint(words)
    is_own = _UZ_WE_DO_NOT.fullmatch(word) or _OF_AN_ANSWER.fullmatch(word)
    return _UZ_NOT.fullmatch(word) is not None and not is_own


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
    is_not_meant = is_only_reported(words, says_going) or is_said_in_jest(words) or was_sent_by_mistake(words)
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
    if word == "emas":
        return _denied_by_emas(before)
    if word in _NONE:
        return _BUT_PASSING_ON if any(not PASS.fullmatch(one) for one in (*before, *after)) else _ALL
    if word in _NEVER or _RU_NOT_GLUED.fullmatch(word):
        return _ALL
    if _UZ_NOT.fullmatch(word) and not _UZ_CALLS.isdisjoint(before[-2:]):
        return _CLOSING
    if _UZ_WE_DO_NOT.fullmatch(word):
        return _ALL if _hands_over(word, before) else _BUT_PASSING_ON
    if _UZ_NOT.fullmatch(word):
        speaks_of_telephone = _UZ_PICKS_UP.fullmatch(word) or any(map(_UZ_ON_THE_TELEPHONE.fullmatch, before[-2:]))
        return _CLOSING if speaks_of_telephone else _ALL
    return _NOTHING


def _denied_by_emas(before: Words) -> Denied:
    """ "Bizning tuman emas" is a reason for passing on; "manzil aniq emas" is of the address."""
    if any(map(_UZ_OURS.fullmatch, before[-3:])):
        return _BUT_PASSING_ON
    return _ALL if _CLEAR.isdisjoint(before[-1:]) else _CLOSING


def _denied_by_ne(after: Words) -> Denied:
    """«Не наш район» is a reason for passing on."""
    beside = after[:2]
    if any(map(_RU_OURS.fullmatch, beside[:1])):
        return _BUT_PASSING_ON
    if any(map(_RU_PICKS_UP.fullmatch, beside)):
        return _CLOSING
    is_of_us = any(map(_RU_WE_CAN.fullmatch, beside))
    return _BUT_PASSING_ON if is_of_us and not any(map(_INFINITIVE_OF_HANDING_OVER.fullmatch, beside)) else _ALL


def _hands_over(word: str, before: Sequence[str]) -> bool:
    """Whether "we do not give" is said of the alert, not of help."""
    is_help = bool(before) and before[-1] in ("iordam", "madad")
    return _UZ_HANDING_OVER.fullmatch(word) is not None and not is_help
