"""Uzbek in its two alphabets and Russian in Latin letters, by table and by round trip."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.alphabet import Alphabet, length_of
from texts.loan_words import LoanWords
from texts.transliterate import to_cyrillic, to_latin
from vocabulary.languages import RU, UZ_CYRL

UZBEK_WORDS = (Path(__file__).parent / "data" / "uzbek_words.txt").read_text("utf-8").split()

BOTH_WAYS = [
    pytest.param("Toshkent shahri, Chilonzor", "Тошкент шаҳри, Чилонзор", id="sh and ch"),
    pytest.param("SHAHAR CHORRAHASI", "ШАҲАР ЧОРРАҲАСИ", id="all capitals"),
    pytest.param("O'zbekiston, G'ijduvon, tog', bo'g'oz", "Ўзбекистон, Ғиждувон, тоғ, бўғоз", id="o' and g'"),
    pytest.param("er, eshik, aeroport, kecha", "эр, эшик, аэропорт, кеча", id="e"),
    pytest.param("yer, qayer, poyezd, Yevropa", "ер, қаер, поезд, Европа", id="ye"),
    pytest.param("pyesa, premyera, Grigoryev", "пьеса, премьера, Григорьев", id="ye after a consonant"),
    pytest.param("yosh, dunyo, yomg'ir", "ёш, дунё, ёмғир", id="yo"),
    pytest.param("yo'l, YO'Q, bo'yoq", "йўл, ЙЎҚ, бўёқ", id="yo' is no yo"),
    pytest.param("yurak, yangi, oyoq, uyg'on", "юрак, янги, оёқ, уйғон", id="yu and ya"),
    pytest.param("ma'lumot, MAS'UL, e'lon, san'at", "маълумот, МАСЪУЛ, эълон, санъат", id="tutuq belgisi"),
    pytest.param("Is'hoq va as'hob", "Исҳоқ ва асҳоб", id="s and h apart"),
    pytest.param("aytsa, ketsin", "айтса, кетсин", id="ts of Uzbek"),
    pytest.param("militsiya, politsiyaga, AKSIYALAR", "милиция, полицияга, АКЦИЯЛАР", id="ts of loan words"),
    pytest.param("sirk, sirkda, sirka", "цирк, циркда, сирка", id="vinegar is no circus"),
    pytest.param("2 sentabrdagi qaror", "2 сентябрдаги қарор", id="no soft sign before a suffix"),
    pytest.param("Oktabr, noyabr, dekabr", "Октябрь, ноябрь, декабрь", id="soft sign"),
    pytest.param("mayor, rayonda, batalyon", "майор, районда, батальон", id="y and o of loan words"),
    pytest.param("obyekt, mo'jiza", "объект, мўъжиза", id="hard sign"),
    pytest.param("112ga, 5-sinf, 2-B", "112га, 5-синф, 2-Б", id="digits"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), BOTH_WAYS)
def test_uzbek_is_written_in_cyrillic(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(("latin", "cyrillic"), BOTH_WAYS)
def test_uzbek_cyrillic_is_written_in_latin(latin: str, cyrillic: str) -> None:
    assert to_latin(cyrillic, UZ_CYRL) == latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("o‘g‘il, oʻgʻil, o`g`il, o´g´il", "ўғил, ўғил, ўғил, ўғил"),
        ("'salom' va ‘xayr’", "'салом' ва ‘хайр’"),
        ("E, Ye, A, O'", "Э, Е, А, Ў"),
    ],
)
def test_apostrophes_of_all_kinds_are_understood(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    "untouched",
    [
        "{centre}",
        "*123*1#",
        "*{code}*1#",
        "my.gov.uz",
        "https://example.org/sh?a=b",
        "geo:41.3,69.2",
        "a@b.uz",
        "XIX",
        "WhatsApp",
        "№ 5",
        "Привет",
    ],
)
def test_what_is_no_uzbek_word_stays(untouched: str) -> None:
    assert to_cyrillic(f"Bu {untouched} uchun") == f"Бу {untouched} учун"


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Щука, объём и ёж", "Schuka, obyom i yozh"),
        ("ЩУКА, Я, Юлия", "SCHUKA, Ya, Yuliya"),
        ("Она просит: «приезжай» — №5", 'Ona prosit: "priezzhay" - N5'),
        ("Помощь в пути, цех, хлеб", "Pomosch v puti, tsekh, khleb"),
        ("сентябрь", "sentyabr"),
        ("Чилонзор, Қўқон", "Chilonzor, Qo'qon"),
    ],
)
def test_russian_is_written_in_readable_latin(russian: str, latin: str) -> None:
    assert to_latin(russian, RU) == latin


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳАБВЕЁЖЙЦЧШЩЪЫЬЭЮЯЎҚҒҲ ,.!?«»—№…1", max_size=60))
def test_cyrillic_always_becomes_gsm7(text: str) -> None:
    assert length_of(to_latin(text, RU)).alphabet is Alphabet.GSM7
    assert length_of(to_latin(text, UZ_CYRL)).alphabet is Alphabet.GSM7


@pytest.mark.parametrize("word", UZBEK_WORDS)
def test_an_uzbek_word_comes_back_as_it_was(word: str) -> None:
    for written in (word, word.capitalize(), word.upper()):
        assert to_latin(to_cyrillic(written), UZ_CYRL) == written


CONSONANTS = "b d f g g' h j k l m n p q r s t v x y z sh ch".split()
syllables = st.tuples(
    st.sampled_from(CONSONANTS), st.sampled_from("a e i o u o'".split()), st.sampled_from(["", "n", "r", "b", "t"])
).map("".join)


@given(st.lists(syllables, min_size=1, max_size=6).map("".join))
def test_syllables_come_back_as_they_were(word: str) -> None:
    assert to_latin(to_cyrillic(word), UZ_CYRL) == word


LISTED = LoanWords.read().words


@pytest.mark.parametrize("latin", LISTED)
def test_every_listed_loan_word_comes_back_as_it_was_or_in_its_other_listed_spelling(latin: str) -> None:
    same_word = {other for other in LISTED if LISTED[other] == LISTED[latin]}
    assert to_latin(to_cyrillic(latin), UZ_CYRL) in same_word
    assert to_latin(to_cyrillic(latin + "lardan"), UZ_CYRL) in {other + "lardan" for other in same_word}


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("insultdan", "инсультдан"), ("shprits", "шприц"), ("shprisni", "шприцни"), ("meditsina", "медицина")],
)
def test_words_of_a_sickroom_are_spelt_as_staff_know_them(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize("line", ["Sirk = цирк", "sirk=цирк", "sirk = sirk", "-sirk = цирк", "sirk = цирк # circus"])
def test_a_bad_line_of_the_list_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "list.txt").write_text(f"# loan words\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"list\.txt:2: write"):
        LoanWords.read(tmp_path / "list.txt")


def test_a_word_listed_twice_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("sirk = цирк\nsirk = сирк\n", "utf-8")
    with pytest.raises(ValueError, match=r"list\.txt:2: sirk stands there already"):
        LoanWords.read(tmp_path / "list.txt")
