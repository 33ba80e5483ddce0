"""That somebody is carried off, stolen, sold, given away in marriage: by force, or she does not know where to."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import DOER, TOLD, VICTIM, Clause, has, only
from sms.language.hearing import has_any
from sms.language.lexicon import Kind
from sms.language.morphology import words
from vocabulary.languages import RU

_TAKING = words("olib op ob alip tortib sudrab")
_AWAY = re.compile("(?:ket|çik|koç)(?:i?ş)?(?:yap|vot|vop|adi|di|moktalar|mokda|mokçi|ti|opti|ipti|gan)[a-z]*")
_AWAY_IN_ONE = re.compile("(?:op|ob)ket(?:i?ş)?(?:yap|vot|vop|adi|di|mokçi|opti|ipti)[a-z]*")
_SEATED = re.compile("(?:otirg|otir|otk)[iaoe][zgş]+[a-z]*d[ia][a-z]*|otkazd[a-z]*|otirgizd[a-z]*|saldi|tiki?şdi|bosdi")
_INTO_A_CAR = words("mashinaga moshinaga mashinasiga avtoga bagajga машину багажник")
_CARRIED = words(
    "везут увозят везет везёт увозит увезли увез увёз вывозят вывезли тащат ведут увели затащили запихнули затолкали"
    " посадили забирают увозили"
)
_NOWHERE = words("qayergadir qayoqqadir allaqayerga allaqayoqqa noma'lum куда-то непонятно неизвестно")
_WHERE_TO = words("куда qayerga qayoqqa qayergaligini qayoqqaligini qayerda")
_SOME = words("то не знаю bilmayman bilmayapman bilmadim понимаю")
_ELSEWHERE = words("boshqa")
_WAY = words("yoqqa tomonga yo'ldan")
_NOT, _THERE = words("не ne"), words("туда")
_DRIVERS = words("taksist taksichi haydovchi shofyor shopir таксист водитель шофер шофёр")
_STOLEN = words("украл украли крадут украсть воруют своровали похитили o'g'irlab o'g'irladi o'g'irlashdi")
_SOLD = words("продать продали продают продаёт продает продал продаст продадут")
_ME_OR_MINE = words(
    "меня нас дочь дочку дочерей сына ребенка ребёнка сестру сестренку девочку детей внучку meni bizni qizimni bolamni"
    " o'g'limni singlimni bolalarimni"
)
_MARRIED_OFF = words("erga turmushga замуж")
_GIVES = re.compile(
    "(?:ber|uzat|çikar)(?:vor)?(?:i?ş)?(?:yap|vot|vop|mokçi|adi|opti)(?![a-z]*(?:man|miz)$)[a-z]*|vidayut|vidat|vidali|otdayut|otdat|vidayot"
)
_WEDDING, _MAKE = (
    words("to'y to'yimni nikoh nikohim свадьбу"),
    re.compile("(?:kil|otkaz)(?:i?ş)?(?:yap|vot|mokçi|di)[a-z]*|delayut|igrayut"),
)
_GO, _TO_HIM = words("выйти пойти"), words("за")
_GIVES_AWAY = re.compile("(?:ber|sot)(?:i?ş)?(?:mokçi|yap|vot|adi)[a-z]*")
_OF_ME = words("meni bizni singlimni меня нас")
_HAVE = words("у u")
_IN_PEACE = Kind.PLAY | Kind.LAUGHS | Kind.IF | Kind.DENIES | Kind.YOU


_TO_A_WEDDING = words("to'yga")
_AGE, _AGED = re.compile("1[0-7]"), re.compile("yoş[a-z]*|dagman|yaşar|let|god|ga")
_I_AM_AGED = words("мне")
_SELLS = re.compile("sot(?:ib|i?ş?mokçi|yapti|işyapti|i?ş?vot[dt]i)[a-z]*")
_ABROAD = words("elga chetga turkiyaga dubayga rossiyaga arabistonga hindistonga koreyaga qozog'istonga")
_SLAVERY, _HELD_SO = words("рабстве qullikda"), re.compile("derj[a-z]+|sakla[a-z]+|işlat[a-z]+|ya|man|m[ae]nya?|meni")
_A_SLAVE = (("kul", "kilib"),)


def is_taken(clause: Clause) -> bool:
    """Tell whether somebody is taken who did not want it, as far as one clause tells."""
    if has(clause, _IN_PEACE):
        return False
    return (
        _is_carried_off(clause)
        or _is_stolen(clause)
        or _is_married_off(clause)
        or _is_sold_abroad(clause)
        or _is_a_slave(clause)
    )


def _is_carried_off(clause: Clause) -> bool:
    is_forced = has(clause, Kind.FORCES)
    is_lost = _goes_nowhere(clause)
    is_of_somebody = has(clause, VICTIM) or is_forced or has_any(clause, _DRIVERS)
    if is_of_somebody and has_any(clause, _INTO_A_CAR) and (is_forced or has(clause, DOER)) and _is_seated(clause):
        return True
    return is_of_somebody and (is_forced or is_lost) and not has(clause, Kind.DUTY) and _is_carried(clause)


def _is_carried(clause: Clause) -> bool:
    return (
        has_any(clause, _CARRIED)
        or any(one.sound in _TAKING and _AWAY.fullmatch(two.sound) for one, two in pairwise(clause))
        or any(_AWAY_IN_ONE.fullmatch(word.sound) for word in clause)
    )


def _is_seated(clause: Clause) -> bool:
    return has_any(clause, _CARRIED) or any(_SEATED.fullmatch(word.sound) for word in clause)


def _goes_nowhere(clause: Clause) -> bool:
    is_unknown = has_any(clause, _WHERE_TO) and has_any(clause, _SOME)
    is_elsewhere = any(one.sound in _ELSEWHERE and two.sound in _WAY for one, two in pairwise(clause))
    is_astray = any(one.sound in _NOT and two.sound in _THERE for one, two in pairwise(clause))
    return has_any(clause, _NOWHERE) or is_unknown or is_elsewhere or is_astray


def _is_stolen(clause: Clause) -> bool:
    """A person is; not «у меня украли»."""
    is_done = has_any(clause, _STOLEN) or (has_any(clause, _SOLD) and not has(clause, Kind.MATTER))
    return is_done and any(
        word.sound in _ME_OR_MINE and not (at > 0 and clause[at - 1].sound in _HAVE and word.language == RU)
        for at, word in enumerate(clause)
    )


def _is_married_off(clause: Clause) -> bool:
    """I am given to somebody, or a wedding is made by force; who gives a daughter away invites."""
    is_given = has_any(clause, _MARRIED_OFF) and any(_GIVES.fullmatch(word.sound) for word in clause)
    is_made = has_any(clause, _WEDDING) and any(_MAKE.fullmatch(word.sound) for word in clause)
    is_wed = any(one.sound in _GO and two.sound in _TO_HIM for one, two in pairwise(clause))
    is_forced = has(clause, Kind.FORCES | Kind.UNWILLING)
    others = [word for word in clause if word.sound not in _TO_A_WEDDING]
    is_to_one = len(others) < len(clause) and has(clause, Kind.FORCES) and (only(others, TOLD) or _is_a_child(clause))
    return (
        (is_given and (has_any(clause, _OF_ME) or _is_a_child(clause)))
        or is_to_one
        or ((is_made or is_wed) and (is_forced or _is_a_child(clause)))
        or (_gives_me(clause) and has(clause, DOER) and not has(clause, Kind.MATTER))
    )


def _is_a_child(clause: Clause) -> bool:
    """Her age stands in it ("15 yoshdaman", «мне 16»)."""
    pairs = list(pairwise(word.sound for word in clause))
    aged = any(_AGE.fullmatch(one) and _AGED.fullmatch(two) for one, two in pairs)
    return aged or any(one in _I_AM_AGED and _AGE.fullmatch(two) for one, two in pairs)


def _is_sold_abroad(clause: Clause) -> bool:
    """To another country, and no thing is named that is sold (mashinani)."""
    is_thing = any(not word.kinds and word.sound.endswith("ni") for word in clause)
    return has_any(clause, _ABROAD) and not is_thing and any(_SELLS.fullmatch(word.sound) for word in clause)


def _is_a_slave(clause: Clause) -> bool:
    is_held = has_any(clause, _SLAVERY) and any(_HELD_SO.fullmatch(word.sound) for word in clause)
    is_made = any((one.sound, two.sound) in _A_SLAVE for one, two in pairwise(clause))
    return is_held or (is_made and any(_HELD_SO.fullmatch(word.sound) for word in clause))


def _gives_me(clause: Clause) -> bool:
    """For a debt, to a stranger (meni bermoqchi)."""
    return any(one.sound in _OF_ME and _GIVES_AWAY.fullmatch(two.sound) for one, two in pairwise(clause))
