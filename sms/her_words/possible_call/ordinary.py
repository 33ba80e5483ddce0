"""What makes words of violence ordinary: play, matters, "not", long ago, a figure of speech."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import DEED, DOER, HERS, TOLD, VICTIM, Clause, has, only
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sound
from vocabulary.languages import UZ, UZ_CYRL

_SECOND_HALF_DENIES = re.compile("(?:kil|et)(?:iş)?ma(?:i|y|di|gan|ng|$)|(?:ol|kol|koy|koi|yubor|taşla)di[mk]")
"""The second half of a denied deed of two words (tahdid qilmayapti), or of one that I did (urib oldim)."""

_PAST = re.compile(r"\w+(?:l|la|li|(?<!a)di|gan|ganda)")
"""A deed that is told as past; Uzbek -adi is present."""
_HABIT = "ardi"
_TO_DEATH = words("o'lasi o'lgudek")
_THERE_WAS = ("bor", "edi")

_MAY_BE_A_FIGURE = re.compile("ub(?:i|iva)l[ai]?|ubivaet|ubet|ubyot")
"""Who writes that something killed or kills her speaks in a figure, unless a person does it."""

_IN_JEST = Kind.PLAY | Kind.LAUGHS
_PLACES = words("в на у возле около из под")
_WHERE = ("da", "ga")
_WRITES = re.compile("yoz[a-z]+")
"""Uzbek endings: in it, to it."""
_NEXT_TO = "ida"
_NEARLY = sound("чуть")
_FORWARD = words("разошлите перешлите разошли перешли распространите tarqating tarqatinglar ulashing")
_TO_MANY = words(
    "всем друзьям группе группы группам знакомым людям hammaga guruhga guruhlarga kishiga odamga tanishlarga"
)
_MOST_GOALS = 30
_WOULD = sound("бы")
_FOR = sound("uchun")
_BUYING = "sotib"
_KILLING = "kiling"
"""It sounds as Uzbek "do"."""
_TOOTH, _DRAWN = words("зуб зубы зуба"), words("вырвали удалили выдернули вырвала удалила")
_PLASTER, _BOUND = words("gips bint гипс бинт"), words("bog'lab bog'ladi завязали наложили перевязали забинтовали")
_HAIR, _BRAIDED = words("sochini sochimni sochlarini sochlarimni"), words("o'rdi o'rib o'rayapti taradi turmakladi")
_SHUT, _MOUTH = words("закрыл закрыла прикрыла прикрыл"), words("рот")
_CATTLE = words("qo'y mol buzoq tovuq echki qurbonlik qurbonlikka xo'roz ho'kiz sigir барана барашка")
_SLAUGHTERED = re.compile("so[iy](?:il|di|iş|ib|gan)[a-z]*|zarezali")
_BIRTHDAY = {(sound("tug'ilgan"), sound(day)) for day in ("kunimga", "kunim", "kunimda", "kunga")}
_BITES, _KINDERGARTEN = re.compile("tişla|ukusi|kusa"), words("bog'chada yaslida садике ясельках садик")
_QUARANTINE = words("карантин карантине изоляцию karantinga karantinda")
_GIFT = words("sovg'a sovg'aga hadya подарил подарила")
_MAKES = re.compile("majbur|zorlab|prinu|zastavl")


def is_play(clause: Clause, heard: Clause) -> bool:
    """Tell whether it is of sport, films or jokes, or the text is and this clause does not speak of her."""
    return has(clause, _IN_JEST) or (has(heard, _IN_JEST) and not has(clause, HERS))


def is_a_chain_letter(heard: Clause) -> bool:
    """Tell whether it is to be sent on to many, and nobody tells of herself."""
    sent = any(word.sound in _FORWARD for word in heard)
    return sent and any(word.sound in _TO_MANY or word.sound.isdigit() for word in heard) and not has(heard, Kind.ME)


def is_score(heard: Clause) -> bool:
    """Tell whether two small numbers stand with a mark between them: "3:0", but not a time."""
    return any(
        one.sound.isdigit() and two.sound.isdigit() and len(two.sound) == 1 and int(one.sound) < _MOST_GOALS
        and two.token.start - one.token.end == 1
        for one, two in pairwise(heard)
    )  # fmt: skip


def is_of_a_matter(clause: Clause) -> bool:
    """Tell whether money, weather, illness is told of, and nobody who does something to somebody.

    What only says where is no matter ("maktabda", «возле работы»), nor what it is done with ("tok bilan urdi").
    """
    is_of_my_body = any(word.is_a(Kind.BODY) and word.language in (UZ, UZ_CYRL) for word in clause)
    if has(clause, DOER) and (has(clause, VICTIM) or (is_of_my_body and has(clause, Kind.FAMILY))):
        return False
    if has(clause, Kind.FAMILY) and has(clause, DEED) and not has(clause, Kind.KILLS) and _is_why(clause):
        return False
    return any(
        word.is_a(Kind.MATTER) and not _is_a_place(clause, at) and not _is_an_instrument(clause, at)
        for at, word in enumerate(clause)
    )


def _is_why(clause: Clause) -> bool:
    """The matter is only what it is done for ("puli uchun urdi")."""
    return any(one.is_a(Kind.MATTER) and two.sound == _FOR for one, two in pairwise(clause))


def is_real(clause: Clause, at: int) -> bool:
    """Tell whether a deed is neither denied nor long past nor said to you, and no figure of speech."""
    if has(clause, Kind.DUTY) and not has(clause, Kind.FORCED_TO) and _is_of_a_duty(clause[at].sound):
        return False
    if clause[at].sound == _KILLING and "kill" not in clause[at].token.word.lower():
        return False
    is_wished = at + 1 < len(clause) and clause[at + 1].sound == _WOULD and not has(clause, VICTIM)
    if is_wished:
        return False
    is_of_you = has(clause, Kind.YOU) and not has(clause, Kind.ME)
    return not (is_of_you or is_denied(clause, at) or _is_over(clause, at) or _is_a_figure(clause, at))


def _is_of_a_duty(deed: str) -> bool:
    """Made to work or to eat: "majburlab darsga olib bordi"."""
    return _MAKES.match(deed) is not None


def is_denied(clause: Clause, at: int) -> bool:
    """Tell whether "not" stands before it, but for "nearly" («чуть не»); or the second half of two words denies it.

    Nor does it hurt anybody to "beat" a telephone: to call (telefon urdi); and "sotib oldi" is bought.
    """
    if at > 0 and clause[at].is_a(Kind.STRIKES) and clause[at - 1].is_a(Kind.CALL) and not _is_to_death(clause, at):
        return True
    if clause[at].sound == _BUYING and at + 1 < len(clause) and clause[at + 1].sound.startswith("ol"):
        return True
    is_nearly = at > 1 and clause[at - 2].sound == _NEARLY
    is_denied = at > 0 and clause[at - 1].is_a(Kind.NOT) and not is_nearly
    return is_denied or (at + 1 < len(clause) and _SECOND_HALF_DENIES.match(clause[at + 1].sound) is not None)


def _is_to_death(clause: Clause, at: int) -> bool:
    return at > 1 and clause[at - 2].sound in _TO_DEATH


def is_scolding(clause: Clause) -> bool:
    """Tell whether nobody but a mother or a teacher does it."""
    return has(clause, Kind.SCOLDS) and not any(word.is_a(DOER) and not word.is_a(Kind.SCOLDS) for word in clause)


def _is_a_place(clause: Clause, at: int) -> bool:
    is_behind_a_preposition = at > 0 and clause[at - 1].sound in _PLACES
    after = clause[at + 1].sound if at + 1 < len(clause) else ""
    return is_behind_a_preposition or clause[at].sound.endswith(_WHERE) or after.endswith(_NEXT_TO)


def _is_an_instrument(clause: Clause, at: int) -> bool:
    """With it somebody is struck; or it is boiling ("qaynoq yog'"), or written with ("telefonidan yozyapman")."""
    after = clause[at + 1].sound if at + 1 < len(clause) else ""
    is_written_with = clause[at].sound.endswith("dan") and _WRITES.fullmatch(after)
    is_boiling = at > 0 and clause[at].is_a(Kind.BURNS) and clause[at - 1].is_a(Kind.WEAPON)
    return (
        bool(is_written_with)
        or is_boiling
        or (
            at + 1 < len(clause)
            and clause[at + 1].is_a(Kind.WITH)
            and has(clause[at + 2 :], Kind.STRIKES | Kind.ASSAULTS)
        )
    )


def _is_over(clause: Clause, at: int) -> bool:
    """A deed in the past, years ago («раньше бил, развелись»), and not again now."""
    is_past = _PAST.fullmatch(clause[at].sound) is not None
    was_there = any((one.sound, two.sound) == _THERE_WAS for one, two in pairwise(clause))
    is_again = has(clause, Kind.NOW) and not clause[at].sound.endswith(_HABIT)
    return is_past and (has(clause, Kind.LONG_AGO) or was_there) and not is_again


def _is_a_figure(clause: Clause, at: int) -> bool:
    """A mother or a teacher kills, or he for some matter («муж убьет за туфли»); or what is no person does."""
    if not clause[at].is_a(Kind.KILLS) or has(clause, Kind.WEAPON):
        return False
    is_of_a_person = has(clause, Kind.FAMILY | Kind.KIN_WHOM) or only(clause, TOLD)
    may_be = _MAY_BE_A_FIGURE.fullmatch(clause[at].sound) is not None
    return is_scolding(clause) or has(clause, Kind.MATTER | Kind.YOU) or (may_be and not is_of_a_person)


def is_done_in_peace(clause: Clause) -> bool:
    """Tell whether a tooth was drawn, a plaster put on, hair braided, a mouth covered, or a sheep slaughtered."""
    said = {word.sound for word in clause}
    if _is_bitten_at_play(clause) or (said & _QUARANTINE and not has(clause, DOER)):
        return True
    if said & _TOOTH and said & _DRAWN:
        return not has(clause, Kind.FAMILY | Kind.EX)
    is_of_oneself = said & _SHUT and said & _MOUTH and not has(clause, Kind.ME_WHOM)
    if is_of_oneself or (said & _HAIR and said & _BRAIDED):
        return True
    if said & _PLASTER and said & _BOUND:
        return not has(clause, Kind.FAMILY | Kind.EX)
    is_slaughtered = any(_SLAUGHTERED.fullmatch(one) for one in said)
    return bool(said & _CATTLE) and is_slaughtered and not has(clause, Kind.ME_WHOM | Kind.WEAPON)


def _is_bitten_at_play(clause: Clause) -> bool:
    """A child by another, at the kindergarten."""
    bites = any(_BITES.match(word.sound) for word in clause)
    return bites and any(word.sound in _KINDERGARTEN for word in clause) and not has(clause, Kind.ME | Kind.EX)


def is_a_gift(clause: Clause) -> bool:
    """Tell whether he gave her something for a birthday, and no more is told."""
    is_of_a_feast = any((one.sound, two.sound) in _BIRTHDAY for one, two in pairwise(clause))
    is_given = any(word.sound in _GIFT for word in clause)
    return (is_of_a_feast or is_given) and not has(
        clause, DEED | Kind.KILLS | Kind.HARMS | Kind.THREATENS | Kind.FORCES | Kind.WEAPON | Kind.BREAKS
    )
