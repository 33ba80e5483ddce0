"""That she will not live: unless somebody comes or helps, or when he finds her."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import DOER, Clause, has
from sms.her_words.possible_call.ordinary import is_scolding
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sound

_UNLESS = re.compile("(?:ber|kil|kel|kutkar|yetib?kel|kelib|çakir|ket|ulgur|ayt|yubor|ol|bol)m[ae]sa[a-z]*")
"""In Uzbek, said to you: if you do not come, help, take me away."""
_IF, _NOT = words("если"), sound("не")
_YOU_COME = re.compile("(?:po|pri|pre|pamag|spa|zaber|uspe|vizov|vive|uved|otkro)[a-z]*(?:ete|yote|ite|eş|yoş|iş)")
_I_DIE = re.compile("[uo]l(?:aman|amiz|adi)|umru|umrem|umryom|pogibnu|pogibnem|propadu")
_DYING, _I_SHALL = re.compile("[uo]lib"), words("qolaman qolamiz ketaman ketamiz")
_WRITTEN_O = re.compile("o'|ў|ö|ó|^у")
"""As "to die" is written, which sounds as "to take" (olaman) where the apostrophe was left out."""
_I_REMAIN = re.compile("kolma(?:yman|iman|ymiz|imiz|sman)|çikma(?:yman|iman)")
_ALIVE = words("tirik omon jonim живой живая живыми живым")
_IF_I_GO = words(
    "вернусь вернёмся вернемся приду пойду поеду уйду уеду узнает найдет найдёт увидит поймает позвоню расскажу скажу"
)
_NOT_GO = words(
    "выйду уйду уйдем выйдем останусь вернусь дойду выпустит отпустит уедешь уйдёшь выйдешь уйдешь выпущу отпущу"
)
_SURVIVE = words("выживу выживем")
_COMES, _HIM = words("придет придёт вернется вернётся приедет войдет войдёт"), words("он муж")
_WITHOUT_YOU = {(sound("без"), sound(one)) for one in ("вас", "тебя")}
_END, _TO_ME = words("конец хана крышка"), words("мне нам нас")


def will_not_live(clause: Clause) -> bool:
    """Tell whether she says that she dies or he kills unless somebody comes, or that he leaves her not alive."""
    if has(clause, Kind.PLAY | Kind.LAUGHS | Kind.MATTER):
        return False
    if _is_unless(clause) and (has(clause, Kind.KILLS) or _dies(clause)) and not is_scolding(clause):
        return True
    if _is_killed_alone(clause) and not is_scolding(clause):
        return True
    if any(word.sound in _IF for word in clause) and any(word.sound in _IF_I_GO for word in clause):
        return has(clause, Kind.KILLS | Kind.ASSAULTS) and not is_scolding(clause)
    return has(clause, DOER) and (_leaves_none_alive(clause) or _is_the_end(clause))


def _is_killed_alone(clause: Clause) -> bool:
    """He kills her without you, unless somebody comes, or when he comes back."""
    if not has(clause, Kind.KILLS):
        return False
    if any((one.sound, two.sound) in _WITHOUT_YOU for one, two in pairwise(clause)):
        return has(clause, Kind.ME_WHOM)
    comes = any(word.sound in _COMES for word in clause)
    is_put_off = any(word.sound in _IF for word in clause)
    return is_put_off and comes and (has(clause, Kind.ME_WHOM) or any(word.sound in _HIM for word in clause))


def _is_unless(clause: Clause) -> bool:
    if any(_UNLESS.fullmatch(word.sound) for word in clause):
        return True
    is_put_off = any(word.sound in _IF for word in clause)
    return is_put_off and any(
        one.sound == _NOT and _YOU_COME.fullmatch(sound(two.token.word.replace("0", "o")))
        for one, two in pairwise(clause)
    )


def _dies(clause: Clause) -> bool:
    calls = has(clause, Kind.HELP | Kind.CRY | Kind.ME_WHOM)
    dying = [one for one, two in pairwise(clause) if _DYING.fullmatch(one.sound) and two.sound in _I_SHALL]
    dying += [word for word in clause if _I_DIE.fullmatch(word.sound)]
    return any(calls or word.sound[0] == "u" or _WRITTEN_O.search(word.token.word.lower()) for word in dying)


def _leaves_none_alive(clause: Clause) -> bool:
    alive = any(word.sound in _ALIVE for word in clause)
    remains = any(_I_REMAIN.fullmatch(word.sound) for word in clause)
    goes = any(one.sound == _NOT and two.sound in _NOT_GO for one, two in pairwise(clause))
    survives = any(one.sound == _NOT and two.sound in _SURVIVE for one, two in pairwise(clause))
    return (alive and (remains or goes)) or survives


def _is_the_end(clause: Clause) -> bool:
    return any(one.sound in _TO_ME and two.sound in _END for one, two in pairwise(clause))
