"""What tells of violence without its deed: a threat, a weapon, her flight, and two words that go together."""

import re
from collections.abc import Iterable
from itertools import pairwise

from sms.her_words.possible_call.clauses import ANYBODY, DOER, TOLD, VICTIM, Clause, follow, has, only, stand
from sms.her_words.possible_call.ordinary import is_denied, is_of_a_matter, is_real, is_scolding
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sound

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

_DOD, _DEALS_IT = sound("dod"), re.compile("sol[a-z]+|de(?:yapti|vot[dt]i)")
_PAPERS = words("pasportimni passportimni hujjatimni hujjatlarimni")
_SELLING = "sotib"
_NOT_GIVEN = re.compile(
    "(?:kaitarib?)?(?:ber|kaitar)m[ai](?:iyapti|yapti|vot[dt]i|iptilar|yaptilar|di|idi|idilar)(?:lar)?"
)
_DRUNK = words("mast ichib ichgan пьяный пьяная напился бухой выпил пьян напилась")
_RAGES = re.compile("kruşit|gromit|lomaet|şviryaet|brosaet|sindir(?:yap|vot|ib|adi)[a-z]*")
_UNDER_WATER, _PRESSES = words("suvga suvda vannaga hovuzga"), re.compile("(?:bos|tik|botir|çokt[iu]r)[a-z]+")
_CANNOT_OUT = words("chiqolmayapman chiqolmayman chiqolmiyapman chiqolmayapmiz")
_CAN, _GET_OUT = words("могу можем"), words("выйти уйти выбраться")
_TO_GET_OUT, _I_CANNOT = sound("chiqa"), re.compile("olma[a-z]*(?:man|miz)")
_SHUTTING = words("yopib qamab qulflab")
_AND_GOES = re.compile("(?:ko[iy]|ket|ol|taşla|tur|yur)(?:i?ş)?(?:di|gan|ibdi|ipti|yapti|vot[dt]i|ib)(?:lar|la)?")
_HALF, _DEAD = words("chala"), words("o'lik chalajon")
_LOCK, _BY_THE_WINDOW = "kulf", words("derazadan oynadan tomdan balkondan окна балкона")
_DROWNS = words("топит утопить топил утопил")
_BAD = words("yomon iflos xunuk uyat behayo плохие плохое мерзкие гадкие нехорошие")
_THINGS = words("ish ishlar ishlarni narsa narsalar narsalarni qiliqlar вещи дело")
_DID = re.compile("kil(?:di|yap|vot|moki?çi|adi|gan|i?ş)[a-z]*|dela(?:et|l|yut)|sdelal|tvorit")
_IN_BLOOD = (sound("в"), sound("крови"))
_OF_A_TEST = words("сахар сахара холестерин гемоглобин алкоголь железо")
_SOAKED = re.compile("(?:bot|belan|boyal|bulgan)[a-z]+")
_BLOOD = words("qon qonim")
_ON_ME = words("ustim boshim ko'ylagim ko'ylagi kiyimim kiyimi ko'ylaklarim")
_AT_THE_DOOR = words("eshikda eshigimda eshigimizda eshigida")
_ALL_OF_ME = sound("yog'im")
_BLEEDS = re.compile("(?:ket|ok|toxta|tinma|tomçi|otil)[a-z]+")
_RUNS = words("идет идёт течет течёт льется льётся хлещет капает течёт пошла останавливается")
_MUCH = words("много")
_NOSE = words("носа нос носу")
_HAS = words("bor")
_GOES_FOR = words("за")
_GOES = re.compile("(?:po|u|vi)?(?:şol|şyol|şel|bejal|idet|idyot)|polez|vernulsya|kinulsya|rvanulsya|metnulsya|pobejal")
_SHOP = words("магазин базар рынок базаре магазине мастеру точильщику")
_BOUGHT = words("sotib")
_BRINGING = words("olib ob op opkel opke yuvib charxlab artib")
_BRING = words("kel keling kelinglar ol oling ber bering kelasanmi qo'y qo'ying obke obkel")
_CUTS = "kes"
_WITH_IT = words("с со из")
_ON = sound("на")
_TAKING = words("olib op ob alip opqo'y")
_IF_HE = "sa"
"""The Uzbek ending of "if he finds me"."""

_COMPELS = re.compile("prinu(?:j)?d(?:a|i)[a-z]+")

_I_AM = words("я мы сижу сидим пишу men biz man kirdim kirib")
_I_DID = re.compile(r"\w+(?:di[mk]|man|miz)")
_ON_THE_RUN = words("qochib berkinib yashirinib bekinib berkitinib")


def tells_of_a_threat(clause: Clause) -> bool:
    """Tell whether somebody threatens, wants to hurt, or will if he finds her."""
    will_hurt = has(clause, Kind.WILL_HURT) and has(clause, Kind.SAYS) and not is_scolding(clause)
    if will_hurt or is_of_a_matter(clause):
        return will_hurt
    if has(clause, Kind.SAYS) and not is_scolding(clause) and follow(_not_selling(clause), Kind.TO_HURT, Kind.WANTS):
        return True
    if has(clause, Kind.TO_HURT) and has(clause, Kind.WANTS) and (has(clause, VICTIM) or only(clause, TOLD)):
        return True
    return any(
        (word.is_a(Kind.THREATENS) or (word.is_a(Kind.KILLS) and clause[at - 1].sound.endswith(_IF_HE)))
        and is_real(clause, at)
        for at, word in enumerate(clause)
    )


def _not_selling(clause: Clause) -> Clause:
    return [word for word in clause if word.sound != _SELLING]


def tells_of_a_weapon(clause: Clause) -> bool:
    """Tell whether he has one, and it is of no use for a matter."""
    if not has(clause, Kind.WEAPON) or is_of_a_matter(clause) or len(clause) == 1 or _is_fetched_for_use(clause):
        return False
    if only(clause, TOLD):
        return True
    comes_with_it = any(one.sound in _WITH_IT and two.is_a(Kind.WEAPON) for one, two in pairwise(clause))
    holds_it = has(clause, Kind.HOLDS) and (has(clause, DOER | VICTIM) or has(clause, Kind.WITH))
    is_at_the_door = has(clause, Kind.DOOR) and any(
        one.is_a(Kind.WEAPON) and two.sound in _HAS for one, two in pairwise(clause)
    )
    stands_there = follow(clause, Kind.WEAPON, Kind.WITH) and any(word.sound in _AT_THE_DOOR for word in clause)
    return holds_it or (comes_with_it and has(clause, DOER)) or is_at_the_door or stands_there or _goes_for_it(clause)


def _goes_for_it(clause: Clause) -> bool:
    """«Пошел за ножом», to no shop."""
    is_for_it = any(one.sound in _GOES_FOR and two.is_a(Kind.WEAPON) for one, two in pairwise(clause))
    goes = any(_GOES.fullmatch(word.sound) for word in clause)
    return is_for_it and goes and not any(word.sound in _SHOP for word in clause)


def _is_fetched_for_use(clause: Clause) -> bool:
    """Bought, or brought by who reads this: "pichoq olib kel"."""
    if any(word.sound in _BOUGHT for word in clause):
        return True
    return any(_is_brought(clause, at) for at in range(len(clause)))


def _is_brought(clause: Clause, at: int) -> bool:
    return clause[at].sound in _BRINGING and at + 1 < len(clause) and clause[at + 1].sound in _BRING


def _cuts_itself(clause: Clause, at: int) -> bool:
    """ "The knife cut my hand": nobody did."""
    return at > 0 and clause[at - 1].is_a(Kind.WEAPON) and clause[at].sound.startswith(_CUTS)


def tells_of_flight(heard: Clause) -> bool:
    """Tell whether I hide, fled or fear, and he of whom: «прячусь у подруги, муж ищет»."""
    if has(heard, Kind.MATTER | Kind.NOT | Kind.DENIES | Kind.IF | Kind.WHO) or not has(heard, DOER | Kind.HIM):
        return False
    hides = has(heard, Kind.HIDING) and any(word.sound in _I_AM for word in heard)
    fled = any(one.sound in _ON_THE_RUN and _I_DID.fullmatch(two.sound) for one, two in pairwise(heard))
    return hides or fled or has(heard, Kind.FLIGHT | Kind.FEAR)


def tells_by_two_words(clause: Clause) -> bool:
    """Tell whether two words stand in it that tell of violence together."""
    said = [
        word
        for at, word in enumerate(clause)
        if word.is_a(Kind.BEGS) or not (is_denied(clause, at) or _is_brought(clause, at) or _cuts_itself(clause, at))
    ]
    if (
        _any(said, _ALWAYS)
        or _cries_out(clause)
        or _rages(clause)
        or _drowns(clause)
        or _flees_by_the_window(clause)
        or _is_told_in_hints(clause)
        or _is_shut_in(clause)
        or _is_half_dead(clause)
        or _is_in_blood(clause)
        or _is_forced(said)
    ):
        return True
    if has(clause, Kind.DENIES | Kind.YOU):
        return False
    if (
        _is_done_to_my_body(said)
        or follow(said, Kind.BODY, Kind.BRUISE)
        or (stand(said, Kind.PICTURES, Kind.SHOWS) and has(clause, Kind.SAYS | Kind.ME | DOER))
    ):
        return True
    if _is_scalded(said) or (
        any(word.sound in _PAPERS for word in clause) and (_takes_and_keeps(clause) or _gives_not_back(clause))
    ):
        return True
    if is_of_a_matter(clause):
        return False
    is_of_her = has(clause, Kind.ME | Kind.ME_WHOM) or only(clause, TOLD)
    return (
        _strikes_with_it(said)
        or _is_broken(clause, said)
        or _bleeds(clause)
        or (has(clause, DOER) and (stand(said, Kind.WOUND, Kind.BODY) or _is_kept(clause)))
        or ((is_of_her or has(clause, DOER)) and _any(said, _OF_HIM_OR_HER))
        or (is_of_her and (_any(said, _OF_HER) or _is_kept(clause)))
    )


def _cries_out(clause: Clause) -> bool:
    """Somebody who is weak screams "dod"."""
    screams = any(one.sound == _DOD and _DEALS_IT.fullmatch(two.sound) for one, two in pairwise(clause))
    return screams and has(clause, Kind.WEAK)


def _rages(clause: Clause) -> bool:
    """He is drunk and breaks things."""
    is_drunk = any(word.sound in _DRUNK for word in clause)
    return is_drunk and any(_RAGES.fullmatch(word.sound) for word in clause)


def _drowns(clause: Clause) -> bool:
    """Somebody is held under water."""
    held = any(one.sound in _UNDER_WATER and _PRESSES.fullmatch(two.sound) for one, two in pairwise(clause))
    return has(clause, VICTIM) and ((held and has(clause, DOER)) or any(word.sound in _DROWNS for word in clause))


def _flees_by_the_window(clause: Clause) -> bool:
    """She does or wants to, or the door is locked."""
    is_locked = any(one.is_a(Kind.DOOR) and two.sound.startswith(_LOCK) for one, two in pairwise(clause))
    return has(clause, Kind.FLIGHT) and (is_locked or any(word.sound in _BY_THE_WINDOW for word in clause))


def _is_shut_in(clause: Clause) -> bool:
    """She is shut in by somebody, or a door is why she cannot get out."""
    is_shut = any(one.sound in _SHUTTING and _AND_GOES.fullmatch(two.sound) for one, two in pairwise(clause))
    cannot = any(word.sound in _CANNOT_OUT for word in clause)
    cannot = cannot or any(
        (one.sound in _CAN and two.sound in _GET_OUT) or (one.sound == _TO_GET_OUT and _I_CANNOT.fullmatch(two.sound))
        for one, two in pairwise(clause)
    )
    is_her = has(clause, Kind.ME_WHOM) or (has(clause, Kind.WHERE) and only(_beside_shutting(clause), TOLD))
    return (is_shut and is_her) or (cannot and has(clause, Kind.DOOR))


def _beside_shutting(clause: Clause) -> Clause:
    return [word for word in clause if not (word.sound in _SHUTTING or _AND_GOES.fullmatch(word.sound))]


def _is_half_dead(clause: Clause) -> bool:
    """ "He made me half dead"."""
    said = [word.sound for word in clause]
    is_half = any(one in _HALF and two in _DEAD for one, two in pairwise(said)) or "çalajon" in said
    return is_half and any(word.startswith("kil") for word in said)


def _is_told_in_hints(clause: Clause) -> bool:
    """What one is ashamed to name was done to me or mine ("menga yomon ish qildi")."""
    is_named = any(one.sound in _BAD and two.sound in _THINGS for one, two in pairwise(clause))
    is_done = any(_DID.fullmatch(word.sound) for word in clause)
    return is_named and is_done and has(clause, VICTIM) and has(clause, DOER)


def _is_in_blood(clause: Clause) -> bool:
    """«В крови», which is not said of sugar; "qonga botib"."""
    is_in_it = any((one.sound, two.sound) == _IN_BLOOD for one, two in pairwise(clause))
    is_of_a_test = any(word.sound in _OF_A_TEST for word in clause)
    is_soaked = any(one.is_a(Kind.BLOOD) and _SOAKED.fullmatch(two.sound) for one, two in pairwise(clause))
    is_all_over = any(one.sound == _ALL_OF_ME and two.is_a(Kind.BLOOD) for one, two in pairwise(clause))
    return is_all_over or (is_in_it and not is_of_a_test) or (is_soaked and not is_of_a_matter(clause))


def _bleeds(clause: Clause) -> bool:
    """My body is blood ("yuzim qon"), or it runs and nothing ordinary is spoken of; in Russian not from the nose."""
    on_me = any((one.is_a(Kind.BODY) or one.sound in _ON_ME) and two.sound in _BLOOD for one, two in pairwise(clause))
    in_uzbek = any(one.sound in _BLOOD and _BLEEDS.fullmatch(two.sound) for one, two in pairwise(clause))
    in_russian = any(one.is_a(Kind.BLOOD) and two.sound in _RUNS for one, two in pairwise(clause))
    is_much = any(one.sound in _MUCH and two.is_a(Kind.BLOOD) for one, two in pairwise(clause))
    if is_much and has(clause, Kind.ME) and only([word for word in clause if word.sound not in _MUCH], TOLD):
        return True
    is_from_me = has(clause, Kind.BODY | Kind.ME_WHOM) and not any(word.sound in _NOSE for word in clause)
    others = [word for word in clause if not _BLEEDS.fullmatch(word.sound)]
    return on_me or (in_uzbek and only(others, TOLD)) or (in_russian and is_from_me)


def _is_forced(said: Clause) -> bool:
    """Made to do what is no duty, with nothing else told of it (заставляет меня); «принуждает» tells it by itself."""
    if not (has(said, Kind.FORCES) and has(said, Kind.ME_WHOM)) or has(said, Kind.DUTY):
        return False
    return any(_COMPELS.fullmatch(word.sound) for word in said) or only(said, TOLD)


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
    return _takes_and_keeps(clause) and has(clause, Kind.KIN_WHOM | Kind.BELONGING)


def _gives_not_back(clause: Clause) -> bool:
    return any(_NOT_GIVEN.fullmatch(word.sound) for word in clause)


def _takes_and_keeps(clause: Clause) -> bool:
    return any(one.sound in _TAKING and two.is_a(Kind.KEEPS) for one, two in pairwise(clause))
