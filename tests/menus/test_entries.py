"""What may be typed: no text may reach a stranger through a name or through her own words (S11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menus.entries import read_name, read_number, read_own_text

ONE = [" 1", "1", "1 ", "１"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Malika", "Malika"),
        ("  Malika   opa ", "Malika opa"),
        ("Gulnoʻra", "Gulno'ra"),
        ("Зулфия-хола", "Зулфия-хола"),
        ("O'g'lim", "O'g'lim"),
        ("Mali\u200bka", "Malika"),
        ("O'g'iloy", "O'g'iloy"),
        ("Ya'qub", "Ya'qub"),
        ("Ибрагим-Али", "Ибрагим-Али"),
        ("Ғулом ака", "Ғулом ака"),
        ("Sen'or Bek", "Sen'or Bek"),
        ("To'rtgul", "To'rtgul"),
        ("Beshim Bir", "Beshim Bir"),
        ("Uchqun", "Uchqun"),
        ("Андреи\u0306", "Андрей"),
        ("Ｍａｌｉｋａ", "Malika"),
        ("Дочь Мария", "Дочь Мария"),
        ("Akam Nurali", "Akam Nurali"),
        ("Durdona", "Durdona"),
        ("Suhrob", "Suhrob"),
        ("Eshonqul", "Eshonqul"),
        ("Jaloliddin", "Jaloliddin"),
        ("Ahmad", "Ahmad"),
        ("O'rozbek", "O'rozbek"),
        ("Gulhumor", "Gulhumor"),
        ("Ebonu", "Ebonu"),
        ("Mudir opa", "Mudir opa"),
    ],
)
def test_a_name_is_letters_blanks_apostrophes_and_hyphens(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize(
    "typed", [*ONE, "", " ", "'", "-", "Malika2", "a.uz", "a/b", "a@b", "Malika!", "👩", "a\x00b", "a_b"]
)
def test_a_name_is_nothing_else(typed: str) -> None:
    assert read_name(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "nol toqqiz bir",
        "nol to'qqiz bir",
        "нольдевятьодин",
        "ноль девять один",
        "nol dva tri",
        "bir-ikki-uch",
        "birikkiuch",
        "t me nomi",
        "т ме ном",
        "tochka ru",
        "sayt nuqta uz",
        "Ahmoq",
        "аҳмоқ",
        "sen ahmoqsan",
        "Дура",
        "suka",
        "сучка",
        "Shlyuha",
        "eshaklar",
        "Mаlika",
        "Ρopi",
        "\u3164\u3164",
        "משה",
    ],
)
def test_a_name_carries_no_number_link_or_look_alike(typed: str) -> None:
    assert read_name(typed) is None


@pytest.mark.parametrize("typed", ["000000002", "00 000 00 02", "+998 00 000 00 02", "998000000002", " 00-000-00-02 "])
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert read_number(typed) == "+998000000002"


@pytest.mark.parametrize("typed", [*ONE, "", "12345", "102", "+1", "abc", "٠٠٠٠٠٠٠٠٢", "+998000000002\n+998000000003"])
def test_what_no_phone_can_have_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Meni olib keting",
        "Дом 12, кв 5",
        "Bolalar maktabda!",
        "Sizga ishonaman. Keling.",
        "2 bola bilan",
        "Ona/ota uyida",
        "Uch bolam bor, bir oylik",
        "Он один дома",
        "Net deneg. Net doma.",
        "Ikki-uch kun",
        "Dom 5, etaj 2",
    ],
)
def test_her_own_words_are_taken_as_they_are(typed: str) -> None:
    assert read_own_text(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        *ONE,
        "",
        "!?",
        "tering 000000002",
        "tering 0 0 0",
        "0-0.0",
        "http://a",
        "www.a",
        "a.uz",
        "a@b",
        "x\u061cy",
        "salom 👩",
        "a\x00b",
        "to'qqiz nol bir ikki uch",
        "девять ноль один",
        "9 nol 1",
        "devyat nol odin",
        "9O1 qo'ng'iroq",
        "l2O",
        "٩٠١ ga",
        "９０１ ga",
        "９．０．１ ga",
        "9_0_1 ga",
        "9:0:1 ga",
        "x123",
        "① ② ③ ga",
        "t.me/abc",
        "т.ме/абв",
        "t . me/abc",
        "t\u2024me",
        "t。me",
        "𝐭.𝐦𝐞",
        "kanal nuqta uz",
        "канал точка ру",
        "kanal tochka com",
        "kanal .com",
        "qara\u3164bu",
        "שלום",
    ],
)
def test_her_own_words_hold_no_number_link_or_hidden_mark(typed: str) -> None:
    assert read_own_text(typed) is None


@given(st.text(max_size=80))
def test_what_is_taken_can_be_typed_again(typed: str) -> None:
    for read in (read_name, read_number, read_own_text):
        taken = read(typed)
        assert taken is None or read(taken) == taken
