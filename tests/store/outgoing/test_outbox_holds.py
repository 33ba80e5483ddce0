"""What holds of the outbox whatever processes, providers and clocks do, in whatever order (P1, P5)."""

import shutil
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, ReceiptState, Refused, TryLater, Whose
from sms.sending.outbox import AT_ONCE, COPIES_AT_ONCE, GIVE_UP_AFTER, LEASE, Claimed, NoticeState, settlement
from store.database import reading
from tests.store.record import NOON, Record, notice

OUTCOMES: tuple[Outcome, ...] = (
    Accepted("m"),
    TryLater("down"),
    TryLater("busy", after_seconds=40),
    TryLater("answer lost", may_have_sent=True),
    Refused("wrong number", Whose.RECIPIENT),
    Refused("no money", Whose.ACCOUNT),
)
RESTING = {state for state in NoticeState if state not in (NoticeState.DUE, NoticeState.CLAIMED)}


class Outbox(RuleBasedStateMachine):
    """Posts, claims, sends, settles in time, late, twice or never; receipts; time passes, and jumps back."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        for table in ("notices", "receipts", "callers"):
            record.run(f"DELETE FROM {table}")
        self.now = NOON
        self.posted: dict[str, tuple[Promise, Urgency]] = {}
        self.flying: list[Claimed] = []
        self.lived = timedelta()
        self.claimed_at: dict[str, timedelta] = {}
        self.may_have_gone_out: dict[str, list[timedelta]] = defaultdict(list)
        for promise in Promise:
            self.posts(promise, Urgency.ALARM, None)

    def teardown(self) -> None:
        """Everything is alive again and the provider accepts: every notice comes to rest."""
        self.lets_pass(max(self.now, NOON) + LEASE - self.now)
        for _ in range(24):
            self.claims(50)
            for claimed in self.flying:
                self._send(claimed, Accepted("m"))
            self.flying = []
            self.lets_pass(timedelta(hours=3))
        self.copies_are_bounded()
        assert {row["state"] for row in self.record.rows()} <= RESTING

    @rule(promise=st.sampled_from(Promise), urgency=st.sampled_from(Urgency), lives=st.sampled_from([None, 1, 300]))
    def posts(self, promise: Promise, urgency: Urgency, lives: int | None) -> None:
        expires = self.now + timedelta(seconds=lives) if lives else None
        self.record.post(notice(urgency=urgency, promise=promise, expires_at=expires), at=self.now)
        self.posted.update(
            (row["id"], (Promise(row["promise"]), Urgency(row["urgency"]))) for row in self.record.rows()
        )

    @rule(most=st.integers(1, 4))
    def claims(self, most: int) -> None:
        claims = self.record.outbox.claim(self.now, most)
        assert len(claims) <= most
        assert [one.urgency for one in claims] == sorted(one.urgency for one in claims)
        self.claimed_at |= {one.claim + one.id: self.lived for one in claims}
        self.flying += claims

    @rule(which=st.integers(0, 9), outcome=st.sampled_from(OUTCOMES), is_settled_twice=st.booleans())
    def sends_and_settles(self, which: int, outcome: Outcome, is_settled_twice: bool) -> None:
        if not self.flying:
            self.claims(3)
        if self.flying:
            claimed = self.flying.pop(which % len(self.flying))
            for _ in range(1 + is_settled_twice):
                self._settle(claimed, outcome)
            self._count(claimed, outcome)

    @rule()
    def every_process_dies_right_after_sending(self) -> None:
        self.claims(3)
        for claimed in self.flying:
            self._count(claimed, Accepted("m"))
        self.flying = []
        self.lets_pass(LEASE + timedelta(seconds=1))

    @rule(seconds=st.sampled_from([1, 5, 21, 60, -30, GIVE_UP_AFTER.total_seconds()]))
    def time_passes(self, seconds: float) -> None:
        self.lets_pass(timedelta(seconds=seconds))

    @rule(state=st.sampled_from(ReceiptState))
    def a_receipt_comes(self, state: ReceiptState) -> None:
        self.record.outbox.receive("route", "m", state, self.now)

    def lets_pass(self, time: timedelta) -> None:
        """Time that is lived through never goes back, whatever the clock does."""
        self.now += time
        self.lived += max(time, timedelta())

    @invariant()
    def copies_are_bounded(self) -> None:
        for notice_id, (promise, urgency) in self.posted.items():
            times = sorted(self.may_have_gone_out[notice_id])
            if promise is Promise.AT_MOST_ONCE:
                assert len(times) <= 1
            elif urgency is not Urgency.ALARM:
                assert len(times) <= COPIES_AT_ONCE
            for first, fourth in zip(times, times[COPIES_AT_ONCE:], strict=False):
                assert fourth - first >= AT_ONCE

    @invariant()
    def nothing_is_lost(self) -> None:
        rows = {row["id"]: row for row in self.record.rows()}
        assert rows.keys() == self.posted.keys()
        assert all(row["copies"] >= 0 for row in rows.values())

    def _send(self, claimed: Claimed, outcome: Outcome) -> None:
        self._count(claimed, outcome)
        self._settle(claimed, outcome)

    def _settle(self, claimed: Claimed, outcome: Outcome) -> None:
        self.record.outbox.settle(claimed, settlement(claimed, "route", outcome, self.now), self.now)

    def _count(self, claimed: Claimed, outcome: Outcome) -> None:
        if isinstance(outcome, Accepted) or (isinstance(outcome, TryLater) and outcome.may_have_sent):
            self.may_have_gone_out[claimed.id].append(self.claimed_at[claimed.claim + claimed.id])


def test_the_outbox_keeps_its_promises(migrated_sqlite: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_sqlite, tmp_path / "najot.db")
    record = Record(f"sqlite:///{tmp_path}/najot.db")
    with reading(record.engine) as connection:
        connection.execute(text("PRAGMA synchronous = OFF"))
        connection.execute(text("PRAGMA journal_mode = MEMORY"))
    run_state_machine_as_test(
        lambda: Outbox(record), settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )
    record.engine.dispose()
