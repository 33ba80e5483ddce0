"""What the words beside a name say of it: what kind of place it is, or that it names a street, a stop or a person.

A name that is beside such a word is no place: every town has a Navoiy street. One that is named apart from it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from regions.absent import WRITTEN_NOT, Absent, Said, absent_in, is_denial
from regions.endings import as_adjective, without_russian_ending, without_uzbek_ending
from regions.spelling import sound_of
from texts.alphabet import APOSTROPHES

LONGEST = 120
"""Characters: no place with its street is longer, and a longer text is not looked at."""

_READABLE = re.compile(rf"(?:[^\W_]|[ ,.()\-/:;!?№#+\n{APOSTROPHES}])*")
_BREAK = re.compile(r"[,;:!?()\n/]+|(?<=[^\W\d_]{5})\.")
_BETWEEN_LETTERS_AND_DIGITS = re.compile(r"(?<=[^\W\d_])-?(?=\d)|(?<=\d)-(?=[^\W\d_])")
_SHORTENED = {"р-н": "район", "р-не": "район", "пр-т": "проспект", "пр-кт": "проспект", "r-n": "район"}
_ULUGBEK = re.compile(r"\b[mм]\.(?=[uу][lл][uу][gгғ])")
"""Mirzo by its first letter, which alone is the metro's."""
_ONE_WORD = re.compile(r"[^\s.№#+]+")


class Hint(StrEnum):
    """What somebody said that a place is."""

    REGION = "region"
    CITY = "city"
    DISTRICT = "district"


class Landmark(StrEnum):
    """What a name stands beside. OF_A_TOWN: what each town has one of (its market), or a thing said to be there.

    NAMED: a thing that may be called after any place (a hotel, a school).
    """

    OF_A_TOWN = "of a town"
    NAMED = "named"


class _Role(StrEnum):
    """What a word does in a place: it may be a name, bounds one, or says of its neighbour that it is none."""

    NAME = "name"
    KIND = "kind"
    LEADING_KIND = "leading kind"
    NUMBER = "number"
    BOUND = "bound"
    PREPOSITION = "preposition"
    PREPOSITION_OF_PLACE = "preposition of place"
    AFTER_NAME = "after name"
    BEFORE_NAME = "before name"
    BESIDE_NAME = "beside name"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a typed place, as it sounds, with what was said of it."""

    sound: str
    hint: Hint | None = None
    opens: bool = False
    after_preposition: bool = False
    is_around: bool = False
    absent: Absent | None = None
    landmark: Landmark | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    sound: str
    role: _Role
    in_its_case: str = ""
    absent: Absent | None = None
    landmark: Landmark | None = None


_KINDS = {
    Hint.REGION: "viloyati viloyat vil respublikasi respublika область области областью обл oblast oblasti obl "
    "республика республике region province viloyatim wiloyat ўәлаят",
    Hint.CITY: "shahri shahar shahr shaxri shaxar sh şəhəri город городе города городом гор г city town gorod gorode "
    "қаласы shahrim shaharchasi",
    Hint.DISTRICT: "tumani tuman tum t район районе района районом рн rayon rayoni rayone raion district "
    "ауданы tumanim",
}
_LEADING_KINDS = "город городе города городом гор г gorod gorode республика республике"
_BOUNDS = (
    "yonida yonidaman yonidagi oldida oldidaman oldidagi yaqinida yaqinidaman yaqin orqasida qarshisida "
    "ichida ichidaman tomonida tomondan markazi markazida markazidaman atrofida atrofi chetida chekkasida hududida "
    "turaman yashayman turibman man men manman meni bizning biz hozir uy uyi uyda uyidaman dom kv kvartira xonadon "
    "kvartal etaj qavat daha mikrorayon mkr mavze yordam iltimos живу нахожусь я дом кв квартал квартира мкр "
    "микрорайон этаж сейчас i am live here ya jivu "
    "uyimda uyimizda uyida дача даче двор дворе подвал подвале сарай сарае гараж гараже огород огороде комната "
    "комнате балкон балконе ванная ванной снаружи доме дома квартире"
)
_ABOUT_THE_HOUSE = (
    "hovli dala dacha xona podval yerto'la molxona ombor omborxona garaj tom tomorqa balkon hammom tashqari"
)
_IN_IT = " da daman damiz m mda mizda si sida sidaman i ida idaman im imda imizda"
_PREPOSITIONS = (
    "в во из от около возле под рядом недалеко близко до v vo iz okolo vozle ryadom pod nedaleko in near at from"
)
_OTHER_PREPOSITIONS = "с на у по за через к u na"
_AROUND = "под около возле недалеко рядом близко pod okolo vozle near yaqinida yaqinidaman yaqin atrofida atrofi"
_THINGS_OF_A_NAME = (
    "ko'cha ko'chasi kucha kuchasi kochasi kocha shohko'cha shohko'chasi yo'li yuli shossesi trakti trassa trassasi "
    "prospekti xiyoboni bulvari tor-ko'chasi tupigi berk ko'prigi maydoni maydonchasi bekati bekat stansiyasi vokzali "
    "avtovokzali aeroporti metrosi bozori bozorchasi mahallasi mahalla mfy mfi mavzesi massivi massiv kvartali dahasi "
    "mikrorayoni qishlog'i qishloq qfy posyolkasi posyolka ovuli ovul fermasi kolxozi sovxozi maktabi litseyi "
    "kolleji kolledji universiteti instituti bog'chasi bog'i bog' istirohat parki stadioni teatri kinoteatri "
    "kutubxonasi muzeyi haykali masjidi madrasasi qabristoni shifoxonasi kasalxonasi poliklinikasi dorixonasi "
    "mehmonxonasi restorani choyxonasi oshxonasi kafesi do'koni dukoni supermarketi markasi zavodi fabrikasi kanali "
    "to'yxonasi anhori soyi daryosi nomli nomidagi nomida ko'li darvozasi darvoza banki restoran "
    "улица улице улицы ул проспект шоссе тракт дорога дороге переулок тупик кўчаси кўча бекати маҳалласи махалласи "
    "street str road rd avenue ave lane square stop station market park school hotel highway "
    "kóshesi көшеси"
)
_BEFORE_A_NAME = (
    "улица улице улицы улицу ул проспект проспекте пр шоссе тракт дорога дороге переулок переулке пер тупик бульвар "
    "площадь площади парк парке сквер рынок рынке остановка остановке ост станция станции вокзал вокзала "
    "вокзале автостанция аэропорт массив массиве жилмассив махалля махалле махалли маҳалла мах кишлак кишлаке село "
    "селе поселок посёлок поселке посёлке пос аул ауле школа школе школы лицей колледж институт университет больница "
    "больнице поликлиника аптека мечеть мечети гостиница отель ресторан кафе магазин магазина кинотеатр театр театре "
    "стадион стадиона памятник библиотека музей имени им завод фабрика канал мост озеро "
    "ulitsa ulitse ulica ul prospekt pr prospekte shosse pereulok per ploshad ploshad' park rinok ostanovka stansiya "
    "massiv maxalla imeni im shkola magazin kafe restoran gostinitsa bulvar kolxoz avtostansiya vokzal "
    "mehmonxona choyxona oshxona to'yxona do'kon dukon supermarket kinoteatr teatr klub otel oteli bank apteka dorixona"
)
_BESIDE_A_NAME = "метро м metro bekat вокзал трасса"
_PEOPLE_AFTER = (
    "opa opam opamlar aka akam xola xolam amma ammam amaki amakim tog'a tog'am buvi buvim bobo bobom bobomiz aya ayam "
    "oyi oyim kelin kelinim qizi qizim o'g'li o'g'lim domla ustoz hoji otin kennoyi yanga pochcha jiyan opasi akasi "
    "xolasi singlim ukam dugonam qo'shnim опа ака хола амаки буви бобо домла"
)
_PEOPLE_BEFORE = (
    "тётя тетя тёти тети дядя дяди бабушка бабушки дедушка дедушки сестра сестры брат брата подруга подруги сосед "
    "соседка alisher алишер алишера abu абу rayhon райхан al zokirjon закирджан amir амир амира"
)


def _sounds(words: str) -> Iterable[str]:
    return filter(None, map(sound_of, words.split()))


def _in_cases(part: str) -> str:
    return " ".join(part + ending for ending in _IN_IT.split(" "))


_ROLES: dict[str, _Role] = (
    {sound: _Role.AFTER_NAME for sound in _sounds(f"{_THINGS_OF_A_NAME} {_PEOPLE_AFTER}")}
    | {sound: _Role.BEFORE_NAME for sound in _sounds(f"{_BEFORE_A_NAME} {_PEOPLE_BEFORE}")}
    | {sound: _Role.BESIDE_NAME for sound in _sounds(_BESIDE_A_NAME)}
    | {sound: _Role.BOUND for sound in _sounds(_BOUNDS)}
    | {sound: _Role.BOUND for part in _ABOUT_THE_HOUSE.split() for sound in _sounds(_in_cases(part))}
    | {sound: _Role.PREPOSITION for sound in _sounds(_OTHER_PREPOSITIONS)}
    | {sound: _Role.PREPOSITION_OF_PLACE for sound in _sounds(_PREPOSITIONS)}
    | {sound: _Role.KIND for words in _KINDS.values() for sound in _sounds(words)}
    | {sound: _Role.LEADING_KIND for sound in _sounds(_LEADING_KINDS)}
)
_SAYS_AROUND = set(_sounds(_AROUND))
_HINT_OF = {sound: hint for hint, words in _KINDS.items() for sound in _sounds(words)}
_IN_A_RUN = frozenset({_Role.NAME, _Role.AFTER_NAME, _Role.BEFORE_NAME, _Role.BESIDE_NAME})
_PASSED_OVER = frozenset({_Role.KIND, _Role.LEADING_KIND, _Role.PREPOSITION, _Role.PREPOSITION_OF_PLACE})
_IN_A_CASE = re.compile("[a-z]{4,}(?:do|domon|dogi|domiz)$").match
_SOUND_LIKE_A_NAME = frozenset("новое новой".split())
"""Навои, when a Russian "new" is heard as one."""

_A_THING = frozenset(_sounds(f"{_THINGS_OF_A_NAME} {_BEFORE_A_NAME} {_BESIDE_A_NAME}"))
_TOWNS_OWN = frozenset(
    _sounds(
        "bozori bozorchasi vokzali avtovokzali aeroporti shifoxonasi kasalxonasi poliklinikasi рынок рынке вокзал "
        "вокзала вокзале автостанция аэропорт больница больнице поликлиника rinok avtostansiya vokzal"
    )
)
_NO_COMPOUND = frozenset(
    _sounds("mehmonxona choyxona oshxona to'yxona do'kon dukon supermarket kinoteatr klub bank apteka dorixona kafe")
)
_CALLED_AFTER_PLACES = _NO_COMPOUND | frozenset(
    _sounds(
        "maktabi litseyi kolleji kolledji universiteti instituti bog'chasi parki stadioni kinoteatri masjidi madrasasi "
        "dorixonasi mehmonxonasi restorani choyxonasi oshxonasi kafesi do'koni dukoni supermarketi to'yxonasi zavodi "
        "fabrikasi banki restoran teatr otel oteli школа школе школы лицей колледж институт университет аптека мечеть "
        "мечети гостиница отель ресторан кафе магазин магазина завод фабрика"
    )
)
_WHERE = frozenset(
    _sounds(
        "yonida yonidaman yonidagi oldida oldidaman oldidagi yaqinida yaqinidaman orqasida qarshisida ichida ichidaman "
        "tomonida atrofida"
    )
)
_IN_A_HOUSE = frozenset(
    _sounds(
        "uy uyi uyda uyidaman д dom kv kvartira kvartal xonadon etaj qavat daha mikrorayon mkr mavze дом доме кв "
        "квартал квартале квартира квартире мкр микрорайон этаж этаже подъезд podezd"
    )
)
_LONGEST_OF_A_STREET = 3
_SHORTEST_WITH_ENDING = 3
_SHORTEST_IN_A_CASE = 5


def words_of(typed: str) -> list[Word]:
    """Read a typed place as the words that may name it; empty when it is too long or holds anything but words."""
    text = unicodedata.normalize("NFC", typed.strip())
    if len(text) > LONGEST or not _READABLE.fullmatch(text):
        return []
    words: list[Word] = []
    for part in _BREAK.split(text):
        words += _apart(_tokens_of(part))
    return words


def address_in(typed: str) -> str:
    """The street, the stop, the house that are named in it, as written, and none of the other words."""
    parts = (_address_in_part(part) for part in _BREAK.split(unicodedata.normalize("NFC", typed)))
    return ", ".join(filter(None, parts))


def _address_in_part(part: str) -> str:
    spaced = _BETWEEN_LETTERS_AND_DIGITS.sub(" ", part)
    pairs = [(word, _token(word.casefold())) for word in _ONE_WORD.findall(spaced)]
    pairs = [(word, token) for word, token in pairs if token.sound or token.role is _Role.NUMBER]
    tokens = [token for _, token in pairs]
    kept: set[int] = set()
    for at, token in enumerate(tokens):
        beside = {near for near in (at - 1, at + 1) if 0 <= near < len(tokens)}
        numbers = {near for near in beside if tokens[near].role is _Role.NUMBER}
        if token.sound in _A_THING:
            before, after = _run(tokens, at, -1), _run(tokens, at, 1)
            name = _name_beside(pairs, after if token.role is _Role.BEFORE_NAME else before or after)
            kept |= {at, *name, *numbers} if name or numbers else set()
        elif token.sound in _IN_A_HOUSE and numbers:
            kept |= {at, *numbers}
    kept |= {at for at, token in enumerate(tokens) if token.role is _Role.NUMBER and at - 1 in kept}
    return " ".join(word for at, (word, _) in enumerate(pairs) if at in kept)


def _name_beside(pairs: list[tuple[str, _Token]], run: list[int]) -> list[int]:
    """What is named: one word, or as many as are written like a name; a word behind them may say anything."""
    first = next((nth for nth, at in enumerate(run) if pairs[at][1].role is _Role.NAME), len(run)) + 1
    beyond = takewhile(lambda at: pairs[at][0][0].isupper(), run[first:])
    return [*run[:first], *beyond][:_LONGEST_OF_A_STREET]


def _tokens_of(part: str) -> list[_Token]:
    spaced = _BETWEEN_LETTERS_AND_DIGITS.sub(" ", _ULUGBEK.sub("mirzo ", part.casefold()))
    return [token for token in map(_token, _ONE_WORD.findall(spaced)) if token.sound or token.role is _Role.NUMBER]


def _token(written: str) -> _Token:
    if written[0].isdigit():
        return _Token("", _Role.NUMBER)
    if written in _SOUND_LIKE_A_NAME:
        return _Token(sound_of(written), _Role.BOUND)
    if written in WRITTEN_NOT:
        return _Token(WRITTEN_NOT[written], _Role.BOUND)
    sound = sound_of(_SHORTENED.get(written, written))
    return _Token(sound, _Role.BOUND) if is_denial(sound) else _Token(*_known(sound), sound)


def _known(sound: str) -> tuple[str, _Role]:
    """The word itself where it has a role, without its Uzbek or Russian ending; else as a name."""
    if sound in _ROLES:
        return sound, _ROLES[sound]
    for base in without_uzbek_ending(sound):
        if len(base) >= _SHORTEST_WITH_ENDING and _ROLES.get(base) in (_Role.KIND, _Role.AFTER_NAME, _Role.BESIDE_NAME):
            return base, _ROLES[base]
    for base in without_russian_ending(sound):
        if len(base) >= _SHORTEST_IN_A_CASE and _ROLES.get(base) is _Role.BEFORE_NAME:
            return base, _Role.BEFORE_NAME
    return sound, _Role.NAME


def _apart(tokens: list[_Token]) -> list[Word]:
    """Leave out what stands beside a word for a street or the like, and give each name its kind and its landmark."""
    taken: set[int] = set()
    landmarks: dict[int, Landmark] = {}
    for at in range(len(tokens)):
        beside = _named_by(tokens, at)
        landmark = _landmark(tokens, at)
        if landmark:
            landmarks |= dict.fromkeys(beside, landmark)
        else:
            taken |= beside
    absent = absent_in([_said(token) for token in tokens])
    marked = [_marked(token, at in taken) for at, token in enumerate(tokens)]
    return _with_hints(
        [replace(token, absent=absent.get(at), landmark=landmarks.get(at)) for at, token in enumerate(marked)]
    )


def _named_by(tokens: list[_Token], at: int) -> set[int]:
    """The names that a word for a street, a landmark or a person takes from before or behind it."""
    role = tokens[at].role
    before, after = _run(tokens, at, -1), _run(tokens, at, 1)
    if role is _Role.BEFORE_NAME and after:
        is_adjective = bool(before and as_adjective(tokens[before[0]].sound))
        return {*after, *(before if is_adjective else ())}
    if role is _Role.BESIDE_NAME:
        return {*before, *after}
    return set(before or after) if role in (_Role.AFTER_NAME, _Role.BEFORE_NAME) else set()


def _landmark(tokens: list[_Token], at: int) -> Landmark | None:
    """In Uzbek a thing called after a place has an ending ("restorani"); one without it that she is beside is there."""
    sound = tokens[at].sound
    is_there = sound in _NO_COMPOUND and at + 1 < len(tokens) and tokens[at + 1].sound in _WHERE
    if sound in _TOWNS_OWN or is_there:
        return Landmark.OF_A_TOWN
    return Landmark.NAMED if sound in _CALLED_AFTER_PLACES else None


def _said(token: _Token) -> Said:
    return Said(token.in_its_case or token.sound, token.role is _Role.NAME, token.role in _PASSED_OVER)


def _marked(token: _Token, is_taken: bool) -> _Token:
    """A name that was taken only bounds others."""
    return replace(token, role=_Role.BOUND) if is_taken else token


def _run(tokens: list[_Token], at: int, step: int) -> list[int]:
    """List the names on one side, up to what bounds them: a kind, a number, a preposition, a name in a case."""
    run: list[int] = []
    position = at + step
    while 0 <= position < len(tokens) and tokens[position].role in _IN_A_RUN and not _IN_A_CASE(tokens[position].sound):
        run.append(position)
        position += step
    is_kind_of_it = 0 <= position < len(tokens) and step > 0 and tokens[position].role is _Role.KIND
    return run[:-1] if is_kind_of_it else run


def _with_hints(tokens: list[_Token]) -> list[Word]:
    words: list[Word] = []
    expected: Hint | None = None
    opens = True
    after_preposition = False
    is_right_before = False
    is_around = not _SAYS_AROUND.isdisjoint(token.sound for token in tokens)
    for at, token in enumerate(tokens):
        if token.role is _Role.NAME:
            words.append(Word(token.sound, expected, opens, after_preposition, is_around, token.absent, token.landmark))
            expected, opens, after_preposition, is_right_before = None, False, False, True
        elif token.role in (_Role.KIND, _Role.LEADING_KIND):
            hint = _HINT_OF[token.sound]
            if is_right_before and (token.role is _Role.KIND or not _is_name(tokens, at + 1)):
                words[-1] = replace(words[-1], hint=hint)
            else:
                expected = hint
            opens = True
        else:
            is_preposition = token.role in (_Role.PREPOSITION, _Role.PREPOSITION_OF_PLACE)
            after_preposition = token.role is _Role.PREPOSITION_OF_PLACE or (after_preposition and is_preposition)
            opens, is_right_before = True, False
            expected = expected if is_preposition else None
    return words


def _is_name(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].role is _Role.NAME
