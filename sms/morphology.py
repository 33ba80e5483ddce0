"""Forms of a word by rule: Uzbek chains of endings, Russian stems with their endings. All as they sound."""

from collections.abc import Iterable

from sms.sounds import sound

_IN_CITIES_AND_VILLAGES = (
    "yapti ayapti yapdi ayapdi yabdi ayabdi yaptilar yopti ayopti opti vopti votti votdi vottila utti"
    " vatti avati aveti"
    " yotti yotibdi ayotibdi yotgan ayotgan moqda yatir ayatir yotir ayotir jatir ajatir atir votir"
    " vatir ajak jak apti iyapti yati"
)
_HE_DOES = (
    f"{_IN_CITIES_AND_VILLAGES} adi ad ati ydi yd yti edi di ti ib b ip p op ibdi bdi ipti pti gan ganda arkan ardi"
)
_HE_WANTS = "moqchi moqchiydi moqchimish"
_I_DO = (
    "aman yman ayman yapman ayapman yabman yapmon yopman opman votman vottiman oppan vopman vomman"
    " utman moqchiman emen amen ajakman"
)
_WE_DO = "amiz ymiz yapmiz ayapmiz votmiz"
_DO_IT = (
    "ing in inglar ingla inglor ila ilar inga ingiz ingizlar inglarchi gin sangiz sayiz sangizlar"
    " sanglar sangchi"
    " vor voring vorin voringlar voringla vorila"
)
_CAN_YOU = "asizmi asizlarmi asanmi olasizmi olasizlarmi olasizmikan olasanmi"

_CASES = {"who": " ", "whom": "ni i di", "to": "ga ka a", "from": "dan nan den nen", "whose": "ning"}
_MY_OR_HIS = "m im mlar imlar larim imiz miz larimiz i si lari"
_OF_A_THING = " lar da ni dan ga ning i si im imni lari larni larda mizni"
_RUSSIAN_NOUN = " а у е ы и о ом ой ов ами ах ам ей ь ю я ем ям ях ью"


def words(spelt: str) -> frozenset[str]:
    """The sounds of words as they are spelt."""
    return frozenset(sound(word) for word in spelt.split())


def he_does(stems: str) -> frozenset[str]:
    """What he does, did or wants to do, alone or with others (urayapti, uryapti, urvotti, urdi,"
    " urishdi, urmoqchi)."""
    together = " ".join(_joined(stem, "ish") for stem in stems.split())
    one = f"{_HE_DOES} {_HE_WANTS}"
    many = " ".join(f"{ending}{they}" for ending in one.split() if ending[-1] == "i" for they in ("la", "lar"))
    in_surxon = frozenset(sound(f"{stem[:-1]}opti") for stem in stems.split())
    return _with(f"{stems} {together}", f"{one} {many}") | in_surxon


def he_does_not(stems: str) -> frozenset[str]:
    """What he does not let happen (chiqarmayapti, bermaydi)."""
    denied = " ".join(f"{_joined(stem, together)}ma" for stem in stems.split() for together in ("", "ish"))
    return _with(denied, f"{_IN_CITIES_AND_VILLAGES} ydi yd yti di y")


def i_do(stems: str) -> frozenset[str]:
    """What I or we do or will do (qo'rqaman, qo'rqyapmiz, o'ldiraman)."""
    return _with(stems, f"{_I_DO} {_WE_DO}")


def do_it(stems: str) -> frozenset[str]:
    """What is asked of you (bering, beringlar, bersangiz, bervoring)."""
    return _with(stems, _DO_IT)


def can_you(stems: str) -> frozenset[str]:
    """What you are asked whether you can do (berasizmi, berolasizmi)."""
    return _with(stems, _CAN_YOU)


def of_the_family(stems: str, case: str) -> frozenset[str]:
    """People of my family or hers, in a case (bolamni, qizimni, singlimga)."""
    owned = " ".join(_joined(stem, owner) for stem in stems.split() for owner in _MY_OR_HIS.split())
    return _with(owned, _CASES[case])


def of_my_body(stems: str) -> frozenset[str]:
    """Parts of my body (qo'limni, sochimdan); the stem is what stands before -im."""
    return _with(stems, "im imni imdan imga imda imdi")


def things(stems: str) -> frozenset[str]:
    """Uzbek nouns in their cases (kino, kinoda, kinoni)."""
    return _with(stems, _OF_A_THING)


def nouns(stems: str) -> frozenset[str]:
    """Russian nouns in their cases, by their stems; what is no word does no harm."""
    return _with(stems, _RUSSIAN_NOUN)


def did(stems: str) -> frozenset[str]:
    """What he, she or they did, in Russian (бил, била, били; набросился)."""
    return _with(stems, "л ла ли лся лась лись")


def does_e(stems: str) -> frozenset[str]:
    """What he does or will do, in Russian verbs of the first kind (бьёт, бьют, бьет; издевается)."""
    return _with(stems, "ет ёт ут ют ется ются утся")


def does_i(stems: str) -> frozenset[str]:
    """What he does or will do, in Russian verbs of the second kind (душит, душат; гонится)."""
    return _with(stems, "ит ат ят ится атся ятся")


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
