"""The outbox: claim → send → settle by compare-and-set, with a lease that outlives its process by little."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from alerts.notice import Promise, Urgency
from sms.budget import UNLIMITED, Budget
from sms.gateway import OutgoingText, ReceiptState
from sms.outbox import LEASE, MOST_COPIES, Claimed, NoticeState, Settlement
from store.database import reading, writing
from store.ids import new_id
from store.instant import Instant
from store.pages import Sealer
from store.schema import data_keys, is_waiting, notices, receipts
from store.sealing import CannotOpen, WrappedKey
from store.spending import fits_budget
from store.undelivered import apply_receipt
from store.vault import Vault
from texts.phone_number import PhoneNumber

_SETTLE = (
    update(notices)
    .where(notices.c.id == bindparam("notice"), notices.c.claim == bindparam("held"))
    .values(
        claim=None,
        leased_until=None,
        state=bindparam("becomes"),
        outcome=bindparam("because"),
        route=bindparam("over"),
        message_id=bindparam("named"),
        handed_at=func.coalesce(bindparam("now_handed", type_=Instant), notices.c.handed_at),
        due_at=func.coalesce(bindparam("now_due", type_=Instant), notices.c.due_at),
        copies=notices.c.copies - bindparam("not_made"),
    )
)
"""One statement for every attempt, so that any number of them is one round trip."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class StoredOutbox:
    """The notices of all callers, as the delivery needs them; `budget` holds back routine."""

    engine: Engine
    vault: Vault
    budget: Budget = UNLIMITED
    has_another_route: bool = False

    def claim(self, now: datetime, most: int) -> list[Claimed]:
        """Take up to `most` notices that are due, the most urgent first, and those whose lease ran out."""
        claim = new_id()
        is_due = and_(notices.c.state == NoticeState.DUE, notices.c.due_at <= now)
        waiting = and_(is_waiting, or_(is_due, _abandoned(now)))
        if not self._has_any(waiting):
            return []
        with writing(self.engine) as connection:
            _retire(connection, now)
            chosen = (
                select(notices.c.id)
                .where(waiting, fits_budget(connection, self.budget, waiting, now))
                .order_by(notices.c.urgency, notices.c.lane, notices.c.due_at)
                .limit(most)
                .with_for_update(skip_locked=True)
                .cte()
            )
            taken = connection.execute(
                update(notices)
                .where(notices.c.id.in_(select(chosen.c.id)))
                .values(
                    state=NoticeState.CLAIMED,
                    claim=claim,
                    leased_until=now + LEASE,
                    tries=notices.c.tries + 1,
                    copies=notices.c.copies + 1,
                )
                .returning(notices.c.id)
            ).scalars()
            rows = connection.execute(
                select(notices, data_keys)
                .join(data_keys, data_keys.c.id == notices.c.caller_id)
                .where(notices.c.id.in_(list(taken)))
                .order_by(notices.c.urgency, notices.c.lane, notices.c.due_at)
            ).mappings()
            return [claimed for row in rows.all() if (claimed := self._opened(connection, row))]

    def _has_any(self, waiting: ColumnElement[bool]) -> bool:
        with reading(self.engine) as connection:
            return connection.execute(select(notices.c.id).where(waiting).limit(1)).first() is not None

    def count_copy(self, claimed: Claimed) -> bool:
        """Count one more copy of a claimed notice; False when another took it."""
        ours = and_(notices.c.id == claimed.id, notices.c.claim == claimed.claim)
        with writing(self.engine) as connection:
            return connection.execute(update(notices).where(ours).values(copies=notices.c.copies + 1)).rowcount == 1

    def settle(self, claimed: Claimed, settled: Settlement, now: datetime) -> None:
        """Store what came of an attempt."""
        self.settle_all([(claimed, settled)], now)

    def settle_all(self, attempts: Sequence[tuple[Claimed, Settlement]], now: datetime) -> None:
        """Store what came of attempts, each once, unless its lease ran out and another took the notice.

        May be repeated when it raised RecordUnavailable: nobody can know whether a commit that broke was stored.
        """
        with writing(self.engine) as connection:
            connection.execute(_SETTLE, [_settled(claimed, settled, now) for claimed, settled in attempts])
        ids = [settled.message_id for _, settled in attempts if settled.route and settled.message_id]
        for route, message_id in self._early_receipts(ids):
            self._apply_receipts(route, message_id)

    def _early_receipts(self, message_ids: Sequence[str]) -> list[tuple[str, str]]:
        """The messages among these of which a receipt came before their ids were stored."""
        if not message_ids:
            return []
        named = select(receipts.c.route, receipts.c.message_id).where(receipts.c.message_id.in_(message_ids))
        with reading(self.engine) as connection:
            return [(row.route, row.message_id) for row in connection.execute(named.distinct())]

    def receive(self, route: str, message_id: str, state: ReceiptState, now: datetime) -> None:
        """Store a delivery receipt and apply it, now or when the message id that it names is stored."""
        with writing(self.engine) as connection:
            connection.execute(
                receipts.insert().values(route=route, message_id=message_id, state=state, received_at=now)
            )
        self._apply_receipts(route, message_id)

    def _apply_receipts(self, route: str, message_id: str) -> None:
        """Apply what is stored about a message; whoever of `settle` and `receive` comes last finds both halves."""
        named = and_(receipts.c.route == route, receipts.c.message_id == message_id)
        notice = and_(notices.c.route == route, notices.c.message_id == message_id)
        with writing(self.engine) as connection:
            if connection.execute(select(notices.c.id).where(notice)).first() is None:
                return
            taken = connection.execute(delete(receipts).where(named).returning(receipts)).all()
            for row in sorted(taken, key=lambda receipt: receipt.id):
                said = ReceiptState(row.state)
                apply_receipt(connection, notice, said, row.received_at, self.has_another_route)

    def _opened(self, connection: Connection, row: RowMapping) -> Claimed | None:
        """Open a notice; one that no key opens fails alone, so that it holds up nobody else's."""
        try:
            return self._claimed(row)
        except CannotOpen as sealed:
            _log.error("notice_cannot_be_opened", notice=row[notices.c.id], column=str(sealed))
            values = {"state": NoticeState.FAILED, "outcome": "cannot_be_opened", "claim": None}
            connection.execute(update(notices).where(notices.c.id == row[notices.c.id]).values(values))
            return None

    def _claimed(self, row: RowMapping) -> Claimed:
        key = self.vault.caller_key(
            WrappedKey(row[data_keys.c.root], row[data_keys.c.key_wrapped]), row[data_keys.c.id]
        )
        sealer = Sealer(row[data_keys.c.id], key, self.vault.index)
        notice_id = row[notices.c.id]
        return Claimed(
            id=notice_id,
            claim=row[notices.c.claim],
            text=OutgoingText(
                reference=notice_id,
                to=PhoneNumber(sealer.open(row, notices.c.number_sealed, notice_id)),
                body=sealer.open(row, notices.c.body_sealed, notice_id),
                own_words=sealer.open(row, notices.c.own_words_sealed, notice_id),
                avoids=row[notices.c.avoids],
            ),
            urgency=Urgency(row[notices.c.urgency]),
            promise=Promise(row[notices.c.promise]),
            tries=row[notices.c.tries],
            copies=row[notices.c.copies],
            posted_at=row[notices.c.posted_at],
        )


def _settled(claimed: Claimed, settled: Settlement, now: datetime) -> dict[str, Any]:
    return {
        "notice": claimed.id,
        "held": claimed.claim,
        "becomes": settled.state,
        "because": settled.outcome[:64],
        "over": settled.route,
        "named": settled.message_id,
        "now_handed": now if settled.state is NoticeState.HANDED else None,
        "now_due": settled.due_at,
        "not_made": 0 if settled.was_copy else 1,
    }


def _retire(connection: Connection, now: datetime) -> None:
    """Take out what must not be sent any more: too late to be safe, or copied as often as its promise allows."""
    too_late = and_(is_waiting, notices.c.state == NoticeState.DUE, notices.c.expires_at < now)
    connection.execute(update(notices).where(too_late).values(state=NoticeState.EXPIRED))
    spent = or_(notices.c.promise == Promise.AT_MOST_ONCE, notices.c.copies >= MOST_COPIES)
    connection.execute(
        update(notices).where(_abandoned(now), spent).values(state=NoticeState.UNCONFIRMED, outcome="process_lost")
    )


def _abandoned(now: datetime) -> ColumnElement[bool]:
    return and_(is_waiting, notices.c.state == NoticeState.CLAIMED, notices.c.leased_until < now)
