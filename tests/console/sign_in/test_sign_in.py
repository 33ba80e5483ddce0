from console.demo_team import DEMO_PASSWORD
from staff.audit import Deed
from staff.member import Role
from tests.console.office import Office


def test_a_member_signs_in_and_out(office: Office) -> None:
    visitor = office.client()
    entered = visitor.sends("/console/sign-in", login=" Supervisor ", password=DEMO_PASSWORD)
    assert entered.status_code == 303
    assert "Dilnoza" in visitor.get("/console/", follow_redirects=True).get_data(as_text=True)

    visitor.sends("/console/sign-out")

    assert visitor.get("/console/").status_code == 302
    assert [entry.deed for entry in office.written()] == [Deed.SIGNED_IN, Deed.SIGNED_OUT]


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(office: Office) -> None:
    def answer(**typed: str) -> str:
        page = office.client().sends("/console/sign-in", **typed)
        assert page.status_code == 400
        return page.get_data(as_text=True).replace(typed["login"], "")

    wrong = answer(login="supervisor", password="not the password")
    unknown = answer(login="nobody", password=DEMO_PASSWORD)
    assert wrong.partition("csrf_token")[0] == unknown.partition("csrf_token")[0]


def test_a_sign_in_leads_back_to_the_page_that_was_wanted(office: Office) -> None:
    visitor = office.client()
    asked = visitor.get("/console/?from=mail")
    back = asked.headers["Location"].partition("back=")[2]
    assert "from" in back
    entered = visitor.sends("/console/sign-in", login="auditor", password=DEMO_PASSWORD, back="/console/?from=mail")
    assert entered.headers["Location"] == "/console/?from=mail"
    assert office.member(Role.AUDITOR).name in visitor.get("/console/").get_data(as_text=True)
