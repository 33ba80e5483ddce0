"""Makes what the doors and the worker are given: the record, its clock, the bell, the rules, the roads out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from alerts.book import RecordUnavailable
from alerts.figures.tally import Heading
from alerts.surroundings import Policy, Surroundings
from calls.missed import MissedCalls
from config.escalation import SHIPPED, Plan, load_plan_or_exit
from config.logging import set_up_logging
from config.settings import Settings, load_settings_or_exit
from menus.loader import load_menu
from menus.model import Limits, Material, Menu
from menus.scores import LicensedTest, read_licensed_tests
from regions.directory import Directory
from regions.geography import Geography, load_geography
from sms.answers.after_dialling import AfterDialling
from sms.clocks import Clocks
from sms.gateway import Gateway
from sms.gateways.provider import OurSide
from sms.gateways.registry import PROVIDERS
from sms.gateways.smpp.settings import Account as SmppContract
from sms.her_words.common_words import is_common
from sms.her_words.telling import TellingOnce
from sms.inbox import Inbox
from sms.persistent import PersistentGateway
from sms.self_test import SelfTesting
from sms.sending.budget import Budget
from sms.sending.deliver import Dispatcher, Shared
from sms.unwrapping.our_texts import OurTexts
from store.bell.doorbell import Doorbell, mark_of
from store.callers.answering import StoredAnswering
from store.callers.ledger import Ledger
from store.callers.ussd_sessions import UssdSessions
from store.counted.refusals import RefusalCounts
from store.counted.roads import RoadCounts
from store.counted.sections import SectionCounts
from store.database import open_database
from store.desk.review import StoredReview
from store.erasures.sending import SendingErasures
from store.health import can_store_help
from store.in_force.directory import StoredDirectory
from store.in_force.roster import StoredRoster
from store.instant import utc_now
from store.outgoing.outbox import StoredOutbox
from store.outgoing.routes import StoredRoutes
from store.outgoing.self_tests import StoredSelfTests
from store.outgoing.simulated_phones import SimulatedPhones
from store.outgoing.workers import StoredWorkers
from store.readiness import PATIENCE, wait_for_schema
from store.record_clock import record_clock
from store.sealed.vault import Vault, open_vault
from store.terms import refuse_demonstration
from texts.article import load_articles
from texts.catalogue import Words, load_words
from ussd.by_turns import ByTurns
from ussd.conversation import Conversation
from ussd.described.description import BUILT_IN, SMPP, describe_or_fault
from ussd.described.road import Answers, DescribedRoad

if TYPE_CHECKING:
    from ussd.smpp.opening import OwnBind
    from ussd.smpp.road import SmppDials


@dataclass(frozen=True)
class Service:
    """Everything in use under these settings, each made when it is first needed.

    `patience` is how long the schema may take to be ready, in seconds; `now` tells the time, aware UTC: the
    record's own in every process that works on it (`store/record_clock.py`).
    """

    settings: Settings
    patience: float = PATIENCE
    now: Callable[[], datetime] = utc_now

    @cached_property
    def engine(self) -> Engine:
        """The database, once its schema is in force; raises RecordUnavailable."""
        engine = open_database(self.settings.database_url)
        try:
            wait_for_schema(engine, self.patience)
            if self.settings.is_demo:
                refuse_demonstration(engine)
        except RecordUnavailable:
            engine.dispose()
            raise
        return engine

    @cached_property
    def vault(self) -> Vault:
        """The keys."""
        return open_vault(self.engine, self.settings.keys)

    @cached_property
    def directory(self) -> StoredDirectory:
        """The centres in force."""
        return StoredDirectory(self.engine, self.vault.service)

    @cached_property
    def roster(self) -> StoredRoster:
        """Who is on duty when."""
        return StoredRoster(self.engine, self.vault.service)

    @cached_property
    def ledger(self) -> Ledger:
        """The record of callers."""
        return Ledger(self.engine, self.vault, self.directory)

    @cached_property
    def outbox(self) -> StoredOutbox:
        """The notices."""
        budget = Budget(self.settings.routine_per_minute, self.settings.routine_per_day)
        return StoredOutbox(self.engine, self.vault, budget, has_another_route=len(self.settings.gateways) > 1)

    @cached_property
    def phones(self) -> SimulatedPhones:
        """The phones of a demonstration."""
        return SimulatedPhones(self.engine, self.vault)

    @cached_property
    def geography(self) -> Geography:
        """The regions and districts."""
        return load_geography()

    @cached_property
    def plan(self) -> Plan:
        """Who is told when nobody answers."""
        return load_plan_or_exit(self.settings.escalation or SHIPPED)

    @cached_property
    def notice_words(self) -> Words:
        """The texts that go out."""
        return load_words("notices")

    @cached_property
    def menu(self) -> Menu:
        """What she walks through."""
        limits = Limits(self.settings.ussd_limit_gsm7, self.settings.ussd_limit_ucs2)
        folder = self.settings.licensed_tests
        tests = read_licensed_tests(folder) if folder else ()
        return _menu(limits, tests, self.settings.contact_countries, not self.settings.is_demo)

    @cached_property
    def doorbell(self) -> Doorbell | None:
        """The bell of the worker; None where there is no Redis."""
        return Doorbell(self.settings.redis_url, mark_of(self.vault.index)) if self.settings.redis_url else None

    @cached_property
    def section_counts(self) -> SectionCounts:
        """How the menu is used, without a caller."""
        return SectionCounts(self.engine)

    @cached_property
    def refusals(self) -> RefusalCounts:
        """What the doors refuse, by reason."""
        return RefusalCounts(self.engine)

    @cached_property
    def road_counts(self) -> RoadCounts:
        """How the roads of dials fare."""
        return RoadCounts(self.engine)

    @cached_property
    def conversation(self) -> Conversation:
        """Answers dials."""
        count = partial(self.section_counts.count, Heading.SECTION_USSD)
        told = self._after_dialling.tell
        return Conversation(self.menu, self.ledger, self.around, self.ring, count, afterwards=told)

    @cached_property
    def by_turns(self) -> ByTurns:
        """Answers dials of gateways that send only the last input."""
        talk = self.conversation
        return ByTurns(
            talk.menu,
            self.ledger,
            UssdSessions(self.engine, self.vault.index),
            talk.around,
            talk.ring,
            talk.count,
            talk.pin_places,
            talk.afterwards,
        )

    @cached_property
    def described_roads(self) -> tuple[DescribedRoad, ...]:
        """The USSD gateways over HTTP that a file describes; raises YamlFault."""
        settings = self.settings
        limits = (settings.ussd_limit_gsm7, settings.ussd_limit_ucs2)
        names = [name for name in settings.ussd_roads if name not in BUILT_IN]
        return tuple(DescribedRoad(describe_or_fault(name, limits), settings.short_code) for name in names)

    @cached_property
    def dial_answers(self) -> Answers:
        """What answers dials, whichever road brought them."""
        return Answers(self.conversation.answer, self.by_turns.answer, self.by_turns.ended)

    @cached_property
    def smpp_dials(self) -> "SmppDials | None":
        """Answers dials over SMPP; None where none come."""
        if SMPP not in self.settings.ussd_roads:
            return None
        from ussd.smpp.opening import dialect_of  # who has no such road loads none of it
        from ussd.smpp.road import SmppDials, Talk

        by_turns, dialect = self.by_turns, dialect_of(self._smpp_contract)
        talk = Talk(by_turns.answer, by_turns.ended, UssdSessions(self.engine, self.vault.index).numbers_of)
        return SmppDials(dialect, talk, self.settings.short_code, self.now, self.road_counts.count)

    @cached_property
    def dial_bind(self) -> "OwnBind | None":
        """The bind to the operator's USSD centre; None where dials come with the texts, or not over SMPP."""
        if SMPP not in self.settings.ussd_roads:
            return None
        if SMPP in self.settings.gateways and not self._smpp_contract.ussd_url:
            return None
        from ussd.smpp.opening import OwnBind

        return OwnBind(self._smpp_contract)

    @property
    def _smpp_contract(self) -> SmppContract:
        contract = self.settings.account_of(SMPP)
        assert isinstance(contract, SmppContract)  # noqa: S101  # the registry says so
        return contract

    @cached_property
    def inbox(self) -> Inbox:
        """Reads texts."""
        return Inbox(
            menu=self.menu,
            ledger=self.ledger,
            answering=StoredAnswering(self.ledger),
            around=lambda: self.around(self.directory.newest()),
            ring=self.ring,
            review=StoredReview(self.engine, self.vault),
            count=partial(self.section_counts.count, Heading.SECTION_SMS),
            ours=OurTexts.of(self.notice_words),
            prefixes=self.settings.sms_prefixes,
        )

    @cached_property
    def missed_calls(self) -> MissedCalls:
        """Hears calls."""
        after = self._after_dialling
        return MissedCalls(self.ledger, after.around, self.ring, after.called)

    @cached_property
    def _after_dialling(self) -> AfterDialling:
        answering = StoredAnswering(self.ledger)
        return AfterDialling(self.ledger, answering, lambda: self.around(self.directory.newest()))

    @cached_property
    def clocks(self) -> Clocks:
        """Takes the steps of open alerts that are due."""
        return Clocks(self.ledger, lambda: self.around(self.directory.newest()), self.ring)

    @cached_property
    def gateways(self) -> list[Gateway]:
        """The roads out, in the order of preference."""
        settings = self.settings
        ours = OurSide(lambda: self.phones.keep, settings.public_url, *settings.webhook_secrets[:1])
        return [PROVIDERS[name].open(settings.account_of(name), ours) for name in settings.gateways]

    @cached_property
    def dispatcher(self) -> Dispatcher:
        """Sends what is due."""
        shared = Shared(StoredRoutes(self.engine), StoredWorkers(self.engine))
        return Dispatcher(self.outbox, self.gateways, self.now, shared=shared)

    @cached_property
    def self_testing(self) -> SelfTesting | None:
        """Texts to the operator's own number; None where none is named."""
        number = self.settings.synthetic_number
        tests = StoredSelfTests(self.engine)
        return SelfTesting(self.ledger, tests, self.notice_words, number) if number else None

    def can_store_help(self) -> bool:
        """Whether a HELP can be stored now."""
        return can_store_help(self.ledger, self.now())

    @cached_property
    def sending_erasures(self) -> SendingErasures:
        """Sends the list of erasures out of this machine."""
        settings = self.settings
        return SendingErasures(
            self.engine, self.vault, settings.own_erasures, settings.backup_days, away=settings.erasures_to
        )

    def open_sessions(self) -> None:
        """Keep a session with every provider that wants one: only the process that sends does so."""
        if self.smpp_dials and self.dial_bind:
            self.dial_bind.start(self.smpp_dials, self.inbox, self.outbox, self.now)
        elif self.smpp_dials:
            from sms.gateways.smpp.client import Smpp

            for gateway in self.gateways:
                if isinstance(gateway, Smpp):
                    gateway.aside = self.smpp_dials.hear
        for gateway in self.gateways:
            if isinstance(gateway, PersistentGateway):
                gateway.start(self.inbox, self.outbox, self.now)

    def close_sessions(self) -> None:
        """End them, once what came over them is stored."""
        if self.dial_bind:
            self.dial_bind.stop()
        elif self.smpp_dials:
            self.smpp_dials.stop()
        for gateway in self.gateways:
            if isinstance(gateway, PersistentGateway):
                gateway.stop()

    def close(self) -> None:
        """Let the connections to the database go, if there are any."""
        if "engine" in vars(self):
            self.engine.dispose()

    def ring(self) -> None:
        """Tell the worker that something may be waiting."""
        if self.doorbell:
            self.doorbell.ring()

    def around(self, directory: Directory) -> Surroundings:
        """What the rules see, with these centres."""
        return Surroundings(
            self.notice_words, self.geography, directory, self.policy, self.roster.in_force(), TellingOnce()
        )

    @cached_property
    def policy(self) -> Policy:
        """The operator's choices."""
        return Policy(
            tell_centre=self.settings.centre_default,
            duty_line=self.settings.duty_sms,
            map_link=self.settings.map_link,
            cyrillic=self.settings.sms_cyrillic,
            supervisor=self.settings.supervisor_sms,
            escalation=self.plan.alerts,
            calm=self.plan.requests,
            needs_roster=not self.settings.is_demo,
            contact_countries=self.settings.contact_countries,
        )


@cache
def _menu(limits: Limits, tests: tuple[LicensedTest, ...], countries: tuple[str, ...], hold_back: bool) -> Menu:
    """One for all services of a process under such settings, and so one of each page that is kept of it."""
    articles = load_articles(hold_back=hold_back)
    material = Material(load_words("menu"), load_geography(), articles, is_common, tests, countries)
    return load_menu(material, limits=limits)


@cache
def the_service() -> Service:
    """The service of this process, under the settings of its environment."""
    settings = load_settings_or_exit()
    set_up_logging(settings.log_level)  # before the clock is read: what it says of itself is JSON too
    return Service(settings, now=record_clock(settings.database_url))
