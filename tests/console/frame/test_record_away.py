"""The database goes away for a while under an open console."""

from html import unescape
from pathlib import Path

import pytest

from console.frame.words import load_console_words
from staff.member import Role
from tests.console.office import Office
from vocabulary.languages import UZ


@pytest.mark.parametrize("page", ["/console/queue/", "/console/figures/", "/console/sign-in"])
def test_a_page_says_that_the_record_is_away_asks_again_by_itself_and_is_there_when_it_is_back(
    office: Office, tmp_path: Path, page: str
) -> None:
    visitor = office.client(Role.SUPERVISOR)
    assert visitor.get(page).status_code == 200
    record, aside = tmp_path / "najot.db", tmp_path / "aside"
    office.demo.service.engine.dispose()
    record.rename(aside)
    record.mkdir()  # what cannot be opened, and not made anew either

    away = visitor.get(page)
    assert away.status_code == 503
    said = unescape(away.get_data(as_text=True))
    assert f'data-again="{page}"' in said and f'<noscript><meta http-equiv="refresh" content="5; url={page}">' in said
    assert load_console_words().say("error.503.title", UZ) in said

    record.rmdir()
    aside.rename(record)
    assert visitor.get(page).status_code == 200


def test_an_address_of_elsewhere_is_not_where_it_tries_again(office: Office, tmp_path: Path) -> None:
    visitor = office.client(Role.SUPERVISOR)
    visitor.get("/console/queue/")
    office.demo.service.engine.dispose()
    (tmp_path / "najot.db").rename(tmp_path / "aside")
    (tmp_path / "najot.db").mkdir()
    away = visitor.get("/", environ_overrides={"PATH_INFO": "//elsewhere.example/"})
    assert away.status_code == 503 and "//elsewhere" not in away.get_data(as_text=True)
