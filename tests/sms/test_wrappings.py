"""A text in what careless gateways wrap texts in: what is said in it is heard, and no plain text is changed."""

import json
import quopri
from base64 import b64encode
from collections.abc import Callable
from email.header import Header
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms.her_words.read import Word, read
from sms.unwrapping.wrappings import unwrapped

DATA = Path(__file__).parent / "data"


def _lines(*patterns: str) -> list[str]:
    files = [path for pattern in patterns for path in sorted(DATA.glob(pattern))]
    lines = [line.strip() for path in files for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("# ")]


CALLS = [text for text in _lines("help_*.txt") if read(text).word is Word.HELP]
OTHERS = _lines("ordinary_*.txt", "possible_*.txt", "*take_back*.txt")


def _by_letter(form: str) -> Callable[[str], str]:
    return lambda text: "".join(form.format(ord(letter)) for letter in text)


def _by_unit(form: str) -> Callable[[str], str]:
    def wrap(text: str) -> str:
        octets = text.encode("utf-16-be")
        return "".join(form.format(int.from_bytes(octets[at : at + 2])) for at in range(0, len(octets), 2))

    return wrap


def _read_in(codec: str) -> Callable[[str], str]:
    """Octets of UTF-8 as letters of another alphabet; what it has none for stands for itself."""
    return lambda text: "".join(bytes([octet]).decode(codec, "ignore") or chr(octet) for octet in text.encode())


def _in_mail(text: str) -> str:
    """As mail names its alphabet, where it has all letters."""
    try:
        return Header(text, "windows-1251", maxlinelen=1_000).encode()
    except UnicodeError:
        return Header(text, "utf-8", maxlinelen=1_000).encode()


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "entities": _by_letter("&#{};"),
    "entities of halves": _by_unit("&#{};"),
    "hexadecimal entities": _by_letter("&#x{:04X};"),
    "encoded once more": quote,
    "encoded once more as a form": quote_plus,
    "encoded by a script": _by_unit("%u{:04X}"),
    "escapes": _by_unit("\\u{:04x}"),
    "escapes with two strokes": _by_unit("\\\\u{:04x}"),
    "UCS-2 in hexadecimal digits": lambda text: text.encode("utf-16-be").hex().upper(),
    "the same apart": lambda text: text.encode("utf-16-be").hex(" "),
    "UCS-2 taken for letters": lambda text: text.encode("utf-16-be").decode("latin-1"),
    "taken for Windows-1252": _read_in("cp1252"),
    "taken for Windows-1251": _read_in("cp1251"),
    "taken for KOI8-R": _read_in("koi8-r"),
    "taken for letters of DOS": _read_in("cp866"),
    "in a paragraph": lambda text: f"<p>{text}</p>",
    "in a document": lambda text: f'<html><body class="sms">{text}<br/></body></html>',
    "marked as characters": lambda text: f"<![CDATA[{text}]]>",
    "quoted": lambda text: quopri.encodestring(text.encode()).decode(),
    "base64": lambda text: b64encode(text.encode()).decode(),
    "octets of UTF-8 as escapes": lambda text: "".join(f"\\x{octet:02x}" for octet in text.encode()),
    "a word of mail": lambda text: f"=?UTF-8?B?{b64encode(text.encode()).decode()}?=",
    "a word of mail in Windows-1251": _in_mail,
    "passed on as a form": lambda text: f"From=998000000000&Text={quote_plus(text)}",
    "passed on as JSON": lambda text: json.dumps({"from": "998000000000", "text": text}),
}
OF_TEXTS_OF_SOME_LENGTH = {"octets in hexadecimal digits": lambda text: text.encode().hex()}
"""Figures alone may be any number, and not octets of Latin letters."""

wrappings = st.sampled_from(list(WRAPPINGS))
calls = st.sampled_from(CALLS)


@pytest.mark.parametrize("name", WRAPPINGS)
@pytest.mark.parametrize(
    "text", ["ПОМОЩЬ", "ЁРДАМ", "YORDAM", "yordam bering Chilonzor 5", "помогите\nмне", "\U0001f198"]
)
def test_a_call_is_heard_in_each_wrapping(name: str, text: str) -> None:
    assert read(unwrapped(WRAPPINGS[name](text))).word is Word.HELP


@settings(deadline=None)
@given(calls, wrappings)
def test_whatever_calls_for_help_calls_in_a_wrapping(text: str, name: str) -> None:
    assert read(unwrapped(WRAPPINGS[name](text))).word is Word.HELP


@settings(deadline=None)
@given(calls, st.sampled_from(["entities", "encoded once more", "in a paragraph", "escapes"]), wrappings)
def test_and_in_one_within_another(text: str, outer: str, inner: str) -> None:
    assert read(unwrapped(WRAPPINGS[outer](WRAPPINGS[inner](text)))).word is Word.HELP


TAKEN_FOR = [
    ("cp1251", "latin-1"),
    ("cp1251", "cp1252"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "latin-1"),
    ("koi8-r", "cp1251"),
]
TAKEN_FOR += [
    ("cp866", "latin-1"),
    ("cp866", "cp437"),
    ("cp866", "cp850"),
    ("cp866", "cp1251"),
    ("iso8859-5", "latin-1"),
]
TAKEN_FOR += [("mac-cyrillic", "mac-roman"), ("utf-16-be", "utf-16-le"), ("utf-16-le", "utf-16-be")]
CRIES = ["Помогите, он меня бьёт", "ПОМОГИТЕ", "помощь", "Ёрдам беринг", "Помогите! Чиланзар 5, дом 3"]


def _taken_for(text: str, written: str, read_as: str) -> str:
    octets = text.encode(written)
    if read_as.startswith("utf-16"):
        return octets.decode(read_as)
    return "".join(bytes([octet]).decode(read_as, "ignore") or chr(octet) for octet in octets)


@pytest.mark.parametrize(("written", "read_as"), TAKEN_FOR)
@pytest.mark.parametrize("text", CRIES)
def test_a_call_in_letters_that_were_taken_for_others_is_heard(text: str, written: str, read_as: str) -> None:
    taken = _taken_for(text, written, read_as)
    assert read(taken).word is not Word.HELP
    assert unwrapped(taken) == text


@pytest.mark.parametrize(
    ("written", "read_as"), [("cp1251", "latin-1"), ("koi8-r", "latin-1"), ("utf-16-be", "utf-16-le")]
)
@pytest.mark.parametrize("text", ["он пришёл опять пьяный", "у нас гости", "кто это пишет"])
def test_what_is_no_call_is_read_in_its_letters_too(text: str, written: str, read_as: str) -> None:
    assert unwrapped(_taken_for(text, written, read_as)) == text


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
@pytest.mark.parametrize("codec", ["cp1251", "cp1252"])
@pytest.mark.parametrize("text", ["ПОМОГИТЕ", "помогите я дома", "И помогите", "Ёрдам беринг"])
def test_an_octet_for_which_the_alphabet_had_no_letter_hides_no_call(text: str, codec: str, lost: str) -> None:
    taken = text.encode().decode(codec, "replace").replace("\ufffd", lost)
    assert read(unwrapped(taken)).word is Word.HELP, taken


@pytest.mark.parametrize("text", ["@Y@O@R@D@A@M", "Y@O@R@D@A@M@", "@H@E@L@P", "@y@o@r@d@a@m@ @b@e@r@i@n@g"])
def test_signs_for_zeros_between_letters_hide_no_call(text: str) -> None:
    assert read(unwrapped(text)).word is Word.HELP


@pytest.mark.parametrize("text", ["a@b", "aziza@mail.uz", "@aziza @nodira", "Р? что", "salom @@@@@@"])
def test_signs_that_are_meant_so_stay(text: str) -> None:
    assert unwrapped(text) == text


LATIN = [
    "à bientôt, très bien",
    "größe äöü ñandú",
    "Çok üzgünüm, geldim",
    "él está aquí",
    "o\u02bbzim keldim g\u02bb\u02bb\u02bb",
]
LATIN += [
    "漢字テスト日本語",
    "тест",
    "ок",
    "ДА!!!",
    "№ 5 — «да»",
    "Привет, как дела?",
    "ПРИВЕТ",
    "қалайсың бала",
    "+79161234567, +7 916",
]
LATIN += ["2+2=4", "C++/Qt", "a=b&c=d", 'она сказала: "text": нет', "=?UTF-8?B?!!!!?=", "id=5&name=Ali"]


@pytest.mark.parametrize("text", LATIN)
def test_letters_that_are_meant_so_stay(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    "text", ["+BB8EPgQ8BD4EMwQ4BEIENQ-", "+BB8EPgQ8BD4EMwQ4BEIENQ, Chilonzor", "HELP +BDwENQQ9BE8-"]
)
def test_a_call_in_utf7_is_heard(text: str) -> None:
    assert read(unwrapped(text)).word is Word.HELP and "+B" not in unwrapped(text)


@pytest.mark.parametrize(
    ("passed_on", "text"),
    [
        ("From=998000000000&Text=YORDAM", "YORDAM"),
        ("?sender=1&message=yordam+bering&id=5", "yordam bering"),
        ('{"from": "998000000000", "text": "YORDAM"', "YORDAM"),
        ("{'msg': 'YORDAM', 'to': '000'}", "YORDAM"),
    ],
)
def test_of_what_was_passed_on_whole_her_words_are_left(passed_on: str, text: str) -> None:
    assert unwrapped(passed_on) == text


@settings(deadline=None)
@given(calls.filter(lambda text: len(text) > 8 and not text.encode().hex().isdecimal()))
def test_a_call_in_octets_is_heard(text: str) -> None:
    for wrap in OF_TEXTS_OF_SOME_LENGTH.values():
        assert read(unwrapped(wrap(text))).word is Word.HELP


@pytest.mark.parametrize("name", WRAPPINGS)
@pytest.mark.parametrize(
    "text", ["482913 1", "482913 0 yopildi", "QO'SH Aziza 00 500 00 01", "Bugun ham keldi, qo'rqaman"]
)
def test_what_is_said_in_a_wrapping_is_what_was_written(name: str, text: str) -> None:
    assert " ".join(unwrapped(WRAPPINGS[name](text)).replace("+", " ").split()) == text


def test_no_plain_text_is_changed() -> None:
    assert [text for text in _lines("*.txt") if unwrapped(text) != text] == []


FIGURES = ["482913 1", "48291355", "00310032", "+998 00 123 45 67", "998001234567", "8600123456789012", "4142434445"]
SIGNS = [
    "50% chegirma",
    "100%",
    "AT&T",
    "1<2",
    "<3",
    "a = b",
    "x=10 y=20",
    "C:\\users",
    "Toshkent",
    "deadbeef",
    "TEST1234",
    "café",
]


@pytest.mark.parametrize("text", [*FIGURES, *SIGNS, "", " ", "?", "YORDAM <tez> & xavf"])
def test_nor_are_figures_and_signs(text: str) -> None:
    assert unwrapped(text) == text


@settings(deadline=None)
@given(st.sampled_from(OTHERS), wrappings)
def test_a_wrapping_makes_no_call_of_what_is_none(text: str, name: str) -> None:
    wrapped = WRAPPINGS[name](text)
    if read(wrapped).word is not Word.HELP:
        assert (read(unwrapped(wrapped)).word is Word.HELP) == (read(text).word is Word.HELP)


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789 ,.-+#*"), max_size=12))
def test_of_a_few_figures_nothing_else_is_made(text: str) -> None:
    assert unwrapped(text) == text


@settings(deadline=None)
@given(st.text(max_size=80))
def test_whatever_comes_a_call_in_it_is_not_lost(text: str) -> None:
    assert read(unwrapped(text)).word is Word.HELP or read(text).word is not Word.HELP
