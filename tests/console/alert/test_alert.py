"""The page of one alert: what it tells, and what each of its buttons does."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from alerts.private import NOTHING_PRIVATE, Private
from console.frame.sent import as_written, without_numbers
from staff.audit import Deed
from staff.member import Role
from store.desk.queue import StoredQueue
from tests.console.office import Office
from tests.demo import Demo
from tests.journeys.clock import StoryClock
from tests.keys import key_in
from vocabulary.languages import RU, UZ
from vocabulary.phone_number import PhoneNumber

HER, AZIZA = "+998001000001", "+998009998877"


def alert_of(office: Office, words: str = "YORDAM Chirchiq") -> str:
    """She adds a contact and calls for help; answers where the page of the alert is."""
    her = office.demo.phone(HER).texts("QO'SH Aziza 00 999 88 77")
    her.texts(words)
    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    office.demo.texts_of(HER)
    return f"/console/alert/{one.id}"


def test_the_page_tells_what_happened_with_numbers_masked(office: Office) -> None:
    alert = alert_of(office)
    office.demo.phone(AZIZA).texts("1")
    page = office.client(Role.SUPERVISOR).reads(alert)
    assert "Yordam so'radi" in page and "SMS bilan qo'shilgan ..77: yo'lda, deb javob keldi" in page
    assert "Chirchiq" in page
    assert '<path class="outline" d="M' in page, "the place on a map"
    for number in (HER, AZIZA, "00 100 00 01", "00 999 88 77"):
        assert number not in page


def test_what_was_done_on_her_phone_meanwhile_stands_in_its_story_by_its_kind_alone(office: Office) -> None:
    her, page = office.demo.phone(HER), office.client(Role.SUPERVISOR)
    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Aziza", "00 999 88 77").hangs_up()
    alert = alert_of(office)
    assert "Uning telefonida" not in page.reads(alert)

    her.dials().chooses("Yaqinlarim", "Aziza", "O'chirish", "Ha, o'chirilsin").hangs_up()
    her.dials().chooses("Sozlamalar", "Markazga aytish", "Yo'q").hangs_up()
    her.dials().chooses("Sozlamalar", "PIN va yashirin menyu", "Yangi PIN").types("4071").chooses(
        "Ha, o'rnatilsin"
    ).hangs_up()
    her.dials().chooses("Yaqinlarim").types("5656").hangs_up()
    her.texts("QO'SH Botir 00 000 01 90").texts("QO'SH Zebo 00 000 01 91")
    story = page.reads(alert)
    for line in ("yaqin odam o'chirildi", "markazga aytilmasin", "PIN o'rnatildi", "hisobini ochmaydigan PIN"):
        assert line in story.replace("&#39;", "'"), line
    assert story.count("SMS, isbotlanmagan: yaqin odam") == 1
    assert "4071" not in story and "5656" not in story and "Botir" not in story

    her.texts("UNUT 4071")
    assert "unga oid hammasi" in page.reads(alert)


def test_the_page_says_how_old_her_pin_is(office: Office) -> None:
    page, her = office.client(Role.SUPERVISOR), PhoneNumber(HER)
    with office.demo.service.ledger.open_book(her, office.now() - timedelta(days=9)) as book:
        book.save_profile(replace(book.caller.profile, private=Private(pin="hash", pin_since=book.now)))
    alert = alert_of(office)
    assert "bu chaqiruvdan 9 kun oldin" in page.reads(alert)

    with office.demo.service.ledger.open_book(her, office.now()) as book:
        book.save_profile(replace(book.caller.profile, private=NOTHING_PRIVATE))
    assert "bu chaqiruvdan" not in page.reads(alert)


def test_the_key_in_what_a_duty_phone_wrote_is_not_for_who_reads_it_here(office: Office) -> None:
    alert = alert_of(office)
    page = office.client(Role.SUPERVISOR)
    centres = office.demo.service.directory.newest().centres
    duty, alarm = next((one.duty_sms, texts[-1]) for one in centres if (texts := office.demo.texts_of(one.duty_sms)))
    key = key_in(alarm)
    office.demo.phone(duty).texts(f"{key} hali yopilmadi")
    story = page.reads(alert)
    assert "hali yopilmadi" in story and key not in story


def line_of(story: str, words: str) -> str:
    """The line of the story in which these words stand."""
    return next(line for line in story.split("<li>") if words in line)


def test_words_that_nothing_proves_are_marked_and_those_with_a_key_are_not(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chirchiq, 5-maktab yonida")
    centres = office.demo.service.directory.newest().centres
    duty, alarm = next((one.duty_sms, texts[-1]) for one in centres if (texts := office.demo.texts_of(one.duty_sms)))
    office.demo.phone(duty).texts("yo'lda ushlanib qoldik").texts(f"{key_in(alarm)} hali yopilmadi")
    office.demo.phone(AZIZA).texts("eshikni ochmayapti").texts("ok")
    office.demo.phone(HER).texts("u pichoq oldi")
    visitor = office.client(Role.SUPERVISOR)
    for language, mark in ((UZ, "isbotlanmagan"), (RU, "не подтверждено")):
        office.staff.choose_language(office.member(Role.SUPERVISOR), language)
        story = visitor.reads(alert).split('id="story"')[1]
        for claimed in ("ushlanib qoldik", "eshikni ochmayapti", "5-maktab yonida"):
            assert mark in line_of(story, claimed), (language, claimed)
        assert mark not in line_of(story, "hali yopilmadi"), language


def test_the_closing_of_a_duty_phone_that_staff_kept_open_has_a_line_of_its_own(office: Office) -> None:
    alert = alert_of(office)
    centres = office.demo.service.directory.newest().centres
    duty, alarm = next((one.duty_sms, texts[-1]) for one in centres if (texts := office.demo.texts_of(one.duty_sms)))
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/take")
    office.demo.phone(duty).texts(f"{key_in(alarm)} 0")
    assert "0 (yopildi) deb javob berdi. Ochiq qoladi: jamoada turibdi" in visitor.reads(alert)


def test_who_is_with_her_is_counted_apart_from_who_is_on_the_way(office: Office) -> None:
    office.demo.phone(HER).texts("QO'SH Barno 00 999 88 78")
    alert = alert_of(office)
    office.demo.phone(AZIZA).texts("boraman").texts("yetib keldim")
    visitor = office.client(Role.SUPERVISOR)
    state = visitor.reads(alert).split('id="state"')[1].split("</section>")[0]
    assert "yonida 1." in state and "yo'lda" not in state
    assert "Yonidaman deyishdi: 1" in visitor.reads("/console/queue/")
    office.demo.phone("+998009998878").texts("1")
    state = visitor.reads(alert).split('id="state"')[1].split("</section>")[0]
    assert "yonida 1." in state and "yo'lda 1." in state


def test_where_she_is_in_her_own_words_is_for_who_opens_the_alert(office: Office) -> None:
    alert = alert_of(office, "YORDAM eski tegirmon orqasida")
    assert "eski tegirmon orqasida" in office.client(Role.SUPERVISOR).reads(alert)


def test_what_raised_it_stands_before_what_later_texts_say_and_none_is_verified(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chilonzor, podval")
    for later in ("YORDAM Buxoro", "eshik yopiq", "Samarqanddaman, Registon yonida"):
        office.demo.phone(HER).texts(later)
    place = office.client(Role.SUPERVISOR).reads(alert).split('id="place"')[1]
    said = ["SMSda aytilgan, tasdiqlanmagan", "podval", "SMS aytishicha, tasdiqlanmagan", "Buxoro", "keyin kelgan"]
    where = [place.index(one) for one in [*said, "eshik yopiq / Samarqanddaman, Registon yonida"]]
    assert where == sorted(where)


def test_the_words_that_raised_a_possible_call_stand_above_all_that_came_since(office: Office) -> None:
    alert = alert_of(office, "erim meni pichoq bilan quvlayapti")
    office.demo.phone(HER).texts("yaxshiman, xavfsiz, menga telefon qiling")
    place = office.client(Role.SUPERVISOR).reads(alert).split('id="place"')[1]
    assert "Avval yozgani" in place and "pichoq bilan" in place.split("</p>")[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [("erim meni pichoq bilan quvlayapti", "Yaqinlaridan so'ramang"), ("YORDAM", "Yaqinlaridan so'rang")],
)
def test_after_a_take_back_staff_ask_only_who_was_told(office: Office, words: str, said: str) -> None:
    alert = alert_of(office, words)
    office.demo.phone(HER).texts("XAVFSIZ")
    page = office.client(Role.SUPERVISOR).reads(alert).replace("&#39;", "'")
    assert said in page and page.count("Yaqinlaridan so") == 1


def test_what_staff_do_stands_in_the_story_and_in_the_audit_log(office: Office) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/take")
    visitor.sends(f"{alert}/note", note="Qo'shnisi yordam beradi")
    visitor.sends(f"{alert}/text", to=f"contact {contact_in(office)}", which="not_alone")
    visitor.sends(f"{alert}/close", because="helped", note="Uyida emas")
    page = visitor.reads(alert)
    for said in ("Dilnoza (namuna) oldi", "Qo'shnisi yordam beradi", "Yolg'iz bormang", "yordam berildi", "Uyida emas"):
        assert said in page
    acted = [entry.detail for entry in office.written() if entry.deed is Deed.ACTED]
    assert acted == ["take", "note", "text", "close"]
    assert any("yolg'iz" in text for text in office.demo.texts_of(AZIZA))


def contact_in(office: Office) -> str:
    from store.desk.alert_files import StoredAlertFiles

    service = office.demo.service
    [one] = StoredQueue(service.engine).waiting(office.now())
    return StoredAlertFiles(service.engine, service.vault).of(one.id).caller.contacts[0].id


def test_a_supervisor_opens_again_what_was_closed_with_a_reason_that_is_kept(office: Office) -> None:
    her = office.demo.phone(HER).dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish")
    her.types("Aziza", "00 999 88 77").hangs_up()
    alert = alert_of(office)
    with office.demo.service.ledger.open_book(PhoneNumber(HER), office.now()) as book:
        book.save_contact(replace(book.caller.contacts[0], kept=True))
    office.demo.phone(AZIZA).texts("1")
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/close", because="helped")
    assert "endi kelish shart emas" in office.demo.texts_of(AZIZA)[-1]
    assert office.client(Role.OFFICER).sends(f"{alert}/reopen", note="adashdik").status_code == 403
    assert visitor.sends(f"{alert}/reopen", note=" ").status_code == 400

    visitor.sends(f"{alert}/reopen", note="Adashib yopildi")

    page = visitor.reads(alert)
    assert "qayta ochdi" in page and "Adashib yopildi" in page and 'id="take"' in page
    assert "yordam hali kerak. Javob: 1 boraman" in office.demo.texts_of(AZIZA)[-1]
    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    assert one.alert.state == "open" and one.alert.clock and one.alert.clock.due_at and not one.alert.others_coming
    assert [entry.detail for entry in office.written() if entry.deed is Deed.ACTED][-1] == "reopen"


def test_what_she_ended_herself_or_what_was_closed_long_ago_is_not_opened_again(tmp_path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    alert = alert_of(office)
    office.client(Role.SUPERVISOR).sends(f"{alert}/close", because="helped")
    clock.at(25 * 3600)
    visitor = office.client(Role.SUPERVISOR)
    assert 'id="reopen"' not in visitor.reads(alert)
    assert visitor.sends(f"{alert}/reopen", note="kech").status_code == 400
    office.demo.close()


def test_an_older_closed_alert_of_the_day_is_opened_again_too(office: Office) -> None:
    older = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{older}/close", because="helped")
    office.demo.phone(HER).texts("YORDAM Buxoro")
    [newer] = StoredQueue(office.demo.service.engine).waiting(office.now())
    visitor.sends(f"/console/alert/{newer.id}/close", because="false_alarm")
    assert 'id="reopen"' in visitor.reads(older)

    assert visitor.sends(f"{older}/reopen", note="bu tugamagan").status_code == 303

    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    assert older.endswith(one.id)


def test_an_alert_stays_closed_once_she_called_again(office: Office) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/close", because="helped")
    office.demo.phone(HER).texts("YORDAM Chirchiq")
    answer = visitor.sends(f"{alert}/reopen", note="adashdik")
    assert answer.status_code == 400 and "U yana chaqirgan" in answer.get_data(as_text=True)


def test_it_is_passed_to_another_centre_by_name(office: Office) -> None:
    alert = alert_of(office)
    centre = office.demo.service.directory.newest().centres[3]
    office.client(Role.SUPERVISOR).sends(f"{alert}/pass", centre=centre.code)
    assert any("Chirchiq" in text for text in office.demo.texts_of(centre.duty_sms))


def test_the_second_of_two_sees_who_was_faster_and_nothing_is_changed(office: Office) -> None:
    alert = alert_of(office, "YORDAM Toshkent shahri")
    office.client(Role.OFFICER).sends(f"{alert}/take")

    late = office.client(Role.SUPERVISOR).sends(f"{alert}/close", because="false_alarm", note="hazil")

    page = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Kamola (namuna)" in page and "hazil" in page, "what was typed is still there"
    assert "Yopilgan" not in office.client(Role.SUPERVISOR).reads(alert)
    assert office.written()[-2].deed is Deed.REFUSED


def test_who_names_the_holder_goes_on_in_their_place(office: Office) -> None:
    alert = alert_of(office, "YORDAM Toshkent shahri")
    office.client(Role.OFFICER).sends(f"{alert}/take")
    visitor = office.client(Role.SUPERVISOR)
    instead = visitor.reads(alert).partition('name="instead_of" value="')[2].partition('"')[0]
    assert visitor.sends(f"{alert}/take", instead_of=instead).status_code == 303
    assert "Dilnoza (namuna) o'ziga o'tkazdi" in visitor.reads(alert)


@pytest.mark.parametrize("instead", ["", "staff", "staff x y", "staff 2026-01-01T00:00:00+00:00 nobody", "\x00" * 9])
def test_who_names_another_holder_than_the_true_one_does_not(office: Office, instead: str) -> None:
    alert = alert_of(office, "YORDAM Toshkent shahri")
    office.client(Role.OFFICER).sends(f"{alert}/take")
    assert office.client(Role.SUPERVISOR).sends(f"{alert}/take", instead_of=instead).status_code == 409


def test_a_number_is_shown_for_a_minute_after_the_reason_is_written_down(tmp_path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)

    visitor.sends(f"{alert}/reveal", whose="caller", reason="qayta qo'ng'iroq qilish uchun")

    entry = next(entry for entry in office.written() if entry.deed is Deed.REVEALED)
    assert (entry.detail, entry.reason) == ("caller", "qayta qo'ng'iroq qilish uchun")
    assert HER in visitor.reads(alert) and AZIZA not in visitor.reads(alert)
    assert HER not in office.client(Role.SUPERVISOR).reads(alert), "only who said what for"
    clock.at(61)
    assert HER not in visitor.reads(alert), "the server hides it too"
    office.demo.close()


TYPED = (
    "90 123 45 67",
    "+998 90 123 45 67",
    "(90) 123-45-67",
    "998901234567",
    "90.123.45.67",
    "to'qson bir yuz yigirma uch qirq besh",
)


@pytest.mark.parametrize("number", TYPED)
def test_a_number_in_what_was_written_is_for_who_says_what_for(office: Office, number: str) -> None:
    alert = alert_of(office, f"YORDAM mening raqamim {number} Chirchiq")
    office.demo.phone(HER).texts(f"u keldi, menga shu raqamga yozing: {number}")
    office.demo.phone(AZIZA).texts(f"qo'shnisi {number} eshikni ochmayapti")
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/note", note=f"Qo'shni: {number}")
    assert number not in unescape(visitor.reads(alert)) and number not in unescape(visitor.reads(f"{alert}/live"))
    assert "Chirchiq" in visitor.reads(alert) and "eshikni ochmayapti" in visitor.reads(alert)

    visitor.sends(f"{alert}/reveal", whose="caller", reason="qayta qo'ng'iroq qilish uchun")

    assert unescape(visitor.reads(alert)).count(number) >= 3
    assert number not in unescape(office.client(Role.SUPERVISOR).reads(alert)), "only who said what for"


@pytest.mark.parametrize(
    "words",
    [
        "Chilonzor 7-kvartal 12-uy 45",
        "uy 112, 3-qavat",
        "41.31110 69.24010",
        "2026 yil 12 mart",
        "soat 23:15 da 2 kishi",
    ],
)
def test_houses_times_and_coordinates_stay_as_they_were_written(words: str) -> None:
    assert without_numbers(words) == words


@pytest.mark.parametrize("key", ["856302", "85630211", "856-302 1", "8 5 6 3 0 2", "856302.1"])
def test_a_key_is_masked_for_who_sees_numbers_too(key: str) -> None:
    assert not re.search(r"\d{3}", as_written(f"{key} oldim", shows_numbers=True).replace(" ", "").replace("-", ""))


@pytest.mark.parametrize("reason", ["", "  ", "\u202e\u200b\u200b\u200b", "x" * 201])
def test_without_a_reason_no_number_is_shown(office: Office, reason: str) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    assert visitor.sends(f"{alert}/reveal", whose="caller", reason=reason).status_code == 400
    assert HER not in visitor.reads(alert)
    assert Deed.REVEALED not in [entry.deed for entry in office.written()]


def test_another_region_s_alert_is_not_there_and_that_somebody_tried_is_kept(office: Office) -> None:
    alert = alert_of(office, "YORDAM Samarqand")
    visitor = office.client(Role.OFFICER)
    assert visitor.get(alert).status_code == 404
    assert visitor.sends(f"{alert}/take").status_code == 404
    assert visitor.sends(f"{alert}/reveal", whose="caller", reason="bilmoqchiman").status_code == 404
    assert visitor.get(f"{alert}/live").status_code == 404
    assert [entry.deed for entry in office.written()] == [Deed.REFUSED] * 4


@pytest.mark.parametrize("deed", ["take", "pass", "close", "note", "text", "again", "burn"])
def test_a_form_without_sense_changes_nothing(office: Office, deed: str) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    nonsense = {"centre": "none", "because": "taken_back", "to": "caller ", "which": "x", "notice": "x", "note": " "}
    answer = visitor.sends(f"{alert}/{deed}", **nonsense)
    assert answer.status_code == {"take": 303, "burn": 404}.get(deed, 400)


def test_nothing_can_be_texted_to_her_own_phone(office: Office) -> None:
    alert = alert_of(office)
    before = office.demo.texts_of(HER)
    answer = office.client(Role.SUPERVISOR).sends(f"{alert}/text", to="caller ", which="call_us")
    assert answer.status_code == 400 and office.demo.texts_of(HER) == before


def test_scripts_and_marks_in_a_note_stay_letters(office: Office) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    visitor.sends(f"{alert}/note", note="<script>x</script>\u202egnp.exe\u0000\u200b end")
    page = visitor.get(alert).get_data(as_text=True)
    assert "&lt;script&gt;x&lt;/script&gt;gnp.exe end" in page


def test_a_note_that_is_too_long_is_kept_in_its_field(office: Office) -> None:
    alert = alert_of(office)
    answer = office.client(Role.SUPERVISOR).sends(f"{alert}/note", note="я" * 10_000)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400 and "10000" in page and "я" * 10_000 in page


def test_a_forced_taking_back_is_plain_and_promises_nothing(office: Office) -> None:
    her = office.demo.phone(HER)
    her.dials("*000*1*1#")
    with office.demo.service.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alerts SET forced = 1, was_forced = 1")
    page = office.client(Role.SUPERVISOR).reads("/console/queue/")
    assert "balki majburan" in page


def test_each_centre_to_pass_to_says_whether_it_is_open_now_and_when(office: Office) -> None:
    page = office.client(Role.SUPERVISOR).reads(alert_of(office))
    choices = re.findall(
        r'<option value="[^"]+"(?: selected)?>(.*?)</option>',
        page.partition('name="centre"')[2].partition("</select>")[0],
    )
    assert choices
    assert all(re.search(r"hozir (ochiq|yopiq) \(.+\)$", one) for one in choices)


def test_an_alert_in_which_she_was_forced_is_taken_first_and_closed_with_a_note_and_a_tick(office: Office) -> None:
    alert = alert_of(office)
    with office.demo.service.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alerts SET was_forced = 1")
    visitor, form = office.client(Role.SUPERVISOR), {"because": "false_alarm", "note": "Opasi bilan gaplashdim"}
    assert 'name="because"' not in visitor.reads(alert) and "Avval oling" in visitor.reads(alert)
    assert visitor.sends(f"{alert}/close", **form, is_forced_known="yes").status_code == 400
    visitor.sends(f"{alert}/take")
    assert visitor.sends(f"{alert}/close", **form).status_code == 400
    assert visitor.sends(f"{alert}/close", **form | {"note": ""}, is_forced_known="yes").status_code == 400
    assert visitor.sends(f"{alert}/close", **form, is_forced_known="yes").status_code == 303


def test_an_alert_that_nobody_knows_is_not_there(office: Office) -> None:
    assert office.client(Role.SUPERVISOR).get("/console/alert/abc").status_code == 404


def test_staff_set_the_place_and_go_on_with_their_list_when_it_is_another_region_s(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chilonzor, Navoiy ko'chasi 12")
    visitor = office.client(Role.OFFICER)
    answer = visitor.sends(f"{alert}/place", where="UZ-SA")
    assert answer.location == "/console/queue/"
    page = office.client(Role.SUPERVISOR).reads(alert)
    for said in ("Samarqand", "xodim belgilagan", "uning joyini belgiladi", "Navoiy ko'chasi 12"):
        assert said in page
    assert visitor.get(alert).status_code == 404
    assert next(entry.detail for entry in office.written() if entry.deed is Deed.ACTED) == "place"


def test_staff_set_a_district_and_stay_with_the_alert(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chilonzor")
    visitor = office.client(Role.OFFICER)
    assert visitor.sends(f"{alert}/place", where="UZ-TK-sergeli").location == alert
    assert "Sergeli" in visitor.reads(alert)


def likely_in(page: str) -> list[str]:
    """The codes of the likely places, in the order of their digits."""
    return re.findall(r'name="where" value="([^"]+)" data-digit', page)


def test_the_likely_places_are_what_her_words_name_then_what_is_told_then_her_region(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chilonzor")
    office.demo.phone(HER).texts("meni Urgutga olib ketdi")
    page = office.client(Role.SUPERVISOR).reads(alert)
    likely = likely_in(page)
    assert likely[0] == "UZ-SA-urgut" and len(likely) > 9
    assert {"UZ-TK-yunusobod", "UZ-TK-yashnobod", "UZ-TK-yangihayot"} <= set(likely), "all of her region has a key"
    assert "UZ-TK-chilonzor" not in likely, "what is told by now needs no key"
    assert 'id="undo"' not in page


@pytest.mark.parametrize(
    ("words", "first", "is_sure"),
    [
        pytest.param("YORDAM Andijon bozori yonida, oq uy", "UZ-AN", True, id="refused as a bazaar's"),
        pytest.param("YORDAM Qo'qonlik qizman, Toshkentda kvartirada", "UZ-FA-qoqon", False, id="where she is from"),
        pytest.param("YORDAM Urganch ko'chasi, Chilonzor", "UZ-XO", False, id="refused as a street's"),
        pytest.param("ПОМОГИТЕ ул. Навои 12", "UZ-NW", True, id="a street in Russian"),
        pytest.param("YORDAM Sharof Rashidov ko'chasi 5", "UZ-JI-sharof-rashidov", True, id="of two words"),
    ],
)
def test_a_name_in_her_words_is_likely_though_no_place_was_read_from_it(
    office: Office, words: str, first: str, is_sure: bool
) -> None:
    page = office.client(Role.SUPERVISOR).reads(alert_of(office, words))
    assert likely_in(page)[0] == first
    assert ("data-sure" in page) is is_sure, "what Enter would send is chosen only where she named nothing else"


def test_where_what_she_named_is_set_no_other_place_has_the_focus(office: Office) -> None:
    page = office.client(Role.SUPERVISOR).reads(alert_of(office, "YORDAM Navoiy shahri, Galaba kochasi"))
    assert likely_in(page) and "data-sure" not in page


def test_words_that_name_nothing_make_no_likely_place(office: Office) -> None:
    alert = alert_of(office, "YORDAM tez keling, erim meni urayapti, bolalarim bilan eshik oldidaman")
    assert likely_in(office.client(Role.SUPERVISOR).reads(alert)) == []


def test_what_is_said_once_a_place_was_set_is_what_went_out(office: Office) -> None:
    alert = alert_of(office, "YORDAM Chilonzor")
    visitor = office.client(Role.SUPERVISOR)
    said = []
    for where in ("UZ-SA-urgut", "UZ-SA-urgut"):
        before = len(office.audit.newest(100))
        page = visitor.reads(visitor.sends(f"{alert}/place", where=where).location)
        said.append(page.split('class="said message" role="status">')[1].split("<")[0])
        assert len(office.audit.newest(100)) > before
    assert "Hech narsa yuborilmadi" not in said[0] and "Hech narsa yuborilmadi" in said[1]
    story = visitor.reads(alert)
    assert story.count("uning joyini belgiladi") == 1
    assert "Chilonzor, Toshkent sh. → Urgut, Samarqand" in story


def test_the_centre_that_was_asked_stands_last_among_those_to_pass_to_and_is_marked(office: Office) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    before = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', options_of(visitor.reads(alert), "centre"))
    assert "allaqachon so'ralgan" not in before[0][1] and "allaqachon so'ralgan" in before[-1][1]
    visitor.sends(f"{alert}/pass", centre=before[0][0])
    after = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', options_of(visitor.reads(alert), "centre"))
    assert before[0][0] in [code for code, name in after[-2:]]


def options_of(page: str, name: str) -> str:
    return page.split(f'<select name="{name}"')[1].split("</select>")[0]


def test_who_set_a_place_can_undo_it_for_two_minutes(tmp_path) -> None:
    clock = StoryClock()
    office = Office(Demo(tmp_path, clock))
    alert = alert_of(office, "YORDAM Chilonzor")
    visitor, other = office.client(Role.SUPERVISOR), office.client(Role.OFFICER)
    visitor.sends(f"{alert}/place", where="UZ-TK-sergeli")
    undo = visitor.reads(alert).split('id="undo"')[1].split("</form>")[0]
    assert 'value="UZ-TK-chilonzor"' in undo and "Chilonzor" in undo
    assert 'id="undo"' not in other.reads(alert), "it is theirs alone"
    clock.at(121)
    assert 'id="undo"' not in visitor.reads(alert)
    office.demo.close()


@pytest.mark.parametrize("where", ["", "UZ-XX", "Samarqand"])
def test_a_place_that_there_is_not_is_refused(office: Office, where: str) -> None:
    alert = alert_of(office)
    assert office.client(Role.SUPERVISOR).sends(f"{alert}/place", where=where).status_code == 400


def test_the_page_says_how_the_place_was_read_from_her_words(office: Office) -> None:
    assert "o'z nomi bilan" in office.client(Role.SUPERVISOR).reads(alert_of(office))


def test_officers_of_the_region_that_a_text_claims_see_the_alert_too(office: Office) -> None:
    her = office.demo.phone(HER)
    her.texts("YORDAM Samarqand")
    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    alert, visitor = f"/console/alert/{one.id}", office.client(Role.OFFICER)
    office.client(Role.SUPERVISOR).sends(f"{alert}/place", where="UZ-SA")
    assert visitor.get(alert).status_code == 404
    her.texts("YORDAM Chilonzor")
    assert "Chilonzor" in visitor.reads(alert)
    assert alert in visitor.reads("/console/")


@pytest.mark.parametrize("says", [("Erim meni urayapti",), ("YORDAM", "XAVFSIZ")], ids=["possible", "taken back"])
def test_where_nobody_must_call_her_nothing_on_any_page_says_to(office: Office, says: tuple[str, ...]) -> None:
    her = office.demo.phone(HER)
    her.dials().chooses("O'zbekcha", "Mutaxassisga savol", "Psixolog", "Davom etish", "Menga qo'ng'iroq").types(
        "2", "2", "2"
    )
    visitor = office.client(Role.SUPERVISOR)
    [asked] = StoredQueue(office.demo.service.engine).waiting(office.now())
    request = f"/console/requests/{asked.id}"
    assert "Boshqa yo'l bo'lmasagina" in visitor.reads(request)

    for words in says:
        her.texts(words)

    alert = next(one for one in StoredQueue(office.demo.service.engine).waiting(office.now()) if one.id != asked.id)
    for page in (visitor.reads(request), visitor.reads(f"/console/alert/{alert.id}")):
        assert "Unga qo'ng'iroq qilmang: telefoni" in page
        assert "Boshqa yo'l bo'lmasagina" not in page and "qayta qo'ng'iroq qilish uchun" not in page
    assert "Qo'ng'iroq so'ragan. Hozircha kutish kerak" in visitor.reads(request)
    row = visitor.reads("/console/queue/?kind=asked").partition('class="item asked')[2]
    assert "Hozir qo'ng'iroq qilmang" in row and "xavfsiz" not in row


@pytest.mark.parametrize(("said", "line"), [("going", "yo'lda, deb javob keldi"), ("cannot", "bora olmaydi")])
def test_staff_count_a_contacts_own_words_as_the_answer_that_they_are(office: Office, said: str, line: str) -> None:
    alert = alert_of(office)
    office.demo.phone(AZIZA).texts("Eshikning tagida eski mashina turibdi")
    visitor = office.client(Role.SUPERVISOR)
    [button] = re.findall(f'name="said" value="({said} [^"]+)"', visitor.reads(alert))

    visitor.sends(f"{alert}/count", said=button)

    page = visitor.reads(alert)
    assert line in page.partition('id="story"')[2] and "so'zlarini" in page and 'name="said"' not in page
    [one] = StoredQueue(office.demo.service.engine).waiting(office.now())
    assert one.alert.others_coming == (said == "going") and one.alert.held is None, "it stops no clock"
    again = visitor.sends(f"{alert}/count", said=button)
    assert again.status_code == 400 and "allaqachon" in again.get_data(as_text=True)


@pytest.mark.parametrize("said", ["", "taken x", "going nobody", "closed {aziza}", "going {aziza}"])
def test_nothing_else_is_counted_and_no_words_of_who_wrote_none(office: Office, said: str) -> None:
    alert = alert_of(office)
    visitor = office.client(Role.SUPERVISOR)
    aziza = re.search(r'<option value="contact ([a-z]+)"', visitor.reads(alert))
    assert aziza
    assert visitor.sends(f"{alert}/count", said=said.format(aziza=aziza[1])).status_code == 400


def nexts(page: str) -> list[str]:
    return re.findall("<li[^>]*>([^<]+)</li>", page.partition('class="next"')[2].partition("</ol>")[0])


def test_the_page_says_what_its_holder_does_next_and_nothing_to_who_does_not_have_it(office: Office) -> None:
    alert = alert_of(office, "YORDAM")
    visitor, other = office.client(Role.SUPERVISOR), office.client(Role.OFFICER)
    assert nexts(visitor.reads(alert)) == ["Chaqiruvni oling: t. Shunda boshqalar kim olganini biladi."]

    visitor.sends(f"{alert}/take")

    first, *then = nexts(visitor.reads(alert))
    assert first.startswith("Yaqinlariga qo'ng'iroq qiling") and then[-1].startswith("Ahvoli ma'lum bo'lgach")
    assert any(one.startswith("Qayerdaligini aniqlang") for one in then)
    assert nexts(other.reads(alert)) == []
    office.demo.phone(AZIZA).texts("Eshikning tagida eski mashina turibdi")
    assert nexts(visitor.reads(alert))[0].startswith("Yaqini yozganini o'qing")
    office.demo.phone(AZIZA).texts("1")
    assert nexts(visitor.reads(alert))[0].startswith("Yo'lda ekanini aytganga")
