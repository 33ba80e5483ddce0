"""Whether a word for a matter says where she is: a school beside its number, the metro beside a name, a town."""

import re
from collections.abc import Sequence

from sms.language.hearing import Heard
from sms.language.lexicon import Kind
from sms.language.morphology import nouns, things, words

_WHERE_PEOPLE_STAND = (
    things("maktab metro bog'cha bank teatr kino ish mashina moshina avtobus")
    | nouns("школ садик банк театр работ машин автобус такси поезд")
    | words("metro taksi poyezd такси")
)
_TOWNS = things("kitob") | words("karmana karmanada кармана китаб qo'yi osh ўш")
"""Towns whose names are words too; a test tries the name of every district after each word for help."""

_KIND_OF_PLACE = re.compile("(?:tuman|şaxar|şaxr|raion|raiyon|viloyat|çirçi|mfy)\\w*")
_BESIDE_IT = re.compile(r"\w+(?:id|yerd)(?:a|an|agi)(?:man)?")
"""yonida, oldida, joyidaman, o'sha yerda"""
_IN_IT = re.compile(r"\w+d(?:a|an)(?:man)?")
_I_AM_IN_IT = re.compile(r"\w+(?:d(?:a|an)(?:man|miz)|idaman|ldida|onida|içida|karida)")
_IN_A_TOWN = re.compile(r"\w{3,}da(?:man|miz)?")
_PLACES = (
    things("bozor mahalla ko'cha qishloq zavod fabrika bekat ombor darvoza kvartal mavze daha mikrorayon podyezd qavat")
    | things("maydon park stadion kollej litsey univermag poliklinika shifoxona choyxona to'yxona")
    | things("kvartira xonadon punkt mehmonxona kasalxona do'kon dorixona vokzal aeroport stansiya chorraha mikrorayon")
    | nouns("улиц дом квартал микрорайон подъезд этаж квартир гостиниц больниц магазин аптек вокзал аэропорт рынок")
    | words("uy dom kv ko'k temir dvor двор переулок проезд массив flat floor room street hotel")
)
_IN = words("в на у около возле")
_BESIDE = words("у около возле рядом напротив близ недалеко")
_ON = words("на в")
_BEHIND_IT = re.compile(r"\w+(?:om|oi|em|yu)")
_OPEN_PLACES = nouns("базар рынок вокзал останов площад перекрест крыш балкон автостанци автовокзал обочин")
_CALLED = words("им имени nomli nomidagi")
_METRO = words("metro метро") | things("metro")


def begins_where_she_stands(words: Sequence[Heard]) -> bool:
    """Tell whether words begin with what she stands beside: «у школы», «напротив рынка», «на базаре»."""
    if len(words) > 1 and words[0].sound in _BESIDE:
        return not any(word.is_a(Kind.WHO | Kind.IF | Kind.FOR_SALE) for word in words)
    is_on = len(words) > 1 and words[0].sound in _ON and words[1].sound in _OPEN_PLACES
    is_behind = len(words) > 1 and words[0].sound == "za" and _BEHIND_IT.fullmatch(words[1].sound)
    return is_on or bool(is_behind)


def says_where_she_is(words: Sequence[Heard]) -> bool:
    """Tell whether the last of some words is where she is, and what follows is what is there: tomdaman, oldida."""
    return bool(words) and (words[-1].is_a(Kind.WHERE) or _I_AM_IN_IT.fullmatch(words[-1].sound) is not None)


def may_be_a_place(word: Heard) -> bool:
    """Tell whether a word is one for a place or in one: bozor, mahallasi, Denovda, улица."""
    return (
        word.sound in _WHERE_PEOPLE_STAND | _PLACES
        or bool(_KIND_OF_PLACE.match(word.sound) or _IN_A_TOWN.fullmatch(word.sound))
        or word.is_a(Kind.WHERE)
    )


def says_where(clause: Sequence[Heard], at: int) -> bool:
    """Tell whether this word of a clause, which may be a matter, is where she is."""
    word = clause[at]
    beside = [*clause[max(at - 1, 0) : at], *clause[at + 1 : at + 2]]
    after = clause[at + 1].sound if at + 1 < len(clause) else ""
    if word.sound in _TOWNS:
        is_alone = all(one is word or one.is_a(Kind.HELP | Kind.CRY | Kind.SIGNAL) for one in clause)
        return is_alone or word.token.is_name or bool(_KIND_OF_PLACE.match(after) or _IN_IT.fullmatch(word.sound))
    if word.sound not in _WHERE_PEOPLE_STAND:
        return False
    named = any(one.sound.isdigit() or one.sound in _CALLED or (one.token.is_name and not one.kinds) for one in beside)
    is_in_it = at > 0 and clause[at - 1].sound in _IN
    is_a_stop = word.sound in _METRO and any(not one.kinds for one in beside)
    return named or is_in_it or is_a_stop or bool(_BESIDE_IT.fullmatch(after) or _IN_IT.fullmatch(word.sound))
