"""What is told of a deed that may kill or maim her, by its kind in the words that tell of violence (`lexicon`).

A blow is one to her, her child, a part of her body, or with a weapon; fire and what burns, a fall and a car are told by
two words. What he does as a habit, threatens, or did long ago is none, nor what is done to the sender or by them.
"""

import re
from collections.abc import Sequence

from sms.her_words.possible_call.clauses import Clause, has
from sms.her_words.possible_call.deeds import tells_of_a_deed
from sms.her_words.possible_call.ordinary import is_done_in_peace, is_play, is_real
from sms.language.hearing import Heard, clauses_of
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.plain_words import begins_any
from sms.language.sounds import sound_in_plain_letters

_BLOW = Kind.ASSAULTS | Kind.STRIKES
_IS_ONLY_SAID = Kind.SCOLDS | Kind.THREATENS | Kind.WANTS
_POURED = Kind.THROWS | Kind.SPLASHES
_HER = words("uni oni unga uning ularni ustiga ee её ее ей нее неё ней her")
_HER_BODY_UZ = re.compile(
    "(?:bosh|kalla|k[ou]rn|iuz|tomo[gk]|bogi?z|boin|koz|kokra[gk]|bel|bikin|oio[gk]|k[ou]l|burn|soch|elka|orka|badan)"
    "(?:i|lari)(?:ga|ni|dan|da)"
)
_HABIT = re.compile(r"(?!\w+ladi$)\w+(?:adi|ydi|ardi|mi)")
_I_DID = re.compile(r"\w+(?:dimu?|dik|man|miz)")
_I = words("я мы men biz")
_OF_ONESELF = begins_any(r"pishir", r"[ou]zini?\b", r"gotovi")

_HER_HOUSE_BURNS = begins_any(
    r"ot k[ou]i(?:di|ib|gan)\b",
    r"(?:ui|uii|kvartirasi|xonasi) ion(?:ia?p|aiap|vot|ib)",
    r"(?:dom|kvartira) gorit",
    "pojar",
)
_FIRE = begins_any(r"io(?:k|nd[iu]r)[a-z]*(?:di|ib|gan|iapti)\b", r"podj[oei]?g", r"podjig", r"sj[oei]?g")
_FALL = begins_any(
    r"(?:deraza|balkon|tom|etaj|kavat|zina|k[oe]prik)dan\b", r"(?:okna|balkona|krishi|etaja|lestnis|mosta)"
)
_THROWN = begins_any(r"(?:tashla|irgit|uloktir|ot)(?!di[mk])(?:b|di|gan|ia?p|vor|ib)", "(?:vi|s)(?:bros|kinu|shvir)")
_PUSHED = begins_any("itar", "turt", "(?:vi|s)tolk")
_RUN_OVER = begins_any(
    r"(?:mashina|moshina)[a-z]* (?:bilan )?(?:bosib|urib|turtib) (?:ket|koi)di", r"(?:sbil|pereexal|zadavil)[ai]? e\b"
)
_SHOT = begins_any(r"otib (?:tashla|koi|oldir|ket)")
_STABBED = begins_any("sanch(?:di|ib|gan|ishdi|iap)")
_STUCK = begins_any("tik(?:di|ib|gan|iap)")
_BEFORE = words("avval oldin ilgari oldinlari")
_CUT = begins_any(r"(?:tomo[gk]|bogi?z|vena|tomir)[a-z]* (?:kes|kirk)(?:di|ib|gan)")
_OF_A_HURT_BODY = begins_any(
    r"(?:bosh|kalla)i (?:[a-z]+ )?ior(?:il|di|ib)",
    r"golov[auie] (?:ei |e )?(?:raz|pro)(?:bi|lom|sech|se?k)",
    r"(?:raz|pro)(?:bi|lomi)l[ai]? (?:ei |e )?golov",
    r"izbit[aio]|razmozj",
    r"kaltaklangan\b",
    r"vsia v sini?akax",
)


def is_done_to_her(heard: Sequence[Heard]) -> bool:
    """Whether a text, or a part of it that asks nothing, tells of such a deed."""
    told = [one for one in clauses_of(heard) if not (is_play(one, heard) or is_done_in_peace(one))]
    return any(map(_is_told, told)) or _is_about_to_kill(heard)


def _is_told(clause: Clause) -> bool:
    said = " ".join(sound_in_plain_letters(word.token.word) for word in clause)
    is_long_ago = any(word.sound in _BEFORE for word in clause)
    if has(clause, Kind.ME_WHOM) or is_long_ago or _OF_ONESELF.search(said):
        return False
    if any(one.search(said) for one in (_OF_A_HURT_BODY, _CUT, _RUN_OVER, _HER_HOUSE_BURNS)):
        return True
    is_at_her, is_armed = _is_at_her(clause), has(clause, Kind.WEAPON)
    if is_at_her and (_FIRE.search(said) or _SHOT.search(said)):
        return True
    if _FALL.search(said) and (_PUSHED.search(said) or (is_at_her and _THROWN.search(said))):
        return True
    if (_STABBED.search(said) and (is_at_her or is_armed)) or (_STUCK.search(said) and is_armed):
        return True
    if is_at_her and has(clause, _POURED) and has(clause, Kind.BURNS | Kind.WEAPON):
        return True
    if _is_on_her_body(clause) and has(clause, Kind.WEAPON | Kind.BREAKS):
        return True
    return any(_is_a_blow(clause, at, is_at_her) for at in range(len(clause)))


def _is_a_blow(clause: Clause, at: int, is_at_her: bool) -> bool:
    deed = clause[at]
    if not deed.is_a(_BLOW) or deed.is_a(_IS_ONLY_SAID) or _HABIT.fullmatch(deed.sound) or not is_real(clause, at):
        return False
    others = [*clause[:at], *clause[at + 1 :]]
    is_mine = (at > 0 and clause[at - 1].sound in _I) or any(_I_DID.fullmatch(one.sound) for one in others)
    is_to_somebody = is_at_her or has(others, Kind.WEAPON) or (has(others, Kind.FAMILY) and tells_of_a_deed(clause))
    return is_to_somebody and not is_mine


def _is_at_her(clause: Clause) -> bool:
    is_named = has(clause, Kind.KIN_WHOM) or any(word.sound in _HER for word in clause)
    return is_named or _is_on_her_body(clause)


def _is_on_her_body(clause: Clause) -> bool:
    in_russian = any(word.is_a(Kind.BODY) and not word.is_a(Kind.ME_WHOM) for word in clause)
    return in_russian or any(_HER_BODY_UZ.fullmatch(sound_in_plain_letters(one.token.word)) for one in clause)


def _is_about_to_kill(heard: Clause) -> bool:
    """He wants to, and has a weapon."""
    wants = any(word.is_a(Kind.KILLS) and word.is_a(Kind.WANTS) for word in heard)
    return wants and has(heard, Kind.WEAPON) and not has(heard, Kind.ME_WHOM)
