"""The words for places: codes of regions, districts and centres."""

from typing import NewType

RegionCode = NewType("RegionCode", str)
"""ISO 3166-2, such as UZ-SA."""

DistrictCode = NewType("DistrictCode", str)
"""Ours: the region's code and a short name, such as UZ-TO-chirchiq."""

CentreCode = NewType("CentreCode", str)
"""As in the directory file."""
