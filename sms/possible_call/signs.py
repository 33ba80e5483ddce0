"""What tells of violence without its deed: a threat, a weapon, her flight, and two words that go together."""

import re
from collections.abc import Iterable
from itertools import pairwise

from sms.lexicon import Kind
from sms.morphology import words
from sms.possible_call.clauses import ANYBODY, DOER, TOLD, VICTIM, Clause, follow, has, only, stand
from sms.possible_call.ordinary import is_denied, is_of_a_matter, is_real, is_scolding
from sms.sounds import sound

_ALWAYS = (
    (Kind.SLAP, Kind.DEALS),
    (Kind.FORCES, Kind.FORCED_TO),
    (Kind.UNWILLING, Kind.FORCED_TO),
    (Kind.HARMS, Kind.FORCED_TO),
    (Kind.SAYS, Kind.FORCED_TO),
    (Kind.FOLLOWS, Kind.BEHIND),
    (Kind.DETAINS, Kind.NECK),
    (Kind.SCREAMS, Kind.BEGS),
    (Kind.EX, Kind.SEIZES),
)
"""Two words that tell of violence together, whatever else is spoken of."""

_OF_HIM_OR_HER = (
    (Kind.HAND, Kind.LIFTS),
    (Kind.THROWS, Kind.BODY),
    (Kind.THROWS, Kind.WEAPON),
    (Kind.DEALS, Kind.BODY),
    (Kind.SEIZES, Kind.BODY),
    (Kind.BREAKS, Kind.DOOR),
    (Kind.BRUISE, Kind.BODY),
    (Kind.BRUISE, Kind.FAMILY),
    (Kind.DETAINS, Kind.WHERE),
    (Kind.HARMS, Kind.FLIGHT),
    (Kind.CREEPS, Kind.BED),
    (Kind.SAYS, Kind.WEAPON),
    (Kind.SHOWS, Kind.PICTURES),
)
"""The same where he, her family or she is spoken of, or nothing else."""

_OF_HER = (
    (Kind.SEIZES, Kind.BELONGING),
    (Kind.BREAKS, Kind.BELONGING),
    (Kind.BRUISE, Kind.ME),
    (Kind.FORCES, Kind.LIES),
    (Kind.WOUND, Kind.BLOOD),
    (Kind.EX, Kind.DOOR),
    (Kind.EX, Kind.WHERE),
    (Kind.SCREAMS, Kind.WEAK),
)
"""The same where she is spoken of, or nothing else."""

_IN_BLOOD = (sound("в"), sound("крови"))
_WITH_IT = words("с со из")
_ON = sound("на")
_TAKING = words("olib op ob alip opqo'y")
_IF_HE = "sa"
"""The Uzbek ending of "if he finds me"."""

_I_AM = words("я мы сижу сидим пишу men biz man kirdim kirib")
_I_DID = re.compile(r"\w+(?:di[mk]|man|miz)")
_ON_THE_RUN = words("qochib berkinib yashirinib bekinib berkitinib")


def tells_of_a_threat(clause: Clause) -> bool:
    """Tell whether somebody threatens, wants to hurt, or will if he finds her."""
    will_hurt = has(clause, Kind.WILL_HURT) and has(clause, Kind.SAYS) and not is_scolding(clause)
    if will_hurt or is_of_a_matter(clause):
        return will_hurt
    if has(clause, Kind.TO_HURT) and has(clause, Kind.WANTS) and (has(clause, VICTIM) or only(clause, TOLD)):
        return True
    return any(
        (word.is_a(Kind.THREATENS) or (word.is_a(Kind.KILLS) and clause[at - 1].sound.endswith(_IF_HE)))
        and is_real(clause, at)
        for at, word in enumerate(clause)
    )


def tells_of_a_weapon(clause: Clause) -> bool:
    """Tell whether he has one, and it is of no use for a matter."""
    if not has(clause, Kind.WEAPON) or is_of_a_matter(clause) or len(clause) == 1:
        return False
    if only(clause, TOLD):
        return True
    comes_with_it = any(one.sound in _WITH_IT and two.is_a(Kind.WEAPON) for one, two in pairwise(clause))
    holds_it = has(clause, Kind.HOLDS) and (has(clause, DOER | VICTIM) or has(clause, Kind.WITH))
    return holds_it or (comes_with_it and has(clause, DOER))


def tells_of_flight(heard: Clause) -> bool:
    """Tell whether I hide, fled or fear, and he of whom: «прячусь у подруги, муж ищет»."""
    if has(heard, Kind.MATTER | Kind.NOT | Kind.DENIES | Kind.IF | Kind.WHO) or not has(heard, DOER | Kind.HIM):
        return False
    hides = has(heard, Kind.HIDING) and any(word.sound in _I_AM for word in heard)
    fled = any(one.sound in _ON_THE_RUN and _I_DID.fullmatch(two.sound) for one, two in pairwise(heard))
    return hides or fled or has(heard, Kind.FLIGHT | Kind.FEAR)


def tells_by_two_words(clause: Clause) -> bool:
    """Tell whether two words stand in it that tell of violence together."""
    said = [word for at, word in enumerate(clause) if word.is_a(Kind.BEGS) or not is_denied(clause, at)]
    if _any(said, _ALWAYS) or any((one.sound, two.sound) == _IN_BLOOD for one, two in pairwise(clause)):
        return True
    if has(clause, Kind.DENIES | Kind.YOU):
        return False
    if _is_done_to_my_body(said) or (
        stand(said, Kind.PICTURES, Kind.SHOWS) and has(clause, Kind.SAYS | Kind.ME | DOER)
    ):
        return True
    if _is_scalded(said):
        return True
    if is_of_a_matter(clause):
        return False
    is_of_her = has(clause, Kind.ME | Kind.ME_WHOM) or only(clause, TOLD)
    return (
        _strikes_with_it(said)
        or _is_broken(clause, said)
        or (has(clause, DOER) and (stand(said, Kind.WOUND, Kind.BODY) or _is_kept(clause)))
        or ((is_of_her or has(clause, DOER)) and _any(said, _OF_HIM_OR_HER))
        or (is_of_her and (_any(said, _OF_HER) or _is_kept(clause)))
    )


def _any(said: Clause, pairs: Iterable[tuple[Kind, Kind]]) -> bool:
    return any(stand(said, one, other) for one, other in pairs)


def _is_done_to_my_body(said: Clause) -> bool:
    """In Uzbek the body is mine, and its ending tells that something is done to it (yuzimga sepdi)."""
    is_on_me = any(word.is_a(Kind.BODY) and word.is_a(Kind.ME_WHOM) for word in said)
    return is_on_me and (has(said, Kind.THROWS | Kind.BREAKS) or (has(said, Kind.DEALS) and not is_of_a_matter(said)))


def _is_scalded(said: Clause) -> bool:
    """What burns is splashed at me or mine ("menga issiq suv sepdi"), or poured "on" us: tea is poured "for" one."""
    is_on_us = any(one.sound == _ON and two.is_a(VICTIM) for one, two in pairwise(said))
    is_splashed = stand(said, Kind.SPLASHES, Kind.BURNS) and has(said, VICTIM | Kind.BODY)
    return is_splashed or (is_on_us and stand(said, Kind.THROWS, Kind.BURNS))


def _strikes_with_it(said: Clause) -> bool:
    """With a weapon somebody, or "with" whatever it is ("oqlov bilan urdi")."""
    is_armed = stand(said, Kind.WEAPON, Kind.STRIKES) and has(said, ANYBODY)
    return is_armed or follow(said, Kind.WITH, Kind.STRIKES)


def _is_broken(clause: Clause, said: Clause) -> bool:
    """A bone, to her: in Russian it may be his own."""
    return stand(said, Kind.BREAKS, Kind.BODY) and (has(clause, VICTIM) or only(clause, TOLD))


def _is_kept(clause: Clause) -> bool:
    """Children or what is hers "taken and kept"; taken to school is another matter."""
    takes = any(one.sound in _TAKING and two.is_a(Kind.KEEPS) for one, two in pairwise(clause))
    return takes and has(clause, Kind.KIN_WHOM | Kind.BELONGING)
