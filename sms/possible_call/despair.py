"""That she wants to end her life: who reads it must know, as if it were told of him."""

import re
from itertools import pairwise

from sms.lexicon import Kind
from sms.lexicon.despair import (
    KILLS_HERSELF,
    TO_DIE_IN_RUSSIAN,
    TO_DIE_IN_UZBEK,
    TO_LIVE_IN_RUSSIAN,
    TO_LIVE_IN_UZBEK,
)
from sms.morphology import words
from sms.possible_call.clauses import Clause, has

_MYSELF = words("o'zimni o'zimizni")
_ENDS = re.compile("os(?:aman|mokç|ib|gim|išim)[a-z]*|oldir(?:aman|mokç|ib|gim)[a-z]*")
_UNWANTED = re.compile("k(?:el|e)ma[a-z]*|istama[a-z]*|x[oi]xlama[a-z]*|xoxlami[a-z]*|toi?di[a-z]*")
_COMES = re.compile("kel(?:yap|a|di|ib|vot)[a-z]*|ista[iy]?[a-z]*|xoxla[a-z]*")

_ENDS_SELF = words("покончу покончить убью убить порежу вскрою")
_SELF = words("себя собой себе вены")
_NOT, _WANT = words("не ne"), words("хочу хочется могу")
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
    ends_it = not _ENDS_SELF.isdisjoint(said) and not _SELF.isdisjoint(said)
    return is_told_in_uzbek or ends_it or not KILLS_HERSELF.isdisjoint(said) or _wants_no_more(said)


def _wants_no_more(said: list[str]) -> bool:
    """«Не хочу больше жить», «хочу умереть»: and nothing behind it, as "in a hostel" or "of laughter"."""
    wanted = [word for word in said if word not in _ANY_MORE]
    dies = len(wanted) > 1 and wanted[-2] in _WANT and wanted[-1] in TO_DIE_IN_RUSSIAN
    lives = len(wanted) > 2 and wanted[-3] in _NOT and wanted[-2] in _WANT and wanted[-1] in TO_LIVE_IN_RUSSIAN
    return dies or lives
