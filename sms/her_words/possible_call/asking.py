"""What she asks for instead of help, where nothing else is spoken of; and that she is in danger."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import TOLD, VICTIM, Clause, has, only, stand
from sms.language.hearing import has_any
from sms.language.lexicon import Kind
from sms.language.morphology import do_it, words
from sms.language.sounds import sound
from vocabulary.languages import RU

_FAST = sound("tez")
_AMBULANCE = words("скорая")
"""«Нужна скорая»; «скорая уже была» is told."""
_BY_PHONE = words("sms sim telefon tel zvonit qo'ng'iroq xabar ichki qilib chaqirib mashinasini")
"""Half of "call": who calls whom they do not tell."""
_CIRCUMSTANCES = (
    Kind.WHERE | Kind.PREPOSITION | Kind.HOW | Kind.FAST | Kind.QUIETLY | Kind.ALONG | Kind.PLEA | Kind.NEED | Kind.WITH
)
_WHO_AND_WHERE = VICTIM | Kind.LIFE | Kind.ME | Kind.HE | Kind.FEAR | _CIRCUMSTANCES
_COMING = _WHO_AND_WHERE | Kind.COME | Kind.TAKE | Kind.LEAD | Kind.HERE
_CALLING = _COMING | Kind.POLICE | Kind.CALL | Kind.HELP
_SOMEBODY = words("odam odamlar kishi kimdir kimnidir birov birovni biror birorta кого кто людей человека")
_SEND = do_it("yubor jo'nat") | words("пришлите пришли отправьте отправь вышлите направьте")
_MY_LIFE = words("jonimni jonimizni hayotimni hayotimizni")
_SAVE = re.compile("sakla[a-z]*|asra[a-z]*")
_TO = words("ga ni")
"""Endings of Uzbek that are written apart behind a number (102 ga)."""
_OLD_NUMBERS = frozenset({"02", "03"})
"""Of the police and the ambulance: only where they open a clause, for a telephone number ends so too."""
_NOT_ASKING = Kind.NOT | Kind.WHO | Kind.DENIES
_ANYBODY = words("кто хоть kimdir kimdur biror birov birorta birortangiz odamlar люди хоть")
_LOCKED, _I_AM = (
    re.compile("kamal(?:ib|gan)|boglan(?:ib|gan)|kulflan(?:ib|gan)|kişanlan(?:ib|gan)"),
    re.compile("(?:kol|otir|tur|yot|ot|yaşa)[a-z]*(?:di[mk]|man|mi[zs])"),
)
"""In Uzbek: locked or tied up I stay, sit, lie."""
_PRISON = "kamokda"
_LOCKED_UP = words("взаперти заперта заперты заперти")
_SIT = words("сижу сидим держат держит лежу живу живем живём")
_ILLNESS = words("koronada korona karantinda koronavirusda карантине карантин ковид ковидом самоизоляции болезни болею")
_BESIDE_IT = re.compile(
    "(?:orka|yon|old|rop?ara|ort|ic|içk?ari|yakin)(?:sida|ida|asida|da)(?:man|miz|gi)?|[a-z]{3,}da(?:man|miz)"
)
"""Behind, beside, before it, or "I am in": what stands before it is a place."""
_BESIDE_IN_RUSSIAN, _NEAR = words("рядом недалеко сбоку"), words("возле около напротив за у позади перед рядом")
_IS_HERE = words("здесь тут рядом shu shetta shotta bu")
_HITHER = words("сюда ко shu bu")
_PRONOUN = words("он u ul")
_NIBUD = words("нибудь то")
_SAID = Kind.COME | Kind.TAKE | Kind.LEAD | Kind.FAST | Kind.PLEA | VICTIM | Kind.HE | _NOT_ASKING
_HE_SLEEPS = words("спит уснул заснул uxlayapti uxlab uxlavotti uxladi пока")


def tells_of_danger(clause: Clause) -> bool:
    """Tell whether she is in danger, locked in, afraid, and nothing else is said."""
    is_locked_in = any(_LOCKED.fullmatch(one.sound) and _I_AM.fullmatch(two.sound) for one, two in pairwise(clause))
    is_ill = any(word.sound in _ILLNESS for word in clause)
    if is_locked_in and not is_ill and not has(clause, Kind.DENIES | Kind.WHO | Kind.IF | Kind.MATTER | Kind.PLAY):
        return True
    if _is_in_prison(clause) and not has(clause, Kind.DENIES | Kind.WHO | Kind.IF):
        return True
    if has(clause, _NOT_ASKING | Kind.IF) or not only(clause, TOLD | Kind.DANGER):
        return False
    is_of_her = has(clause, Kind.IN_DANGER) and has(clause, Kind.LIFE | Kind.ME | Kind.DANGER)
    is_of_her = is_of_her or is_locked_in
    return is_of_her or has(clause, Kind.FEAR | Kind.FLIGHT)


def _is_in_prison(clause: Clause) -> bool:
    """ "I live in a prison", «сижу взаперти»: not for an illness."""
    in_uzbek = any(one.sound == _PRISON and _I_AM.fullmatch(two.sound) for one, two in pairwise(clause))
    pairs = [{one.sound, two.sound} for one, two in pairwise(clause)]
    in_russian = any(pair & _LOCKED_UP and pair & _SIT for pair in pairs)
    return in_uzbek or (in_russian and not any(word.sound in _ILLNESS for word in clause))


def asks_for_police(clause: Clause) -> bool:
    """Tell whether the police or an ambulance is called for."""
    alone = all(word.is_a(Kind.POLICE) and not word.sound.isdigit() for word in clause)
    asked = Kind.CALL | Kind.NEED | Kind.FAST | Kind.PLEA | Kind.COME
    police = has(clause, Kind.POLICE) and has(clause, asked)
    clause = [word for word in clause if word.sound not in _HE_SLEEPS]
    is_called = alone or police or (_is_of_an_ambulance(clause) and has(clause, Kind.CALL))
    is_called = is_called or (has_any(clause, _AMBULANCE) and has(clause, Kind.NEED))
    said = [word for word in clause if word.sound not in _AMBULANCE]
    if is_called and only(said, _CALLING) and not has(clause, _NOT_ASKING):
        return True
    return _is_summoned(clause) and not has(clause, Kind.IF | Kind.MATTER)


def _is_summoned(clause: Clause) -> bool:
    """ "Call" and "the police" stand side by side and are not denied: whatever else is spoken of."""
    said = [word for word in clause if word.sound not in _TO]
    if len(said) > 1 and said[0].sound in _OLD_NUMBERS and said[1].is_a(Kind.CALL):
        return True
    if any(
        one.is_a(Kind.POLICE) and two.is_a(Kind.FAST) and three.sound in _HITHER
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    ):
        return True
    return any(
        stand((one, two), Kind.CALL, Kind.POLICE)
        and _BY_PHONE.isdisjoint((one.sound, two.sound))
        and not (at > 0 and said[at - 1].is_a(Kind.NOT))
        for at, (one, two) in enumerate(pairwise(said))
    )


def calls_by_herself(clause: Clause) -> bool:
    """Tell whether she says that she calls for help or the police ("yordam chaqiraman"): to us, so that we do."""
    is_called = has(clause, Kind.I_CALL) and has(clause, Kind.HELP | Kind.POLICE) and not _is_of_an_ambulance(clause)
    return is_called and only(clause, _CALLING | Kind.I_CALL | Kind.NOW) and not has(clause, _NOT_ASKING)


def _is_of_an_ambulance(clause: Clause) -> bool:
    return any(one.sound == _FAST and two.is_a(Kind.HELP) for one, two in pairwise(clause))


def asks_for_somebody(clause: Clause) -> bool:
    """Tell whether somebody is to be sent to her ("odam yuboring", «пришлите кого-нибудь»), or her life to be saved."""
    is_saved = any(one.sound in _MY_LIFE and _SAVE.fullmatch(two.sound) for one, two in pairwise(clause))
    if is_saved and not has(clause, Kind.NOT | Kind.DENIES):
        return True
    is_sent = any(word.sound in _SEND for word in clause)
    others = [word for word in clause if word.sound not in _SOMEBODY]
    return is_sent and len(others) < len(clause) and only(others, _CALLING)


def asks_to_come(clause: Clause) -> bool:
    """Tell whether she asks to be taken away, or somebody to come: quickly, or to where he is; a place may be named."""
    anybody = any(word.sound in _ANYBODY for word in clause)
    beside = (_ANYBODY | _NIBUD if anybody else frozenset()) | _HE_SLEEPS
    said = [word for word in _without_places(clause) if word.sound not in beside]
    if not only(said, _COMING) or has(said, _NOT_ASKING):
        return False
    is_to_take = has(said, Kind.TAKE) and has(said, Kind.LEAD)
    is_to_take_her = is_to_take and (has(said, VICTIM | Kind.HERE) or _he_sleeps(clause))
    others = [word for word in said if not word.is_a(Kind.COME)]
    is_pressing = anybody or has(others, Kind.FAST | Kind.ME_WHOM | Kind.PLEA) or _is_he_here(clause)
    return is_to_take_her or (has(said, Kind.COME) and is_pressing)


def _without_places(clause: Clause) -> Clause:
    """Leave out where she is: «военкомат рядом», "maktab orqasidaman", «за школой»."""
    left = list(clause)
    for at, word in enumerate(clause):
        behind = clause[at + 1] if at + 1 < len(clause) else None
        before = clause[at - 1] if at else None
        is_named = behind and (_BESIDE_IT.fullmatch(behind.sound) or behind.sound in _BESIDE_IN_RUSSIAN)
        is_near = before and before.sound in _NEAR and before.language == RU
        if (is_named or is_near or _BESIDE_IT.fullmatch(word.sound)) and not word.is_a(_SAID):
            left.remove(word)
    return left


def _is_he_here(clause: Clause) -> bool:
    return any(one.sound in _PRONOUN and two.sound in _IS_HERE for one, two in pairwise(clause))


def _he_sleeps(clause: Clause) -> bool:
    return has(clause, Kind.HE) and any(word.sound in _HE_SLEEPS for word in clause)
