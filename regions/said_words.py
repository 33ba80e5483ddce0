"""The words that stand beside a place's name, by their sound, and what each of them says of it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from regions.spelling import sound_of


class Hint(StrEnum):
    """What somebody said that a place is."""

    REGION = "region"
    CITY = "city"
    DISTRICT = "district"


class Landmark(StrEnum):
    """What a name stands beside. OF_A_TOWN: what each town has one of (its market), or a thing said to be there.

    BUS_STATION: one, but a few are called by where the buses go. METRO: only Tashkent has one.
    NAMED: a thing that may be called after any place (a hotel, a school).
    """

    OF_A_TOWN = "of a town"
    BUS_STATION = "bus station"
    METRO = "metro"
    NAMED = "named"


class WordRole(StrEnum):
    """What a word does in a place: it may be a name, bounds one, or says of its neighbour that it is none.

    STATION: a railway station or an airport, which stands in the town that it is named by. OTHER: a word of a cry.
    """

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
    STATION = "station"
    OTHER = "other"


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
    "ko'cha ko'chasi kucha kuchasi kochasi kocha shohko'cha shohko'chasi tor-ko'cha yo'li yuli shossesi trakti trassa "
    "trassasi prospekti xiyoboni bulvari tor-ko'chasi tupigi berk ko'prigi maydoni maydonchasi bekati bekat stansiyasi "
    "avtovokzali metrosi bozori bozorchasi mahallasi mahalla mfy mfi mavzesi massivi massiv kvartali dahasi "
    "mikrorayoni qishlog'i qishloq qfy posyolkasi posyolka ovuli ovul fermasi kolxozi sovxozi maktabi litseyi "
    "kolleji kolledji universiteti instituti bog'chasi bog'i bog' istirohat parki stadioni teatri kinoteatri "
    "kutubxonasi muzeyi haykali masjidi madrasasi qabristoni shifoxonasi kasalxonasi poliklinikasi dorixonasi "
    "mehmonxonasi restorani choyxonasi oshxonasi kafesi do'koni dukoni supermarketi markasi zavodi fabrikasi kanali "
    "to'yxonasi klinikasi sanatoriysi oromgohi lageri zapravkasi svetofori chorrahasi chorraha pitagi pitak guzari "
    "univermagi magazini hammomi novvoyxonasi hovlisi xonadoni maydon xiyobon yig'ini mchj xo'jaligi shirkati "
    "vaqti haqida haqda palov palovi kovun kovuni noni atlasi do'ppisi piyolasi klubi jamoasi время времени плов "
    "trassada anhori soyi daryosi nomli nomidagi nomida ko'li darvozasi darvoza banki restoran "
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
_BESIDE_A_NAME = (
    "метро м metro bekat трасса трассе mahalla maxalla mahallada massiv massivi massivda park parki qishloq qishloqda "
    "prospekti tupik bulvar kanal stadion "
    "poyezd poyezdi поезд поезде поезда poezd poezde avtobus avtobusi автобус автобусе avtobuse taksi такси taksisi "
    "marshrutka marshrutkasi маршрутка маршрутке elektrichka электричка электричке"
)
"""Called by a name before or behind them; of a train or a bus it is where it goes."""
_STATIONS = (
    "vokzal vokzali vokzalim вокзал вокзала вокзале вокзалу вокзалы vokzale vokzala aeroport aeroporti "
    "аэропорт аэропорта аэропорту аэропорте aeroportu airport"
)
_BUS_STATIONS = (
    "avtovokzal avtovokzali автовокзал автовокзала автовокзале автовокзалу avtovokzale avtostansiya avtostansiyasi "
    "автостанция автостанции автостанцию"
)
_WORDS_OF_A_CRY = (
    "tez tezroq tezda kel keling kelinglar kela yeting boring bering beringlar ber qutqaring qutqaringlar qutqar erim "
    "eri meni mani menga uryapti uradi urdi urvotti o'ldiradi o'ldiryapti qo'rqyapman telefon qiling bolam bolalarim "
    "bolalar bilan uchun bor yo'q kerak chaqiring militsiya politsiya qamab qamalib "
    "эрим эри мени тез келинг келинглар уради урди беринг керак "
    "быстрее быстро скорее скорей срочно муж мужа он она меня мне нас помогите помоги приезжайте приезжай приедьте "
    "пришлите спасите пожалуйста бьет бьёт избивает убивает убьет убьёт боюсь тут здесь вызовите полицию полиция "
    "милицию ребенок дети детьми сижу стою держит угрожает очень "
    "bistree bistro skoree srochno muj menya bet biot bjot ubivaet pomogite priezjayte priedte spasite pojaluysta tut "
    "zdes ochen help me please hurry husband"
)
_THINGS_IN_A_TOWN = (
    "maktab maktabda masjid masjidda bog'cha bog'chada poliklinika klinika клиника клинике sanatoriy санаторий "
    "санатории hammom sauna zapravka заправка заправке zapravkada svetofor светофор univermag novvoyxona makro "
    "korzinka mavze mavzeda kvartal daha litsey kollej zavod проезд проезде proezd proyezd садик садике перекресток "
    "перекрестке перекрёстке кольцо кольце мосту кладбище кладбища тц жк qabriston bozorcha ko'prik ariq yo'l "
    "magistral qo'rg'on fermer qvp daryo moyka avtosalon somsaxona benzokolonka oromgoh"
)
"""They stand in the town before them, unless it is a name that such things bear in every town."""
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


PEOPLE = frozenset(_sounds(_PEOPLE_AFTER))
ROLES: dict[str, WordRole] = (
    {sound: WordRole.OTHER for sound in _sounds(_WORDS_OF_A_CRY)}
    | {sound: WordRole.AFTER_NAME for sound in _sounds(f"{_THINGS_OF_A_NAME} {_PEOPLE_AFTER} {_BUS_STATIONS}")}
    | {sound: WordRole.BEFORE_NAME for sound in _sounds(f"{_BEFORE_A_NAME} {_PEOPLE_BEFORE}")}
    | {sound: WordRole.BESIDE_NAME for sound in _sounds(f"{_BESIDE_A_NAME} {_BUS_STATIONS}")}
    | {sound: WordRole.STATION for sound in _sounds(_STATIONS)}
    | {sound: WordRole.BOUND for sound in _sounds(_BOUNDS)}
    | {sound: WordRole.BOUND for part in _ABOUT_THE_HOUSE.split() for sound in _sounds(_in_cases(part))}
    | {sound: WordRole.PREPOSITION for sound in _sounds(_OTHER_PREPOSITIONS)}
    | {sound: WordRole.PREPOSITION_OF_PLACE for sound in _sounds(_PREPOSITIONS)}
    | {sound: WordRole.KIND for words in _KINDS.values() for sound in _sounds(words)}
    | {sound: WordRole.LEADING_KIND for sound in _sounds(_LEADING_KINDS)}
)
SAYS_AROUND = set(_sounds(_AROUND))
HINT_OF = {sound: hint for hint, words in _KINDS.items() for sound in _sounds(words)}
IN_A_RUN = frozenset({WordRole.NAME, WordRole.AFTER_NAME, WordRole.BEFORE_NAME, WordRole.BESIDE_NAME, WordRole.STATION})
PASSED_OVER = frozenset({WordRole.KIND, WordRole.LEADING_KIND, WordRole.PREPOSITION, WordRole.PREPOSITION_OF_PLACE})
IN_A_CASE = re.compile("[a-z]{4,}(?:do|domon|dogi|domiz|don|go|ning)$").match
SOUND_LIKE_A_NAME = frozenset("новое новой".split())
"""Навои, when a Russian "new" is heard as one."""

A_THING = frozenset(_sounds(f"{_THINGS_OF_A_NAME} {_BEFORE_A_NAME} {_BESIDE_A_NAME} {_STATIONS} {_BUS_STATIONS}"))
TOWNS_OWN = frozenset(
    _sounds(
        "bozori bozorchasi stansiyasi stansiya станция станции shifoxonasi kasalxonasi poliklinikasi рынок рынке "
        "больница больнице поликлиника rinok"
    )
)
NO_COMPOUND = frozenset(
    _sounds("mehmonxona choyxona oshxona to'yxona do'kon dukon supermarket kinoteatr klub bank apteka dorixona kafe")
)
CALLED_AFTER_PLACES = NO_COMPOUND | frozenset(
    _sounds(
        "maktabi litseyi kolleji kolledji universiteti instituti bog'chasi parki stadioni kinoteatri masjidi madrasasi "
        "dorixonasi mehmonxonasi restorani choyxonasi oshxonasi kafesi do'koni dukoni supermarketi to'yxonasi zavodi "
        "fabrikasi banki restoran teatr otel oteli школа школе школы лицей колледж институт университет аптека мечеть "
        "мечети гостиница отель ресторан кафе магазин магазина завод фабрика"
    )
)
WHERE = frozenset(
    _sounds(
        "yonida yonidaman yonidagi oldida oldidaman oldidagi yaqinida yaqinidaman orqasida qarshisida ichida ichidaman "
        "tomonida atrofida"
    )
)
IN_A_HOUSE = frozenset(
    _sounds(
        "uy uyi uyda uyidaman д dom kv kvartira kvartal xonadon etaj qavat daha mikrorayon mkr mavze дом доме кв "
        "квартал квартале квартира квартире мкр микрорайон этаж этаже подъезд podezd"
    )
)
OF_THE_METRO = frozenset(_sounds("метро м metro metrosi"))
OF_A_BORDER = frozenset(_sounds("chegarasi chegara chegarasida граница границе границы granitsa granitse border"))
"""Who is at the border of another country is not in it."""
BUSES_GO_FROM = frozenset(_sounds(_BUS_STATIONS))
IN_A_TOWN = frozenset(_sounds(_THINGS_IN_A_TOWN))
PARTS_OF_A_STREET = frozenset(_sounds("tor berk тор берк проезд proezd proyezd пр тупик tupik"))
"""What stands between a street's number and the word for it: "Navoiy 2-tor ko'chasi"."""
IN_A_PLACE = frozenset(_sounds("mahalla maxalla massiv qishloq"))
ROADS = frozenset(_sounds("yo'li yuli trassasi trassada trakti shossesi"))
"""They go from one town to another: who is on one may be in either."""
STOPS = frozenset(_sounds("bekati bekat"))
OF_A_STREET_NAME = frozenset(_sounds("halqa xalqa aylanma shoh yangi eski katta kichik tor berk darvoza ring"))
"""What belongs to a street's own name before its word: "Toshkent halqa yo'li"."""
STREETS_WITHOUT_A_WORD = frozenset(_sounds("Navoiy Beruniy Furqat"))
"""Behind a town and before a number: "Urganch Navoiy 12"."""
OWN_RELATIVE = re.compile("m$").search
"""Of those in PEOPLE: "opam", "xolam"."""
OF_A_STREET_ALONE = re.compile("[a-z]{3,}sko(?:io|i)$").match
"""A Russian adjective that with a number is a street's: «Ташкентская 12»."""
AT_HOME_OF = re.compile("(?:lor)?niki(?:do(?:mon|miz|gi)?)?$")
"""At somebody's: "akamnikida"."""
VERB = re.compile("(?:iopti(?:lor)?|v[oa]tti|voti|vopti|inglor)$").search
"""What somebody does, or shall do: "urvotti", "keltiringlar"."""
EVERYDAY = frozenset(
    map(
        sound_of,
        "Kitob Uzun Shirin Muborak Marhamat Pop Do'stlik Nishon Olot Norin Furqat Baliqchi Paxtachi Sox"
        " Guliston Qarshi Kasbi Chust Toshloq Zarbdor".split(),
    )
)
"""Names that are words or first names too: among other words they count only in or from there, or with their kind."""

MOSTLY_WORDS = frozenset(
    map(sound_of, "Juma Payshamba Qorovul Oyim Iskandar Ibrat Hamza Tinchlik Qizilcha Zafar".split())
)
"""Villages called by a weekday, a guard, my mother, a first name: only with their kind, or "Jumadaman"."""

THINGS_ARE_CALLED_SO = EVERYDAY | frozenset(
    map(
        sound_of,
        "Xiva Qo'qon Shahrisabz Marg'ilon Parkent Asaka Beruniy Mirzo-Ulug'bek Sharof-Rashidov Yangihayot Yangiobod "
        "Navbahor Nurobod Nurafshon Zarafshon O'zbekiston Paxtaobod Paxtakor Sardoba Bo'ston Davlatobod Dehqonobod "
        "Xonobod Yangibozor Oltinko'l Mingbuloq Amudaryo Chortoq Bog'dod Chilonzor Olmazor Mirobod".split(),
    )
)
"""Towns and persons after whom markets, bus stations and hotels are called elsewhere too."""
CALLED_SO_IN_EVERY_TOWN = (THINGS_ARE_CALLED_SO | frozenset(_sounds("Navoiy Дустлик"))) - frozenset(
    _sounds("Chilonzor Olmazor Chortoq Parkent")
)
"""Names of schools, mosques and quarters everywhere."""
NO_TOWN_IN_FRONT = CALLED_SO_IN_EVERY_TOWN - frozenset(
    _sounds("Xiva Qo'qon Shahrisabz Marg'ilon Asaka Qarshi Amudaryo Oltinko'l Mingbuloq Sardoba")
)
"""Names that before another name of a street, or before a relative, may be a street's or a person's too."""
IN_TASHKENT_TOO = frozenset(_sounds("Beruniy Paxtakor Do'stlik Xonobod"))
"""Stations of its metro, and the quarters around them."""
