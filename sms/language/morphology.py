"""Forms of a word by rule: Uzbek verbs as a stem and a chain of endings, other words as stems with their endings.

All as they sound (`sms/language/sounds.py`).
"""

import re
from collections.abc import Container, Iterable, Iterator
from enum import Enum

from sms.language.sounds import sound


class Does(Enum):
    """Of whom the ending of an Uzbek verb tells."""

    HE = "he does, did, wants to do"
    HE_DOES_NOT = "he does not"
    I_DO = "I or we do"
    I_DO_NOT = "I or we do not"


_NOW = (
    "yapti yapdi yabdi yepti yati yat yap yop yopti yapi iyapti opti op vopti vop voti vot vota votdi votila uti ut"
    " vati vat aveti vet vut yoti yotibdi yotgan yotir yatir yatur mokda makta atir otir jatir jatur jatr atr votir"
    " vatir ajak jak apti abdi vo o"
)
_HE = (
    "di ti d t de te adi idi id ad iti edi gan kan gen ken b p ib ip ibdi ipti bdi pti bti ardi arkan ar rdi"
    " mokçi mokçidi mokçiidi mekşi makşi pekşi pakşi"
)
_I = "man mon men pan ban miz biz dim duk dik tim tik dum gom"
_MORE = "gan ini dan da la lar lor ler i da miş ekan akan kan ken edi idi ku di ti"
_SHORTEST_STEM = 2
_OTHERS_HELP = "vor ver vol yubor yvor koi koy goi tasla taşla taşa tavla ket kel kal kol kil kir tur yur bor ol çik"


def _one_of(endings: str) -> str:
    return "|".join(sorted(endings.split(), key=len, reverse=True))


_VERB = re.compile(
    rf"(?:iş|ş|il|in|n|l|dir|tir|t|giz|kiz|ir|(?:ib|ip|[bpaiy])?(?:{_one_of(_OTHERS_HELP)})){{0,4}}"
    rf"(?P<no>m(?:[ai](?=[iydgpvs])|(?=yapti|yotir|yatir)))?"
    rf"(?:[aiyoe]{{0,2}}(?:{_one_of(_NOW)}|{_one_of(_HE)})(?:{_one_of(_MORE)}){{0,3}}(?P<i>{_one_of(_I)})?"
    rf"|[aiye]{{0,2}}(?P<me>{_one_of(_I)})|(?<=m[ai])[iy])"
)


def does(ending: str) -> Does | None:
    """Tell of whom what stands behind the stem of a verb tells; None where it is no ending (or speaks to you)."""
    found = _VERB.fullmatch(ending)
    if not found:
        return None
    is_i = bool(found["i"] or found["me"])
    if found["no"]:
        return Does.I_DO_NOT if is_i else Does.HE_DOES_NOT
    return Does.I_DO if is_i else Does.HE


def readings(sounded: str, stems: Container[str]) -> Iterator[tuple[str, Does]]:
    """Take a word apart into one of these stems and of whom its ending tells, the longest stem first."""
    for end in range(len(sounded) - 1, _SHORTEST_STEM - 1, -1):
        who = does(sounded[end:]) if sounded[:end] in stems else None
        if who:
            yield sounded[:end], who


_DO_IT = (
    "ing in inglar ingla inglor ila ilar inga ingiz ingizlar inglarchi gin sangiz sayiz sangizlar sanglar sangchi"
    " vor voring vorin voringlar voringla vorila"
)
_CAN_YOU = "asizmi asizlarmi asanmi olasizmi olasizlarmi olasizmikan olasanmi olmaysizmi olmaysizlarmi olmaysanmi"

_CASES = {"who": " ", "whom": "ni i di", "to": "ga ka a", "from": "dan nan den nen", "whose": "ning"}
_AFTER_A_VOWEL = "m mlar larim miz larimiz si lari jon jonim "
_AFTER_A_CONSONANT = "im m imlar larim imiz larimiz i lari "
_OWNERS_OF_PLACES = (("im", "imiz", "i"), ("m", "miz", "si"))
"""After a consonant, after a vowel."""
_OF_A_THING = " lar da ni dan ga ning i si im imni lari larni larda mizni ini iga ida idan sini siga sida larini lardan"
_RUSSIAN_NOUN = " а у е ы и о ом ой ов ами ах ам ей ь ю я ем ям ях ью"


def words(spelt: str) -> frozenset[str]:
    """The sounds of words as they are spelt."""
    return frozenset(sound(word) for word in spelt.split())


def stems_of(spelt: str) -> frozenset[str]:
    """Stems of Uzbek verbs as they sound before any ending: so'y-di and so'y-adi, kaltakla-di and kaltakli-di."""
    stems = words(spelt)
    weakened = frozenset(
        f"{stem[:-1]}{vowel}" for stem in stems if len(stem) > 3 and stem[-1] == "a" for vowel in ("i", "y", "o")
    )
    return stems | weakened | frozenset(f"{stem[:-1]}y" for stem in stems if stem[-1] == "i")


def do_it(stems: str) -> frozenset[str]:
    """What is asked of you (bering, beringlar, bersangiz, bervoring)."""
    return _with(stems, _DO_IT)


def can_you(stems: str) -> frozenset[str]:
    """What you are asked whether you can do (berasizmi, berolasizmi)."""
    return _with(stems, _CAN_YOU)


def of_the_family(stems: str, case: str) -> frozenset[str]:
    """People of my family or hers, in a case (bolamni, qizimni, singlimga)."""
    owned = [
        stem + owner
        for stem in stems.split()
        for owner in (_AFTER_A_VOWEL if stem[-1] in "aeiou" else _AFTER_A_CONSONANT).split(" ")
        if owner or case == "whom" or (case == "who" and stem[-1] in "aeiou")
    ]
    return _with(" ".join(owned), _CASES[case])


def of_my_body(stems: str) -> frozenset[str]:
    """Parts of my body as they suffer (qo'limni, sochimdan); the stem is what stands before -im."""
    return _with(stems, "imni imdan imga imda imdi ima imizni larimni larimga larimdan")


def things(stems: str) -> frozenset[str]:
    """Uzbek nouns in their cases (kino, kinoda, kinoni)."""
    return _with(stems, _OF_A_THING)


def places(stems: str) -> frozenset[str]:
    """Uzbek nouns as where somebody is, goes to, comes from (uyda, uyimga, xonamizdan)."""
    owned = (f"{stem}{owner}" for stem in stems.split() for owner in ("", *_OWNERS_OF_PLACES[stem[-1] in "aeiou"]))
    return _with(" ".join(owned), "da dan ga ge den")


def nouns(stems: str) -> frozenset[str]:
    """Russian nouns in their cases, by their stems; what is no word does no harm."""
    return _with(stems, _RUSSIAN_NOUN)


def did(stems: str) -> frozenset[str]:
    """What he, she or they did, in Russian (бил, била, били; набросился)."""
    return _with(stems, "л ла ли лся лась лись")


def to_do(stems: str) -> frozenset[str]:
    """What he wants or begins to do, in Russian (бить, убить, наброситься)."""
    return _with(stems, "ть ться")


def does_e(stems: str) -> frozenset[str]:
    """What he does or will do, in Russian verbs of the first kind (бьёт, бьют, бьет; издевается)."""
    return _with(stems, "ет ёт ут ют ется ётся утся ются")


def does_i(stems: str) -> frozenset[str]:
    """What he does or will do, in Russian verbs of the second kind (душит, душат; гонится)."""
    return _with(stems, "ит ат ят ится атся ятся")


def done(stems: str) -> frozenset[str]:
    """To whom it was done, in Russian (избит, избита, избитая, заперты)."""
    return _with(stems, "а ы ая ую ый ого")


def with_endings(pairs: str) -> frozenset[str]:
    """Stems with their endings, written as бь:ёт,ет,ют; nothing between or after commas is the stem alone."""
    made = []
    for pair in pairs.split():
        stem, _, endings = pair.partition(":")
        made += [sound(stem + ending) for ending in endings.split(",")]
    return frozenset(made)


def _with(stems: str, endings: str) -> frozenset[str]:
    return frozenset(sound(_joined(stem, ending)) for stem in stems.split() for ending in _split(endings))


def _split(endings: str) -> Iterable[str]:
    """A blank before the first ending stands for the word without any."""
    return endings.split(" ") if endings.startswith(" ") else endings.split()


def _joined(stem: str, ending: str) -> str:
    """A vowel at the end of a stem swallows one at the beginning of the ending."""
    return stem + (ending[1:] if stem[-1] in "aeiou" and ending[:1] and ending[0] in "aeiou" else ending)
