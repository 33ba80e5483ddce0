"""The help centres in use, and which of them are near."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from regions.centre import Centre, Service
from regions.centres_file import CentresFault, read_centres
from regions.codes import CentreCode, RegionCode
from regions.lookup import Neighbours
from regions.opening import is_open

__all__ = ["Centre", "CentreCode", "CentresFault", "Directory", "Service", "read_centres"]


class Directory:
    """The centres by code, by region and by distance."""

    def __init__(self, centres: Iterable[Centre]) -> None:
        self.centres = tuple(centres)
        self._by_code = {centre.code: centre for centre in self.centres}
        self._neighbours = Neighbours((centre.lon, centre.lat) for centre in self.centres)

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
        wanted = frozenset(services)
        looked_at = n if open_at is None and not wanted else len(self.centres)
        near = ((self.centres[i], metres) for i, metres in self._neighbours.nearest(lon, lat, looked_at))
        fitting = (
            (centre, metres)
            for centre, metres in near
            if wanted <= centre.services and (open_at is None or is_open(centre, open_at))
        )
        return list(islice(fitting, n))
