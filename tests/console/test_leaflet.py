from tests.console.terminal import Terminal


def test_the_card_is_printed_with_the_short_code_of_the_settings(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["NAJOT_SHORT_CODE"] = "*000*5#"

    said = sqlite_terminal.answers("leaflet")

    card = sqlite_terminal.folder / "var" / "leaflet.pdf"
    assert said.startswith(f"{card}: print it on both sides")
    assert card.read_bytes().startswith(b"%PDF")
