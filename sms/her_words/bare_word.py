"""What stands against a bare word for help between other words ("uydaman yordam eshik qulf"): a call unless this does.

It is given, received, named or owned, which its neighbours tell by their grammar and not by a topic; or a long sentence
names nothing that calls name.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.her_words.no_call import OF_HER, tells_of_her
from sms.language.hearing import Heard, has_any
from sms.language.lexicon import Kind
from sms.language.matter_or_place import may_be_a_place
from sms.language.morphology import words
from vocabulary.languages import RU

_BEFORE_A_NOUN = words(
    "the a an your my our his her their this that any some no to for of from with got get by did does do"
    " will would can could gave give gives press click tap asked offered"
    " за на в о об про без от благодаря ваша вашу ваше вашей твоя твою твоей наша нашу эта эту эти какая"
    " кнопка раздел служба тема номер пусть зачем qilgan bergan degan bizning mening xalqaro fond jamg'arma"
)
_AN_ADJECTIVE = re.compile(r"\w{3,}(?:aya|uyu|eya)")
_HASTE = words("срочная срочную скорая скорую скорой быстрая")
_GIVEN = re.compile(
    r"(?:okaz|pred?ostav|predl|poluç|otprav|pereda|pros|zaprosi|prisl|posl|prini[mn]|prinya|iş|isk|jd|sobra|sobir|da[lt]"
    r"|obeş|vizva|otkaz|naş|nayt)\w*"
)
"""What is done with help in Russian: given, received, asked for, sent."""
_GIVING = words(
    "berib berip bera bere berish berishi berishni berishga bergeni so'rab so'rash so'rashi olish olib qilish qilib"
    " ko'rsatish ko'rsatib tarqatish yuborish kutaman kutyapman kutamiz qo'lini"
)
_NAMED_SO = words(
    "arizasi arizalari hujjatlari hujjati pulini pulidan karta plastik tugmasi bo'limi bo'lim vaqti tashkiloti"
    " dasturi ilovasi page desk button line team"
)
_HOW_IT_WAS = words("kech zo'r yaxshi kam ko'p katta yetarli")
_NOT = "ne"
_BECAME = re.compile(r"\w{3,}(?:yasi|[bvgdjzlmnrstşç]di|etsya|itsya|ilas|ilos)")
"""What became of it, right behind (ajratdi, понадобилась); or what is named after it (stipendiyasi)."""
_REFLEXIVE = re.compile(r"\w{3,}(?:ilas|ilos|etsya|itsya)")
_ANY = re.compile(r"\D+")
_AMBULANCE = words("tez тез skoriy скорая")
_IS_TOLD = re.compile(r"\w+(?:di|ti|pti|bdi|gan|yapti|adi|la|li)")
_RESCUE_SERVICE = words("qutqaruv")
_OF_A_CALL = OF_HER | Kind.FAST | Kind.QUIETLY | Kind.DOOR | Kind.KIN_WHOM | Kind.FAMILY | Kind.WEAK
_OUTCOMES = re.compile(r"(?:poluçi|vida|okaza|predostavi)(?:l[aio]?|li|yut|et)|berdilar")
_HAS_COME = words("пришла поступила")
_WILL_COME, _LATER = words("придет придёт приедет будет"), words("завтра послезавтра")
_FROM_A_STATE = words("davlatdan hukumatdan mahalladan tashkilotdan fonddan")
_WAS_DONE = re.compile(r"\w+ilgan")
_IS_GOOD, _HOURS = words("yaxshi zo'r"), ("iş", "vakti")
_OF_DANGER = (
    Kind.FEAR
    | Kind.FLIGHT
    | Kind.ASSAULTS
    | Kind.STRIKES
    | Kind.KILLS
    | Kind.WEAPON
    | Kind.FORCES
    | Kind.DOOR
    | Kind.HE
)
_SHORT = 2
"""Words beside it of which nothing need be known."""


def stands_against(clause: Sequence[Heard], at: int, text: Sequence[Heard]) -> bool:
    """Tell whether a bare word for help in the midst of a clause is only spoken of."""
    word, before, after = clause[at], clause[:at], clause[at + 1 :]
    if word.is_guess or word.sound in _RESCUE_SERVICE:
        return True
    if clause[-1].token.is_asked and not tells_of_her(text):
        return True
    if len(before) + len(after) > _SHORT and not any(map(_is_named_in_calls, (*before, *after))):
        return True
    return _is_owned_or_given(word, before) or _is_told_of_behind(before, after, text)


def is_told_in_peace(before: Sequence[Heard], after: Sequence[Heard], text: Sequence[Heard]) -> bool:
    """Tell whether it was received, given out or comes tomorrow, and nothing of him or of danger is told."""
    if any(word.is_a(_OF_DANGER | Kind.PLEA | Kind.NEED) for word in text):
        return False
    if any(_OUTCOMES.fullmatch(word.sound) for word in (*before[-1:], *after[:2])):
        return True
    will_come = bool(after) and after[0].sound in _WILL_COME and has_any(after, _LATER)
    is_of_hours = any((one.sound, two.sound) == _HOURS for one, two in pairwise(after))
    has_come = (
        not after and bool(before) and before[-1].sound in _HAS_COME and all(word.is_a(Kind.ME) for word in before[:-1])
    )
    return will_come or is_of_hours or has_come or (not after and _is_of_a_state(before))


def _is_of_a_state(before: Sequence[Heard]) -> bool:
    """ "From the state", "that was given", "this is a good" before the last word."""
    if not before:
        return False
    last = before[-1].sound
    is_good = last in _IS_GOOD and len(before) > 1
    return is_good or last in _FROM_A_STATE or last == "kilgan" or _WAS_DONE.fullmatch(last) is not None


def _is_named_in_calls(word: Heard) -> bool:
    """Where she is, who is beside her, haste, a name or a number."""
    is_name = word.token.is_name and not word.token.opens_clause
    return word.is_a(_OF_A_CALL) or may_be_a_place(word) or word.sound.isdigit() or is_name


def _is_owned_or_given(word: Heard, before: Sequence[Heard]) -> bool:
    if not before:
        return False
    last = before[-1]
    if last.sound in _BEFORE_A_NOUN or last.token is word.token:
        return True
    if word.language != RU or last.sound in _HASTE:
        return False
    is_adjective = not last.is_a(OF_HER) and _AN_ADJECTIVE.fullmatch(last.sound)
    is_a_name = len(before) > 1 and last.token.is_name
    return bool((is_adjective and not is_a_name) or _GIVEN.fullmatch(last.sound))


def _is_told_of_behind(before: Sequence[Heard], after: Sequence[Heard], text: Sequence[Heard]) -> bool:
    if not after:
        return False
    if after[0].sound in _GIVING | _NAMED_SO | _HOW_IT_WAS:
        return True
    said = [word for word in after[:2] if word.sound != _NOT]
    if _is_of(said[:1], _BECAME) or (_is_of(said[:1], _ANY) and _is_of(said[1:], _REFLEXIVE)):
        return True
    is_ambulance = bool(before) and before[-1].sound in _AMBULANCE
    return is_ambulance and bool(_IS_TOLD.fullmatch(after[-1].sound)) and not tells_of_her(text)


def _is_of(said: Sequence[Heard], form: re.Pattern[str]) -> bool:
    return any(not (word.kinds or word.token.is_name) and form.fullmatch(word.sound) for word in said)
