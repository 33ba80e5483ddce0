"""Each stored field stands in the data inventory with its purpose, protection and time, and nothing else does (S15)."""

import re

from console.privacy.inventory import read_inventory
from store.tables.all_tables import metadata


def listed_fields() -> list[str]:
    return [f"{table.name}.{name}" for table in read_inventory() for field in table.fields for name in field.names]


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
    clear = {"alerts.by_text", "answers.answer", "requests.may_text", "routes.name"}
    named = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    assert {name for name in named if personal.search(name.split(".")[1])} <= clear
