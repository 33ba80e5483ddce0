"""The strict reading of a form body."""

from contextlib import suppress
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.body import BadForm
from doors.form import LONGEST_VALUE, parse_form
from texts.shortened import shortened

READ: dict[str, tuple[bytes, dict[str, str]]] = {
    "nothing": (b"", {}),
    "an empty field": (b"text=", {"text": ""}),
    "a field without a sign": (b"text", {"text": ""}),
    "a plus for a blank": (b"text=a+b", {"text": "a b"}),
    "percent signs": (b"phoneNumber=%2B99800&text=%D0%81", {"phoneNumber": "+99800", "text": "Ё"}),
    "UTF-8 that is not encoded": ("text=Ёрдам".encode(), {"text": "Ёрдам"}),
    "asterisks and hashes": (b"text=1*2&serviceCode=*000%23", {"text": "1*2", "serviceCode": "*000#"}),
    "an ampersand too many": (b"a=1&&b=2&", {"a": "1", "b": "2"}),
    "a semicolon, which parts nothing": (b"a=1;b=2", {"a": "1;b=2"}),
    "a broken percent sign": (b"text=100%", {"text": "100%"}),
    "as long as may be": (b"text=" + b"x" * LONGEST_VALUE, {"text": "x" * LONGEST_VALUE}),
}

REFUSED = {
    "a doubled field": b"text=1&text=2",
    "a field doubled by another spelling": b"text=1&%74ext=2",
    "NUL": b"text=a%00b",
    "bad UTF-8": b"text=\xff\xfe",
    "bad UTF-8, encoded": b"text=%FF%FE",
    "half of a surrogate pair": b"text=%ED%A0%80",
    "a value that is too long": b"text=" + b"x" * (LONGEST_VALUE + 1),
}


@pytest.mark.parametrize(("body", "fields"), list(READ.values()), ids=READ.keys())
def test_a_form_is_read(body: bytes, fields: dict[str, str]) -> None:
    assert parse_form(body) == fields


def test_fields_that_nobody_reads_are_not_judged() -> None:
    unread = b"&".join([b"a=1", b"a=2", b"b=\xff", b"c=%00", b"d=" + b"x" * 9000, *(b"f%d=" % n for n in range(100))])
    form = parse_form(unread + b"&text=YORDAM")
    assert form["text"] == form.words("text") == "YORDAM"
    assert "a" in form and "z" not in form and form.get("z") is None


HER_WORDS = {
    "UTF-8": ("HELP бозор".encode(), "HELP бозор"),
    "an emoji as two surrogates": (b"HELP \xed\xa0\xbd\xed\xb9\x8f", "HELP \N{PERSON WITH FOLDED HANDS}"),
    "half of one": (b"HELP \xed\xa0\xbd", "HELP \ufffd"),
    "half a letter": (b"HELP \xd0\xbf\xd0", "HELP п\ufffd"),
    "one octet of nobody knows what": (b"HELP \xff", "HELP \ufffd"),
    "Windows-1251": ("ПОМОГИТЕ".encode("cp1251"), "ПОМОГИТЕ"),
    "Windows-1251, small letters": ("меня бьют".encode("cp1251"), "меня бьют"),
    "KOI8-R": ("Помогите мне".encode("koi8-r"), "Помогите мне"),
    "ISO 8859-5": ("Ёрдам керак".encode("iso8859-5"), "Ёрдам керак"),
    "NUL": (b"HELP\0", "HELP\0"),
    "many blanks": (b" " * LONGEST_VALUE + b"HELP", "HELP"),
    "endless": (b"HELP" + b"!" * LONGEST_VALUE + b"A", shortened("HELP" + "!" * LONGEST_VALUE + "A", LONGEST_VALUE)),
}


@pytest.mark.parametrize(("written", "text"), list(HER_WORDS.values()), ids=HER_WORDS.keys())
def test_what_a_person_wrote_is_read_as_far_as_it_goes(written: bytes, text: str) -> None:
    assert parse_form(b"text=" + quote_from_bytes(written).encode()).words("text") == text
    assert parse_form(b"text=" + written).words("text") == text


@pytest.mark.parametrize("body", list(REFUSED.values()), ids=REFUSED.keys())
def test_a_bad_form_is_refused_in_one_line_that_repeats_nothing(body: bytes) -> None:
    with pytest.raises(BadForm) as refused:
        parse_form(body)["text"]
    assert refused.value.reason in {"text stands twice", "text is too long or not text", "text is not UTF-8"}


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(fields=st.dictionaries(words.filter(bool), words, max_size=40))
def test_what_a_gateway_encodes_comes_back_as_it_was(fields: dict[str, str]) -> None:
    assert parse_form(urlencode(fields).encode()) == fields


@given(body=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    form = parse_form(body)
    for name in form:
        with suppress(BadForm, KeyError):
            assert "\0" not in form[name]
        with suppress(BadForm, KeyError):
            form.words(name).encode()
