"""That she wants to end her life: who reads it must know, as if it were told of him."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import Clause, has
from sms.language.lexicon import Kind
from sms.language.lexicon.despair import (
    GLUTTED,
    KILLS_HERSELF,
    TO_DIE_IN_RUSSIAN,
    TO_DIE_IN_UZBEK,
    TO_LIVE_IN_RUSSIAN,
    TO_LIVE_IN_UZBEK,
    VEINS,
)
from sms.language.morphology import words

_MYSELF = words("o'zimni o'zimizni")
_UNDONE, _I_MAKE = words("tamom nobud yo'q"), re.compile("kil(?:aman|mokçi[a-z]*|ib)")
_ENDS = re.compile("os(?:aman|mokç|ib|gim|išim)[a-z]*|oldir(?:aman|mokç|ib|gim)[a-z]*")
_UNWANTED = re.compile(
    "çarçad[a-z]*|bezd[a-z]*|k(?:el|e)ma[a-z]*|istama[a-z]*|x[oi]xlama[a-z]*|xoxlami[a-z]*|toi?di[a-z]*"
)
_COMES = re.compile("kel(?:yap|a|di|ib|vot)[a-z]*|ista[iy]?[a-z]*|xoxla[a-z]*")

_ENDS_SELF = words("покончу покончить убью убить порежу вскрою")
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
        (one in _MYSELF and _ENDS.fullmatch(two))
        or (one in TO_LIVE_IN_UZBEK and _UNWANTED.fullmatch(two))
        or (one in TO_DIE_IN_UZBEK and _COMES.fullmatch(two))
        for one, two in pairwise(word for word in said if word not in _ANY_MORE)
    )
    is_undone = any(one in _UNDONE and _I_MAKE.fullmatch(two) for one, two in pairwise(said))
    is_told_in_uzbek = is_told_in_uzbek or (is_undone and not _MYSELF.isdisjoint(said))
    ends_it = not _ENDS_SELF.isdisjoint(said) and not _SELF.isdisjoint(said)
    return (
        is_told_in_uzbek or ends_it or _took_to_die(said) or not KILLS_HERSELF.isdisjoint(said) or _wants_no_more(said)
    )


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
