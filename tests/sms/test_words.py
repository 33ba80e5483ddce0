"""What a woman's text asks for, in every script, and that a call for help is not lost among ordinary texts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regions.geography import load_geography
from sms.her_words.read import Command, Word, language_named, read, without_prefix
from sms.language.lexicon import Kind, kinds_of
from sms.language.sounds import sound
from vocabulary.languages import RU, UZ, UZ_CYRL, Language


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("YORDAM", Command(Word.HELP, "", UZ)),
        ("ёрдам", Command(Word.HELP, "", UZ_CYRL)),
        ("Помогите!", Command(Word.HELP, "", RU)),
        ("help", Command(Word.HELP, "")),
        ("SOS", Command(Word.HELP, "")),
        ("xavfsiz", Command(Word.SAFE, "", UZ)),
        ("ХАВФСИЗ", Command(Word.SAFE, "", UZ_CYRL)),
        ("Безопасно.", Command(Word.SAFE, "", RU)),
        ("Safe 1234", Command(Word.SAFE, "1234")),
        ("menyu", Command(Word.MENU, "", UZ)),
        ("МЕНЮ", Command(Word.MENU, "")),
        ("MENU", Command(Word.MENU, "")),
        ("markaz Chirchiq", Command(Word.CENTRE, "Chirchiq", UZ)),
        ("Markaz Qashqadaryo viloyati Qarshi tumani", Command(Word.CENTRE, "Qashqadaryo viloyati Qarshi tumani", UZ)),
        ("Марказ: Чирчиқ", Command(Word.CENTRE, "Чирчиқ", UZ_CYRL)),
        ("ЦЕНТР", Command(Word.CENTRE, "", RU)),
        ("centre", Command(Word.CENTRE, "")),
        ("center", Command(Word.CENTRE, "")),
        ("QO'SH Malika +998001234567", Command(Word.ADD, "Malika +998001234567", UZ)),
        ("QOʻSH Malika 00 123 45 67", Command(Word.ADD, "Malika 00 123 45 67", UZ)),
        ("qosh Malika opa 001234567 4321", Command(Word.ADD, "Malika opa 001234567 4321", UZ)),
        ("КУШ Малика 001234567", Command(Word.ADD, "Малика 001234567", UZ_CYRL)),
        ("ҚЎШ Малика 001234567", Command(Word.ADD, "Малика 001234567", UZ_CYRL)),
        ("Добавить Малика 001234567", Command(Word.ADD, "Малика 001234567", RU)),
        ("add Malika 001234567", Command(Word.ADD, "Malika 001234567")),
        ("OCHIR 2", Command(Word.REMOVE, "2", UZ)),
        ("O'chir Malika", Command(Word.REMOVE, "Malika", UZ)),
        ("ЎЧИР Малика", Command(Word.REMOVE, "Малика", UZ_CYRL)),
        ("УДАЛИТЬ 1", Command(Word.REMOVE, "1", RU)),
        ("remove 1", Command(Word.REMOVE, "1")),
        ("viloyat Buxoro", Command(Word.REGION, "Buxoro", UZ)),
        ("ВИЛОЯТ Бухоро", Command(Word.REGION, "Бухоро", UZ_CYRL)),
        ("область: Бухарская", Command(Word.REGION, "Бухарская", RU)),
        ("region Buxoro", Command(Word.REGION, "Buxoro")),
        ("TIL uz", Command(Word.LANGUAGE, "uz", UZ)),
        ("тил ўз", Command(Word.LANGUAGE, "ўз", UZ_CYRL)),
        ("язык ru", Command(Word.LANGUAGE, "ru", RU)),
        ("LANG ru", Command(Word.LANGUAGE, "ru")),
        ("UNUT 4321", Command(Word.ERASE, "4321", UZ)),
        ("УНУТ", Command(Word.ERASE, "", UZ_CYRL)),
        ("Забудь меня", Command(Word.ERASE, "меня", RU)),
        ("ERASE", Command(Word.ERASE, "")),
        ("Stop", Command(Word.STOP, "")),
        ("СТОП!", Command(Word.STOP, "")),
        ("STOP STOP", Command(Word.STOP, "STOP")),
        ("ctop", Command(Word.STOP, "")),
    ],
)
def test_every_word_is_read_in_every_script(text: str, command: Command) -> None:
    assert read(text) == command


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("YORDAM Chirchiq", "Chirchiq"),
        ("yordam, chirchiq 5-uy!!! 🙏", "chirchiq 5-uy"),
        ("Yordam kerak, tezroq: Chilonzor", "Chilonzor"),
        ("Помогите, пожалуйста! Навои, срочно", "Навои"),
        ("HELP102", "102"),
        ("Chilonzor 5, yordam bering", "Chilonzor 5"),
        ("Он ломает дверь. Помогите мне", "Он ломает дверь"),
        ("Iltimos yordam bering 🙏", ""),
    ],
)
def test_a_place_may_come_with_a_call(text: str, place: str) -> None:
    assert read(text) == Command(Word.HELP, place, read(text).language)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("УОRDАМ", id="Cyrillic letters in a Latin word"),
        pytest.param("ПOMOЩЬ", id="Latin letters in a Cyrillic word"),
        pytest.param("\u00a0\u200bYORDAM\u202e\ufeff", id="invisible marks"),
        pytest.param("ＹＯＲＤＡＭ", id="full width"),
        pytest.param("«Ёрдам»…", id="quotes"),
        pytest.param("\n\n  yordam\t", id="blank lines"),
        pytest.param("п\u0301омощь", id="an accent"),
        pytest.param("и\u0306ордам", id="a letter in two code points"),
    ],
)
def test_how_a_keyboard_wrote_it_does_not_matter(text: str) -> None:
    assert read(text).word is Word.HELP


@pytest.mark.parametrize("text", ["markz Buxoro", "viloyta Buxoro", "xavfisz", "Безопасна", "добвить Малика 001234567"])
def test_one_wrong_letter_in_a_long_word_is_forgiven(text: str) -> None:
    assert read(text).word is not None


@pytest.mark.parametrize("text", ["tl uz", "stp", "unt", "sfae", "hlep", "dad Malika 001234567", "mrkza"])
def test_a_wrong_letter_in_a_short_word_and_two_in_a_long_one_are_not(text: str) -> None:
    assert read(text) == Command(None, text)


@pytest.mark.parametrize(
    "text",
    [
        "xavfsiz emas",
        "не безопасно",
        "небезопасно",
        "Забудь об этом",
        "Меню ресторана пришли",
        "Stop by the shop",
        "Til o'rganish markaziga yozildim",
        "Центр города сегодня закрыт весь день",
    ],
)
def test_a_word_that_goes_on_as_a_sentence_is_no_command(text: str) -> None:
    assert read(text).word is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("NAJOT YORDAM Buxoro", Command(Word.HELP, "Buxoro", UZ)),
        ("najot: markaz", Command(Word.CENTRE, "", UZ)),
        ("Najot", Command(Word.HELP, "", UZ)),  # the bare keyword is itself a cry: it leans to yes
        ("Najot tezroq", Command(Word.HELP, "", UZ)),
        ("НАЖОТ тезроқ", Command(Word.HELP, "", UZ_CYRL)),
        ("najot 1", Command(None, "1")),
        ("NAJOT: 482913 1", Command(None, "482913 1")),
        ("Najot boraman", Command(None, "boraman")),
        ("NAJOT oldim", Command(None, "oldim")),
        ("NAJOT menyu", Command(Word.MENU, "", UZ)),
        ("NAJOTLIK", Command(None, "NAJOTLIK")),
        ("YORDAM", Command(Word.HELP, "", UZ)),
        ("N1 yordam", Command(Word.HELP, "", UZ)),
    ],
)
def test_the_short_codes_own_keyword_is_cut_off(text: str, command: Command) -> None:
    assert read(without_prefix(text, ["NAJOT", "НАЖОТ", "N1"])) == command


def test_a_keyword_that_is_itself_a_call_is_not_cut_off() -> None:
    assert read(without_prefix("Yordam", ["YORDAM"])).word is Word.HELP


def test_a_text_without_a_word_is_handed_on_whole() -> None:
    assert read("  Binafsha!  ") == Command(None, "Binafsha")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    command = read(without_prefix(text, ["NAJOT"]))
    assert command.word in (None, *Word)


@given(st.text("qwertyuiopasdfghjklzxcvbnmйцукенгшўзхъфқвапролджэячсмитьбюғҳ", min_size=1, max_size=20))
def test_a_call_is_heard_with_any_place_after_it(place: str) -> None:
    assert read(f"SOS {place}").word is Word.HELP
    assume(not kinds_of(sound(place)) & (Kind.TASK | Kind.PLAY | Kind.MATTER).value)
    assert read(f"помогите {place}").word is Word.HELP


PLACES = [place for region in load_geography().regions for place in (region, *load_geography().districts(region.code))]


@pytest.mark.parametrize("word", ["YORDAM", "ЁРДАМ", "ПОМОГИТЕ", "ПОМОЩЬ", "HELP", "SOS"])
def test_a_call_is_heard_with_the_name_of_every_district_after_it(word: str) -> None:
    """Also where the name is another word: a book, a pocket."""
    named = [f"{word} {name}{ending}" for place in PLACES for name in place.names.values() for ending in ("", "da")]
    assert [text for text in named if read(text).word is not Word.HELP] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("YORDAM Kelin keldi", "YORDAM Kelin keldi"),
        ("yordam kerak bo'lib qoldi yana", "yordam kerak bo'lib qoldi yana"),
        ("yordam bering olib keting", "yordam bering olib keting"),
        ("yordam xavfsiz joy kerak", "yordam xavfsiz joy kerak"),
        ("menga emas singlimga yordam kerak", "menga emas singlimga yordam kerak"),
        ("Tez yordam chaqirib bering qon", "Tez yordam chaqirib bering qon"),
        ("yordam Rahmat", "yordam Rahmat"),
        ("YORDAM Chilonzor 9", ""),
        ("yordam bering Chilonzor", ""),
    ],
)
def test_what_is_more_than_a_call_and_a_place_goes_on_whole(text: str, said: str) -> None:
    assert read(text).said == said


@pytest.mark.parametrize(
    "where",
    [
        "metro Chilonzor",
        "метро Беруни",
        "Chilonzor metrosi",
        "Chilonzor metro yonida",
        "metroda",
        "5-maktab",
        "22 maktab yonida",
        "maktabda",
        "школа 22",
        "школа имени Бабура",
        "Navoiy nomli maktab",
        "bank yonidaman",
        "ish joyidaman",
        "я на работе",
        "mashinada",
        "taksi Angren-Toshkent",
        "автобус Нукус - Ташкент",
        "Osh bozori",
        "Kitob tumani",
        "Kitobda",
        "Ташкент Юнусабад ТЦ Мега Планет",
    ],
)
def test_a_call_is_heard_with_a_place_that_is_also_a_matter(where: str) -> None:
    assert read(f"YORDAM {where}").word is Word.HELP
    assert read(f"ПОМОГИТЕ {where}").word is Word.HELP


@pytest.mark.parametrize(
    "text",
    ["помогите школе собрать деньги", "yordam maktab darslari", "yordam kitob o'qishga", "помощь банка круглосуточно"],
)
def test_a_school_or_a_book_is_a_matter_where_nobody_is_there(text: str) -> None:
    assert read(text).word is not Word.HELP


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("uz", UZ),
        ("UZ.", UZ),
        ("o'zbekcha", UZ),
        ("ўз", UZ_CYRL),
        ("Уз", UZ_CYRL),
        ("ўзбекча", UZ_CYRL),
        ("ru", RU),
        ("РУ", RU),
        ("русский", RU),
        ("en", None),
        ("", None),
    ],
)
def test_a_language_is_named(text: str, language: Language | None) -> None:
    assert language_named(text) == language
