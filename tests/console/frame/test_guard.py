"""Deny by default: the matrix of every page and every role comes from the map of addresses itself."""

import pytest
from flask import url_for

from console.frame.guard import ANYBODY, what_it_needs
from staff.audit import Deed
from staff.member import Role
from staff.rights import RIGHTS, Right
from staff.session import Stage
from tests.console.office import Office

OPEN_TO_ANYBODY = {"home.choose_language", "privacy.show", "sign_in.show", "sign_in.enter", "sign_in.begin_again"}
"""Besides files of looks; whatever else becomes open must be named here, where a reader sees it."""


def pages(office: Office) -> list[tuple[str, str, str]]:
    """Each page as its endpoint, its address with made-up values, and a method that it takes."""
    with office.app.test_request_context():
        return [
            (
                rule.endpoint,
                url_for(rule.endpoint, **{name: "1" for name in rule.arguments}),
                "POST" if "POST" in (rule.methods or ()) else "GET",
            )
            for rule in office.app.url_map.iter_rules()
        ]


def test_every_page_says_which_right_it_needs(office: Office) -> None:
    needed = {endpoint: what_it_needs(office.app, endpoint) for endpoint in office.app.view_functions}
    assert [endpoint for endpoint, right in needed.items() if right is None] == []
    open_to_anybody = {endpoint for endpoint, right in needed.items() if right == ANYBODY}
    assert {endpoint for endpoint in open_to_anybody if not endpoint.endswith(".static")} == OPEN_TO_ANYBODY


def test_every_right_belongs_to_somebody_and_everybody_has_an_account() -> None:
    assert set().union(*RIGHTS.values()) == set(Right)
    assert all(Right.OWN_ACCOUNT in RIGHTS[role] for role in Role)


def test_who_runs_the_service_and_who_audits_it_never_see_what_a_caller_said() -> None:
    content = {Right.SEE_WORK, Right.ACT, Right.ANSWER_REQUESTS, Right.REVEAL, Right.REVIEW, Right.EXPORT}
    assert not content & (RIGHTS[Role.AUDITOR] | RIGHTS[Role.ADMINISTRATOR])


@pytest.mark.parametrize("stage", [Stage.FACTOR, Stage.SET_UP])
def test_a_sign_in_that_is_halfway_opens_nothing_but_its_own_next_step(office: Office, stage: Stage) -> None:
    for endpoint, url, method in pages(office):
        needed = what_it_needs(office.app, endpoint)
        if needed not in (ANYBODY, stage):
            visitor = office.client(Role.SUPERVISOR, stage)
            answer = visitor.sends(url) if method == "POST" else visitor.get(url)
            assert answer.status_code in (302, 401), endpoint


def test_nobody_gets_in_without_signing_in(office: Office) -> None:
    visitor = office.client()
    for endpoint, url, method in pages(office):
        if what_it_needs(office.app, endpoint) != ANYBODY:
            answer = visitor.sends(url) if method == "POST" else visitor.get(url)
            assert answer.status_code in (302, 401), endpoint


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_the_pages_of_its_rights_and_no_others(office: Office, role: Role) -> None:
    for endpoint, url, method in pages(office):
        needed = what_it_needs(office.app, endpoint)
        if isinstance(needed, Right) and needed not in RIGHTS[role]:
            visitor = office.client(role)
            answer = visitor.sends(url) if method == "POST" else visitor.get(url)
            assert answer.status_code == 403, endpoint
            assert office.written()[-1].deed is Deed.REFUSED


def test_a_form_without_the_page_s_token_changes_nothing(office: Office) -> None:
    for _, url, method in pages(office):
        if method == "POST":
            assert office.client(Role.SUPERVISOR).post(url, data={}).status_code == 400


def test_who_left_the_team_is_out_at_once(office: Office) -> None:
    visitor = office.client(Role.OFFICER)
    assert visitor.get("/console/", follow_redirects=True).status_code == 200
    office.sessions.end_all(office.member(Role.OFFICER))
    assert visitor.get("/console/").headers["Location"].startswith("/console/sign-in")
