from regions.links import map_link


def test_a_link_has_four_decimals_whatever_the_template() -> None:
    assert map_link("geo:{lat},{lon}", 69.2797123, 41.3) == "geo:41.3000,69.2797"
    web = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}"
    assert map_link(web, 69.0, 41.0) == "https://www.openstreetmap.org/?mlat=41.0000&mlon=69.0000"
