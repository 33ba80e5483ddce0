"""What people put right by hand, beside this file: names and centres in YAML, areas in GeoJSON."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
import yaml
from shapely.geometry.base import BaseGeometry

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The reviewed tables, as they stand in the files."""

    regions: dict[str, dict[str, str]]
    chief_cities: dict[str, str]
    not_second_level: dict[int, str]
    put_right: dict[int, dict[str, str]]
    missing: list[dict[str, str]]
    also_called: dict[str, list[str]]
    centres: dict[str, Any]
    not_its_name: dict[int, list[str]]
    not_there: dict[int, str]
    called: dict[int, str]
    areas: dict[str, BaseGeometry]


def read_reviewed() -> Reviewed:
    """Read both files."""
    tables = yaml.safe_load((_HERE / "reviewed.yaml").read_text("utf-8"))
    features = json.loads((_HERE / "reviewed_areas.geojson").read_text("utf-8"))["features"]
    return Reviewed(
        areas={feature["id"]: shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features}, **tables
    )
