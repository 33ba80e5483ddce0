"""Whatever she, the others, providers, the clock and the machine do, in any order: promises P1, P4 and P5 hold."""

import tempfile
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alerts.alert import AlertState, Origin, Place
from alerts.carry_out import carry_out
from alerts.contacts.hers import add_contact
from alerts.escalation.escalate import AN_HOUR
from alerts.help.raise_alert import raise_alert
from alerts.help.take_back import take_back
from alerts.notice import Recipient, Urgency
from alerts.who_decides.proof import Proof
from doors.inbound import InboundText
from sms.answers.ledger import Incoming
from sms.answers.take import take_answer
from sms.clocks import Clocks
from sms.gateway import Accepted, ReceiptState, TryLater
from sms.sending.outbox import AT_ONCE, COPIES_AT_ONCE, Claimed, NoticeState, settlement
from store.callers.answering import StoredAnswering
from store.migrate import upgrade
from store.outgoing.copies import HeldCopies
from store.outgoing.undelivered import Undelivered
from store.tables.alerts import alert_events, alerts
from store.tables.outgoing import notices
from tests.alerts.world import around, directory
from tests.store.record import NOON, Record
from vocabulary.codes import RegionCode
from vocabulary.effects import SetHearsWhoGoes
from vocabulary.phone_number import PhoneNumber

ANDIJON = RegionCode("UZ-AN")
CONTACTS = tuple(PhoneNumber(f"+99800000004{i}") for i in range(3))
NAMES = ("Aziza", "Barno", "Malika")
STAFF = tuple(centre.duty_sms for centre in directory().in_region(ANDIJON))
LONGEST_STEP = timedelta(minutes=5)


class Crash(Exception):
    """The process dies before its transaction is committed."""


class Promises(RuleBasedStateMachine):
    """One caller on a real record; a crash breaks a transaction off, or loses what was claimed."""

    @initialize()
    def begin(self) -> None:
        chance = Random(0)
        self.ids_come_again = patch("secrets.token_hex", lambda size: chance.randbytes(size).hex())
        self.ids_come_again.start()
        self.folder = tempfile.TemporaryDirectory()
        url = f"sqlite:///{Path(self.folder.name)}/najot.db"
        upgrade(url)
        self.record = Record(url)
        self.record.outbox = replace(self.record.outbox, has_another_route=True)
        self.now = NOON
        self.ids = 0
        self.acknowledged_calls = 0
        self.hears = False
        self.handed: list[str] = []
        self.lived = timedelta()
        self.gone: dict[tuple[str, int, bytes], list[timedelta]] = defaultdict(list)
        with self.record.book(at=self.now) as book:
            for who in (0, 1):
                add_contact(book, NAMES[who], CONTACTS[who])
        self.she_asks_for_help(Place(ANDIJON), crashes=False)

    def teardown(self) -> None:
        if hasattr(self, "record"):
            self.ids_come_again.stop()
            self.record.engine.dispose()
            self.folder.cleanup()

    @rule(seconds=st.sampled_from([1, 20, 61, 121, 301, 601]), workers=st.sampled_from([0, 1, 2, 2]))
    def time_passes(self, seconds: int, workers: int) -> None:
        """No worker may be alive, or two look in the same moment."""
        self._let_pass(timedelta(seconds=seconds))
        before = self._steps_taken()
        for _ in range(workers):
            Clocks(self.record.ledger, around, lambda: None).look(self.now)
        assert self._steps_taken() - before <= 1
        Undelivered(self.record.engine, True).look(self.now)
        HeldCopies(self.record.engine).look(self.now)

    @rule(seconds=st.sampled_from([3600, -300]))
    def the_clock_jumps(self, seconds: int) -> None:
        self._let_pass(timedelta(seconds=seconds))

    @rule(who=st.integers(0, 2), crashes=st.booleans())
    def she_adds_a_contact(self, who: int, crashes: bool) -> None:
        with suppress(Crash), self.record.book(at=self.now) as book:
            add_contact(book, NAMES[who], CONTACTS[who])
            self._crash(crashes)

    @rule(who=st.sampled_from(CONTACTS))
    def a_contact_stops(self, who: PhoneNumber) -> None:
        self.record.ledger.stop_telling(who, self.now)

    @rule(place=st.sampled_from([Place(), Place(ANDIJON)]), crashes=st.booleans())
    def she_asks_for_help(self, place: Place, crashes: bool) -> None:
        with suppress(Crash), self.record.book(at=self.now) as book:
            raise_alert(book, Origin.USSD, place, around())
            self._crash(crashes)
            self.acknowledged_calls += 1

    @rule(proof=st.sampled_from(Proof))
    def her_phone_takes_it_back(self, proof: Proof) -> None:
        with self.record.book(at=self.now) as book:
            take_back(book, around(), proof)

    @rule(on=st.booleans(), crashes=st.booleans())
    def she_turns_it_on_or_off_to_hear_who_goes(self, on: bool, crashes: bool) -> None:
        with suppress(Crash), self.record.book(at=self.now) as book:
            carry_out(SetHearsWhoGoes(on), book, Origin.USSD, around())
            self._crash(crashes)
            self.hears = on

    @rule(who=st.integers(0, 9), digit=st.sampled_from([1, 2]), with_code=st.booleans())
    def somebody_who_was_told_answers(self, who: int, digit: int, with_code: bool) -> None:
        with self.record.book(at=self.now) as book:
            alert, told = book.alert, list(book.told(book.alert).values()) if book.alert else []
        if alert and told:
            number = told[who % len(told)].addressee.number
            keys = StoredAnswering(self.record.ledger).open_keys(number, 1, self.now)
            code = keys[0].key if keys else alert.code
            self._answer(number, digit, code if with_code else None)

    @rule(who=st.sampled_from(CONTACTS + STAFF), digit=st.integers(0, 2), code=st.sampled_from([None, "0000"]))
    def anybody_answers(self, who: PhoneNumber, digit: int, code: str | None) -> None:
        self._answer(who, digit, code)

    @rule(outcome=st.sampled_from(["accepted", "down", "lost", "crash"]))
    def a_worker_sends(self, outcome: str) -> None:
        for claimed in self.record.outbox.claim(self.now, 3):
            gone = self._count(claimed)
            if outcome == "crash":
                continue
            came = {
                "accepted": Accepted(claimed.id),
                "down": TryLater("down"),
                "lost": TryLater("lost", may_have_sent=True),
            }[outcome]
            if outcome == "down":
                gone.pop()
            self.handed += [claimed.id] if outcome == "accepted" else []
            settled = settlement(claimed, "route", came, self.now)
            self.record.outbox.settle(claimed, settled, self.now)

    @rule(said=st.sampled_from(ReceiptState), which=st.integers(0, 99))
    def a_receipt_comes(self, said: ReceiptState, which: int) -> None:
        if self.handed:
            self.record.outbox.receive("route", self.handed[which % len(self.handed)], said, self.now)

    @invariant()
    def no_acknowledged_alert_is_lost(self) -> None:
        if hasattr(self, "record"):
            happened = Counter(row["what"] for row in self.record.rows(alert_events))
            calls = happened["raised"] + happened["repeated"] + happened["asked_again"] + happened["called_anew"]
            assert calls == self.acknowledged_calls

    @invariant()
    def no_alert_falls_silent(self) -> None:
        """Open: its clock runs, and has somebody to tell. Acknowledged: somebody comes. Closed: it says why."""
        for row in self.record.rows(alerts) if hasattr(self, "record") else ():
            if row["state"] == AlertState.OPEN:
                assert row["step_due_at"] is not None
                longest = AN_HOUR if row["taken_back_at"] else LONGEST_STEP
                assert row["step_due_at"] <= self._latest() + longest
            elif row["state"] == AlertState.ACKNOWLEDGED:
                assert row["answered"] > 0
            else:
                assert row["closed_because"]

    @invariant()
    def her_own_phone_gets_no_copy(self) -> None:
        for row in self.record.rows(notices) if hasattr(self, "record") else ():
            assert row["copies"] <= 1 or row["recipient"] != Recipient.CALLER

    def _count(self, claimed: Claimed) -> list[timedelta]:
        """A further copy goes only where fewer than three alarms about this alert went within ten minutes."""
        [row] = [row for row in self.record.rows(notices) if row["id"] == claimed.id]
        if claimed.urgency is not Urgency.ALARM:
            return [self.lived]
        gone = self.gone[row["alert_id"], row["call"], row["number_index"]]
        gone.append(self.lived)
        if claimed.copies > 1:
            assert sum(at > self.lived - AT_ONCE for at in gone) <= COPIES_AT_ONCE
        return gone

    def _let_pass(self, time: timedelta) -> None:
        """Time that is lived through never goes back, whatever the clock does."""
        self.now += time
        self.lived += max(time, timedelta())

    @invariant()
    def nothing_waits_for_her_phone_that_is_no_longer_so(self) -> None:
        """Neither of an alert that is over, that she was forced to take back or that nobody sees to, nor turned off."""
        if not hasattr(self, "record"):
            return
        true = {row["id"] for row in self.record.rows(alerts) if self._somebody_goes(row)}
        for row in self.record.rows(notices):
            if row["recipient"] == Recipient.CALLER and row["state"] == NoticeState.DUE:
                assert self.hears or row["expires_at"] <= self.now
                assert row["alert_id"] in true or row["expires_at"] <= self.now

    def _somebody_goes(self, alert: dict[str, Any]) -> bool:
        """And her phone may hear of it: a contact's word counts, though it stops no clock."""
        is_hers = alert["state"] != AlertState.CLOSED and not alert["forced"] and not alert["taken_back_at"]
        return is_hers and alert["answered"] > 0

    def _crash(self, crashes: bool) -> None:
        if crashes:
            raise Crash

    def _answer(self, who: PhoneNumber, digit: int, code: str | None) -> None:
        self.ids += 1
        text = InboundText("africastalking", str(self.ids), who, f"{code or ''} {digit}")
        take_answer(Incoming(StoredAnswering(self.record.ledger), text, around(), self.now))

    def _steps_taken(self) -> int:
        return sum(row["what"] == "escalated" for row in self.record.rows(alert_events))

    def _latest(self) -> datetime:
        """The clock may have been ahead by an hour when a step was set, or jumped back since."""
        times = [row["at"] for row in self.record.rows(alert_events)]
        return max([self.now, *times])


Promises.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestPromises = Promises.TestCase
