"""What holds of the outbox whatever processes, providers and clocks do, in whatever order (P1, P5)."""

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from alerts.notice import Promise, Urgency
from sms.gateway import Accepted, Outcome, ReceiptState, Refused, TryLater, Whose
from sms.outbox import GIVE_UP_AFTER, LEASE, MOST_COPIES, Claimed, NoticeState, settlement
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
        self.posted: dict[str, Promise] = {}
        self.flying: list[Claimed] = []
        self.may_have_gone_out: Counter[str] = Counter()
        for promise in Promise:
            self.posts(promise, Urgency.ALARM, None)

    def teardown(self) -> None:
        """Everything is alive again and the provider accepts: every notice comes to rest."""
        self.now = max(self.now, NOON) + LEASE
        for _ in range(12):
            self.claims(50)
            for claimed in self.flying:
                self._send(claimed, Accepted("m"))
            self.flying = []
            self.now += timedelta(minutes=20)
        self.copies_are_bounded()
        assert {row["state"] for row in self.record.rows()} <= RESTING

    @rule(promise=st.sampled_from(Promise), urgency=st.sampled_from(Urgency), lives=st.sampled_from([None, 1, 300]))
    def posts(self, promise: Promise, urgency: Urgency, lives: int | None) -> None:
        expires = self.now + timedelta(seconds=lives) if lives else None
        self.record.post(notice(urgency=urgency, promise=promise, expires_at=expires), at=self.now)
        self.posted.update((row["id"], Promise(row["promise"])) for row in self.record.rows())

    @rule(most=st.integers(1, 4))
    def claims(self, most: int) -> None:
        claims = self.record.outbox.claim(self.now, most)
        assert len(claims) <= most
        assert [one.urgency for one in claims] == sorted(one.urgency for one in claims)
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
        self.now += LEASE + timedelta(seconds=1)

    @rule(seconds=st.sampled_from([1, 5, 21, 60, -30, GIVE_UP_AFTER.total_seconds()]))
    def time_passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(state=st.sampled_from(ReceiptState))
    def a_receipt_comes(self, state: ReceiptState) -> None:
        self.record.outbox.receive("route", "m", state, self.now)

    @invariant()
    def copies_are_bounded(self) -> None:
        for notice_id, promise in self.posted.items():
            allowed = 1 if promise is Promise.AT_MOST_ONCE else MOST_COPIES
            assert self.may_have_gone_out[notice_id] <= allowed

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
            self.may_have_gone_out[claimed.id] += 1


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
