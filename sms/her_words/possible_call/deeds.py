"""What is done: a deed with whom it is done to, or with who does it; or a deed alone."""

import re

from sms.her_words.help_call import has_number
from sms.her_words.possible_call.clauses import DEED, DOER, TOLD, VICTIM, Clause, has, only
from sms.her_words.possible_call.ordinary import is_denied, is_of_a_matter, is_real
from sms.language.hearing import Heard
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import is_cyrillic
from vocabulary.languages import RU, UZ, UZ_CYRL

_ACTS = DEED | Kind.TORMENTS | Kind.HARMS
_ME = words("meni mani bizni меня нас")
_WAS = words("бил била били")
_WHERE_SHE_WAS = words("у дома там здесь тут")
_BESIDE = words("у для без от после")
_IS_A_VERB = re.compile(r"(?!\w*ma[iydgs])\w{2,}(?:(?:e|i|u|a|yo|yu|ya)t|l[ai]?|sya|[dtp]i|gan|[iy]a?p|adi)")
"""In the third person, Russian or Uzbek, and not denied."""
_TO_DO = ("ть", "ться")
"""The Russian infinitive tells no deed."""
_CANNOT_STAND = Kind.GENTLE | Kind.NOT | Kind.WHO | Kind.DENIES | Kind.IF | Kind.YOU


def is_beaten_by_family(clause: Clause) -> bool:
    """Tell whether one of the family beats her, whatever else is spoken of ("erim meni telefon uchun urdi")."""
    beats = any(word.is_a(DEED) and not word.is_a(Kind.KILLS) and is_real(clause, at) for at, word in enumerate(clause))
    is_to_me = any(word.is_a(Kind.ME_WHOM) and _suffers(clause, at) for at, word in enumerate(clause))
    return beats and is_to_me and has(clause, Kind.FAMILY)


def tells_of_a_deed(clause: Clause) -> bool:
    """Tell whether violence is done; or only who and to whom is said («папа маму»): she could write no more."""
    return _breaks_off(clause) or any(_is_violence(clause, at) for at in range(len(clause)))


def does_to_me(clause: Clause) -> bool:
    """Tell whether he or her family does to her what is not known to be gentle: words for violence have no end."""
    if has(clause, _CANNOT_STAND) or not has(clause, DOER):
        return False
    is_to_me = any(word.sound in _ME and _suffers(clause, at) for at, word in enumerate(clause))
    return is_to_me and any(not word.kinds and _is_what_he_does(word) for word in clause)


def _is_what_he_does(word: Heard) -> bool:
    return _IS_A_VERB.fullmatch(word.sound) is not None and not word.token.word.lower().endswith(_TO_DO)


def _breaks_off(clause: Clause) -> bool:
    who_and_whom = len(clause) > 1 and all(word.is_a(Kind.FAMILY | Kind.KIN_WHOM) for word in clause)
    return who_and_whom and has(clause, Kind.FAMILY) and clause[-1].is_a(Kind.KIN_WHOM)


def _is_violence(clause: Clause, at: int) -> bool:
    deed, others = clause[at], [*clause[:at], *clause[at + 1 :]]
    if deed.is_a(Kind.LETS | Kind.GIVES) and is_denied(clause, at):
        return _is_kept_from(clause, at) and not is_of_a_matter(clause)
    if (
        not deed.is_a(_ACTS)
        or not is_real(clause, at)
        or _only_was(clause, at)
        or (has(clause, Kind.GENTLE) and not deed.is_a(DEED))
    ):
        return False
    if _is_suffered(clause, at):
        is_done = deed.is_a(DEED | Kind.HARMS) or has(others, DOER) or only(clause, TOLD)
        return is_done and (deed.is_a(Kind.ASSAULTS) or not is_of_a_matter(clause))
    if is_of_a_matter(clause):
        return False
    return (
        deed.is_a(Kind.ASSAULTS)
        or _is_by_him(clause, at)
        or _is_done_in_uzbek(clause, at)
        or _is_all_that_is_told(clause, at)
    )


def _only_was(clause: Clause, at: int) -> bool:
    """«Была» before «у меня», as Latin letters cannot tell it from «била»."""
    word = clause[at].token.word.lower()
    was = clause[at].sound in _WAS and ("ы" in word or not is_cyrillic(word))
    return was and at + 1 < len(clause) and clause[at + 1].sound in _WHERE_SHE_WAS


def _is_suffered(clause: Clause, at: int) -> bool:
    """To me or to hers; or to her, where one of the family does it («муж ее запер»)."""
    others = [*clause[:at], *clause[at + 1 :]]
    is_to_her = has(others, Kind.FAMILY) and has(others, Kind.HIM)
    return is_to_her or any(_suffers(clause, one) for one in range(len(clause)) if one != at)


def _suffers(clause: Clause, at: int) -> bool:
    """It is done to this one; not «у меня»."""
    is_beside = at > 0 and clause[at - 1].sound in _BESIDE and clause[at].language == RU
    return clause[at].is_a(VICTIM) and not is_beside


def _is_by_him(clause: Clause, at: int) -> bool:
    deed, others = clause[at], [*clause[:at], *clause[at + 1 :]]
    is_hard = deed.is_a(DEED | Kind.HARMS) and not deed.is_a(Kind.SCOLDS)
    return is_hard and has(others, DOER if deed.is_a(DEED) else Kind.FAMILY) and not _has_an_object(clause, at)


def _is_done_in_uzbek(clause: Clause, at: int) -> bool:
    """He who does it need not be named, and what stands right before the verb is no object ("yana urdi")."""
    is_plain = clause[at].is_a(DEED) and not clause[at].is_a(Kind.KILLS) and _is_uzbek(clause, at) and at > 0
    return is_plain and (clause[at - 1].is_a(TOLD) or _IS_A_VERB.fullmatch(clause[at - 1].sound) is not None)


def _is_all_that_is_told(clause: Clause, at: int) -> bool:
    """Before the deed stand he and how; after it a place may stand, but in Russian and English no object."""
    deed, before, after = clause[at], clause[:at], clause[at + 1 :]
    others = [*before, *after]
    is_enough = (
        (deed.is_a(DEED) and not _has_an_object(clause, at))
        or (deed.is_a(Kind.TORMENTS) and has(others, DOER))
        or (not deed.is_a(DEED) and has(others, Kind.WHERE | Kind.WEAPON | Kind.BODY))
    )
    is_told = all(word.is_a(TOLD | Kind.NOT) or word.sound.isdigit() for word in before)
    return is_enough and is_told and (not after or _is_uzbek(clause, at) or after[0].is_a(TOLD) or has_number(after))


def _has_an_object(clause: Clause, at: int) -> bool:
    """Where the object stands, something else is told: before the verb in Uzbek, behind it in Russian."""
    if _is_uzbek(clause, at):
        return at > 0 and not clause[at - 1].kinds and clause[at - 1].sound.endswith("ni")
    if at + 1 == len(clause) or clause[at + 1].sound.endswith("o"):
        return False
    return clause[at + 1].is_a(Kind.BODY) or not clause[at + 1].is_a(TOLD | Kind.NOT)


def _is_uzbek(clause: Clause, at: int) -> bool:
    return clause[at].language in (UZ, UZ_CYRL)


def _is_kept_from(clause: Clause, at: int) -> bool:
    """He does not let her go, give her children back, give her to eat."""
    if clause[at].is_a(Kind.GIVES):
        return has(clause[at:], Kind.LEAVE)
    if has(clause, Kind.BELONGING) and only(clause, TOLD | Kind.NOT):
        return True
    return has(clause, VICTIM) or (has(clause, Kind.WHERE) and only(clause, TOLD | Kind.NOT))
