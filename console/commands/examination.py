"""What `doctor` tries: each check of the service is a function that says in a few words what it found."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from alerts.book import RecordUnavailable
from alerts.duty.roster import AHEAD, answers_at, empty_times
from alerts.duty.roster_file import local
from config.demands import roads_in_clear
from config.senders import telling_senders
from config.settings import Settings, describe_settings
from console.commands.counted import counted
from console.commands.finding import Finding, Verdict
from console.commands.record_hosts import has_several_hosts, record_hosts
from console.commands.service import no_record_there
from console.demo_team import has_demo_team
from regions.checks import check_centres
from sms.gateway import Gateway, Remote
from sms.gateways.http_call import status_of
from sms.sending.outbox import LEASE
from sms.sending.routes import RoutesTooSlow, check_patience
from staff.member import Role
from store.bell.connection import connect_impatiently
from store.bell.doorbell import is_shared, mark_of, open_queue
from store.counted.roads import heard_last
from store.database import open_database, reading
from store.erasures.sending import still_open
from store.erasures.written import ListRefused, from_text, name_of
from store.health import LATE_AFTER, ROOM, can_read, can_ring, count_late_texts, why_no_help_is_stored
from store.instant import utc_now
from store.outgoing.routes import StoredRoutes
from store.outgoing.workers import failing_hosts
from store.readiness import newest_revision
from store.record_clock import NOTICED_FROM, clock_is_ahead
from store.sealed.key_rotation import count_by_root
from store.sealed.sealing import CannotOpen, RootKeys
from store.sealed.vault import open_vault
from store.staff.looking import unusual_of_late
from store.staff.members import StoredStaff
from texts.article import ArticleFault, article_faults, load_articles
from texts.catalogue import CatalogueFault, domains, load_words
from texts.yaml_file import YamlFault
from ussd.described.description import NOBODY, SMPP
from ussd.described.rehearsal import rehearse
from ussd.described.road import DescribedRoad
from vocabulary.phone_number import PhoneNumber, from_typed, gets_texts, is_demo, masked
from wiring import Service

OUR_FAULTS = (RecordUnavailable, CannotOpen, YamlFault, CatalogueFault, ArticleFault)
"""Their words are made to be read; those of other exceptions may hold a password or a number."""

LIST_LATE_AFTER = timedelta(minutes=5)
"""A worker writes the list of erasures every minute."""

MOST_COUNTED = 1000
"""Alerts that stand still."""

_GAPS_SAID = 5

SILENT_AFTER = timedelta(hours=8)
"""Of office hours (`config/escalation.yaml`) in which no dial came over a road."""

LITTLE_ROOM = 0.2
"""The part of a disk that should be free."""

PATIENCE = 2.0
"""Seconds for a door of this machine."""


Judgement = tuple[Verdict, str]
Check = Callable[[Service], Judgement]


def examine(service: Service) -> Iterator[Finding]:
    """Try everything; what needs the record and its keys only when both are there."""
    yield from _settings(service.settings)
    for what, check in ALONE.items():
        yield _tried(what, partial(check, service))
    yield from _routes(service)
    yield from _roads_of_dials(service)
    if has_several_hosts(service.settings.database_url):
        yield from record_hosts(service.settings.database_url)
    for what, check in FOR_THE_REST.items():
        found = _tried(what, partial(check, service))
        yield found
        if found.verdict is Verdict.WRONG:
            yield Finding("the rest", Verdict.NOTE, f"not tried: the {what} must be right first")
            return
    for what, check in ON_THE_RECORD.items():
        yield _tried(what, partial(check, service))


def examine_before_start(service: Service) -> Iterator[Finding]:
    """Try what must be right before the service starts: settings, files, servers and the roads out."""
    yield from _settings(service.settings)
    for what, check in BEFORE_START.items():
        yield _tried(what, partial(check, service))
    yield from record_hosts(service.settings.database_url)
    yield from _routes(service)
    yield from _roads_of_dials(service)


def _tried(what: str, check: Callable[[], Judgement]) -> Finding:
    try:
        return Finding(what, *check())
    except OUR_FAULTS as fault:
        return Finding(what, Verdict.WRONG, str(fault))
    except Exception as error:  # noqa: BLE001  # whatever is broken, the next check is tried
        return Finding(what, Verdict.WRONG, type(error).__name__)


def _settings(settings: Settings) -> Iterator[Finding]:
    for described in describe_settings():
        value = described.value_in(settings)
        shown = ("set" if value else "empty") if described.is_secret else _shown(value)
        yield Finding(described.name, Verdict.GOOD, shown)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value) or "empty"
    if isinstance(value, str) and from_typed(value):
        return masked(PhoneNumber(value))
    return "empty" if value in (None, "") else str(value)


def _menu(service: Service) -> Judgement:
    return Verdict.GOOD, f"{len(service.menu.nodes)} screens"


def _texts(service: Service) -> Judgement:
    return Verdict.GOOD, ", ".join(f"{domain} {len(load_words(domain).keys)}" for domain in domains())


def _articles(service: Service) -> Judgement:
    articles = load_articles()
    count = sum(len(articles.in_topic(topic.name)) for topic in articles.topics)
    faults = article_faults(utc_now().date())
    if faults:
        return Verdict.NOTE, f"{count} articles, {len(faults)} of their files out of date: make texts-check"
    return Verdict.GOOD, f"{count} articles"


def _redis(service: Service) -> Judgement:
    url = service.settings.redis_url
    if url:
        return (Verdict.GOOD, "answers") if can_ring(url) else (Verdict.WRONG, "does not answer")
    socket = service.settings.var.resolve() / "redis" / "redis.sock"
    if can_ring(f"unix://{quote(str(socket))}"):
        return Verdict.GOOD, "the service's own answers"
    return Verdict.NOTE, "the service's own does not run; it starts with the service"


def _whose_redis(service: Service) -> Judgement:
    url = service.settings.redis_url
    if not url or not can_ring(url):
        return Verdict.GOOD, "the service's own, or nobody's"
    with connect_impatiently(url) as redis:
        if is_shared(open_queue(redis, mark_of(service.vault.index))):
            return Verdict.NOTE, "another service or program rings in it too; give each its own"
    return Verdict.GOOD, "nobody else's"


def _web(service: Service) -> Judgement:
    answer = status_of(f"http://{service.settings.bind}/health/ready", PATIENCE)
    if isinstance(answer, str):
        return Verdict.NOTE, "nobody listens; it may run elsewhere"
    if answer != HTTPStatus.OK:
        return Verdict.WRONG, f"answers that it cannot store a HELP ({answer} at /health/ready)"
    return Verdict.GOOD, "answers that it can store a HELP"


def _room(service: Service) -> Judgement:
    here = (service.settings.record_file or service.settings.var).absolute()
    disk = shutil.disk_usage(next(folder for folder in (here, *here.parents) if folder.exists()))
    words = f"{disk.free // 2**20:,} MB, {disk.free / disk.total:.0%}, for {here}"
    if disk.free < ROOM:
        return Verdict.WRONG, f"{words}: no HELP can be stored"
    return (Verdict.NOTE if disk.free < disk.total * LITTLE_ROOM else Verdict.GOOD), words


def _duty_line(service: Service) -> Judgement:
    number = service.settings.duty_sms
    if is_demo(number):
        return Verdict.NOTE, "a number of the demo, which reaches nobody"
    return Verdict.GOOD, masked(number)


def _routes(service: Service) -> Iterator[Finding]:
    try:
        gateways = service.gateways
    except OUR_FAULTS:
        yield Finding("routes", Verdict.NOTE, "not tried: the simulator needs the record")
        return
    for gateway in gateways:
        yield _tried(f"route {gateway.name}", partial(_route, gateway))
    yield _tried("routes together", partial(_together, service, gateways))


def _roads_of_dials(service: Service) -> Iterator[Finding]:
    """Each road by which dials come: what it needs is tried, as far as it goes without a dial."""
    try:
        described = {road.description.name: partial(_described, service, road) for road in service.described_roads}
    except OUR_FAULTS as fault:
        yield Finding("dials by description", Verdict.WRONG, f"config/ussd/{fault}")
        return
    for name in service.settings.ussd_roads:
        yield _tried(f"dials by {name}", described.get(name) or partial(_own_road, service, name))


def _described(service: Service, road: DescribedRoad) -> Judgement:
    for _request, _answer in rehearse(road, service.menu, ()):
        pass
    by = road.description.confirmed_by
    return (Verdict.NOTE if by == NOBODY else Verdict.GOOD), f"a session can be played; confirmed by {by}"


def _own_road(service: Service, name: str) -> Judgement:
    if name != SMPP:
        return Verdict.GOOD, "come to the web server"
    if service.dial_bind is None:
        return Verdict.GOOD, "come over the bind of the texts"
    reason = service.dial_bind.reach()
    return (Verdict.WRONG, f"cannot be reached ({reason})") if reason else (Verdict.GOOD, "answers; nobody was bound")


def _route(gateway: Gateway) -> Judgement:
    if not isinstance(gateway, Remote):
        return Verdict.GOOD, "stays on this machine"
    reason = gateway.reach()
    return (Verdict.WRONG, f"cannot be reached ({reason})") if reason else (Verdict.GOOD, "answers; nothing was sent")


def _senders(service: Service) -> Judgement:
    telling = telling_senders(service.settings)
    return (Verdict.NOTE, "; ".join(telling)) if telling else (Verdict.GOOD, "no name tells on her phone what this is")


def _together(service: Service, gateways: Sequence[Gateway]) -> Judgement:
    try:
        check_patience(gateways, LEASE)
    except RoutesTooSlow as slow:
        return Verdict.WRONG, str(slow)
    in_clear = roads_in_clear(service.settings)
    if in_clear:
        return Verdict.NOTE, f"without TLS, so use them inside a VPN only: {', '.join(in_clear)}"
    return Verdict.GOOD, "quick enough, and nothing leaves in clear"


def _database(service: Service) -> Judgement:
    no_record = no_record_there(service.settings)
    if no_record:
        return Verdict.WRONG, no_record
    probe = open_database(service.settings.database_url)
    answers = can_read(probe)
    probe.dispose()
    if not answers:
        return Verdict.WRONG, "does not answer"
    return Verdict.GOOD, f"{service.engine.dialect.name}, schema {newest_revision()}"


def _help(service: Service) -> Judgement:
    why_not = why_no_help_is_stored(service.ledger, service.now())
    return (Verdict.WRONG, f"none can be stored: {why_not}") if why_not else (Verdict.GOOD, "tried, and taken back")


def _clock(service: Service) -> Judgement:
    with reading(service.engine) as connection:
        ahead = clock_is_ahead(connection)
    seconds = f"{abs(ahead.total_seconds()):.1f} s {'ahead of' if ahead > timedelta() else 'behind'} the record's"
    if abs(ahead) >= NOTICED_FROM:
        return Verdict.NOTE, f"{seconds}, which goes by its own: set this host's"
    return Verdict.GOOD, seconds


def _keys(service: Service) -> Judgement:
    counts, roots = count_by_root(service.engine), RootKeys(service.settings.keys)
    lost = sum(count for root, count in counts.items() if root not in roots.names)
    if lost:
        return Verdict.WRONG, f"{lost} data keys are under a root key that is not in NAJOT_KEYS"
    open_vault(service.engine, service.settings.keys)
    older = sum(counts.values()) - counts.get(roots.newest, 0)
    if older:
        return Verdict.NOTE, f"{older} data keys are under an older root key: keys rotate"
    return Verdict.GOOD, "open everything"


def _directory(service: Service) -> Judgement:
    centres, imported_at = service.directory.newest().centres, service.directory.imported_at()
    if imported_at is None:
        return Verdict.WRONG, "empty: centres import"
    demo = sum(centre.demo for centre in centres)
    if demo and not service.settings.is_demo:
        return Verdict.WRONG, f"{demo} demo centres, which nobody answers"
    silent = [centre.code for centre in centres if not gets_texts(centre.duty_sms)]
    if silent:
        return Verdict.WRONG, f"on duty at {', '.join(silent)}: a landline, which gets no texts"
    words = f"{counted(len(centres), 'centre')}, {(utc_now() - imported_at).days} days old"
    remarks = len(check_centres(centres, service.geography, utc_now().date()))
    return (Verdict.NOTE, f"{words}, {remarks} remarks: centres check") if remarks else (Verdict.GOOD, words)


def _on_duty(service: Service) -> Judgement:
    now = utc_now()
    roster = service.roster.in_force()
    shifts = roster.to_come(now)
    silent = sorted({shift.whom for shift in shifts if shift.ends > now and not gets_texts(shift.number)})
    if silent:
        return Verdict.WRONG, f"on duty for {', '.join(silent)}: a landline, which gets no texts"
    if answers_at(shifts, now):
        return Verdict.GOOD, f"{sum(shift.is_on(now) for shift in shifts)} people now"
    return (Verdict.NOTE if service.settings.is_demo else Verdict.WRONG), "nobody now: roster import"


def _gaps(service: Service) -> Judgement:
    """Times to come in which the standing number is all there is; nobody is to find out from an alarm."""
    now = utc_now()
    gaps = empty_times(service.roster.in_force(), now, now + AHEAD)
    if not gaps:
        return Verdict.GOOD, "none in four weeks"
    said = [f"{gap.whom} from {local(gap.begins)}{f' to {local(gap.ends)}' if gap.before else ' on'}" for gap in gaps]
    more = f", and {len(said) - _GAPS_SAID} more" if len(said) > _GAPS_SAID else ""
    return Verdict.NOTE, f"nobody for {', '.join(said[:_GAPS_SAID])}{more}"


def _team(service: Service) -> Judgement:
    staff = StoredStaff(service.engine, service.vault)
    at_work = [member for member in staff.everybody_by_id().values() if not member.is_disabled]
    if has_demo_team(staff) and not service.settings.is_demo:
        return Verdict.WRONG, "the demo team can sign in with a public password"
    if all(member.role is not Role.ADMINISTRATOR for member in at_work):
        return Verdict.NOTE, "nobody can let others in: staff add"
    return Verdict.GOOD, f"{len(at_work)} members"


def _looking(service: Service) -> Judgement:
    found = [f"{what} {count}" for what, count in unusual_of_late(service.engine, utc_now()).items() if count]
    if found:
        return Verdict.NOTE, f"unusual in the last day: {', '.join(found)}; the auditor's page says whose"
    return Verdict.GOOD, "nothing unusual in the last day"


def _erasures(service: Service) -> Judgement:
    settings, index = service.settings, service.vault.index
    file = settings.erasures_folder / name_of(index)
    missing = Verdict.NOTE if settings.is_demo and settings.erasures_to is None else Verdict.WRONG
    try:
        erased = from_text(file.read_text("utf-8"), index)
    except (OSError, ValueError) as error:
        why = str(error) if isinstance(error, ListRefused) else type(error).__name__
        return missing, f"{file}: {why}; does a worker run?"
    back = still_open(service.engine, erased.destroyed)
    if back:
        return Verdict.WRONG, f"{len(back)} who erased themselves are back by an older copy; put it back by restore"
    age = utc_now() - erased.written_at
    words = f"{len(erased.destroyed) + len(erased.leaving)} keys, {int(age.total_seconds())} seconds old"
    if age > LIST_LATE_AFTER:
        return missing, f"{file}: {words}; does a worker run?"
    if settings.erasures_to is None:
        return missing, f"{words}, but on this machine, and lost with it: NAJOT_ERASURES_TO"
    return Verdict.GOOD, words


def _health_of_routes(service: Service) -> Judgement:
    known = StoredRoutes(service.engine).known().items()
    ill = [f"{name}: {health.trouble or 'fails'}" for name, health in known if health.trouble or health.is_open]
    ill += [f"{route} fails on {host}" for host, route in failing_hosts(service.engine, service.now())]
    return (Verdict.WRONG, ", ".join(ill)) if ill else (Verdict.GOOD, "no route fails")


def _silent_roads(service: Service) -> Judgement:
    """A road that is silent in office hours; without one dial ever it may not be open yet, which a human must know."""
    heard, now, hours = heard_last(service.engine), service.now(), service.plan.requests.hours
    silent = [
        f"{name}: {'no dial ever came' if name not in heard else 'no dial came in the last eight office hours'}"
        for name in service.settings.ussd_roads
        if name not in heard or hours.later(heard[name], SILENT_AFTER) <= now
    ]
    return (Verdict.NOTE, ", ".join(silent)) if silent else (Verdict.GOOD, "every road brings dials")


def _outbox(service: Service) -> Judgement:
    late = count_late_texts(service.engine, utc_now())
    if late:
        return Verdict.WRONG, f"{late} texts are due for {LATE_AFTER.seconds} seconds or more: does a worker run?"
    return Verdict.GOOD, "nothing is late"


def _steps(service: Service) -> Judgement:
    """Whether the alerts' clocks go on: one whose step cannot be taken is else a line in a worker's log alone."""
    late = len(service.ledger.callers_whose_step_is_due(service.now() - LATE_AFTER, MOST_COUNTED))
    if late:
        words = f"{late} open alerts wait for a step that was due {LATE_AFTER.seconds} seconds ago or more"
        return Verdict.WRONG, f"{words}: does a worker run? Its log says step_failed where one cannot be taken"
    return Verdict.GOOD, "no step of an open alert is late"


BEFORE_START: dict[str, Check] = {
    "senders": _senders,
    "menu": _menu,
    "texts": _texts,
    "articles": _articles,
    "duty line": _duty_line,
    "Redis": _redis,
    "free space": _room,
}
ALONE: dict[str, Check] = {**BEFORE_START, "web server": _web}
FOR_THE_REST: dict[str, Check] = {"database": _database, "keys": _keys}
ON_THE_RECORD: dict[str, Check] = {
    "whose Redis": _whose_redis,
    "HELP": _help,
    "clock of this host": _clock,
    "directory": _directory,
    "on duty": _on_duty,
    "roster, four weeks": _gaps,
    "team": _team,
    "the team's looking": _looking,
    "texts that go out": _outbox,
    "clocks of alerts": _steps,
    "list of erasures": _erasures,
    "routes of late": _health_of_routes,
    "dials of late": _silent_roads,
}
