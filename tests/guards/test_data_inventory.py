"""Each stored field stands in the data inventory with its purpose, protection and time, and nothing else does (S15)."""

import re
from pathlib import Path

from store.all_tables import metadata

INVENTORY = Path(__file__).parents[2] / "docs" / "data-inventory.md"
_ROW = re.compile(r"^\| (?P<fields>`[^|]+`) \| (?P<purpose>[^|]+) \| (?P<protection>[^|]+) \| (?P<kept>[^|]+) \|$")


def listed_fields() -> list[str]:
    table, fields = "", []
    for line in INVENTORY.read_text("utf-8").splitlines():
        if line.startswith("## "):
            table = line[3:]
        elif row := _ROW.match(line):
            fields += [f"{table}.{field}" for field in re.findall(r"`(\w+)`", row["fields"])]
    return fields


def test_every_stored_field_is_listed_once_and_no_other() -> None:
    stored = [f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns]
    assert sorted(listed_fields()) == sorted(stored)


def test_a_field_that_says_it_is_sealed_holds_bytes() -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name.endswith(("_sealed", "_index", "_wrapped")):
                assert column.type.python_type is bytes, f"{table.name}.{column.name}"


def test_no_column_is_named_like_a_thing_of_a_person_without_being_sealed() -> None:
    personal = re.compile(r"(^|_)(number|name|text|body|words|answer|place|phone|pin)$")
    clear = {"answers.answer", "requests.may_text", "routes.name"}
    named = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    assert {name for name in named if personal.search(name.split(".")[1])} <= clear
