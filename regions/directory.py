"""The help centres in use, and which of them are near."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from regions.centre import Centre, Service
from regions.centres_file import CentresFault, read_centres, rows_of_centres
from regions.lookup import Neighbours
from regions.opening import is_open
from vocabulary.codes import CentreCode, RegionCode

__all__ = ["Centre", "CentreCode", "CentresFault", "Directory", "Service", "read_centres", "rows_of_centres"]

_WIDER = 3
"""How many times more centres are looked at when too few of the nearest are open."""


class Directory:
    """The centres by code, by region and by distance."""

    def __init__(self, centres: Iterable[Centre]) -> None:
        self.centres = tuple(centres)
        self._by_code = {centre.code: centre for centre in self.centres}
        self._with: dict[frozenset[Service], tuple[tuple[Centre, ...], Neighbours]] = {}

    def get(self, code: CentreCode) -> Centre | None:
        """Give the centre with this code, None if there is none (any more)."""
        return self._by_code.get(code)

    def in_region(self, region: RegionCode) -> tuple[Centre, ...]:
        """List a region's centres in the order of the file."""
        return tuple(centre for centre in self.centres if centre.region == region)

    def nearest(
        self, lon: float, lat: float, n: int, open_at: datetime | None = None, services: Iterable[Service] = ()
    ) -> list[tuple[Centre, float]]:
        """List up to n centres nearest first with their geodesic distance in metres; lon, lat in degrees WGS 84.

        With `open_at`, an aware instant, only those open then; with `services`, only those that offer all of them.
        """
        centres, neighbours = self._offering(frozenset(services))
        looked_at = n if open_at is None else n * _WIDER
        while True:
            near = ((centres[i], metres) for i, metres in neighbours.nearest(lon, lat, looked_at))
            found = list(islice((one for one in near if open_at is None or is_open(one[0], open_at)), n))
            if len(found) >= n or looked_at >= len(centres):
                return found
            looked_at *= _WIDER

    def _offering(self, services: frozenset[Service]) -> tuple[tuple[Centre, ...], Neighbours]:
        """The centres with these services, kept ready to be asked for the nearest."""
        if services not in self._with:
            offering = tuple(centre for centre in self.centres if services <= centre.services)
            self._with[services] = offering, Neighbours((centre.lon, centre.lat) for centre in offering)
        return self._with[services]
