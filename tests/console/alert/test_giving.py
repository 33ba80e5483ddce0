"""An alert is given to a colleague: who can be asked, what both see, and what becomes of it."""

from staff.audit import Deed
from staff.member import Member, Role
from tests.console.alert.test_alert import alert_of
from tests.console.office import Office, Visitor
from tests.journeys.clock import StoryClock
from vocabulary.codes import RegionCode

HERE = RegionCode("UZ-TO")


def colleague(office: Office, name: str = "Zarina", region: RegionCode | None = HERE) -> tuple[Member, Visitor]:
    """An officer of the region of `alert_of`, or of another, who is signed in."""
    login = name.lower()
    member = office.staff.add(Member("", login, name, Role.OFFICER, region), "-", office.now())
    return member, office.visitor_of(member)


def gives(visitor: Visitor, alert: str, to: Member, **more: str):
    return visitor.sends(f"{alert}/give", member=to.id, **more)


def test_who_gives_it_keeps_it_and_who_is_asked_takes_it_with_one_press(office: Office) -> None:
    alert, supervisor = alert_of(office), office.client(Role.SUPERVISOR)
    zarina, hers = colleague(office)
    supervisor.sends(f"{alert}/take")
    assert f'<option value="{zarina.id}"' in supervisor.reads(alert)

    assert gives(supervisor, alert, zarina).status_code == 303

    page = supervisor.reads(alert)
    assert "dan beri sizda." in page
    assert "Olish so'raldi: Zarina" in page and "Dilnoza (namuna) olishni so'radi: Zarina" in page
    bar = hers.reads("/console/queue/alone")
    assert f'class="asked" href="{alert}">Dilnoza (namuna) sizdan' in bar and 'data-alone="1"' in bar
    assert 'data-alone="0"' in supervisor.reads("/console/queue/alone")
    assert "olish so'raldi: Zarina" in supervisor.reads("/console/queue/")
    assert f'formaction="{alert}/take"' in hers.reads("/console/queue/")

    assert hers.sends(f"{alert}/take").status_code == 303
    assert "Zarina" in supervisor.reads(alert)
    assert 'data-alone="0"' in hers.reads("/console/queue/alone")
    acted = [(entry.detail, entry.member, entry.reason) for entry in office.written() if entry.deed is Deed.ACTED]
    dilnoza = office.member(Role.SUPERVISOR).id
    assert acted == [("take", dilnoza, ""), ("give", dilnoza, "Zarina"), ("take", zarina.id, "")]


def test_nobody_is_offered_who_may_not_see_it_or_is_not_there(office: Office) -> None:
    alert, supervisor = alert_of(office), office.client(Role.SUPERVISOR)
    elsewhere, _ = colleague(office, "Barno", RegionCode("UZ-SA"))
    away = office.staff.add(Member("", "away", "Lola", Role.OFFICER, HERE), "-", office.now())
    auditor = office.member(Role.AUDITOR)
    office.client(Role.AUDITOR)
    assert "boshqa xodim hozir tizimda yo'q" in supervisor.reads(alert)
    for nobody in (elsewhere, away, auditor, office.member(Role.SUPERVISOR)):
        answer = gives(supervisor, alert, nobody)
        assert answer.status_code == 400 and "Hech narsa o'zgarmadi" in answer.get_data(as_text=True).replace(
            "&#39;", "'"
        )
    refused = [entry.detail for entry in office.written() if entry.deed is Deed.REFUSED]
    assert refused == ["give"] * 4


def test_two_at_one_form_at_once_one_reads_who_was_faster_and_nothing_is_lost(office: Office) -> None:
    alert, supervisor = alert_of(office), office.client(Role.SUPERVISOR)
    zarina, _ = colleague(office)
    _, lola = colleague(office, "Lola")
    lola.sends(f"{alert}/take")

    answer = gives(supervisor, alert, zarina)

    page = answer.get_data(as_text=True).replace("&#39;", "'")
    assert answer.status_code == 409 and "Lola" in page and "Hech narsa o'zgarmadi" in page
    assert f'<option value="{zarina.id}" selected' in page, "what was chosen is still there"
    instead = page.partition('name="instead_of" value="')[2].partition('"')[0]
    assert gives(supervisor, alert, zarina, instead_of=instead).status_code == 303
    assert "Olish so'raldi: Zarina" in supervisor.reads(alert)


def test_not_taken_or_left_by_who_signed_out_it_is_nobodys_again(timed: tuple[Office, StoryClock]) -> None:
    office, clock = timed
    alert, supervisor = alert_of(office), office.client(Role.SUPERVISOR)
    zarina, hers = colleague(office)
    supervisor.sends(f"{alert}/take")
    gives(supervisor, alert, zarina)
    clock.at(300)
    office.demo.service.clocks.look(office.now())
    page = supervisor.reads(alert)
    assert "5 daqiqada olinmadi: hech kimda emas" in page and 'data-key="t"' in page

    hers.sends(f"{alert}/take")
    clock.at(302)
    hers.sends("/console/sign-out", anyway="yes")
    office.demo.service.clocks.look(office.now())
    assert "tizimdan chiqdi: hech kimda emas" in supervisor.reads(alert)
    assert 'data-alone="1"' in supervisor.reads("/console/queue/alone")
