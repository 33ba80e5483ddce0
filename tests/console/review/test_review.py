"""The review room: texts are read by whose region it is, marked with an outcome, and a number costs a reason."""

import re
from datetime import timedelta

import pytest

from alerts.team.review import LATE_AFTER, ReadAs
from doors.inbound import InboundText
from staff.audit import Deed
from staff.member import Role
from store.desk.queue import StoredQueue
from store.desk.review import StoredReview
from tests.console.office import Office, Visitor
from vocabulary.languages import EN
from vocabulary.phone_number import PhoneNumber

STRANGER, HER = PhoneNumber("+998000000777"), PhoneNumber("+998001734695")
SAID = "Bugun yana <b>baqirdi</b>"


@pytest.fixture
def review(office: Office) -> StoredReview:
    for role in (Role.OFFICER, Role.SUPERVISOR):
        office.staff.choose_language(office.member(role), EN)
    return StoredReview(office.demo.service.engine, office.demo.service.vault)


def comes(office: Office, review: StoredReview, minutes: float = 0, sender: PhoneNumber = STRANGER) -> None:
    text = InboundText("africastalking", f"{sender}{minutes}", sender, SAID)
    review.keep(text, office.now() - timedelta(minutes=minutes))


def first_of(review: StoredReview) -> str:
    return review.waiting()[0].id


def test_an_unclear_text_from_a_phone_waits_here_without_its_number(office: Office, review: StoredReview) -> None:
    office.demo.phone(STRANGER).texts("Bugun yana baqirdi")
    page = office.client(Role.OFFICER).reads("/console/review/")
    assert "Bugun yana baqirdi" in page and "..77" in page and STRANGER[4:] not in page
    assert (office.written()[-1].deed, office.written()[-1].kind) == (Deed.OPENED, "review")


def test_what_people_write_is_shown_as_it_is_and_never_carried_out(office: Office, review: StoredReview) -> None:
    comes(office, review)
    assert "<b>" not in office.client(Role.OFFICER).get("/console/review/").get_data(as_text=True)


@pytest.mark.parametrize("key", ["793894", "7938941", "793 894", "79389412", "٧٩٣٨٩٤"])
def test_a_key_in_a_text_is_not_for_who_reads_it_here(office: Office, review: StoredReview, key: str) -> None:
    review.keep(InboundText("africastalking", "1", STRANGER, f"{key} men olmadim, 12 soat"), office.now())
    visitor = office.client(Role.OFFICER)
    page = visitor.reads("/console/review/")
    assert "men olmadim, 12 soat" in page and key not in page
    first = first_of(review)
    visitor.sends("/console/review/read", first=first, ids=first, read_as="called_back")
    assert key not in visitor.reads("/console/review/read")


def test_a_text_is_marked_once_with_a_named_outcome(office: Office, review: StoredReview) -> None:
    comes(office, review)
    first = first_of(review)
    visitor, fields = office.client(Role.OFFICER), {"first": first, "ids": first, "read_as": "called_back"}
    assert "Marked as read" in visitor.get(visitor.sends("/console/review/read", **fields).location).text
    assert "Somebody else has read it" in visitor.get(visitor.sends("/console/review/read", **fields).location).text
    assert "Called back" in visitor.reads("/console/review/read") and "Everything has been read" in visitor.reads(
        "/console/review/"
    )


def test_a_text_that_came_while_the_page_was_open_is_not_marked_with_the_others(
    office: Office, review: StoredReview
) -> None:
    comes(office, review, minutes=5)
    first = first_of(review)
    comes(office, review, minutes=1)
    office.client(Role.OFFICER).sends("/console/review/read", first=first, ids=first, read_as="nothing_needed")
    assert len(review.waiting()) == 1


def test_an_outcome_that_is_none_is_refused_on_the_page_that_says_why(office: Office, review: StoredReview) -> None:
    comes(office, review)
    fields = {"first": first_of(review), "ids": first_of(review), "read_as": "x" * 10_000}
    visitor = office.client(Role.OFFICER)
    for read_as in ("x" * 10_000, ""):
        answer = visitor.sends("/console/review/read", **fields | {"read_as": read_as})
        assert answer.status_code == 400 and "Choose an outcome first." in answer.get_data(as_text=True)
    assert len(review.waiting()) == 1


def test_another_region_s_text_is_not_shown_nor_marked_nor_revealed(office: Office, review: StoredReview) -> None:
    office.demo.phone(HER).texts("VILOYAT Samarqand")
    comes(office, review, sender=HER)
    first, officer = first_of(review), office.client(Role.OFFICER)
    assert "baqirdi" not in officer.reads("/console/review/")
    officer.sends("/console/review/read", first=first, ids=first, read_as="not_for_us")
    assert len(review.waiting()) == 1
    assert officer.sends(f"/console/review/{first}/reveal", reason="to call back").status_code == 404
    assert "baqirdi" in office.client(Role.SUPERVISOR).reads("/console/review/")


def test_a_number_is_shown_for_a_minute_after_a_reason_is_written_down(office: Office, review: StoredReview) -> None:
    comes(office, review)
    first, officer = first_of(review), office.client(Role.OFFICER)
    refused = officer.sends(f"/console/review/{first}/reveal", reason=" ")
    assert refused.status_code == 400 and STRANGER not in refused.text
    assert Deed.REVEALED not in {entry.deed for entry in office.written()}

    shown = officer.sends(f"/console/review/{first}/reveal", reason="to call back")
    assert office.written()[-1].deed is Deed.REVEALED and office.written()[-1].reason == "to call back"
    assert STRANGER in officer.get(shown.location).text
    assert STRANGER not in officer.get("/console/review/").text


def test_what_waited_too_long_is_counted_for_all_to_see(office: Office, review: StoredReview) -> None:
    comes(office, review, minutes=LATE_AFTER.total_seconds() / 60 + 1)
    assert "1 waiting for more than 30 minutes" in office.client(Role.SUPERVISOR).reads("/console/review/")


def test_who_may_not_review_reads_nothing(office: Office, review: StoredReview) -> None:
    for role in (Role.AUDITOR, Role.ADMINISTRATOR, Role.LAWYER):
        visitor: Visitor = office.client(role)
        assert visitor.get("/console/review/").status_code == visitor.get("/console/review/read").status_code == 403


def test_an_open_page_hears_only_of_what_changed_and_each_look_is_written(office: Office, review: StoredReview) -> None:
    comes(office, review)
    visitor = office.client(Role.OFFICER)
    tag = visitor.get("/console/review/live").headers["ETag"]
    looked = len(office.written())
    assert visitor.get("/console/review/live", headers={"If-None-Match": tag}).status_code == 304
    assert len(office.written()) == looked
    comes(office, review, minutes=1, sender=HER)
    news = visitor.get("/console/review/live", headers={"If-None-Match": tag})
    assert news.status_code == 200 and news.text.count("<article") == 2 and "<html" not in news.text
    assert (office.written()[-1].deed, office.written()[-1].detail) == (Deed.OPENED, "by_itself")
    review.mark_read([first_of(review)], ReadAs.PASSED_ON, office.member(Role.OFFICER).id, office.now())
    again = visitor.get("/console/review/live", headers={"If-None-Match": news.headers["ETag"]})
    assert again.status_code == 200 and again.text.count("<article") == 1


def test_a_text_that_becomes_late_is_news_though_nothing_came(office: Office, review: StoredReview) -> None:
    comes(office, review)
    now = office.now()
    versions = [review.version(now + after) for after in (timedelta(), timedelta(seconds=1), LATE_AFTER)]
    assert versions[0] == versions[1] != versions[2]


def test_a_page_that_asks_by_itself_keeps_no_sign_in_alive(office: Office) -> None:
    guard = office.app.view_functions["review.live"]
    assert guard.by_itself  # type: ignore[attr-defined]


def test_the_page_says_in_words_whose_text_it_is_and_leads_to_the_alert(office: Office, review: StoredReview) -> None:
    sister, her = PhoneNumber("+998009998877"), PhoneNumber("+998001000001")
    office.demo.phone(her).texts("QO'SH Aziza 00 999 88 77")
    office.demo.phone(her).texts("YORDAM Samarqand")
    office.demo.texts_of(sister)
    [alert] = StoredQueue(office.demo.service.engine).waiting(office.now())
    for sender in (sister, her, STRANGER):
        comes(office, review, sender=sender)

    piles = office.client(Role.SUPERVISOR).reads("/console/review/").split("<article")[1:]

    link = f'href="/console/alert/{alert.id}">'
    said = [re.findall(f"{link}([^<]*)", pile) for pile in piles]
    code = alert.alert.code
    assert said == [[f"Contact of {code}: Nobody has it"], [f"Number of the caller of {code}: Nobody has it"], []]
    assert link not in office.client(Role.OFFICER).reads("/console/review/"), "another region's"
