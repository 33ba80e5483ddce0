"""`staff`: who works here; the first administrator is made here, the others on the team's page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from console.commands.service import open_service
from console.frame.words import LANGUAGES
from console.team.personnel import TERMINAL, Personnel
from regions.geography import Geography
from staff.duties import MemberRefused
from staff.member import Member, Role
from staff.newcomer import START_PASSWORD_FOR, read_newcomer
from store.instant import utc_now
from store.staff.members import LastAdministrator, LoginTaken
from texts.faults import quoted
from vocabulary.languages import UZ

LOGIN = click.argument("login")


@click.group()
def staff() -> None:
    """Who works here."""


@staff.command("add")
@LOGIN
@click.option("--name", prompt=True, help="The name that colleagues see.")
@click.option("--role", type=click.Choice([str(role) for role in Role]), prompt=True, help="What they do here.")
@click.option("--region", default="", help="Their region, such as UZ-TK; without one the whole country.")
@click.option("--language", type=click.Choice([str(one) for one in LANGUAGES]), default=str(UZ), show_default=True)
def add(**typed: str) -> None:
    """Take somebody on, and show the password for their first sign-in once."""
    with open_service() as service:
        regions = [region.code for region in service.geography.regions]
        try:
            member = read_newcomer(typed, regions, LANGUAGES)
            _, password = Personnel(service, TERMINAL, utc_now).add(member)
        except MemberRefused as refused:
            raise click.ClickException(_rule(refused, typed, service.geography)) from refused
        except LoginTaken as taken:
            raise click.ClickException(f"login: somebody has {member.login} already") from taken
        _tell(member, password)


@staff.command("list")
def list_staff() -> None:
    """List everybody, and how they sign in."""
    with open_service() as service:
        personnel = Personnel(service, TERMINAL, utc_now)
        kinds = personnel.factors.kinds_by_member()
        waiting = {one.member_id for one in personnel.admissions.waiting()}
        for member in personnel.staff.everybody_by_id().values():
            has = " ".join(sorted(kinds.get(member.id, ()))) or "not signed in yet"
            how = "waits" if member.id in waiting else "disabled" if member.is_disabled else has
            click.echo(f"{member.login:24} {member.role:14} {member.region or 'all':8} {how:18} {member.name}")


@staff.command("disable")
@LOGIN
def disable(login: str) -> None:
    """Let somebody in no more, and sign them out."""
    with _personnel() as personnel:
        try:
            personnel.disable(_member(personnel, login))
        except LastAdministrator as error:
            raise click.ClickException(f"{login} is the last administrator") from error
        click.echo(f"{login} is let in no more")


@staff.command("enable")
@LOGIN
def enable(login: str) -> None:
    """Let somebody in again."""
    with _personnel() as personnel:
        personnel.enable(_member(personnel, login))
        click.echo(f"{login} may sign in again")


@staff.command("admit")
@LOGIN
def admit(login: str) -> None:
    """Let somebody in who waits for a second person, where there is no other administrator or supervisor."""
    with _personnel() as personnel:
        waits = personnel.admissions.of(_member(personnel, login))
        if waits is None:
            raise click.ClickException(f"{login} does not wait to be let in")
        try:
            personnel.let_in(waits)
        except LastAdministrator as error:
            raise click.ClickException(f"{login} is the last administrator") from error
        click.echo(f"{login} is let in as {waits.role} for {waits.region or 'the whole country'}")


@staff.command("change")
@LOGIN
@click.option("--role", type=click.Choice([str(role) for role in Role]), help="What they do from now on.")
@click.option("--region", help="Their region, such as UZ-TK; empty for the whole country.")
def change(login: str, **given: str | None) -> None:
    """Give somebody another role or region, and sign them out."""
    if all(value is None for value in given.values()):
        raise click.ClickException("nothing to change: --role or --region")
    with _personnel() as personnel:
        member = _member(personnel, login)
        typed = {"role": str(member.role), "region": member.region or ""}
        typed |= {name: value for name, value in given.items() if value is not None}
        try:
            changed = personnel.change(member, typed)
        except MemberRefused as refused:
            raise click.ClickException(_rule(refused, typed, personnel.service.geography)) from refused
        except LastAdministrator as error:
            raise click.ClickException(f"{login} is the last administrator") from error
        click.echo(f"{login} is {changed.role} for {changed.region or 'the whole country'}")


@staff.command("reset")
@LOGIN
def reset(login: str) -> None:
    """Take away password and second factors, and show the password for a new first sign-in once."""
    with _personnel() as personnel:
        member = _member(personnel, login)
        if member.is_disabled:
            raise click.ClickException(f"{login} is let in no more: staff enable {login} first")
        _tell(member, personnel.reset(member))


_RULES = {
    "login": "2 to 40 small Latin letters, digits, dots, hyphens",
    "name": "1 to 60 characters, no control characters",
    "role": "one of " + ", ".join(Role),
    "region": "an officer needs one, such as UZ-TK",
    "language": "one of " + ", ".join(LANGUAGES),
}


def _rule(refused: MemberRefused, typed: Mapping[str, str], geography: Geography) -> str:
    """What a field must hold; a region that was given and is none is told from one that is needed."""
    if refused.field == "region" and typed.get("region"):
        return f"region: {quoted(typed['region'])} is none of {' '.join(region.code for region in geography.regions)}"
    return f"{refused.field}: {_RULES[refused.field]}"


@contextmanager
def _personnel() -> Iterator[Personnel]:
    with open_service() as service:
        yield Personnel(service, TERMINAL, utc_now)


def _member(personnel: Personnel, login: str) -> Member:
    known = personnel.staff.by_login(login)
    if known is None:
        raise click.ClickException(f"nobody signs in as {login}")
    return known.member


def _tell(member: Member, password: str) -> None:
    click.echo(f"{member.login} signs in with the password {password} within {START_PASSWORD_FOR.days} days")
