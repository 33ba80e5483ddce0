"""Descriptions of gateways: what ships, what is refused and where, and raw requests that show each form."""

from pathlib import Path

import pytest
from flask import Flask

from menus.place import Screen
from tests.ussd.described.reading import screen_in
from tests.ussd.described.roads import DESCRIBED, HER, RAW, Raw
from texts.yaml_file import YamlFault
from ussd.described.description import FOLDER, describe_or_fault
from ussd.described.road import DescribedRoad

SHIPPED = ["flares", "hubtel", "truroute"]
SHORT_CODE = "*000#"
LIMITS = (160, 70)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("roads")
    for name, text in DESCRIBED.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in SHIPPED:
        (folder / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    return folder


def road_of(name: str, folder: Path) -> DescribedRoad:
    return DescribedRoad(describe_or_fault(name, LIMITS, folder), SHORT_CODE)


def test_what_ships_names_its_source_and_that_nobody_confirmed_it() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == SHIPPED
    for name in SHIPPED:
        road = describe_or_fault(name, LIMITS)
        assert road.source.startswith("https://")
        assert road.confirmed_by == "no operator"


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw.label)
def test_a_request_becomes_what_she_typed(raw: Raw, folder: Path) -> None:
    road = road_of(raw.road, folder)
    path, _, query = raw.behind.partition("?")
    with Flask(__name__).test_request_context(
        "/", method=raw.method, query_string=query, data=raw.body or None, headers=list(raw.headers)
    ) as context:
        asked = road.read(context.request, path)
    hop = asked.hop
    assert (hop.road, hop.session, hop.number) == (raw.road, "77", f"+{HER}")
    assert asked.ended == raw.ended
    assert hop.turn == raw.turn
    if asked.dial:
        assert asked.dial.inputs == raw.typed
    else:
        assert (hop.typed, hop.begins) == (raw.typed, raw.begins)


NASTY = "Salom \"do'st\" <b> & \\ 1 {text}\n2 O'zim; Ўзим=1"


@pytest.mark.parametrize("name", [*SHIPPED, *DESCRIBED])
@pytest.mark.parametrize("ends", [False, True])
def test_a_screen_arrives_as_it_is_whatever_stands_in_it(name: str, ends: bool, folder: Path) -> None:
    road = road_of(name, folder)
    raw = next(raw for raw in RAW if raw.road == name)
    path, _, query = raw.behind.partition("?")
    with Flask(__name__).test_request_context(
        "/", method=raw.method, query_string=query, data=raw.body or None, headers=list(raw.headers)
    ) as context:
        written = road.written(Screen(NASTY, ends), road.read(context.request, path))
    text, is_last = screen_in(name, written)
    assert (text, is_last) == (NASTY.replace("\n", road.description.newline), ends)


# ---- what is refused at the start, with file, line and reason

GOOD = DESCRIBED["nalo"]
FAULTS = {
    "a key that has no meaning": (GOOD.replace("begins:", "begin:"), 10, "'begin' has no meaning here"),
    "no source": (GOOD.replace("source:", "confirmed:"), 1, "'confirmed' has no meaning"),
    "a place that no request has": (GOOD.replace("json SESSIONID", "body SESSIONID"), 5, "must say where it stands"),
    "a value without its name": (GOOD.replace("json SESSIONID", "json"), 5, "must say where it stands"),
    "a part of a path by its name": (GOOD.replace("json SESSIONID", "path id"), 5, "must say where it stands"),
    "no number": (GOOD.replace("  number: json MSISDN\n", ""), 4, "'number' is missing"),
    "a method that nobody has": (GOOD.replace("[POST]", "[FETCH]"), 4, "must be a list of GET"),
    "a begin without a kind": (GOOD.replace("  kind: json MSGTYPE\n", ""), 9, "'kind', which is missing"),
    "no screen in the answer": (
        GOOD.replace('"{text}", "MSGTYPE": true', '"", "MSGTYPE": true'),
        13,
        "must hold {text}",
    ),
    "a value that no request brings": (GOOD.replace('"{number}"', '"{phone}"'), 13, "holds {phone}"),
    "an answer that is no JSON": (GOOD.replace('"MSGTYPE": true}', '"MSGTYPE": true'), 13, "is no JSON"),
    "an answer into which a request could write": (GOOD.replace('"{number}"', "{number}"), 13, "is no JSON"),
    "an answer that ends her session": (GOOD.replace("more: {", "more: {status: 404, "), 13, "must be 200 to 299"),
    "a header with a line in it": (
        GOOD.replace("more: {", 'more: {headers: {X: "a\\nb"}, '),
        13,
        "no header, or its value",
    ),
    "an answer sooner than we have it": (GOOD.replace("answer:\n", "answer:\n  seconds: 0\n"), 13, "may take a second"),
    "a key that stands twice": (GOOD + "input: last\ninput: whole\n", 16, "stands already in line 15"),
    "no mapping": ("- a\n- b\n", 1, "the file is not a mapping"),
    "no YAML": (GOOD + "  x: [\n", 16, "not YAML"),
    "a screen that is too long for it": (GOOD + "limits: {gsm7: 140}\n", 1, "NAJOT_USSD_LIMIT_GSM7"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_description_is_refused_with_file_line_and_reason(fault: str, tmp_path: Path) -> None:
    text, line, reason = FAULTS[fault]
    (tmp_path / "nalo.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(YamlFault) as refused:
        describe_or_fault("nalo", LIMITS, tmp_path)
    assert str(refused.value).startswith(f"nalo.yaml:{line}: "), str(refused.value)
    assert reason in refused.value.reason


@pytest.mark.parametrize("name", ["nobody", "smpp", "../nalo", "Nalo", "averylongname"])
def test_a_name_without_a_description_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(YamlFault):
        describe_or_fault(name, LIMITS, tmp_path)
