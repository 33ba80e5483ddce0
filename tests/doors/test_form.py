"""The strict reading of a form body."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.body import BadForm
from doors.form import LONGEST_VALUE, MOST_FIELDS, parse_form

READ = {
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
    "NUL in a name": b"te%00xt=a",
    "bad UTF-8": b"text=\xff\xfe",
    "bad UTF-8, encoded": b"text=%FF%FE",
    "half of a surrogate pair": b"text=%ED%A0%80",
    "a value that is too long": b"text=" + b"x" * (LONGEST_VALUE + 1),
    "a name that is too long": b"x" * (LONGEST_VALUE + 1) + b"=1",
    "too many fields": "&".join(f"f{n}=1" for n in range(MOST_FIELDS + 1)).encode(),
}


@pytest.mark.parametrize(("body", "fields"), list(READ.values()), ids=READ.keys())
def test_a_form_is_read(body: bytes, fields: dict[str, str]) -> None:
    assert parse_form(body) == fields


@pytest.mark.parametrize("body", list(REFUSED.values()), ids=REFUSED.keys())
def test_a_bad_form_is_refused_in_one_line_that_repeats_nothing(body: bytes) -> None:
    with pytest.raises(BadForm) as refused:
        parse_form(body)
    assert "\n" not in refused.value.reason
    assert refused.value.reason in {
        "a field stands twice",
        "a field is too long or not text",
        "the form is not UTF-8",
        "the form has too many fields",
    }


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(fields=st.dictionaries(words.filter(bool), words, max_size=MOST_FIELDS))
def test_what_a_gateway_encodes_comes_back_as_it_was(fields: dict[str, str]) -> None:
    assert parse_form(urlencode(fields).encode()) == fields


@given(body=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        fields = parse_form(body)
    except BadForm:
        return
    assert all("\0" not in text for pair in fields.items() for text in pair)
