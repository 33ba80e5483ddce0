"""Alerts are found again by what may stand in an address; words and numbers stand in none, and in no log."""

import re
from pathlib import Path

import pytest

from console.find import words
from console.find.asked import FIELDS, read_asked, read_filters
from staff.audit import Deed
from staff.member import Role
from store.desk import find as stored_find
from store.desk.queue import StoredQueue
from tests.console.office import Office, Visitor
from tests.demo import Demo
from tests.journeys.clock import StoryClock

HER, ANOTHER, THIRD = "+998001000001", "+998001000002", "+998001000003"
FIND = "/console/find/"


def alert_of(office: Office, number: str, words: str = "YORDAM Samarqand") -> str:
    """Let her text for help; the id of her alert."""
    before = {one.id for one in StoredQueue(office.demo.service.engine).waiting(office.now())}
    office.demo.phone(number).texts(words)
    [new] = [one.id for one in StoredQueue(office.demo.service.engine).waiting(office.now()) if one.id not in before]
    return new


def found(page: str) -> list[str]:
    return re.findall('id="found-([^"]+)"', page)


def supervisor(office: Office) -> Visitor:
    return office.client(Role.SUPERVISOR)


def code_of(office: Office, alert: str) -> str:
    [code] = [
        one.alert.code for one in StoredQueue(office.demo.service.engine).waiting(office.now()) if one.id == alert
    ]
    return code


def test_open_and_closed_alerts_are_found_by_each_filter_of_an_address(office: Office) -> None:
    first = alert_of(office, HER)
    second = alert_of(office, ANOTHER, "YORDAM Urganch")
    visitor = supervisor(office)
    visitor.sends(f"/console/alert/{first}/close", because="helped", note="Opasi keldi")

    assert found(visitor.reads(FIND)) == [second, first]
    code = code_of(office, second)
    for query, expected in (
        (f"code={code}", [second]),
        ("state=closed", [first]),
        ("state=helped", [first]),
        ("state=false_alarm", []),
        ("state=open", [second]),
        ("region=UZ-XO", [second]),
        ("region=UZ-XO&state=closed", []),
        ("kind=call", [second, first]),
        ("kind=possible", []),
        ("days=1", [second, first]),
        ("until=2020-01-01", []),
    ):
        assert found(visitor.reads(f"{FIND}?{query}")) == expected, query


def test_an_alert_is_found_by_the_centre_that_was_told_of_it(office: Office) -> None:
    alert = alert_of(office, HER)
    visitor, told = supervisor(office), []
    for centre in office.demo.service.directory.newest().centres:
        told += [centre.region] * (found(visitor.reads(f"{FIND}?centre={centre.code}")) == [alert])
    assert told == ["UZ-SA"]


def test_a_colleague_who_opens_the_link_sees_what_is_theirs_alone(office: Office) -> None:
    here, elsewhere = alert_of(office, HER, "YORDAM Toshkent"), alert_of(office, ANOTHER)
    officer = office.client(Role.OFFICER)
    assert office.member(Role.OFFICER).region == "UZ-TK"
    assert found(supervisor(office).reads(FIND)) == [elsewhere, here]
    assert found(officer.reads(FIND)) == [here]
    assert found(officer.reads(f"{FIND}?region=UZ-SA")) == []
    assert found(officer.reads(f"{FIND}?code={code_of(office, elsewhere)}")) == []


def test_what_has_served_its_time_is_found_no_more(tmp_path: Path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    alert = alert_of(office, HER)
    supervisor(office).sends(f"/console/alert/{alert}/close", because="helped")
    clock.at(89 * 24 * 3600)
    assert found(supervisor(office).reads(FIND)) == [alert]
    clock.at(91 * 24 * 3600)
    assert found(supervisor(office).reads(FIND)) == []
    office.demo.close()


def test_pages_follow_one_another_by_the_last_alert_and_show_each_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_find, "PAGE", 2)
    monkeypatch.setattr(stored_find.StoredFind.page, "__defaults__", (None, 2))
    all_of_them = [alert_of(office, f"+99800100000{number}") for number in range(1, 6)]
    visitor, seen, address = supervisor(office), list[str](), FIND + "?region=UZ-SA"
    while address:
        page = visitor.get(address).get_data(as_text=True)
        seen += found(page)
        if len(seen) == 2:  # what comes in the meantime moves nothing
            alert_of(office, "+998001000009")
        older = re.search('id="older"[^>]* href="([^"]+)"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == all_of_them[::-1]
    assert "region=UZ-SA" in visitor.reads(FIND + "?region=UZ-SA")


@pytest.mark.parametrize("query", ["code=998001000001", "code=abc", "days=5", "state=x", "since=31.12", "region=<b>"])
def test_what_an_address_cannot_ask_is_left_out_and_said(office: Office, query: str) -> None:
    alert = alert_of(office, HER)
    page = supervisor(office).reads(f"{FIND}?{query}")
    assert found(page) == [alert] and "hisobga olinmadi" in page
    assert "998001000001" not in page and "<b>" not in page.partition("<form")[2].partition("</form")[0]


@pytest.mark.parametrize("after", ["x", "1-", "99999999999999999-a", "1-" + "a" * 40, "-5-a"])
def test_a_page_that_was_never_shown_is_the_first_or_none(office: Office, after: str) -> None:
    alert_of(office, HER)
    assert supervisor(office).get(f"{FIND}?after={after}").status_code == 200


def test_an_address_holds_codes_alone() -> None:
    asked = read_asked({name: "Dilnoza Karimova" for name in FIELDS} | {"words": "x", "number": HER})
    assert asked.typed == {} and asked.filters == "" and asked.wrong == set(FIELDS)
    typed = {"code": "1234", "region": "UZ-SA", "state": "helped", "days": "7"}
    assert read_filters(read_asked(typed).filters).typed == typed


def test_words_of_notes_are_found_in_either_alphabet_among_what_is_filtered(office: Office) -> None:
    first, second, other = alert_of(office, HER), alert_of(office, ANOTHER), alert_of(office, THIRD)
    visitor = supervisor(office)
    visitor.sends(f"/console/alert/{first}/note", note="Qo'shnisi bilan gaplashildi")
    visitor.sends(f"/console/alert/{second}/note", note="Қўшниси уйда йўқ")
    visitor.sends(f"/console/alert/{second}/close", because="helped")

    def looks(typed: str, filters: str = "") -> list[str]:
        return found(visitor.sends(f"{FIND}words", words=typed, filters=filters).get_data(as_text=True))

    assert looks("қўшниси") == looks("qo'shnisi") == [second, first]
    assert looks("QO'SHNISI gaplash") == [first]
    assert looks("qo'shnisi", "state=closed") == [second]
    assert other not in looks("samarqand", "state=closed")
    entry = office.written()[-1]
    assert (entry.deed, entry.kind, entry.detail) == (Deed.OPENED, "find", "words")
    assert "qo'shnisi" not in str(office.written()).lower().replace("\\", "")


def test_words_are_looked_for_in_so_many_alerts_and_it_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST", 1)
    for number in (HER, ANOTHER):
        alert_of(office, number)
    page = supervisor(office).sends(f"{FIND}words", words="zzz zzz", filters="").get_data(as_text=True)
    assert "1 tadan 0 ta" in page and "Faqat eng yangi" in page


@pytest.mark.parametrize("typed", ["+998 00 100 00 01", "1000001", "a", "x" * 101])
def test_a_number_is_not_looked_for_among_words(office: Office, typed: str) -> None:
    alert = alert_of(office, HER)
    visitor = supervisor(office)
    visitor.sends(f"/console/alert/{alert}/note", note=f"Singlisi: {ANOTHER}, 1000001")
    answer = visitor.sends(f"{FIND}words", words=typed, filters="")
    assert answer.status_code == 400 and found(answer.get_data(as_text=True)) == [alert]
    assert Deed.OPENED not in [entry.deed for entry in office.written()]


def test_a_piece_of_a_number_finds_no_note(office: Office) -> None:
    alert = alert_of(office, HER)
    visitor = supervisor(office)
    visitor.sends(f"/console/alert/{alert}/note", note=f"Singlisi {ANOTHER}")
    for piece in ("00100", "+99800"):
        page = visitor.sends(f"{FIND}words", words=piece, filters="").get_data(as_text=True)
        assert found(page.partition("what-was-found")[2]) in ([], [alert]) and "tadan 1 ta" not in page


def test_a_number_finds_its_alerts_and_those_of_who_named_it_with_a_reason_in_the_log(office: Office) -> None:
    office.demo.phone(ANOTHER).texts("QO'SH Ona 00 100 00 01")
    hers, named = alert_of(office, HER), alert_of(office, ANOTHER)
    visitor = supervisor(office)

    without = visitor.sends(f"{FIND}number", number=HER, reason="", filters="")
    assert without.status_code == 400 and office.written() == []
    unreadable = visitor.sends(f"{FIND}number", number="12", reason="onasi so'radi", filters="")
    assert unreadable.status_code == 400 and office.written() == []
    page = visitor.sends(f"{FIND}number", number="00 100 00 01", reason="onasi so'radi", filters="")

    assert found(page.get_data(as_text=True)) == [named, hers]
    assert page.get_data(as_text=True).count("uning yaqin kishisi") == 1
    [entry] = office.written()
    assert (entry.deed, entry.detail, entry.reason) == (Deed.REVEALED, "by_number", "onasi so'radi")
    assert "1000001" not in str(entry)


def test_a_number_finds_nothing_of_another_region_and_only_for_who_may_reveal(office: Office) -> None:
    alert_of(office, HER)
    page = office.client(Role.OFFICER).sends(f"{FIND}number", number=HER, reason="onasi so'radi", filters="")
    assert found(page.get_data(as_text=True)) == []
    assert office.client(Role.AUDITOR).sends(f"{FIND}number", number=HER, reason="xx xx").status_code == 403


def test_no_number_and_no_word_that_is_looked_for_reaches_a_log(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor = supervisor(office)
    visitor.sends(f"{FIND}number", number=HER, reason="onasi so'radi", filters="")
    visitor.sends(f"{FIND}words", words="qo'shnisi", filters="")
    said = "".join(capsys.readouterr())
    assert "1000001" not in said and "shnisi" not in said


def test_a_view_is_kept_for_its_member_alone_and_taken_away(office: Office) -> None:
    visitor = supervisor(office)
    visitor.sends(f"{FIND}views", name="Samarqand, bu hafta", filters="region=UZ-SA&days=7&words=x")
    link = re.search('class="views".*?href="([^"]+)">([^<]+)<', visitor.reads(FIND), re.DOTALL)
    assert link and link[1] == "/console/find/?region=UZ-SA&days=7" and link[2] == "Samarqand, bu hafta"
    officer = office.client(Role.OFFICER)
    assert "bu hafta" not in officer.reads(FIND)

    [view] = re.findall('name="view" value="([^"]+)"', visitor.reads(FIND))
    officer.sends(f"{FIND}views/remove", view=view)
    assert "bu hafta" in visitor.reads(FIND)
    visitor.sends(f"{FIND}views/remove", view=view)
    assert "bu hafta" not in visitor.reads(FIND)


def test_so_many_views_are_kept_and_none_without_a_name_or_a_filter(office: Office) -> None:
    visitor = supervisor(office)
    for number in range(13):
        visitor.sends(f"{FIND}views", name=f"n{number}", filters="days=7")
    visitor.sends(f"{FIND}views", name="", filters="days=7")
    visitor.sends(f"{FIND}views", name="hammasi", filters="")
    assert len(re.findall('name="view" value=', visitor.reads(FIND))) == 12


def test_an_empty_page_says_what_to_do(office: Office) -> None:
    assert "Hali chaqiruv yo'q" in supervisor(office).reads(FIND)
    assert "Filtrni olib tashlang" in supervisor(office).reads(f"{FIND}?state=closed")


def test_the_list_leads_to_the_closed_ones(office: Office) -> None:
    assert 'href="/console/find/?state=closed"' in supervisor(office).reads("/console/queue/")
