"""That she wants to end her life: who reads it must know, as if it were told of him."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import TOLD, Clause, has, only
from sms.language.hearing import Heard
from sms.language.lexicon import Kind
from sms.language.lexicon.despair import (
    DYING,
    GLUTTED,
    KILLS_HERSELF,
    MYSELF,
    TO_DIE_IN_RUSSIAN,
    TO_DIE_IN_UZBEK,
    TO_LIVE_IN_RUSSIAN,
    TO_LIVE_IN_UZBEK,
    VEINS,
)
from sms.language.morphology import words
from sms.language.sounds import sound

_UNDONE, _I_MAKE = words("tamom nobud yo'q"), re.compile("kil(?:aman|mokçi[a-z]*|ib)")
_SET_FIRE, _FIRE = re.compile("ko[iy](?:aman|mokçi[a-z]*)|yok(?:aman|mokçi[a-z]*)"), words("o't")
_FALLS = re.compile("taşla(?:iman|yman|mokçi[a-z]*)|ot(?:aman|mokçi[a-z]*)")
_FALLS_IN_RUSSIAN = words("выпрыгну спрыгну брошусь прыгну сброшусь выброшусь")
_DEEP = words(
    "tomdan balkondan derazadan oynadan ko'prikdan jardan tagiga daryoga suvga poyezd poezdga окна крыши балкона моста"
    " поезд машину метро обрыва реку"
)
_ENDED = re.compile("kutulaman|koyakolaman|koya")
_I_DIE = sound("умираю")
_WRITTEN_O = re.compile("o'|ў|ö|ó|^у")
_ENDS = re.compile("yok(?:aman|mokç[a-z]*|ib)|os(?:aman|mokç|ib|gim|išim)[a-z]*|oldir(?:aman|mokç|ib|gim)[a-z]*")
_UNWANTED = re.compile(
    "çarçad[a-z]*|bezd[a-z]*|k(?:el|e)ma[a-z]*|istama[a-z]*|x[oi]xlama[a-z]*|xoxlami[a-z]*|toi?di[a-z]*"
)
_COMES = re.compile("kel(?:yap|a|di|ib|vot)[a-z]*|ista[iy]?[a-z]*|xoxla[a-z]*")

_ENDS_SELF = words("покончу покончить убью убить порежу вскрою vskrou сожгу подожгу")
_SELF = words("себя собой себе вены")
_NOT, _WANT = words("не ne"), words("хочу хочется могу")
_TOOK = re.compile(
    "iç(?:ib|dim|vold[a-z]*|ipman|ibman)|yut(?:ib|dim|ibman)|vipila|naglotalas|napilas|proglotila|prinyala"
)
_TO_DIE = words("o'lay o'lish o'lmoqchi o'laman o'layin умереть")
_TOO_MANY = words("ko'p hamma hammasini bir quti упаковку пачку много кучу все горсть")
_PILLS, _DEADLY = (
    re.compile("dori|dorilar[a-z]*|tabletka?[a-z]*|tabletok|snotvorn[a-z]*"),
    re.compile("zaxar[a-z]*|uksus[a-z]*|sirka[a-z]*|eseni?tsiya[a-z]*|otrav[a-z]+|yada?"),
)
_CUT = re.compile("kes(?:dim|ib|aman|yapman|moki?çi[a-z]*)|porezala|vskrila|rejyu|porejyu|poreju|vskroyu|reju")
_ANY_MORE = words("больше так дальше я уже с и")


def tells_of_despair(clause: Clause) -> bool:
    """Tell whether she says that she will end her life, or does not want to live."""
    if has(clause, Kind.LAUGHS | Kind.PLAY | Kind.IF):
        return False
    said = [word.sound for word in clause]
    is_told_in_uzbek = any(
        ({one, two} & MYSELF and (_ENDS.fullmatch(two) or _ENDS.fullmatch(one)))
        or (one in TO_LIVE_IN_UZBEK and _UNWANTED.fullmatch(two))
        or (one in TO_DIE_IN_UZBEK and _COMES.fullmatch(two))
        for one, two in pairwise(word for word in said if word not in _ANY_MORE)
    )
    is_undone = any(one in _UNDONE and _I_MAKE.fullmatch(two) for one, two in pairwise(said))
    is_told_in_uzbek = is_told_in_uzbek or (is_undone and not MYSELF.isdisjoint(said))
    is_told_in_uzbek = is_told_in_uzbek or _burns_or_falls(said) or _dies(clause)
    ends_it = not _ENDS_SELF.isdisjoint(said) and not _SELF.isdisjoint(said)
    return (
        is_told_in_uzbek or ends_it or _took_to_die(said) or not KILLS_HERSELF.isdisjoint(said) or _wants_no_more(said)
    )


def _burns_or_falls(said: list[str]) -> bool:
    """She sets fire to herself, or throws herself from a height or under a train; not on a sofa."""
    is_of_self = not MYSELF.isdisjoint(said)
    burns = any(one in _FIRE and _SET_FIRE.fullmatch(two) for one, two in pairwise(said))
    hangs = any(_ENDS.fullmatch(one) and three in MYSELF for one, three in zip(said, said[2:], strict=False))
    falls = any(_FALLS.fullmatch(word) for word in said) if is_of_self else not _FALLS_IN_RUSSIAN.isdisjoint(said)
    return (is_of_self and burns) or hangs or (falls and not _DEEP.isdisjoint(said))


def _dies(clause: Clause) -> bool:
    """ "I am dying" and no more, which is said of heat and laughter too; "dying I get rid of it"."""
    others = [word for word in clause if not _is_dying(word)]
    ends = any(
        one.sound == "olib" and _WRITTEN_O.search(one.token.word.lower()) and _ENDED.fullmatch(two.sound)
        for one, two in pairwise(clause)
    )
    return ends or (len(others) < len(clause) and only(others, TOLD))


def _is_dying(word: Heard) -> bool:
    return word.sound == _I_DIE or (word.sound in DYING and bool(_WRITTEN_O.search(word.token.word.lower())))


def _wants_no_more(said: list[str]) -> bool:
    """«Не хочу больше жить», «хочу умереть»: and nothing behind it, as "in a hostel" or "of laughter"."""
    wanted = [word for word in said if word not in _ANY_MORE]
    dies = len(wanted) > 1 and wanted[-2] in _WANT and wanted[-1] in TO_DIE_IN_RUSSIAN
    lives = len(wanted) > 2 and wanted[-3] in _NOT and wanted[-2] in _WANT and wanted[-1] in TO_LIVE_IN_RUSSIAN
    turned = len(wanted) > 2 and wanted[-3] in TO_LIVE_IN_RUSSIAN and wanted[-2] in _NOT and wanted[-1] in _WANT
    return dies or lives or turned


def _took_to_die(said: list[str]) -> bool:
    """She swallowed poison, or pills, too many or to die; or cut her veins."""
    takes = any(_TOOK.fullmatch(word) for word in said)
    pills = any(_PILLS.fullmatch(word) for word in said) and not (_TO_DIE | _TOO_MANY).isdisjoint(said)
    glutted = not GLUTTED.isdisjoint(said) and any(_PILLS.fullmatch(word) for word in said)
    is_cut = not VEINS.isdisjoint(said) and any(_CUT.fullmatch(word) for word in said)
    return is_cut or glutted or (takes and (pills or any(_DEADLY.fullmatch(word) for word in said)))
