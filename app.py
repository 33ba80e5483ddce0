"""The web process: the phones' door and the console's, which may run apart, and the service's health on both."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from flask import Blueprint, Flask, Response, abort, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from werkzeug.exceptions import HTTPException, NotFound

from calls.webhook import calls_door
from config.logging import set_up_logging
from config.settings import Settings, load_settings_or_exit
from console.app import create_console
from console.commands import commands
from console.demo_team import DemoTeamHere, refuse_demo_team
from console.frame.guard import open_to_anybody
from doors.body import BadForm, WrongMethod
from doors.body_first import BodyFirst
from doors.form import Form
from doors.gateway import Handler
from doors.server.server import GATEWAY_SECRETS
from doors.time_limit import answering_in_time
from doors.wrong_secret import WrongSecrets
from machine.pulse import show_life
from simulator.over_centre import running_centre
from simulator.page import Demonstration, phone_page
from simulator.start_page import start_page
from sms.gateways.registry import PROVIDERS
from store.counted.figures import Figures
from store.counted.refusals import RefusalCounts
from store.database import fail_fast
from store.health import can_ring
from store.instant import utc_now
from store.record_clock import record_clock
from store.staff.members import StoredStaff
from texts.article import ArticleFault
from texts.catalogue import CatalogueFault
from texts.yaml_file import YamlFault
from ussd.described.door import described_door, name_of
from ussd.plain_hop import PlainHops
from ussd.webhook import NAME as USSD
from ussd.webhook import PATH as DIALS
from ussd.webhook import dialling, ussd_door
from wiring import Service

_log = structlog.get_logger()


ENGINE = "engine"
"""Among the extensions of an app: whose connections end with it."""


def create_app(settings: Settings | None = None, now: Callable[[], datetime] = utc_now) -> Flask:
    """The phones' door; in a demonstration the console stands behind the same address unless it has one of its own.

    Settings come from the environment unless given, and then the time is the record's; else `now`, aware UTC.
    """
    is_a_process_of_its_own = settings is None
    settings, service = _begin(settings, now)
    now = service.now
    fail_fast(service.engine, service.can_store_help)
    service.plan  # noqa: B018  # a bad file must stop the start, not the first alarm
    _load_texts_or_exit(service)
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False  # or a doubled slash would be answered with the whole address, secret included
    dial = dialling(service.conversation, settings.short_code, now, service.road_counts.count)
    for door in (*_dial_doors(service, dial, now), *_text_doors(service, now)):
        app.register_blueprint(door)
    app.register_blueprint(calls_door(service.missed_calls, settings.webhook_secrets, now))
    if settings.is_demo:
        app.register_blueprint(start_page(settings.console_url, settings.short_code))
        app.register_blueprint(phone_page(_demonstration(service)))
    _answer_health(app, service)
    _answer_errors(app)
    _answer_refused(app, service.refusals)
    for command in commands.commands.values():
        app.cli.add_command(command)
    if is_a_process_of_its_own:
        service.section_counts.store_each_minute()
        service.refusals.store_each_minute()
        service.road_counts.store_each_minute()
    if settings.console_address == settings.bind:
        app.wsgi_app = _with_console(app.wsgi_app, _console(service, now))  # type: ignore[assignment, method-assign]
    for_posts, count = _doors_for_posts(app, service), service.refusals.count
    guesses = WrongSecrets(app.wsgi_app, for_posts, settings.webhook_secrets, count)
    app.wsgi_app = guesses  # type: ignore[method-assign]
    if _takes_whole_inputs(settings):
        app.wsgi_app = PlainHops(app.wsgi_app, DIALS, settings.webhook_secrets, dial, USSD)  # type: ignore[method-assign]
    app.wsgi_app = BodyFirst(app.wsgi_app, settings.webhook_secrets)  # type: ignore[method-assign]
    app.extensions |= {GATEWAY_SECRETS: settings.webhook_secrets, ENGINE: service.engine}
    return app


def _takes_whole_inputs(settings: Settings) -> bool:
    """Whether dials come in the form of Africa's Talking, as they do from the phone page of a demonstration."""
    return settings.is_demo or "africastalking" in settings.ussd_roads


def _dial_doors(service: Service, dial: Handler[Form], now: Callable[[], datetime]) -> Iterator[Blueprint]:
    """The doors of every USSD gateway over HTTP; a bad description ends the process with one line."""
    secrets = service.settings.webhook_secrets
    if _takes_whole_inputs(service.settings):
        yield ussd_door(dial, secrets)
    try:
        roads = service.described_roads
    except YamlFault as fault:
        sys.exit(f"It does not start: config/ussd/{fault}")
    for road in roads:
        yield described_door(road, service.dial_answers, secrets, now, service.road_counts.count)


def _text_doors(service: Service, now: Callable[[], datetime]) -> Iterator[Blueprint]:
    """The doors of every SMS provider that posts to us."""
    for provider in PROVIDERS.values():
        if provider.door:
            yield provider.door(service.inbox, service.outbox, service.settings.webhook_secrets, now)


def _doors_for_posts(app: Flask, service: Service) -> dict[str, str]:
    """The name of each gateway's door that takes posts, by its address, with `*` for the secret."""
    for_others = {name_of(road) for road in service.described_roads if "POST" not in road.description.methods}
    rules = [rule for rule in app.url_map.iter_rules() if rule.arguments == {"secret"}]
    doors = {rule.rule.replace("<secret>", "*"): rule.endpoint.partition(".")[0] for rule in rules}
    return {address: door for address, door in doors.items() if door not in for_others}


def _load_texts_or_exit(service: Service) -> None:
    """Everything that she and those who are told may read; a bad file ends the process with one line."""
    try:
        service.menu, service.notice_words  # noqa: B018
    except (YamlFault, CatalogueFault, ArticleFault) as fault:
        sys.exit(f"It does not start, because a text cannot be shown: {fault}")


def create_console_app(settings: Settings | None = None, now: Callable[[], datetime] = utc_now) -> Flask:
    """The console's own door, for an address that no telephone gateway can reach; the rest as `create_app`."""
    _, service = _begin(settings, now)
    console = _console(service, service.now)
    console.wsgi_app = BodyFirst(console.wsgi_app)  # type: ignore[method-assign]
    return console


def _begin(settings: Settings | None, now: Callable[[], datetime]) -> tuple[Settings, Service]:
    is_a_process = settings is None
    if settings is None:
        show_life()
        settings = load_settings_or_exit()
    set_up_logging(settings.log_level)  # before the clock is read: what it says of itself is JSON too
    return settings, Service(settings, now=record_clock(settings.database_url) if is_a_process else now)


def _console(service: Service, now: Callable[[], datetime]) -> Flask:
    _refuse_demo_team_or_exit(service)
    console = create_console(service, now)
    _answer_health(console, service)
    _answer_metrics(console, service)
    return console


def _refuse_demo_team_or_exit(service: Service) -> None:
    """`machine.prepare` refuses it too, but a console can be started without it, on the database of a demonstration."""
    if not service.settings.is_demo:
        try:
            refuse_demo_team(StoredStaff(service.engine, service.vault))
        except DemoTeamHere as reason:
            sys.exit(f"It does not start: {reason}")


def _with_console(phones: WSGIApplication, console: Flask) -> WSGIApplication:
    """One address for both doors."""

    def by_path(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_for_console = environ.get("PATH_INFO", "").startswith(("/console", "/metrics"))
        return console(environ, start_response) if is_for_console else phones(environ, start_response)

    return by_path


def _demonstration(service: Service) -> Demonstration:
    return Demonstration(
        secret=service.settings.webhook_secrets[0],
        short_code=service.settings.short_code,
        duty_line=service.settings.duty_sms,
        supervisor=service.settings.supervisor_sms,
        console_url=service.settings.console_url,
        screen_room=(service.settings.ussd_limit_gsm7, service.settings.ussd_limit_ucs2),
        centres=lambda: service.directory.newest().centres,
        received_by=service.phones.received_by,
        centre=lambda: running_centre(service.settings.var),
    )


def _answer_health(app: Flask, service: Service) -> None:
    @app.get("/health/live")
    @open_to_anybody
    def live() -> Response:
        return Response("ok\n", content_type="text/plain; charset=utf-8")

    @app.get("/health/ready")
    @open_to_anybody
    def ready() -> tuple[Response, int]:
        """Whether a HELP can be stored, tried as one; without Redis texts go out with the sweep."""
        with answering_in_time():
            database = service.can_store_help()
        redis = can_ring(service.settings.redis_url)
        words = {True: "up", False: "down"}
        return jsonify(database=words[database], redis=words[redis]), 200 if database else 503


def _answer_metrics(app: Flask, service: Service) -> None:
    registry = CollectorRegistry()
    registry.register(Figures(service.engine))
    is_demo = service.settings.is_demo

    @app.get("/metrics")
    @open_to_anybody
    def metrics() -> Response:
        """For who asks this address itself; what comes through the proxy comes from outside and finds nothing."""
        if "X-Forwarded-For" in request.headers and not is_demo:
            abort(404)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _answer_errors(app: Flask) -> None:
    """Every error is one line that repeats nothing of the request."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        return _line(f"{error.name}\n", error.code or 500)

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        _log.error("request_failed", exc_info=error)
        return _line("try again\n", 503)


def _answer_refused(app: Flask, refusals: RefusalCounts) -> None:
    """What a gateway's door refuses is counted, and logged unless anybody may have guessed at the secret."""

    @app.errorhandler(BadForm)
    def refused(bad: BadForm) -> Response:
        door = request.blueprint or ""
        refusals.count(door, bad.reason)
        if bad.status == NotFound.code:
            return _line("Not Found\n", bad.status)  # as at an address that is not there
        _log.warning("request_refused", door=door, reason=bad.reason, status=bad.status)
        answer = _line(bad.reason, bad.status)
        if isinstance(bad, WrongMethod):
            answer.headers["Allow"] = bad.taken
        return answer


def _line(text: str, status: int) -> Response:
    return Response(text, status, content_type="text/plain; charset=utf-8")
