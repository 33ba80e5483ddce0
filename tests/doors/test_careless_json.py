"""JSON that no parser takes: what is read of it is found, and nothing is made of what was cut short."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doors.body import BadForm
from doors.careless_json import DEEPEST, NotJson, read_tolerantly
from doors.structured import is_json, parse_json

READ = {"Message": "*000*1*1#", "Number": "998000000001"}
WHOLE = json.dumps(READ).encode()
BEHIND = {
    "another encoding": b', "x": "\xc1\xe8\xeb\xe0\xe9\xed"',
    "6,000 digits": b', "x": ' + b"9" * 6_000,
    "an endless exponent": b', "x": 1e999999999999999999999999, "y": ' + b"9" * 6_000,
    "2,000 lists": b', "x": ' + b"[" * 2_000 + b"]" * 2_000,
    "2,000 objects": b', "x": ' + b'{"Message": ' * 2_000 + b"1" + b"}" * 2_000,
    "the end of a line": b', "x": "a\nb"',
    "NUL": b', "x": "a\0b"',
    "an escape that is none": rb', "x": "a\x41 \q"',
    "half an escape": rb', "x": "\u12"',
    "a comma too many": b",",
    "three commas": b', "x": 1,,,"y": 2',
    "a word of a script": b', "x": undefined, "y": NaN, z: True',
    "a number that begins with nothing": b', "x": 007, "y": +1, "z": .5',
    "remarks": b', /* of it */ "x": 1 // "Message"\n',
    "a quotation within": b', "x": "OOO "Beeline" AJ"',
    "single quotation marks": b", 'x': 'y'",
    "the same names deeper": b', "x": {"Message": "9", "y": "\xff", "Number": [1]}',
    "an escaped quotation": b', "x": "\\" , \\"Message\\": \\"9\\" \xff"',
}
"""Behind what is read."""


def members(body: bytes) -> dict[str, Any]:
    value = parse_json(body)
    assert isinstance(value, dict)
    return {name: value.get(name) for name in READ}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
def test_what_is_read_is_found_beside_what_is_no_json(behind: bytes) -> None:
    assert not is_json(WHOLE[:-1] + behind + b"}"), "or it tells nothing"
    assert members(WHOLE[:-1] + behind + b"}") == READ
    assert members(b"{" + behind.removeprefix(b",") + b"," + WHOLE[1:]) == READ


@pytest.mark.parametrize(
    ("before", "after"), [(b"", b"\0"), (b"", b"\0\0}"), (b"back(", b");"), (b"\0\0", b"x"), (b")]}',\n", b"")]
)
def test_what_stands_round_it_is_read_over(before: bytes, after: bytes) -> None:
    assert members(before + WHOLE + after) == READ


def test_in_single_quotation_marks_alone_it_is_read() -> None:
    assert members(str(READ).encode()) == READ
    assert members(b"{Message: '*000*1*1#', Number: 998000000001}") == READ


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_so_it_is_behind_a_mark_of_its_encoding(codec: str) -> None:
    assert members(WHOLE.decode().encode(codec)) == READ


def test_words_in_another_alphabet_are_read_in_it() -> None:
    assert members('{"Message": "ПОМОГИТЕ", "Number": "998000000001"}'.encode("cp1251"))["Message"] == "ПОМОГИТЕ"


@pytest.mark.parametrize("end", range(1, len(WHOLE)))
def test_what_was_cut_short_is_nothing(end: int) -> None:
    with pytest.raises(BadForm):
        parse_json(WHOLE[:end])


@pytest.mark.parametrize(
    "body", [b"", b"1 2", b"sessionId=s&text=1*1", b"[" * 100_000, b'{"a": "', b"{" * 2_000, b"\xff"]
)
def test_what_is_none_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(BadForm):
        parse_json(body)


def test_a_field_that_stands_twice_or_says_two_things_is_no_text() -> None:
    for body in (b'{"Message": "1", "Message": "2",}', b'{"Message": "1" "2",}'):
        assert not isinstance(members(body)["Message"], str)


_values = st.recursive(
    st.text(max_size=8) | st.booleans() | st.none(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=4), _values, max_size=4), st.booleans())
def test_of_plain_json_both_readings_are_the_same(value: dict[str, Any], is_escaped: bool) -> None:
    body = json.dumps(value, ensure_ascii=is_escaped).encode("utf-8", "surrogatepass")
    assert read_tolerantly(body, dict) == json.loads(json.dumps(value))


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text("{}[]:,\"'\\ a1\0", max_size=40).map(str.encode))
def test_whatever_comes_is_read_or_refused(body: bytes) -> None:
    try:
        read_tolerantly(body, dict)
    except NotJson:
        pass


def test_what_lies_very_deep_is_read_over() -> None:
    deep = b'{"x": ' + b"[" * DEEPEST + b'{"Message": "9"}' + b"]" * DEEPEST + b', "Message": "1",}'
    assert parse_json(deep)["Message"] == "1"  # type: ignore[index]
