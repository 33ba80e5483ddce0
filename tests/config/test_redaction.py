from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.redaction import clean, clean_text, describe_exception

NUMBER = "+998001234567"


@pytest.mark.parametrize(
    "form",
    [
        NUMBER,
        "998001234567",
        "001234567",
        "+998 00 123 45 67",
        "+998 (00) 123-45-67",
        "+998-00-123-45-67",
        "+998.00.123.45.67",
        "+998\u00a000\u00a0123\u00a045\u00a067",
        "%2B998001234567",
        "%2b998001234567",
        "%2B998%2000%20123%2045%2067",
        "%2B998+00+123+45+67",
        "+998%C2%A000%C2%A0123%C2%A045%C2%A067",
        "00998001234567",
        "tel:+998001234567;ext",
        "number998001234567x",
        "٩٩٨٠٠١٢٣٤٥٦٧",
        "9980012",
    ],
)
def test_a_phone_number_is_masked_in_every_form(form):
    cleaned = clean_text(f"before {form} after")
    assert cleaned.startswith("before ")
    assert cleaned.endswith("after")
    assert sum(character.isdigit() for character in cleaned) == 0


@given(
    st.integers(min_value=10**6, max_value=10**15 - 1), st.lists(st.sampled_from([" ", "-", "", "%20"]), min_size=15)
)
def test_no_seven_digits_in_a_row_are_left_whatever_stands_between(number, gaps):
    text = "".join(digit + gap for digit, gap in zip(str(number), gaps, strict=False))
    assert "[number]" in clean_text(text)
    assert not any(character.isdigit() for character in clean_text(text).replace("%20", ""))


@pytest.mark.parametrize("text", ["202", "*000#", "15 s", "alert k4f9", "1146", "port 8000", "a 12 b 34 c 56 d 78"])
def test_a_short_number_stays(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("POST /ussd/africastalking/s3cr3t", "POST /ussd/africastalking/[secret]"),
        ("/sms/africastalking/s3cr3t/incoming?x=1", "/sms/africastalking/[secret]/incoming?x=1"),
        ("'/voice/africastalking/s3cr3t'", "'/voice/africastalking/[secret]'"),
        ("%2Fsms%2Fafricastalking%2Fs3cr3t%2Freceipt", "%2Fsms%2Fafricastalking%2F[secret]%2Freceipt"),
        ("postgresql+psycopg://najot:word@db/najot", "postgresql+psycopg://[password]@db/najot"),
        ("redis://:word@redis:6379/0", "redis://[password]@redis:6379/0"),
        ("first line\nTraceback: word", "first line"),
    ],
)
def test_secrets_and_further_lines_are_taken_out(text, cleaned):
    assert clean_text(text) == cleaned


class Colour(StrEnum):
    RED = f"red {NUMBER}"


@dataclass
class Caller:
    number: str


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        (None, None),
        (True, True),
        (0.25, 0.25),
        (503, 503),
        (998001234567, "[number]"),
        (NUMBER, "[number]"),
        (Colour.RED, "red [number]"),
        (Path("/var/998001234567"), "/var/[number]"),
        (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), "2026-11-22T03:00:00+00:00"),
        ({"to": [NUMBER, {"of": NUMBER}]}, {"to": ["[number]", {"of": "[number]"}]}),
        ({NUMBER: 1}, {"[number]": 1}),
        (ValueError(NUMBER), "ValueError"),
        (Caller(NUMBER), "tests.config.test_redaction.Caller"),
        (NUMBER.encode(), "bytes"),
    ],
)
def test_only_plain_data_is_logged(value, cleaned):
    assert clean(value) == cleaned


def test_an_exception_is_told_by_its_type_and_places_and_not_by_its_words():
    try:
        try:
            int(f"x{NUMBER}")
        except ValueError as error:
            raise RuntimeError(NUMBER) from error
    except RuntimeError as error:
        described = describe_exception(error)
    assert described["type"] == "RuntimeError"
    assert described["after"]["type"] == "ValueError"
    assert [place.split(":")[0] for place in described["at"]] == ["config/test_redaction.py"]
    assert "998" not in str(described)


def test_a_hidden_context_stays_hidden():
    try:
        try:
            raise KeyError(NUMBER)
        except KeyError:
            raise RuntimeError from None
    except RuntimeError as error:
        assert "after" not in describe_exception(error)
