"""A link that opens a map on a phone."""


def map_link(template: str, lon: float, lat: float) -> str:
    """Fill `{lat}` and `{lon}` into an operator's template, such as `geo:{lat},{lon}`, with 4 decimals: about 10 m."""
    return template.format(lat=f"{lat:.4f}", lon=f"{lon:.4f}")
