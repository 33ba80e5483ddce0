"""The outbox: claim → send → settle by compare-and-set, with a lease that outlives its process by little."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Engine, RowMapping, and_, delete, select, update

from alerts.notice import Promise, Urgency
from sms.gateway import OutgoingText, ReceiptState
from sms.sending.budget import UNLIMITED, Budget
from sms.sending.outbox import COPIES_AT_ONCE, LEASE, Claimed, NoticeState, Settlement
from store.callers.pages import Sealer
from store.database import reading, writing
from store.outgoing.claims import free_what_is_lost, is_any_due, store_attempts, take
from store.outgoing.copies import gone_to
from store.outgoing.undelivered import apply_receipt
from store.sealed.sealing import CannotOpen, WrappedKey
from store.sealed.vault import Vault
from store.tables.callers import data_keys
from store.tables.outgoing import notices, receipts
from vocabulary.phone_number import PhoneNumber

_is_known = receipts.c.state != ReceiptState.UNKNOWN
"""What a word that nobody knows says of a text is nothing: it stays to be counted until it is forgotten."""

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
        return self.exchange((), now, most)

    def settle(self, claimed: Claimed, settled: Settlement, now: datetime) -> None:
        """Store what came of an attempt."""
        self.exchange([(claimed, settled)], now, 0)

    def exchange(
        self,
        attempts: Sequence[tuple[Claimed, Settlement]],
        now: datetime,
        most: int,
        routine: bool = True,
        held: Container[str] = (),
    ) -> list[Claimed]:
        """Store what came of attempts, and take up to `most` notices that are due, in one transaction.

        An attempt is stored once, and not at all when its lease ran out and another took the notice. So it may be
        repeated after RecordUnavailable: nobody can know whether a commit that broke was stored. What goes by one of
        the claims `held` is left to them.
        """
        if not attempts and not (most and self._is_any_due(now)):
            return []
        with writing(self.engine) as connection:
            if attempts:
                store_attempts(connection, attempts, now)
            if most:
                free_what_is_lost(connection, now, held)
            rows = take(connection, now, most, self.budget, routine) if most else []
        self._apply_early_receipts([settled for _, settled in attempts if settled.message_id])
        return [claimed for row in rows if (claimed := self._opened(row))]

    def count_copy(self, claimed: Claimed) -> bool:
        """Count one more copy of a claimed notice; False when another took it, or its phone may have got enough."""
        ours = and_(
            notices.c.id == claimed.id, notices.c.claim == claimed.claim, notices.c.state == NoticeState.CLAIMED
        )
        with writing(self.engine) as connection:
            lease_ends = connection.execute(select(notices.c.leased_until).where(ours)).scalar()
            if lease_ends is None or gone_to(connection, claimed.id, lease_ends - LEASE).lately + 1 >= COPIES_AT_ONCE:
                return False
            return connection.execute(update(notices).where(ours).values(copies=notices.c.copies + 1)).rowcount == 1

    def _is_any_due(self, now: datetime) -> bool:
        with reading(self.engine) as connection:
            return is_any_due(connection, now)

    def receive(self, route: str, message_id: str, state: ReceiptState, now: datetime) -> None:
        """Store a delivery receipt and apply it, now or when the message id that it names is stored."""
        with writing(self.engine) as connection:
            connection.execute(
                receipts.insert().values(route=route, message_id=message_id, state=state, received_at=now)
            )
        self._apply_receipts(route, message_id)

    def _apply_early_receipts(self, named_ones: Sequence[Settlement]) -> None:
        """Apply receipts that came before the ids of their messages were stored."""
        if not named_ones:
            return
        are_named = and_(
            receipts.c.route.in_({settled.route for settled in named_ones}),
            receipts.c.message_id.in_([settled.message_id for settled in named_ones]),
        )
        named = select(receipts.c.route, receipts.c.message_id).where(are_named, _is_known)
        with reading(self.engine) as connection:
            early = connection.execute(named.distinct()).all()
        for row in early:
            self._apply_receipts(row.route, row.message_id)

    def _apply_receipts(self, route: str, message_id: str) -> None:
        """Apply what is stored about a message; whoever of `settle` and `receive` comes last finds both halves."""
        named = and_(receipts.c.route == route, receipts.c.message_id == message_id, _is_known)
        notice = and_(notices.c.route == route, notices.c.message_id == message_id)
        with writing(self.engine) as connection:
            if connection.execute(select(notices.c.id).where(notice)).first() is None:
                return
            taken = connection.execute(delete(receipts).where(named).returning(receipts)).all()
            for row in sorted(taken, key=lambda receipt: receipt.id):
                said = ReceiptState(row.state)
                apply_receipt(connection, notice, said, row.received_at, self.has_another_route)

    def _opened(self, row: RowMapping) -> Claimed | None:
        """Open a notice; one that no key opens fails alone, so that it holds up nobody else's."""
        try:
            return self._claimed(row)
        except CannotOpen as sealed:
            _log.error("notice_cannot_be_opened", notice=row[notices.c.id], column=str(sealed))
            values = {"state": NoticeState.FAILED, "outcome": "cannot_be_opened", "claim": None}
            with writing(self.engine) as connection:
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
                expires_at=row[notices.c.expires_at],
            ),
            urgency=Urgency(row[notices.c.urgency]),
            promise=Promise(row[notices.c.promise]),
            tries=row[notices.c.tries],
            copies=row[notices.c.copies],
            posted_at=row[notices.c.posted_at],
        )
