"""Which names of a text are places where she is not: she denies one, has left it, or did not get there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from regions.spelling import sound_of


class Absent(Enum):
    """NOT: she is not there. LEFT: she came from there, or somebody else is there.

    One that she left counts where she names no other place.
    """

    NOT = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a clause by its sound: a name, a kind ("shahrida"), a preposition, or another word."""

    sound: str
    is_name: bool = False
    is_passed_over: bool = False


NOT = "not"
"""How every Russian and English "not" is written here: by its sound the Russian one is an Uzbek ending too."""

WRITTEN_NOT = dict.fromkeys(("не", "ne", "not"), NOT)


def _sounds(words: str) -> frozenset[str]:
    return frozenset(map(sound_of, words.split()))


_EMAS = sound_of("emas")
_NO_LONGER_HERE = _sounds("yo'qman yo'qmiz yuqman yuqmiz")
_MEANWHILE = _sounds(
    "endi hozir hali allaqachon umuman bugun kecha boshqa men уже сейчас сегодня вчера больше давно я u uje already"
)
_ON_THE_WAY_OUT = _sounds("chiqib qochib ketib jo'nab ko'chib yetib qaytib")
_GONE = _sounds(
    "ketdim ketdik ketganman ketganmiz ketgandim ketuvdim jo'nadim jo'nadik ko'chdim "
    "уехала уехали уехал переехала переехали улетела сбежала сбежали убежала убежали ушла "
    "uyehala uexala pereehala sbejala sbezhala ubejala ushla left"
)
_CAME = _sounds(
    "chiqdim chiqdik chiqqanman keldim keldik kelganman kelganmiz qaytdim qaytdik qochdim qochdik qochganman "
    "qoldim выехала выехали вышла вышли приехала приехали вернулась вернулись viehala vyehala priehala"
)
_HE_CAME = _sounds(
    "keldi kelgan kelgandi kelyapti kelayapti kelvotti kelibdi kepti keladi qaytdi qaytgan qaytyapti qaytibdi "
    "приехал вернулся пришел пришёл прилетел едет возвращается priehal vernulsya prishel edet "
    "yozdi yozyapti yozibdi позвонил звонил звонит пишет pozvonil zvonil zvonit pishet"
)
"""Of somebody else: where he came from, or calls from, says nothing of her."""
_HE_CAME_AND = _sounds("kelib qaytib qo'ng'iroq telefon tel")
_HE_WENT = _sounds(
    "ketdi ketgan ketgandi ketibdi ketyapti ketvotti ketishdi bordi borgan boryapti boribdi jo'nadi jo'nagan "
    "уехал уехала уехали поехал поехала ушел ушёл ушла улетел улетела uehal uyehal uehala ushel uletel poehal"
)
_HE_STAYS = _sounds(
    "yashaydi yashashadi yashayapti turadi ishlaydi ishlayapti o'qiydi o'qiyapti qoldi qolgan qolibdi "
    "живет живёт живут работает учится остался осталось служит jivet zhivet jivyot rabotaet uchitsya ostalsya"
)
"""Of somebody else; «осталась», «остались» may be said of herself."""
_HE_TOOK = _sounds("увез увёз увезла увезли забрал забрали отвез отвёз отвезла отвезли uvez uvezli otvez otvezli")
_TAKING = _sounds("olib opketdi obketdi")
_WHOM_HE_TOOK = _sounds(
    "erimni onamni otamni bolamni bolalarni bolalarimni qizimni qizlarimni o'g'limni opamni singlimni akamni ukamni "
    "мужа маму папу мать отца сына дочь дочку детей ребенка ребёнка брата сестру muja mamu papu sina detey brata sestru"
)
_HER_TOO = _sounds("meni bizni men biz меня нас menya nas я мы ya mi bilan с со")
_WHAT_FOR = _sounds("ishga ishlashga ishlagani mehmonga to'yga safarga komandirovkaga bozorga o'qishga")
_WHAT_HE_DID = (sound_of("di"), sound_of("yapti"), sound_of("votti"))
_HE_IN_WHAT_STATE = _sounds("mast yana tunda kechasi ertalab пьяный снова опять")
_WENT_SO = _WHAT_FOR | _TAKING | _ON_THE_WAY_OUT
_I = _sounds("я ya")
_BORN_THERE = tuple(map(sound_of, ("likman", "likmiz", "danman", "danmiz")))
_REACHED_NOT = _sounds(
    "yetmadim yetmadik yetmaganman yetolmadim yetolmadik bormadim bormadik bormaganman borolmadim borolmadik kelmadim"
)
_REACHED = _sounds(
    "доехала доехали доехал дошла дошли добралась добрались попала попали приехала doehala doexala doshla dobralas"
)
_OUT_OF = _sounds("из iz с from")
_NOBODY_IS = (_sounds("меня нас menya nas"), _sounds("нет net"))
_NO_LONGER = (sound_of("no"), sound_of("longer"))
_OTHERS = _sounds(
    "u erim eri onam oyim dadam otam akam ukam opam singlim bolam bolalarim qaynonam qaynotam qizim o'g'lim "
    "муж он она мама папа мать отец брат сестра сын дочь дети свекровь muj on ona mama papa brat sestra husband he"
)
_IN = _sounds("в во на v vo in")
_AT = (sound_of("da"),)
_FROM = tuple(map(sound_of, ("dan", "tan")))
_TO = tuple(map(sound_of, ("ga", "ka")))


def absent_in(clause: Sequence[Said]) -> dict[int, Absent]:
    """Tell of the words of a clause, by position, which are names of places where she is not."""
    found = dict[int, Absent]()
    for at, word in enumerate(clause):
        for place, how in (*_said_behind(clause, at, word.sound), *_said_before(clause, at, word.sound)):
            if place is not None and clause[place].is_name:
                found[place] = how if found.get(place) is not Absent.NOT else Absent.NOT
    for at, word in enumerate(clause):
        if word.is_name and word.sound.endswith(_BORN_THERE):
            found.setdefault(at, Absent.LEFT)
    return found


def is_denial(sound: str) -> bool:
    """Whether a word says only that something is not."""
    return sound == NOT or sound.startswith(_EMAS) or sound in _NO_LONGER_HERE


def _said_behind(clause: Sequence[Said], at: int, sound: str) -> Iterator[tuple[int | None, Absent]]:
    """In Uzbek what is denied, left or not reached stands before its word; in Russian it may."""
    if sound.startswith(_EMAS) or sound in _NO_LONGER_HERE:
        yield _passing(clause, at, -1), Absent.NOT
    elif _is_how_he_came(clause, at):
        place = _passing(clause, at, -1, _ON_THE_WAY_OUT | _OTHERS | _HE_IN_WHAT_STATE)
        is_out_of = place is not None and place > 0 and clause[place - 1].sound in _OUT_OF
        yield (place if is_out_of else _in_case(clause, place, at, _FROM)), Absent.NOT
    elif _is_how_he_went(clause, at):
        yield _in_case(clause, _passing(clause, at, -1, _OTHERS | _WHOM_HE_TOOK | _WENT_SO), at, _TO), Absent.NOT
    elif sound in _HE_STAYS:
        place = _passing(clause, at, -1, _OTHERS)
        is_in = place is not None and place > 0 and clause[place - 1].sound in _IN
        yield (place if is_in else _in_case(clause, place, at, _AT)), Absent.NOT
    elif sound in _REACHED_NOT:
        yield _in_case(clause, _passing(clause, at, -1, _ON_THE_WAY_OUT), at, _TO), Absent.NOT
    elif sound in _GONE or sound in _CAME:
        place = _passing(clause, at, -1, _ON_THE_WAY_OUT)
        is_out_of = place is not None and place > 0 and clause[place - 1].sound in _OUT_OF
        yield (place if is_out_of else _in_case(clause, place, at, _FROM)), _how_left(clause, at, place)


def _said_before(clause: Sequence[Said], at: int, sound: str) -> Iterator[tuple[int | None, Absent]]:
    before = clause[at - 1].sound if at else ""
    is_nobody = sound in _NOBODY_IS[1] and before in _NOBODY_IS[0]
    if sound == NOT or is_nobody or (before, sound) == _NO_LONGER:
        yield _passing(clause, at, 1, _REACHED), Absent.NOT
    elif _is_how_he_came(clause, at):
        place = _passing(clause, at, 1, _OTHERS | _HE_IN_WHAT_STATE)
        is_out_of = any(word.sound in _OUT_OF for word in clause[at + 1 : place])
        yield (place if is_out_of else _in_case(clause, place, place, _FROM)), Absent.NOT
    elif _is_how_he_went(clause, at):
        place = _passing(clause, at, 1, _OTHERS | _WHOM_HE_TOOK)
        yield (place if any(word.sound in _IN | _OUT_OF for word in clause[at + 1 : place]) else None), Absent.NOT
    elif sound in _HE_STAYS:
        place = _passing(clause, at, 1, _OTHERS)
        yield (place if any(word.sound in _IN for word in clause[at + 1 : place]) else None), Absent.NOT
    elif sound in _OTHERS:
        place = _passing(clause, at, 1)
        is_in = any(word.sound in _IN for word in clause[at + 1 : place])
        yield (place if is_in else _in_case(clause, place, place, _AT)), Absent.LEFT
    elif (sound in _GONE or sound in _CAME) and before != NOT:
        place = _passing(clause, at, 1)
        is_out_of = any(word.sound in _OUT_OF for word in clause[at + 1 : place]) or sound == sound_of("left")
        yield (place if is_out_of else _in_case(clause, place, place, _FROM)), _how_left(clause, at, None)


def _is_how_he_came(clause: Sequence[Said], at: int) -> bool:
    """Whether the word tells that somebody else came: "keldi", "kelib urdi", and no «я приехал»."""
    sound = clause[at].sound
    if sound in _HE_CAME_AND:
        return at + 1 < len(clause) and clause[at + 1].sound.endswith(_WHAT_HE_DID)
    return sound in _HE_CAME and (at == 0 or clause[at - 1].sound not in _I)


def _is_how_he_went(clause: Sequence[Said], at: int) -> bool:
    """Whether the word tells that somebody else went, or was taken, and she did not: "erim Navoiyga ketdi"."""
    sounds = [word.sound for word in clause]
    if not _HER_TOO.isdisjoint(sounds[:at]):
        return False
    if sounds[at] in _HE_TOOK or (sounds[at] in _HE_WENT and not _TAKING.isdisjoint(sounds)):
        return not _WHOM_HE_TOOK.isdisjoint(sounds)
    return sounds[at] in _HE_WENT and not _OTHERS.isdisjoint(sounds)


def _how_left(clause: Sequence[Said], at: int, place: int | None) -> Absent:
    between = clause[place + 1 : at] if place is not None else ()
    is_gone = clause[at].sound in _GONE or any(word.sound == sound_of("ketib") for word in between)
    return Absent.NOT if is_gone else Absent.LEFT


def _passing(clause: Sequence[Said], at: int, step: int, also: frozenset[str] = frozenset()) -> int | None:
    """The word on that side, past kinds, prepositions and words for now and no more."""
    at += step
    while 0 <= at < len(clause):
        word = clause[at]
        if not (word.is_passed_over or word.sound in _MEANWHILE or word.sound in also):
            return at
        at += step
    return None


def _in_case(clause: Sequence[Said], place: int | None, verb: int | None, endings: tuple[str, ...]) -> int | None:
    """The place, if it has one of these endings, or the kind behind it has: "Urgutdan", "Urgut tumanidan"."""
    if place is None or verb is None:
        return None
    words = clause[place : max(verb, place + 1)]
    return place if any(word.sound.endswith(endings) for word in words) else None
