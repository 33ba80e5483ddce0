"""The codes for places: regions, districts and centres."""

from typing import NewType

RegionCode = NewType("RegionCode", str)
"""ISO 3166-2, such as UZ-SA."""

DistrictCode = NewType("DistrictCode", str)
"""Ours: the region's code and its short name, such as UZ-TO-chirchiq."""

CentreCode = NewType("CentreCode", str)
"""As in the directory file."""
