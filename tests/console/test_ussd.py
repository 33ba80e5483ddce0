"""`ussd try`: a session played against each description, on paper."""

from pathlib import Path

import pytest

from store.tables.all_tables import metadata
from tests.console.terminal import Terminal
from tests.ussd.described.roads import DESCRIBED


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path, f"sqlite:///{tmp_path}/none.db")


@pytest.mark.parametrize(
    ("name", "asks", "answered"),
    [
        ("hubtel", '"Message": "*000#"', '"Type": "response", "Message": "1 YORDAM'),
        (
            "flares",
            "GET /ussd/flares/<secret>?SessionID=rehearsal-1&MSISDN=998000000001&input=%2A000%23",
            "Freeflow: FC",
        ),
        ("truroute", "<ussd><sessionid>rehearsal-1</sessionid>", "<ussd><type>2</type><msg>1 YORDAM"),
    ],
)
def test_it_prints_what_would_be_sent(terminal: Terminal, name: str, asks: str, answered: str) -> None:
    said = terminal.answers("ussd", "try", name)
    assert asks in said and answered in said
    assert said.count("---- the gateway asks") == 2
    assert "confirmed by no operator" in said


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_form_can_be_tried(terminal: Terminal, name: str) -> None:
    terminal.file(f"{name}.yaml", DESCRIBED[name])
    said = terminal.answers("ussd", "try", name, "1", "1", "2", "--folder", str(terminal.folder))
    assert said.count("---- and is answered") == 4
    assert "Ha" in said, "the keys reach the menu: HELP asks for its second one"


def test_nothing_is_stored(terminal: Terminal) -> None:
    terminal.answers("ussd", "try", "hubtel", "1", "1")
    assert metadata and not (terminal.folder / "none.db").exists()


def test_a_bad_description_is_one_line(terminal: Terminal) -> None:
    said = terminal.refuses("ussd", "try", "nobody")
    assert said.startswith("Error: config/ussd/nobody.yaml:1: there is no such file; there are flares, ")
    terminal.file("bad.yaml", "source: x\n")
    said = terminal.refuses("ussd", "try", "bad", "--folder", str(terminal.folder))
    assert said == "Error: config/ussd/bad.yaml:1: 'request' is missing\n"
