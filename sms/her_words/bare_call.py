"""The bare word for help as the first or the last word of a text, with what stands beside it: a call where in doubt.

Of help itself little is told: it came, was given, is needed by somebody. He, a weapon, a door, flight or dying are
none of it, so beside them the word calls, whatever matter is named too ("yordam pul deb uradi"). A question of where to
turn, what she lost, and a denial that she says not to believe are possible calls.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.language.hearing import Heard, has_any
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sound
from vocabulary.languages import RU, UZ, UZ_CYRL

_IN_WORDS = (UZ, UZ_CYRL, RU)
_DANGER = (
    Kind.ASSAULTS | Kind.STRIKES | Kind.KILLS | Kind.FEAR | Kind.FLIGHT | Kind.WEAPON | Kind.FORCES | Kind.THREATENS
)
_WAS = re.compile(r"(?:при|по|у)?был[аио]?", re.IGNORECASE)
_BROKEN = Kind.BREAKS | Kind.HARMS
_HE = words(
    "u ul er erim mast ichgan ichib qaynonam qaynotam qaynukam qaynog'am otchim он муж мужик муженек пьяный"
    " свекровь свекор отчим сожитель бывший"
)
_BEATS = re.compile(r"ur(?:adi|ayapti|yapti|vot\w*|di)|bet|byot|izbivaet")
_MY_CHILD = words("bolam bolamni qizim o'g'lim")
_GIVEN = re.compile(r"(?:ber(?!ma)|kil|korsat|okaz|predostav|poluç|dali|dayut|ol(?:di|ib|gan))\w*")
_I_GO = re.compile(r"(?:ket|bor|kel|koç|çik)(?:yap|yot|vot|a|ib)\w*man")
_HE_GOES = re.compile(r"(?:ket|kel)(?:di|yapti|vot\w*|adi|ib\w*)")
_I_DIE = re.compile(r"[uo]l(?:yap|ayap|vot|yot|ib)\w*|umir\w+|umr[ui]\w*|pogib\w+")
_WRITTEN_O = re.compile("^(?:o'|o`|oʻ|oʼ|ў|у|ö|ó|u|п)", re.IGNORECASE)
_THANKS = words("rahmat raxmat tashakkur спасибо благодарю")
_NOBODY = words("hech никого никто")
_NONE = words("yo'q yoq")
_ON_THE_WAY, _STUCK = words("yo'lda"), words("qoldim qoldik qolibman qolganman")
_DO_NOT_COME = words("kelmang kelmanglar")
_POSSIBLY = words("bo'lsa tez tezroq tezda можно быстро быстрее срочно")
_MY_OWN = re.compile(r"\w{3,}im(?:iz)?ni")
_TOOK = re.compile(
    r"(?:ol(?:di(?!m|k)|ib(?!man|miz)|gan(?!man|miz))|tortib|yirt|yok|yaşir|zabra|otobra|otnya|porva)\w*"
)
_I_DID = re.compile("[dt]i[mk]$|(?:man|miz)$")
_DEMANDS = re.compile(r"(?:sora|surai|surayap|talab|trebu)\w*")
_OF_MONEY = words("pul pulni pulimni денег деньги")
_TO_WHOM = words("kim kimga kimda kimdan kimni nima qanaqa qanday qayerdasiz qachon кто где что у")
_TURNS = re.compile(r"(?:ait|bil|kil|koç|bor\b|kelad|laman|vi\b|tam|delat|znay|pros)\w*")
_DISBELIEVE = words("ishonmang ishonmanglar ishonmagin demang верьте eshiting")
_WITHOUT, _ASK = sound("без"), words("прошу просить")
_BEFORE_IT = _ASK | words("о без")
_SURVIVE = words("выживу выживем умру умрем погибну")
_RUSSIAN_NOT, _TO_ME = sound("не"), words("мне нам")
_AT_ME = words("меня мне нас нам")


def calls_beside_danger(heard: Sequence[Heard]) -> int | None:
    """Find the bare word for help, first or last, beside which she, he or danger is told of; None where it is none."""
    at = _place_of_word(heard)
    if at is None or heard[-1].token.is_asked or has_any(heard, _THANKS) or _denies_need(heard, at):
        return None
    before, after = heard[:at], heard[at + 1 :]
    beside = [*before, *after]
    is_meant = (
        any(map(_is_danger, beside))
        or _is_broken(beside)
        or _dies(beside)
        or _tells_of_him(after)
        or _lacks_all(before)
        or _denies_another(after)
        or _is_stuck(after)
        or _is_begged(before, after)
        or (all(map(_goes_along, before)) and _is_taken_of_mine(after))
    )
    return at if is_meant else None


def may_call(heard: Sequence[Heard]) -> bool:
    """Tell whether the bare word, first or last, is put as a question of where to turn, or beside what she lost."""
    at = _place_of_word(heard)
    if _is_beaten(heard):
        return True
    if at is None or has_any(heard, _THANKS):
        return False
    before, after = heard[:at], heard[at + 1 :]
    beside = [*before, *after]
    if has_any(beside, _DISBELIEVE) or any(word.is_a(Kind.FORCES) for word in beside):
        return True
    if heard[-1].token.is_asked or _denies_need(heard, at):
        return False
    return _is_robbed(beside) or _asks_whom(before, after) or has_any(beside, _NOBODY)


def _is_beaten(heard: Sequence[Heard]) -> bool:
    """The word stands anywhere and one of the family beats, whatever matter and denial stand beside them."""
    by_family = any(word.sound in _HE and word.is_a(Kind.FAMILY) for word in heard)
    return by_family and any(map(_is_bare, heard)) and any(_BEATS.fullmatch(word.sound) for word in heard)


def _place_of_word(heard: Sequence[Heard]) -> int | None:
    said = [at for at, word in enumerate(heard) if not _goes_along(word)]
    return next((at for at in (said[:1] + said[-1:]) if _is_bare(heard[at])), None)


def _is_bare(word: Heard) -> bool:
    return word.is_a(Kind.HELP) and not word.is_guess and word.language in _IN_WORDS


def _goes_along(word: Heard) -> bool:
    """A greeting, or what stands before the word in Russian: without, I ask for."""
    return (word.is_a(Kind.ALONG) and not word.is_a(Kind.HELP | Kind.WHO)) or word.sound in _BEFORE_IT


def _is_danger(word: Heard) -> bool:
    """What is done, feared or held; "qiling" is a plea, and «была» sounds as «била»."""
    return word.is_a(_DANGER) and not word.is_a(Kind.PLEA) and not _WAS.fullmatch(word.token.word)


def _denies_need(heard: Sequence[Heard], at: int) -> bool:
    """It is said that no help is needed, in so many words."""
    beside = heard[max(at - 2, 0) : at + 4]
    needless = any(one.is_a(Kind.NOT) and two.is_a(Kind.NEED) for one, two in pairwise(beside))
    uzbek = heard[at + 1 : at + 3]
    return needless or (any(word.is_a(Kind.DENIES) for word in uzbek) and not _denies_another(heard[at + 1 :]))


def _is_broken(beside: Sequence[Heard]) -> bool:
    return any(word.is_a(Kind.DOOR) for word in beside) and any(word.is_a(_BROKEN | Kind.HE) for word in beside)


def _dies(beside: Sequence[Heard]) -> bool:
    return any(_I_DIE.fullmatch(word.sound) and _WRITTEN_O.search(word.token.word) for word in beside)


def _tells_of_him(after: Sequence[Heard]) -> bool:
    """He, or her own flight, behind the word; not of who gave it."""
    if not after or _GIVEN.fullmatch(after[0].sound):
        return False
    with_child = bool(_HE_GOES.fullmatch(after[0].sound)) and has_any(after, _MY_CHILD)
    return has_any(after, _HE) or with_child or bool(_I_GO.fullmatch(after[0].sound))


def _lacks_all(before: Sequence[Heard]) -> bool:
    """ "Nobody is there", "I have no telephone", and at last the word."""
    return has_any(before, _NONE)


def _denies_another(after: Sequence[Heard]) -> bool:
    """ "Not to me, to my mother", "needed, not money": the denial is of something else."""
    denials = [at for at, word in enumerate(after) if word.is_a(Kind.DENIES) and not word.is_a(Kind.NEED)]
    is_other = any(at > 0 and after[at - 1].is_a(Kind.ME_WHOM) and at + 1 < len(after) for at in denials)
    is_needed = bool(after) and after[0].is_a(Kind.NEED)
    return (
        is_other
        or (is_needed and any(at > 1 and not after[at - 1].is_a(Kind.NEED | Kind.DENIES) for at in denials))
        or (bool(after) and after[0].sound == _RUSSIAN_NOT and has_any(after, _TO_ME) and not _needs(after))
    )


def _needs(said: Sequence[Heard]) -> bool:
    return any(word.is_a(Kind.NEED) for word in said)


def _is_stuck(after: Sequence[Heard]) -> bool:
    if not after:
        return False
    return (after[0].sound in _ON_THE_WAY and has_any(after, _STUCK)) or after[0].sound in _DO_NOT_COME


def _is_begged(before: Sequence[Heard], after: Sequence[Heard]) -> bool:
    """ "Help, if it can be, quick", «без помощи не выживу», «прошу о помощи»."""
    if before and before[-1].sound == _WITHOUT:
        return has_any(after, _SURVIVE)
    if before and before[0].sound in _ASK:
        return has_any(after, _AT_ME)
    return bool(after) and len(after) > 1 and all(word.sound in _POSSIBLY or word.is_a(Kind.IF) for word in after)


def _is_robbed(beside: Sequence[Heard]) -> bool:
    return _is_taken_of_mine(beside) or (
        has_any(beside, _OF_MONEY) and any(_DEMANDS.fullmatch(word.sound) for word in beside)
    )


def _is_taken_of_mine(said: Sequence[Heard]) -> bool:
    """He took what is mine ("pulimni oldi"); "pulimni oldim" is who received it."""
    is_taken = any(_MY_OWN.fullmatch(one.sound) and _TOOK.fullmatch(two.sound) for one, two in pairwise(said))
    return is_taken and not _I_DID.search(said[-1].sound)


def _asks_whom(before: Sequence[Heard], after: Sequence[Heard]) -> bool:
    """A question stands right beside it, and it is not who needs help, where it is had or when it comes."""
    said = after or before
    if not said or any(word.is_a(Kind.NEED | Kind.YOU) for word in said) or said[0].sound not in _TO_WHOM:
        return False
    return any(_TURNS.fullmatch(word.sound) or word.sound == "bor" for word in said)
