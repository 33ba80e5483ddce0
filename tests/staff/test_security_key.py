"""What a browser says is believed only when it proves what was asked; with a real key: tests/console/sign_in."""

import json
from datetime import UTC, datetime

import pytest

from staff.factor import Factor, Kind
from staff.member import Member, Role
from staff.security_key import Answer, KeyRefused, Site, ask_for_a_key, ask_for_a_new_key, recognise, take_a_new_key

SITE = Site("console.example", "https://console.example")
NOW = datetime(2026, 11, 26, tzinfo=UTC)
MEMBER = Member("a" * 32, "nargiza", "Nargiza", Role.OFFICER)
KEY = Factor("f", Kind.KEY, "blue", json.dumps({"id": "eA", "public_key": "eA"}), 0, NOW)

WHOLE = {"clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "eA", "signature": "eA"}
WORTHLESS = [
    "",
    "null",
    "[]",
    "{}",
    "not json",
    '{"id": "eA"}',
    '{"id": 1}',
    json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}),
    json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": WHOLE}),
    json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {**WHOLE, "clientDataJSON": "!"}}),
    json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": [1]}),
]


@pytest.mark.parametrize("said", WORTHLESS)
def test_an_answer_that_proves_nothing_is_refused(said: str) -> None:
    with pytest.raises(KeyRefused):
        recognise(Answer(SITE, "eA", said), [KEY])
    with pytest.raises(KeyRefused):
        take_a_new_key(Answer(SITE, "eA", said))


def test_each_question_is_a_new_one_and_names_the_keys_that_are_known() -> None:
    first, second = ask_for_a_key(SITE, [KEY]), ask_for_a_key(SITE, [KEY])
    assert first.challenge != second.challenge
    assert [key["id"] for key in json.loads(first.options)["allowCredentials"]] == ["eA"]
    assert [key["id"] for key in json.loads(ask_for_a_new_key(SITE, MEMBER, [KEY]).options)["excludeCredentials"]] == [
        "eA"
    ]
