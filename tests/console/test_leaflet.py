import pytest

from tests.console.terminal import Terminal


def test_the_card_is_printed_with_the_short_code_of_the_settings(sqlite_terminal: Terminal) -> None:
    sqlite_terminal.environ["NAJOT_SHORT_CODE"] = "*000*5#"

    said = sqlite_terminal.answers("leaflet")

    card = sqlite_terminal.folder / "var" / "leaflet.pdf"
    assert said.startswith(f"{card}: print it on both sides")
    assert card.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("number", ["abc", "+998712", "1", "+99871" + "2" * 7, "*000#", """ 1199 or so"""])
def test_a_number_that_nobody_can_text_to_is_printed_on_no_card(sqlite_terminal: Terminal, number: str) -> None:
    assert "is no number that she can text to" in sqlite_terminal.refuses("leaflet", "--text-to", number)
    assert not (sqlite_terminal.folder / "var" / "leaflet.pdf").exists()
