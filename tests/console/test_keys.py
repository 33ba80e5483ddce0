import pytest

from store.tables.callers import data_keys
from tests.console.terminal import KEY, Terminal, as_setting
from tests.console.test_centres import codes_in_force, rows

NEW_KEY = bytes(32)


@pytest.fixture
def terminal_with_centres(terminal: Terminal) -> Terminal:
    terminal.answers("centres", "import", terminal.file("a.csv", rows({})))
    return terminal


def test_after_a_rotation_the_new_root_key_alone_suffices(terminal_with_centres: Terminal) -> None:
    terminal = terminal_with_centres
    terminal.environ["NAJOT_KEYS"] = as_setting(NEW_KEY, KEY)

    assert terminal.answers("keys", "rotate") == "2 keys under the newest root key, 2 of them newly\n"

    terminal.environ["NAJOT_KEYS"] = as_setting(NEW_KEY)
    assert codes_in_force(terminal) == ["SA-1"]
    assert terminal.answers("keys", "rotate") == "2 keys under the newest root key, 0 of them newly\n"


def test_without_the_key_that_wraps_a_caller_nothing_is_done(terminal_with_centres: Terminal) -> None:
    terminal = terminal_with_centres
    with terminal.service() as service, service.engine.begin() as connection:
        connection.execute(data_keys.insert().values(id="hers", root="deadbeef", key_wrapped=b"x"))
    terminal.environ["NAJOT_KEYS"] = as_setting(NEW_KEY, KEY)

    said = terminal.refuses("keys", "rotate")

    assert said == "Error: NAJOT_KEYS: keys are missing that wrap data keys: 1 under root key deadbeef\n"
    terminal.environ["NAJOT_KEYS"] = as_setting(KEY)
    assert codes_in_force(terminal) == ["SA-1"]
