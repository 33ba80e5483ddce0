"""Whether somebody was made to take what drugs or poisons; a medicine against a cough is none."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import DOER, VICTIM, Clause, has
from sms.language.hearing import has_any
from sms.language.lexicon import Kind
from sms.language.morphology import nouns, of_the_family, things, words
from sms.language.sounds import sound

_POISON = things("zahar") | words("яд яда ядом отраву отравой")
_GIVES = re.compile("(?:ber|iç|sol|koş|sep)[a-z]*?(?:di|ib|ipti|apti|yapti|vot[dt]i|opti|gan)(?:lar)?")
"""He gave, made drink, put in."""
_MIXES = re.compile("(?:sol|koş|sep)(?:ib|ip|di|ipti|yapti|vot[dt]i|gan)(?:lar)?")
_SOMETHING = words("nimadir nimanidir bir nima dori zahar")
_IN_MY_DRINK = words("choyimga suvimga ovqatimga sharbatimga kofeyimga ichimligimga овқатимга choyimizga ovqatimizga")
_PUTS_TO_SLEEP = re.compile("uxlat[a-z]+")
_HEALS = (
    things("yo'tal isitma shamollash doktor shifokor hamshira kasal grip gripp vitamin do'xtir doxtir")
    | of_the_family("ona oyi aya buvi bibi", "who")
    | nouns("температур кашл врач медсестр боль витамин сироп грипп давлени ча сок мам бабушк")
    | words("og'rigandi og'riyotgandi og'riganda чаем соком чаю кофе")
)
"""Who gives medicine in peace, against what; what is drunk in peace."""
_SOME = (sound("чем"), sound("что"))
_THING = words("то нибудь")


def is_drugged(clause: Clause) -> bool:
    """Tell whether she was drugged or poisoned, as far as one text tells."""
    if has(clause, Kind.DENIES | Kind.NOT | Kind.IF) or (_is_of_medicine(clause) and not has(clause, Kind.FORCES)):
        return False
    is_me = has(clause, Kind.ME_WHOM) or any(word.sound in _IN_MY_DRINK for word in clause)
    if any(word.sound in _POISON for word in clause) and any(_GIVES.fullmatch(word.sound) for word in clause):
        return has(clause, VICTIM) or is_me
    if _is_mixed_in(clause):
        return True
    is_put_to_sleep = any(_PUTS_TO_SLEEP.fullmatch(word.sound) for word in clause) and not has(clause, Kind.KIN_WHOM)
    if has(clause, Kind.FORCES) and has(clause, Kind.POTION) and has(clause, Kind.ME_WHOM):
        return True
    is_given = has(clause, Kind.DOSES) and (has(clause, Kind.POTION) or _is_something(clause))
    return is_given and (is_me or has(clause, Kind.FORCES) or is_put_to_sleep)


def _is_of_medicine(clause: Clause) -> bool:
    return any(word.sound in _HEALS for word in clause)


def _is_mixed_in(clause: Clause) -> bool:
    """Something was put into what is hers to drink."""
    is_in_mine = any(word.sound in _IN_MY_DRINK for word in clause)
    return is_in_mine and has_any(clause, _SOMETHING) and any(_MIXES.fullmatch(word.sound) for word in clause)


def _is_something(clause: Clause) -> bool:
    return has(clause, DOER | VICTIM) and any(
        one.sound in _SOME and two.sound in _THING for one, two in pairwise(clause)
    )
