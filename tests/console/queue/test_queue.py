"""The list of all that waits: what stands in it, in which order, for whom, and what an open page asks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from alerts.team.worklist import Rank
from alerts.who_decides.pin import hash_pin
from staff.audit import Deed
from staff.member import Role
from store.desk.queue import StoredQueue
from tests.console.office import Office
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.keys import key_in
from vocabulary.choices import TellCentre
from vocabulary.languages import UZ
from vocabulary.phone_number import PhoneNumber

HER, ANOTHER, THIRD = "+998001000001", "+998001000002", "+998001000003"
DUTY_LINE = "+998000000000"
LIVE = "/console/queue/live"


def calls(office: Office, *numbers: str) -> list[str]:
    """Let each number call for help; answers the ids of the alerts."""
    for number in numbers:
        office.demo.phone(number).dials("*000*1*1#").sees("yuborildi")
    return [one.id for one in waiting(office)]


def waiting(office: Office):
    return StoredQueue(office.demo.service.engine).waiting(office.now())


def rows(page: str) -> list[str]:
    """The list's items, each as its source."""
    return page.split('<li class="item ')[1:]


def test_who_waits_longest_comes_first_and_what_is_taken_comes_last(office: Office) -> None:
    first, second, third = calls(office, HER, ANOTHER, THIRD)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"/console/alert/{first}/take")

    page = visitor.reads("/console/queue/")

    assert [row.partition('id="')[2][:32] for row in rows(page)] == [second, third, first]
    assert [one.rank for one in waiting(office)] == [Rank.ALARM, Rank.ALARM, Rank.IN_HAND]
    assert "Dilnoza (namuna)" in rows(page)[2]


def test_the_list_tells_the_origin_the_place_and_how_often_she_asked(office: Office) -> None:
    her = office.demo.phone(HER).texts("YORDAM Chirchiq bozor yonida")
    her.texts("YORDAM")
    [row] = rows(office.client(Role.SUPERVISOR).reads("/console/queue/"))
    assert "Chirchiq" in row and "SMS, raqam tekshirilmagan" in row and "2 marta" in row
    assert "bozor" not in row and HER not in row, "what she wrote and her number are for who opens it"


def test_a_member_sees_their_own_region_and_what_has_none_yet(office: Office) -> None:
    office.demo.phone(HER).texts("YORDAM Samarqand")
    office.demo.phone(ANOTHER).texts("YORDAM Toshkent shahri")
    office.demo.phone(THIRD).dials("*000*1*1#")
    assert len(rows(office.client(Role.OFFICER).reads("/console/queue/"))) == 2
    supervisor = office.client(Role.SUPERVISOR)
    assert len(rows(supervisor.reads("/console/queue/"))) == 3
    assert len(rows(supervisor.reads("/console/queue/?region=UZ-SA"))) == 1


def test_an_alert_of_who_wants_no_centre_told_is_not_there(office: Office) -> None:
    her = office.demo.phone(HER).texts("QO'SH Aziza 00 999 88 77")
    her.dials().chooses("Sozlamalar", "Markazga aytish").chooses("Yo'q").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi")
    assert waiting(office) == []


def test_call_backs_and_questions_stand_in_the_same_list(office: Office) -> None:
    her = (
        office.demo.phone(HER)
        .dials()
        .chooses("O'zbekcha", "Mutaxassisga savol", "Yurist", "Davom etish", "Savol berish")
    )
    her.types("Uy kimga qoladi?").chooses("Yo'q, SMS kerak emas").sees("So'raldi")
    calls(office, ANOTHER)
    alarm, question = rows(office.client(Role.SUPERVISOR).reads("/console/queue/"))
    assert "Savol: yurist" in question and "Uy kimga" not in question
    assert "Savol" not in alarm


def test_an_open_page_hears_only_of_what_changed(tmp_path: Path) -> None:
    office = Office(Demo(tmp_path, StoryClock()))
    visitor = office.client(Role.SUPERVISOR)
    first = visitor.get(LIVE)
    tag = first.headers["ETag"]
    assert visitor.get(LIVE, headers={"If-None-Match": tag}).status_code == 304

    calls(office, HER)

    changed = visitor.get(LIVE, headers={"If-None-Match": tag})
    assert changed.status_code == 200 and 'data-alone="1"' in changed.get_data(as_text=True)
    office.demo.close()


@pytest.mark.parametrize("what", ["a repeat", "a taking", "a closing"])
def test_every_change_of_an_alert_is_news(office: Office, what: str) -> None:
    [alert] = calls(office, HER)
    visitor = office.client(Role.SUPERVISOR)
    tag = visitor.get(LIVE).headers["ETag"]
    if what == "a repeat":
        office.demo.phone(HER).texts("YORDAM")
    elif what == "a taking":
        visitor.sends(f"/console/alert/{alert}/take")
    else:
        visitor.sends(f"/console/alert/{alert}/close", because="helped")
    assert visitor.get(LIVE, headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_asks_by_itself_does_not_keep_a_sign_in_alive_and_hears_when_it_is_over(office: Office) -> None:
    visitor = office.client(Role.SUPERVISOR)
    office.sessions.end_all(office.member(Role.SUPERVISOR))
    assert visitor.get(LIVE).status_code == 401


def test_a_moved_hand_does(office: Office) -> None:
    visitor = office.client(Role.SUPERVISOR)
    answer = visitor.post("/console/here", headers={"X-CSRFToken": visitor.csrf_token()})
    assert answer.status_code == 204


def test_without_a_script_the_page_comes_anew_by_itself(office: Office) -> None:
    page = office.client(Role.OFFICER).reads("/console/queue/")
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in page


def test_an_open_alert_stands_where_its_clock_puts_it_however_often_its_number_called(tmp_path: Path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    staff = office.client(Role.SUPERVISOR)
    for _ in range(5):
        [alert] = calls(office, HER)
        staff.sends(f"/console/alert/{alert}/close", because="false_alarm")
    [hers] = calls(office, HER)
    clock.at(30)
    calls(office, ANOTHER)

    first, second = rows(staff.reads("/console/queue/"))

    assert first.startswith("nobody") and f'id="{hers}"' in first and "Bir raqamdan 6 ta chaqiruv" in first
    assert "yolg'on deb yopilgan: 5" in first and "Bir raqamdan" not in second
    staff.sends(f"/console/alert/{hers}/take")
    page = staff.reads("/console/queue/")
    assert page.count('class="item flood"') == 1 and rows(page)[0].startswith("nobody"), "folded once in hand"
    office.demo.close()


def test_columns_are_named_and_each_row_says_since_when_it_waits_and_who_is_told_next(tmp_path: Path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    calls(office, HER)
    clock.at(130)
    office.demo.texts_of(HER)
    office.demo.phone(ANOTHER).texts("YORDAM")
    visitor = office.client(Role.SUPERVISOR)

    page = visitor.reads("/console/queue/")

    columns = page.partition('class="column-names"')[2].partition("</p>")[0]
    assert [name for name in ("Kutmoqda", "Chaqiruv, joyi", "Holati", "Keyingisi") if name not in columns] == []
    old, new = rows(page)
    assert old.startswith('nobody"') and new.startswith('nobody new"') and "Yangi" in new and "Yangi" not in old
    assert "rahbar: " in old and "ikkinchi navbatchi, qo'shni markaz: " in new
    office.demo.close()


@pytest.mark.parametrize("kind", ["", "held"])
def test_the_bar_leads_to_the_newest_alert_that_nobody_has_whatever_is_filtered(office: Office, kind: str) -> None:
    [first] = calls(office, HER)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"/console/alert/{first}/take")
    newest, _ = calls(office, ANOTHER)
    bar = visitor.reads(f"/console/queue/?kind={kind}").partition("<template>")[2].partition("</template>")[0]
    assert "1 ta chaqiruvni hech kim olmagan" in bar and f'href="/console/queue/#{newest}"' in bar
    assert f'href="/console/queue/#{newest}"' in visitor.reads("/console/queue/alone")


def test_what_was_taken_back_and_what_is_only_possible_are_classes_of_their_own(office: Office) -> None:
    office.demo.phone(HER).texts("YORDAM Samarqand").texts("XAVFSIZ")
    office.demo.phone(ANOTHER).texts("Erim meni urayapti")
    calls(office, THIRD)
    visitor = office.client(Role.SUPERVISOR)
    for kind, says in (("back", "Bekor qilingan, tasdiqlanmagan"), ("possible", "Ehtimoliy chaqiruv")):
        [row] = rows(visitor.reads(f"/console/queue/?kind={kind}"))
        assert says in row


def test_a_contact_who_texted_stop_during_the_alert_is_seen_in_the_list(office: Office) -> None:
    office.demo.phone(HER).texts("QO'SH Aziza 00 999 88 77")
    office.demo.phone(HER).texts("YORDAM Samarqand")
    office.demo.texts_of("+998009998877")
    visitor = office.client(Role.SUPERVISOR)
    assert "STOP yubordi" not in visitor.reads("/console/queue/")
    office.demo.phone("+998009998877").texts("STOP")
    assert "STOP yubordi: 1" in rows(visitor.reads("/console/queue/"))[0]


def test_nothing_waits_is_said_calmly(office: Office) -> None:
    assert "Hech narsa kutmayapti" in office.client(Role.SUPERVISOR).reads("/console/queue/")


@pytest.mark.parametrize("query", ["?kind=<script>", "?first=-5", "?first=x", "?region=' OR 1=1 --", "?first=99999"])
def test_an_address_that_makes_no_sense_shows_the_list(office: Office, query: str) -> None:
    calls(office, HER)
    assert office.client(Role.SUPERVISOR).get(f"/console/queue/{query}").status_code == 200


def test_no_deed_of_looking_at_the_list_is_written_but_opening_an_alert_is(office: Office) -> None:
    [alert] = calls(office, HER)
    visitor = office.client(Role.SUPERVISOR)
    visitor.reads("/console/queue/")
    assert office.written() == []
    visitor.reads(f"/console/alert/{alert}")
    [entry] = office.written()
    assert (entry.deed, entry.kind, entry.key) == (Deed.OPENED, "alert", alert)


def test_five_hundred_open_alerts_stay_a_small_page_and_lose_nobody(office: Office) -> None:
    calls(office, HER)
    copied = ", ".join(
        f"a.{name}" for name in ("origin", "state", "repeats", "contacts_told", "centre_told", "answered")
    )
    with office.demo.service.engine.begin() as connection:
        for number in range(499):
            caller, alert = f"c{number}", f"a{number}"
            connection.exec_driver_sql(
                "INSERT INTO callers (id, number_index, number_sealed, tell_centre, seen_at) "
                "SELECT ?, ?, number_sealed, tell_centre, seen_at FROM callers LIMIT 1",
                (caller, caller.encode()),
            )
            connection.exec_driver_sql(
                "INSERT INTO alerts (id, caller_id, code, origin, state, repeats, contacts_told, centre_told, answered,"
                f" raised_at, lane) SELECT ?, ?, ?, {copied}, a.raised_at - ?, 0 FROM alerts a WHERE a.caller_id <> ''"
                " ORDER BY a.raised_at DESC LIMIT 1",
                (alert, caller, f"x{number}", (number + 1) * 1_000_000),
            )
    visitor = office.client(Role.SUPERVISOR)
    first = visitor.get("/console/queue/").get_data(as_text=True)
    assert len(first.encode()) < 100_000
    seen: list[str] = []
    for begin in range(0, 500, 100):
        seen += [
            row.partition('id="')[2].partition('"')[0] for row in rows(visitor.reads(f"/console/queue/?first={begin}"))
        ]
    assert len(seen) == len(set(seen)) == 500
    assert 'data-alone="500"' in first


def test_texts_that_nobody_read_are_counted_for_who_looks_after_the_whole_country(office: Office) -> None:
    visitor = office.client(Role.SUPERVISOR)
    tag = visitor.get(LIVE).headers["ETag"]
    office.demo.phone(HER).texts("Rahmat sizga, hammasi joyida")
    assert visitor.get(LIVE, headers={"If-None-Match": tag}).status_code == 200
    assert "1 o'qilmagan xabar" in visitor.reads("/console/queue/")
    assert "o'qilmagan xabar" not in office.client(Role.OFFICER).reads("/console/queue/")


# ---- what ended without staff


def took_back_with_her_pin(office: Office, number: str, place: str = "") -> None:
    """She calls for help, and takes it back with her PIN."""
    with office.demo.service.ledger.open_book(PhoneNumber(number), office.now()) as book:
        profile = book.caller.profile
        book.save_profile(replace(profile, language=UZ, private=replace(profile.private, pin=hash_pin("2468"))))
    office.demo.phone(number).texts(f"YORDAM {place}")
    office.demo.phone(number).texts("XAVFSIZ 2468")


def test_what_she_took_back_with_her_pin_does_not_only_vanish_and_says_why(office: Office) -> None:
    took_back_with_her_pin(office, HER, "Samarqand")
    assert waiting(office) == []
    page = office.client(Role.SUPERVISOR).reads("/console/queue/")
    assert "Xodimlarsiz yopilgan" in page and "PIN bilan" in page.partition('id="ended"')[2]
    assert "Xodimlarsiz yopilgan" not in office.client(Role.OFFICER).reads("/console/queue/"), "another region's"


def test_what_staff_closed_is_not_listed_as_ended_by_itself(office: Office) -> None:
    [alert] = calls(office, HER)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"/console/alert/{alert}/close", because="helped")
    assert "Xodimlarsiz yopilgan" not in visitor.reads("/console/queue/")


def test_it_is_listed_for_a_day(tmp_path: Path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    took_back_with_her_pin(office, HER)
    for seconds, is_there in ((24 * 3600 - 60, True), (24 * 3600 + 60, False)):
        clock.at(seconds)
        assert ("Xodimlarsiz yopilgan" in office.client(Role.SUPERVISOR).reads("/console/queue/")) == is_there
    office.demo.close()


def closed_by_its_duty_phone(office: Office) -> str:
    """She calls for help, and the duty line's phone closes it; answers the alert's id."""
    [alert] = calls(office, HER)
    phone = office.demo.phone(DUTY_LINE)
    phone.texts(f"{key_in(office.demo.texts_of(DUTY_LINE)[-1])} 0")
    assert waiting(office) == []
    return alert


def test_what_a_duty_phone_closed_stays_in_the_list_until_staff_say_how_it_ended(tmp_path: Path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    alert = closed_by_its_duty_phone(office)
    clock.at(3 * 24 * 3600)
    visitor = office.client(Role.SUPERVISOR)
    assert f'id="ended-{alert}"' in visitor.reads("/console/queue/")
    assert "Qanday tugaganini yozish" in visitor.reads(f"/console/alert/{alert}")

    visitor.sends(f"/console/alert/{alert}/reason", because="helped", note="Markaz bilan gaplashildi")

    assert f'id="ended-{alert}"' not in visitor.reads("/console/queue/")
    page = visitor.reads(f"/console/alert/{alert}")
    assert "qanday tugaganini yozdi: yordam berildi" in page and "Markaz bilan gaplashildi" in page
    assert visitor.sends(f"/console/alert/{alert}/reason", because="helped").status_code == 400, "it is said once"
    office.demo.close()


def ended_after_a_day(office: Office, clock: StoryClock, wants: str) -> None:
    """She wants no centre told, takes it back without her PIN, and a day goes by; then she wants this."""
    her = office.demo.phone(HER).texts("QO'SH Aziza 00 999 88 77")
    her.dials().chooses("Sozlamalar", "Markazga aytish").chooses("Yo'q").hangs_up()
    her.dials("*000*1*1#").sees("Yuborildi").hangs_up()
    her.texts("XAVFSIZ")
    with office.demo.service.ledger.open_book(PhoneNumber(HER), office.now()) as book:
        book.save_profile(replace(book.caller.profile, tell_centre=TellCentre(wants)))
    for hour in range(1, 26):
        clock.at(3600 * hour)
        office.demo.texts_of(HER)


@pytest.mark.parametrize("wants", ["no", "yes"])
def test_what_ended_after_a_day_is_for_staff_only_if_they_may_see_it(tmp_path: Path, wants: str) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    ended_after_a_day(office, clock, wants)
    page = office.client(Role.SUPERVISOR).reads("/console/queue/")
    assert ("xodimlar bilmagan" in page) == (wants == "yes")
    office.demo.close()


# ---- somebody guesses keys


def test_the_supervisor_sees_that_keys_were_guessed_of_whom_and_what_it_concerns(office: Office) -> None:
    calls(office, HER, ANOTHER)
    line = office.demo.texts_of(DUTY_LINE)
    assert len(line) == 2
    supervisor, officer = office.client(Role.SUPERVISOR), office.client(Role.OFFICER)
    for guess in range(9):
        office.demo.phone(DUTY_LINE).texts(f"{100001 + guess} 0")
    assert "javob kalitlari" not in supervisor.reads("/console/queue/")

    office.demo.phone(DUTY_LINE).texts("100010 0")

    for page in ("/console/queue/", "/console/audit/"):
        shown = supervisor.reads(page)
        assert "Noto'g'ri javob kalitlari: navbatchilik liniyasi nomidan" in shown, page
        assert "so'rovlari: 2" in shown and DUTY_LINE not in shown, page
    assert "javob kalitlari" not in officer.reads("/console/queue/")
