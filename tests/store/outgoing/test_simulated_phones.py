"""What the phones of a demonstration received."""

from store.outgoing.simulated_phones import SimulatedPhones
from store.tables.outgoing import simulated_texts
from tests.alerts.world import AZIZA, BARNO
from tests.store.record import Record


def test_each_phone_has_its_own_texts_in_their_order(record: Record) -> None:
    phones = SimulatedPhones(record.engine, record.vault)
    for body in ("birinchi", "ikkinchi"):
        phones.keep(AZIZA, body)
    phones.keep(BARNO, "boshqa")
    first, second = phones.received_by(AZIZA)
    assert (first.body, second.body) == ("birinchi", "ikkinchi")
    assert phones.received_by(AZIZA, after=first.id) == [second]
    assert [text.body for text in phones.received_by(BARNO)] == ["boshqa"]


def test_a_kept_text_is_sealed(record: Record) -> None:
    SimulatedPhones(record.engine, record.vault).keep(AZIZA, "birinchi")
    [row] = record.rows(simulated_texts)
    assert b"birinchi" not in row["body_sealed"]
    assert AZIZA.encode() not in row["number_index"] + row["body_sealed"]
