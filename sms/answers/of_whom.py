"""Of whom a text speaks whose sender was told of somebody else's alert: of that woman, or of the sender.

Who was told writes what they see ("eri pichoq bilan turibdi"), asks for help for her («помогите ей»), and says that she
is in a safe place. That stands beside her alert, and is no call and no taking back of their own.
"""

import re
from collections.abc import Sequence

from sms.answer_words.grave_news import is_grave
from sms.answer_words.not_now import asks_whether_to_come
from sms.answer_words.read import CONTACT, read_answer, words_of
from sms.answer_words.turned_back import drives_out_from_her_door
from sms.answer_words.without_answer import without_answer
from sms.answers.cried_by_another import without_cries_of_others
from sms.answers.from_the_spot import names
from sms.her_words.read import CALLS, Word, read
from sms.language.hearing import Heard, hear
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.plain_words import begins_any
from sms.language.sounds import sound_in_plain_letters
from sms.language.spelling import readable, tokens_of

_HER = words("unga uni ularga ularni ей её ее им их her them")
_IN_A_PLACE = words("joyda месте place")
_HE_OR_SHE = frozenset({"u", "bu"})
_SHE = words("u una unda undan она ona")
_CHILD = re.compile("(?:bola|bala|farzand|çakalo|nevara|rebyonk|rebenk|detei|detyam|detmi|malişa)[a-z]*")
"""Of a child nobody knows whose it is: it stays a call."""
_IN_LAW = re.compile("(?:yanga|kelinoyi|dugona|apa|egaçi)m(?:ni|ga)")
_AMBULANCE = re.compile(r"\b(?:tez|тез)[ -]?(?:yordam|ёрдам)\w*|\bскор\w+(?: помощ\w+)?", re.IGNORECASE)
_CASE = re.compile("(?:ga|ka|ni|ning|e|u|i)$")
"""Of a name: Nodiraga, Nodirani, Нодире, Нодиру."""
_GIVE = re.compile("ber(?:ing|inglar|ingiz)?$")
""" "Tez yordam bering" asks for help at once, and for no ambulance."""
_I_AM = re.compile("[a-z]{3}(?:man|miz|di[mk]|gim|im)$|^(?:men|biz|ia|mi|mne|menga)$")
"""Who speaks of themselves: "qonayapman", "tomirim"."""
_IN_MY_PLACE = re.compile(
    r"\b(?:вместо|за) (?:меня|мной)\b|\b(?:mening |менинг )?(?:o'rnimga|ўрнимга|ornimga)\b|\bvmesto menya\b",
    re.IGNORECASE,
)
_WORSE = (
    Kind.ASSAULTS
    | Kind.STRIKES
    | Kind.KILLS
    | Kind.THREATENS
    | Kind.WILL_HURT
    | Kind.TO_HURT
    | Kind.WEAPON
    | Kind.TORMENTS
    | Kind.BRUISE
    | Kind.WOUND
    | Kind.BLOOD
    | Kind.SCREAMS
    | Kind.FEAR
    | Kind.SEIZES
    | Kind.FOLLOWS
)
"""Than to be driven out."""
_NOT_LET_IN = begins_any("kirit(?:ish)?ma", "kirg[ai]zma", "ne v?pusk", "ne v?pust", "v dom ne")
"""At her door: nothing is done to the sender by it."""
_PARTS = re.compile(r"[^.,;:!?\n]*[.,;:!?\n]?")
_WHOSE = ("m", "miz")
"""Endings of my kin in Uzbek (erim, otamiz); of hers the ending is -i (eri, otasi)."""
_HERS = "i"


def calls_for_themselves(text: str, told_of: Sequence[str] = ()) -> bool:
    """Tell whether a call for help, or a possible one, is for its sender, once what answers is taken away.

    Who was told and says that they call for help themselves ("yordam chaqiraman") answers, or that she cried for it;
    who asks whether to come («мне приехать?») calls nobody. `told_of` are the names of those whose alerts
    they were told of: "Nodiraga yordam kerak" is for her, "Nodira, yordam ber" for its sender.
    """
    if read(text).word not in CALLS:
        return True
    text = _without_ambulance(_IN_MY_PLACE.sub(" ", without_cries_of_others(text)))
    if read(text).word not in CALLS:
        return False
    is_possible = read(text).word is Word.POSSIBLE
    if is_possible and (asks_whether_to_come(words_of(text)) or _is_only_turned_away(text)):
        return False
    word = read(without_answer(text)).word
    rest = _without_where_she_is(text)
    heard = hear(tokens_of(readable(rest)))
    if any(one.is_a(Kind.I_CALL) for one in heard) and not _speaks_of_me(heard):
        return False
    if word is Word.HELP:
        is_of_her = any(map(_is_she_who_needs_it, heard)) or any(_is_for(rest, name) for name in told_of)
        return _speaks_of_me(heard) or not is_of_her
    return word is Word.POSSIBLE and _is_in_danger(heard, is_answer=rest != text or _says_whether_they_go(text))


def _is_for(text: str, name: str) -> bool:
    """Whether a text is about this woman by a case of her name: whose name stands as it is may be spoken to."""
    as_it_is = words_of(name)[:1]
    return any(names(word, name) and _CASE.search(word) and [word] != as_it_is for word in words_of(text))


def _is_only_turned_away(text: str) -> bool:
    """Whether who turned back was driven out from her door («её муж меня выгнал, я ушла»), with nothing worse."""
    driven_out = drives_out_from_her_door(words_of(text))
    if not driven_out or not read_answer(text, CONTACT).has_left:
        return False
    heard = hear(tokens_of(readable(text)))
    return not any(
        one.is_a(_WORSE) and sound_in_plain_letters(one.token.word.lower()) not in driven_out for one in heard
    )


def asks_plainly(text: str) -> bool:
    """Tell whether who answers for others' alerts asks for help themselves: for "me" or "us", or with a plea or a need.

    "Yordam so'rovi oldim" takes a request, and "tez yordam chaqiring" wants an ambulance for her.
    """
    if read(text).word is not Word.HELP or not calls_for_themselves(text):
        return False
    heard = hear(tokens_of(readable(text)))
    return len(words_of(text)) == 1 or _speaks_of_me(heard) or any(one.is_a(Kind.PLEA | Kind.NEED) for one in heard)


def _is_she_who_needs_it(word: Heard) -> bool:
    """She, or a grown woman of the sender's kin (опамга, «моей дочери»)."""
    is_in_law = _IN_LAW.fullmatch(word.sound) is not None
    return is_in_law or word.sound in _HER or (word.is_a(Kind.KIN_WHOM) and _CHILD.fullmatch(word.sound) is None)


def _without_ambulance(text: str) -> str:
    """A text that tells of her, without the ambulance that is to be called: in Uzbek it is a word for help.

    Grave news without a word of the sender are of her: "tez yordam chaqiring, qon ketyapti".
    """
    rest = _AMBULANCE.sub(" ", text)
    heard = hear(tokens_of(readable(rest)))
    said = words_of(rest)
    is_of_her = any(one.sound in _SHE or _is_she_who_needs_it(one) for one in heard)
    is_of_nobody_else = not any(_I_AM.search(word) or _CHILD.match(word) or _GIVE.match(word) for word in said)
    is_of_her = is_of_her or (is_of_nobody_else and is_grave(rest))
    return rest if is_of_her and not _speaks_of_me(heard) else text


def _without_where_she_is(text: str) -> str:
    """A text without the parts that say that its sender has her with them («она со мной») or is not let in to her.

    They speak of no "me". "U yonimda" stays: it is said of who does it too.
    """
    return "".join(part for part in _PARTS.findall(text) if not _is_no_danger_to_me(part))


def _is_no_danger_to_me(part: str) -> bool:
    said = words_of(part)
    return _NOT_LET_IN.search(" ".join(said)) is not None or (_has_her(part) and said[0] not in _HE_OR_SHE)


def _has_her(text: str) -> bool:
    reading = read_answer(text, CONTACT)
    return reading.is_there and not reading.is_in_words and bool(words_of(text))


def _says_whether_they_go(text: str) -> bool:
    return read_answer(text, CONTACT).digit is not None and not _has_her(text)


def says_that_she_is_safe(text: str) -> bool:
    """Tell whether a text that takes back says where somebody is, and not that it is its sender («хавфсиз жойда»)."""
    heard = hear(tokens_of(readable(text)))
    return any(one.sound in _IN_A_PLACE for one in heard) and not any(one.is_a(Kind.ME) for one in heard)


def _is_in_danger(heard: list[Heard], is_answer: bool) -> bool:
    """Whom it is done to is me, or my husband does it; beside an answer "I" is who comes."""
    if _speaks_of_me(heard):
        return True
    is_of_her = any(one.sound in _HER or one.is_a(Kind.KIN_WHOM) or _is_kin(one, _HERS) for one in heard)
    is_mine = any(one.is_a(Kind.ME | Kind.FAMILY | Kind.FEAR | Kind.IN_DANGER) for one in heard)
    return is_mine and not is_answer and not is_of_her


def _speaks_of_me(heard: list[Heard]) -> bool:
    return any(one.is_a(Kind.ME_WHOM) or _is_kin(one, _WHOSE) for one in heard)


def _is_kin(word: Heard, endings: str | tuple[str, ...]) -> bool:
    return word.is_a(Kind.FAMILY) and word.sound.endswith(endings)
