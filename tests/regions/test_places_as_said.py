"""What tells a place, and what does not: a name as people say it, and a street, stop or person of that name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.found import Ambiguous, Found, Unknown
from regions.gazetteer import find_place
from regions.geography import District, load_geography
from vocabulary.codes import RegionCode
from vocabulary.languages import EN, RU, UZ, UZ_CYRL

GEOGRAPHY = load_geography()
DISTRICTS = [district for region in GEOGRAPHY.regions for district in GEOGRAPHY.districts(region.code)]
DATA = Path(__file__).parent / "data"
HOME = RegionCode("UZ-TK")

UZBEK_ENDINGS = ("da", "dan", "daman", "ga", "ning", "dagi", "da turaman", "danman", "damiz")
STREET_WORDS = ("ko'chasi", "ko'chasi 12", "mahallasi", "yo'li", "bozori", "metrosi", "bekati", "maydoni", "maktabi")
SCRIPTS = {UZ: UZBEK_ENDINGS, UZ_CYRL: ("да", "дан", "даман", "га", "нинг", "даги", "да тураман")}


def told(typed: str, home: RegionCode | None = None) -> str | None:
    """The district or region that is told; None for a question and for no place."""
    place = find_place(typed, GEOGRAPHY, home)
    return (place.district or place.region) if isinstance(place, Found) else None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # Uzbek endings, in both alphabets
        ("Urgutdaman", "UZ-SA-urgut"),
        ("Denovdan yozyapman", "UZ-SU-denov"),
        ("Zomindagi uyda", "UZ-JI-zomin"),
        ("Chirchiqqa keldim", "UZ-TO-chirchiq"),
        ("Olmaliqda turaman", "UZ-TO-olmaliq"),
        ("men Bekoboddaman", "UZ-TO"),
        ("Ғиждувонданман", "UZ-BU-gijduvon"),
        ("Қўқонда яшайман", "UZ-FA-qoqon"),
        ("Marg'ilonlikman", "UZ-FA-margilon"),
        # Russian cases and prepositions
        ("в Самарканде", "UZ-SA"),
        ("из Коканда", "UZ-FA-qoqon"),
        ("живу в Ангрене", "UZ-TO-angren"),
        ("я в Фергане", "UZ-FA"),
        ("около Маргилана", "UZ-FA-margilon"),
        ("рядом с Нукусом", "UZ-QR"),
        ("в Юнусабадском районе", "UZ-TK-yunusobod"),
        ("Самаркандской области", "UZ-SA"),
        ("v Chilanzare", "UZ-TK-chilonzor"),
        ("ya v Tashkente", "UZ-TK"),
        ("в Каракалпакии", "UZ-QR"),
        ("я на Чиланзаре", "UZ-TK-chilonzor"),
        ("в Галаасии", "UZ-BU-buxoro-t"),
        # the kind, before and after
        ("Toshkent viloyatidaman", "UZ-TO"),
        ("viloyat Toshkent", "UZ-TO"),
        ("обл. Ташкентская", "UZ-TO"),
        ("Tashkent region", "UZ-TO"),
        ("Tashkent city", "UZ-TK"),
        ("Urganch shahrida", "UZ-XO-urganch-sh"),
        ("Urganch tumanidan", "UZ-XO-urganch-t"),
        ("Андижанский район", "UZ-AN-andijon-t"),
        ("г. Андижан", "UZ-AN-andijon-sh"),
        ("город Термез", "UZ-SU-termiz-sh"),
        ("Guliston tumani", "UZ-SI-guliston-t"),
        ("Termiz viloyati", "UZ-SU"),
        ("O'zbekiston tumani", "UZ-FA-ozbekiston"),
        # the kind of the one and of the next: "город Ташкент, район Чиланзар"
        ("Город Ташкент район Чиланзар", "UZ-TK-chilonzor"),
        ("г Ташкент район Юнусабад", "UZ-TK-yunusobod"),
        ("Toshkent shahri Chilonzor tumani", "UZ-TK-chilonzor"),
        ("область Ташкентская район Паркент", "UZ-TO-parkent"),
        # a village called by a weekday, where she says that she is in it
        ("Jumadaman", "UZ-SA-pastdargom"),
        # spellings that follow a rule: q and k, o' and u, x and h, joined or split, new letters, Karakalpak
        ("Kumkurgan", "UZ-SU-qumqorgon"),
        ("Turtkul", "UZ-QR-tortkol"),
        ("Turakurgan", "UZ-NG-toraqorgon"),
        ("Hazorasp", "UZ-XO-xazorasp"),
        ("Yangi yo'l", "UZ-TO"),
        ("Qumqorgon", "UZ-SU-qumqorgon"),
        ("Şahrisabz", "UZ-QA"),
        ("Çirçiq", "UZ-TO-chirchiq"),
        ("Farğona", "UZ-FA"),
        ("Qõqon", "UZ-FA-qoqon"),
        ("Нөкис", "UZ-QR"),
        ("Hozorasbdaman", "UZ-XO-xazorasp"),
        ("Anjonda", "UZ-AN"),
        ("Urganjda", "UZ-XO"),
        ("Shahrisabizda", "UZ-QA"),
        # a district's seat of another name
        ("Keles", "UZ-TO-toshkent-t"),
        ("Келес", "UZ-TO-toshkent-t"),
        ("Eshonguzarda", "UZ-TO-zangiota"),
        ("Shohimardon", "UZ-FA-fargona-t"),
        ("Qońırat", "UZ-QR-qongirot"),
        ("Төрткүлде", "UZ-QR-tortkol"),
        ("М.Улугбек", "UZ-TK-mirzo-ulugbek"),
        ("M.Ulug'bek tumani", "UZ-TK-mirzo-ulugbek"),
        ("Шайхантаур", "UZ-TK-shayxontohur"),
        ("Среднечирчикский район", "UZ-TO-orta-chirchiq"),
        ("в Нижнечирчикском районе", "UZ-TO-quyi-chirchiq"),
        # named apart from a street
        ("Urganch, Mustaqillik ko'chasi 3", "UZ-XO"),
        ("Chilonzor tumani Qatortol ko'chasi 5", "UZ-TK-chilonzor"),
        ("Qo'qonda Navoiy ko'chasida", "UZ-FA-qoqon"),
        ("г. Ташкент ул. Бухара", "UZ-TK"),
        ("Чиланзар ул. Навои", "UZ-TK-chilonzor"),
        ("Chilonzor 19 kvartal 3 uy", "UZ-TK-chilonzor"),
        ("Чиланзар-9", "UZ-TK-chilonzor"),
        ("Urgut bozor oldida", "UZ-SA-urgut"),
        ("Parkent, masjid orqasida", "UZ-TO-parkent"),
        # a small town, and where in the yard or the house
        ("Beshkent, dala hovlida", "UZ-QA-qarshi-t"),
        ("Beshkent, podvaldaman", "UZ-QA-qarshi-t"),
        ("Бешкент, молхонада", "UZ-QA-qarshi-t"),
        ("Бешкент, на даче", "UZ-QA-qarshi-t"),
        # she went or is taken there, or calls from there; somebody else went elsewhere
        ("meni Termizga olib ketyapti", "UZ-SU"),
        ("erim meni Termizga olib ketyapti", "UZ-SU"),
        ("erim bilan Termizga ketdik", "UZ-SU"),
        ("mashina Termizga ketyapti", "UZ-SU"),
        ("меня увезли в Нукус", "UZ-QR"),
        ("men Toshkentdan yozyapman", "UZ-TK"),
        ("Toshkentdan qo'ng'iroq qilyapman", "UZ-TK"),
        ("erim Navoiyga ketdi men Chilonzordaman", "UZ-TK-chilonzor"),
        ("Toshkentga ketgan erim, men Qo'qonda", "UZ-FA-qoqon"),
    ],
)
def test_a_place_is_told_as_it_was_said(typed: str, found: str) -> None:
    assert told(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        # two regions, or one and a town abroad
        "Andijon Urganch",
        "Buxorodan Toshkentga ketyapman",
        "Andijon viloyati Chilonzor",
        "Toshkent, Chimkent",
        # abroad
        "Oshdaman",
        "Ош",
        "Ленинабад",
        "в Душанбе",
        "Rossiyadaman",
        "Туркменабад",
        # the country, which has a district of its name
        "O'zbekiston",
        "Узбекистан",
        # around a city that is a region, in a region of its name
        "под Ташкентом",
        "Toshkent yaqinida",
        # a slip, a village, an old name: without a reason to think it is near her
        "Chirchk",
        "Salor",
        "Kirovo",
        # everyday words that are names too
        "kitob o'qiyman",
        "juda shirin bola",
        "kitobni oldi",
        "erim menga qarshi",
        "soxta gap",
        "снова новое горе",
        "у Фурката дома",
        # a thing of that name, before it or in a case; a street in the genitive; a person
        "mehmonxona Xiva",
        "Xiva to'yxonasi",
        "около гостиницы Самарканд",
        "возле кинотеатра Навои",
        "в ресторане Фергана",
        "Гагарина 45",
        "Guliston Karimova",
        # somebody else went there, was taken there, or calls from there
        "erim Navoiyga ketdi",
        "erim Buxoroga ishga ketgan men uydaman",
        "opam Samarqandga bordi",
        "Samarqandga ketgan erim",
        "erim bolalarni Toshkentga olib ketdi",
        "erim Toshkentdan qo'ng'iroq qildi",
        "муж уехал в Бухару",
        "свекровь поехала в Наманган",
        "мужа увезли в Ургенч",
        "муж позвонил из Ташкента",
    ],
)
def test_where_nobody_can_be_sure_no_place_is_told(typed: str) -> None:
    assert told(typed) is None


@pytest.mark.parametrize(
    ("typed", "home", "found"),
    [
        ("Chirchk", "UZ-TO", "UZ-TO-chirchiq"),
        ("Chirchk", "UZ-XO", None),
        ("Salor", "UZ-TO", "UZ-TO"),
        ("Salor", "UZ-BU", None),
        ("Navbahor", "UZ-NW", "UZ-NW-navbahor"),
        ("Navbahor", "UZ-FA", "UZ-FA-furqat"),
        ("Urganch", "UZ-TO", "UZ-XO"),
        ("Toshkent", "UZ-TO", "UZ-TK"),
        ("Toshkent viloyati Chirchk", None, "UZ-TO-chirchiq"),
        ("Toshkent viloyati Salor", None, "UZ-TO"),
        ("Namangan viloyati Yangiobod", None, "UZ-NG"),
    ],
)
def test_a_slip_or_a_village_counts_in_her_region_or_in_one_that_she_named(
    typed: str, home: RegionCode | None, found: str | None
) -> None:
    assert told(typed, home) == found


def rows(file: str) -> list[list[str]]:
    lines = (DATA / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", rows("denied_places.tsv"), ids=lambda row: row[0])
def test_a_place_where_she_says_she_is_not_is_none_and_the_other_is(row: list[str]) -> None:
    typed, found, *home = row
    assert (told(typed, RegionCode(home[0]) if home else None) or "-") == found


@pytest.mark.parametrize("row", rows("landmarks.tsv"), ids=" ".join)
def test_a_town_with_its_market_is_a_place_and_a_hotel_of_a_town_s_name_is_none(row: list[str]) -> None:
    typed, found, *home = row
    assert (told(typed, RegionCode(home[0]) if home else None) or "-") == found


@pytest.mark.parametrize("row", rows("ways_of_saying.tsv"), ids=" ".join)
def test_a_place_is_told_by_old_and_young_in_dialect_and_in_short(row: list[str]) -> None:
    typed, found = row
    assert (told(typed) or "-") == found


@pytest.mark.parametrize("row", rows("town_first.tsv"), ids=" ".join)
def test_a_town_before_a_street_of_another_s_name_is_told_and_where_he_came_from_is_not(row: list[str]) -> None:
    typed, found, *home = row
    assert (told(typed, RegionCode(home[0]) if home else None) or "-") == found


def test_streets_stops_and_persons_are_no_places() -> None:
    lines = (DATA / "not_places.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    assert len(names) >= 300
    taken = [name for name in names if told(name) or told(name, HOME)]
    assert len(taken) <= len(names) // 100, taken


@given(st.sampled_from(DISTRICTS), st.sampled_from(STREET_WORDS), st.sampled_from([UZ, RU, EN]))
def test_a_street_word_after_a_name_never_tells_another_region(district: District, word: str, language: str) -> None:
    name = district.names[language]
    alone = find_place(name, GEOGRAPHY)
    beside = find_place(f"{name} {word}", GEOGRAPHY)
    assert not isinstance(beside, Found) or (isinstance(alone, Found) and beside.region == alone.region)


@given(st.sampled_from(DISTRICTS), st.sampled_from([UZ, UZ_CYRL]), st.data())
def test_an_ending_never_changes_the_place(district: District, language: str, data: st.DataObject) -> None:
    name = district.names[language].removesuffix(" sh.").removesuffix(" t.").removesuffix(" ш.").removesuffix(" т.")
    ending = data.draw(st.sampled_from(SCRIPTS[language]))
    assert find_place(name + ending, GEOGRAPHY) == find_place(name, GEOGRAPHY)


@given(st.sampled_from(GEOGRAPHY.regions), st.sampled_from(DISTRICTS))
def test_no_place_is_told_outside_the_region_that_was_named(region: object, district: District) -> None:
    code = region.code  # type: ignore[attr-defined]
    said = f"{region.names[UZ].removesuffix(' vil.').removesuffix(' sh.')} viloyati, {district.names[UZ]}"  # type: ignore[attr-defined]
    place = find_place(said, GEOGRAPHY)
    assert code == "UZ-TK" or isinstance(place, Ambiguous | Unknown) or place.region == code
