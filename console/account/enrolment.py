"""A new second factor: shown, proven once, and kept."""

from dataclasses import dataclass
from datetime import timedelta

import segno
from flask import request, session
from markupsafe import Markup

from console.frame.desk import Desk
from staff.audit import Deed, Entry
from staff.factor import Factor, Kind
from staff.member import Member
from staff.one_time_code import address_of, new_secret, step_of
from staff.security_key import Answer, KeyRefused, Site, ask_for_a_new_key, take_a_new_key
from staff.steps import Step

CHALLENGE = "challenge"
LONGEST_NAME = 40
SHOWN_FOR = timedelta(minutes=30)
_PURPOSE = "secret of codes"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page of a new factor shows: a secret for an app, and a question to a security key."""

    secret: str
    picture: Markup
    carried: str
    question: str
    must_be_key: bool


def site(desk: Desk) -> Site:
    """The console as the browser sees it; TLS ends before us in production."""
    scheme = request.scheme if desk.service.settings.is_demo else "https"
    return Site(request.host.rpartition(":")[0] or request.host, f"{scheme}://{request.host}")


def offer(desk: Desk, member: Member) -> Offer:
    """Make a new secret, and ask for a new key."""
    secret = new_secret()
    picture = segno.make(address_of(secret, member.login, "Najot")).svg_inline(light="#fff", border=3, omitsize=True)
    keys = [factor for factor in desk.factors.of(member) if factor.kind is Kind.KEY]
    question = ask_for_a_new_key(site(desk), member, keys)
    session[CHALLENGE] = question.challenge
    carried = desk.carrier.seal(_PURPOSE, member.id, secret)
    # The picture is made here, of letters that an address may hold.
    return Offer(secret, Markup(picture), carried, question.options, desk.must_have_key(member))  # noqa: S704


def enrol(desk: Desk, member: Member) -> bool:
    """Keep the factor that the form proves; false when it proves none."""
    factor = _key(desk) if request.form.get("answer") else _codes(desk, member)
    if factor is None:
        return False
    step = Step(f"added_{factor.kind}")
    desk.audit.write(Entry(desk.now(), member.id, Deed.CHANGED, "member", member.id, step))
    desk.factors.add(member, factor)
    return True


def _codes(desk: Desk, member: Member) -> Factor | None:
    secret = desk.carrier.open(_PURPOSE, member.id, request.form.get("carried", ""), SHOWN_FOR)
    step = step_of(secret, request.form.get("code", ""), desk.now(), 0) if secret else None
    return Factor("", Kind.CODE, _name(), secret, step, desk.now()) if secret and step else None


def _key(desk: Desk) -> Factor | None:
    answer = Answer(site(desk), session.pop(CHALLENGE, ""), request.form["answer"])
    try:
        kept, counter = take_a_new_key(answer)
    except KeyRefused:
        return None
    return Factor("", Kind.KEY, _name(), kept, counter, desk.now())


def _name() -> str:
    return request.form.get("name", "").strip()[:LONGEST_NAME]
