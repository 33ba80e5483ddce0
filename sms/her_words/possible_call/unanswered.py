"""That nobody helps, that help does not come, that she cannot bear it: what despairs of help asks for it.

Only where nothing else is spoken of: with lessons, with a move nobody helps either, and the heat is hard to bear.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from sms.her_words.possible_call.clauses import TOLD, Clause, fits, has, only
from sms.language.hearing import has_any
from sms.language.lexicon import Kind
from sms.language.lexicon.despair import BEARS_IN_RUSSIAN, BEARS_IN_UZBEK
from sms.language.morphology import words
from sms.language.sounds import sound

_OF_HELP = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY
_BESIDE = TOLD | _OF_HELP | Kind.NOT | Kind.DENIES | Kind.WHO | Kind.ALONG | Kind.CRY | Kind.ABOUT
_ABOUT_OTHERS = Kind.MATTER | Kind.DUTY | Kind.PLAY | Kind.HIM | Kind.IF

_WHY = words("nega nimaga nimagadir почему why")
_FOR_WHAT = words("nima")
_WHEN_OR_WHERE = words("qachon qani qayerda когда где when where")
_COMES = words("keladi kelasiz kelasizlar kelarkan придет придёт приедет будет прибудет же come coming is the will")
_CAME = words("приехала приехали едет едут пришла пришли идет приходит приходят на")
_HELPS = words("помогает помогаете помогаешь помогут поможет помочь helps helping helped")
_NOBODY = words("никто некому nobody one")
_HEAR, _ANYBODY = words("hech xech eç"), words("kim kimsa")
_WHO, _TO_ME = words("kim kimdan"), words("menga bizga bilmayman bilmiman")
_IS_NONE = words("yo'q yoq yuq")
_NOT, _WOULD = words("не"), words("бы")
_BESIDE_IT = words("odamim kishim hech mening kimim birorta hali hozircha nima qilay может могут так dont don't helpni")

_DENIED = re.compile("(?:ber|kel|kil|bor|çik)(?:i?ş)?(?:o?lma|m[ai])(?:i|s|d|yap|vot|gan)[a-z]*")
"""You do not give it, nobody gives it, it does not come, in Uzbek."""
_COMES_NOT = re.compile("(?:yetib)?kelm[ai](?:di|yapti|ayapti|vot[dt]i|yabdi|gan)")
_WHO_WOULD = re.compile("(?:sora[iy]|ber[ae]|kel[ae])digan")
_ASKED = re.compile("berad[ia]|sora[iy]?(?:in|sam)?")

_CANNOT = re.compile("olma(?:pman|iman|yapman|dim)|bolma[a-z]*")
_ANY_MORE = words("endi ortiq boshqa bundan bu men sabrim tugadi buyog'iga ham больше я уже так все всё этого это")
_BEARING = words("chiday chidab")
_NOT_IN_RUSSIAN = words("не могу нет")


def despairs_of_help(clause: Clause) -> bool:
    """Tell whether nobody helps her, help does not come, or she can bear it no longer, and nothing else is said."""
    return _cannot_bear(clause) or (_is_unhelped(clause) and _says_no_more(clause))


def _is_unhelped(clause: Clause) -> bool:
    if has(clause, _ABOUT_OTHERS) or has_any(clause, _WOULD):
        return False
    said = set(_as_written(clause))
    if said & _HELPS:
        return bool(said & _NOBODY) or bool(said & _WHY and has(clause, Kind.NOT))
    return has(clause, _OF_HELP) and (_is_denied(clause) or _is_awaited(clause) or _is_nobody_there(clause))


def _is_denied(clause: Clause) -> bool:
    """Nobody gives it, or why do you not; or it does not come."""
    is_no_one = any(one.sound in _HEAR and two.sound in _ANYBODY for one, two in pairwise(clause))
    asks_why = has_any(clause, _WHY) or (has_any(clause, _FOR_WHAT) and has(clause, Kind.ABOUT))
    comes_not = any(one.sound in _NOT and two.sound in _CAME for one, two in pairwise(clause))
    is_no_one_in_russian = has_any(clause, _NOBODY) and has(clause, Kind.NOT)
    return (
        is_no_one_in_russian
        or ((is_no_one or asks_why) and fits(clause, _DENIED))
        or (asks_why and has(clause, Kind.NOT))
        or comes_not
        or (fits(clause, _COMES_NOT) and clause[0].is_a(_OF_HELP))
    )


def _is_awaited(clause: Clause) -> bool:
    return has_any(clause, _WHEN_OR_WHERE) and (len(clause) == 2 or has_any(clause, _COMES))


def _is_nobody_there(clause: Clause) -> bool:
    is_none = fits(clause, _WHO_WOULD) and has_any(clause, _IS_NONE)
    return is_none or (has_any(clause, _WHO) and has_any(clause, _TO_ME) and fits(clause, _ASKED))


def _says_no_more(clause: Clause) -> bool:
    known = _WHY | _WHEN_OR_WHERE | _COMES | _CAME | _HELPS | _NOBODY | _HEAR | _ANYBODY | _WHO | _TO_ME | _BESIDE_IT
    forms = (_DENIED, _COMES_NOT, _WHO_WOULD, _ASKED)
    others = [
        word
        for word, written in zip(clause, _as_written(clause), strict=True)
        if written not in known and not any(form.fullmatch(word.sound) for form in forms)
    ]
    return only(others, _BESIDE)


def _cannot_bear(clause: Clause) -> bool:
    in_uzbek = any(
        one.sound in BEARS_IN_UZBEK and (one.sound not in _BEARING or _CANNOT.fullmatch(two.sound))
        for one, two in zip_longest(clause, clause[1:], fillvalue=clause[-1])
    )
    in_russian = has_any(clause, BEARS_IN_RUSSIAN) and has_any(clause, _NOT_IN_RUSSIAN)
    known = BEARS_IN_UZBEK | BEARS_IN_RUSSIAN | _ANY_MORE | _NOT_IN_RUSSIAN
    others = [word for word in clause if not (word.sound in known or _CANNOT.fullmatch(word.sound))]
    return (in_uzbek or in_russian) and only(others, TOLD | _OF_HELP)


def _as_written(clause: Clause) -> Iterator[str]:
    """A form of "to help" may have been taken for a cry that lies one letter from it."""
    return (sound(word.token.word) if word.is_guess else word.sound for word in clause)
