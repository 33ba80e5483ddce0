"""Every minute the list of what was erased leaves the machine, whole, and holds nothing of a person."""

import json
from dataclasses import replace
from datetime import timedelta
from math import inf
from pathlib import Path

import pytest

from store.counted.figures import Figures
from store.database import writing
from store.erasures.sending import EVERY, SendingErasures, list_of
from store.erasures.written import Accepted, ErasureList, ListRefused, from_text, name_of, put, to_text
from store.instant import utc_now
from store.sealed.sealing import BlindIndex
from store.tables.callers import data_keys, erasures
from tests.store.record import HER, NOON, Record

A, B = "a" * 32, "b" * 32
OURS, ANOTHERS = BlindIndex(b"ours"), BlindIndex(b"another's")
LIST = ErasureList(NOON, NOON - timedelta(days=14), frozenset({A}), frozenset({B}))


@pytest.fixture
def sending(record: Record, tmp_path: Path) -> SendingErasures:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return SendingErasures(record.engine, record.vault, tmp_path / "var" / "erasures", backup_days=14, away=folder)


def sent(sending: SendingErasures, folder: Path | None = None) -> ErasureList:
    [file] = (folder or sending.away or sending.own).iterdir()
    assert file.name == name_of(sending.vault.index)
    return from_text(file.read_text(), sending.vault.index)


def erase(record: Record) -> str:
    with record.book() as book:
        book.destroy()
        return book.whose


def test_it_goes_out_every_minute_whether_or_not_anything_was_erased(record: Record, sending: SendingErasures) -> None:
    sending.look(NOON)
    assert sent(sending) == ErasureList(NOON, NOON - timedelta(days=14), frozenset())

    hers = erase(record)
    sending.look(NOON + EVERY / 2)
    assert sent(sending).destroyed == frozenset()
    sending.look(NOON + EVERY)
    assert sent(sending).destroyed == {hers} and sent(sending).written_at == NOON + EVERY


def test_who_erased_herself_during_an_alert_is_in_it_before_her_key_is_destroyed(
    record: Record, sending: SendingErasures
) -> None:
    record.help()
    with record.book() as book:
        book.empty_until_closed()
    sending.look(NOON)
    assert sent(sending).leaving == {book.whose} and not sent(sending).destroyed


def test_nothing_in_it_leads_to_anybody(record: Record, sending: SendingErasures) -> None:
    erase(record)
    sending.look(NOON)
    [file] = sending.own.iterdir()
    text = file.read_text()
    assert HER[1:] not in text and record.vault.index.of("callers.number_sealed", HER).hex() not in text
    of_the_list = {"form", "service", "written_at", "reaches_back_to", "seal"}
    assert set(json.loads(text)) == of_the_list | {"destroyed", "leaving", "accepted", "unsent"}


def test_calls_are_named_by_reference_and_minute_and_texts_only_where_nobody_works(
    record: Record, sending: SendingErasures
) -> None:
    alert = record.help(at=NOON + timedelta(seconds=59))
    sending.look(NOON + EVERY)
    assert sent(sending).accepted == {Accepted(alert.id, alert.code, NOON)}
    assert not sent(sending).unsent
    at_rest = list_of(record.engine, 14, NOON, at_rest=True)
    assert at_rest.unsent == {row["id"] for row in record.rows()}


def test_a_list_of_a_release_that_named_no_calls_is_read() -> None:
    older = json.loads(to_text(LIST, OURS))
    del older["accepted"], older["unsent"], older["seal"]
    seal = OURS.of("list of erasures", json.dumps(older, sort_keys=True)).hex()
    read = from_text(json.dumps(older | {"seal": seal}), OURS)
    assert (read.accepted, read.unsent, read.destroyed) == (None, frozenset(), LIST.destroyed)


def age(record: Record) -> float:
    [found] = [one for one in Figures(record.engine).collect() if one.name == "najot_erasures_list_age_seconds"]
    return found.samples[0].value


@pytest.mark.parametrize("what", ["nothing", "a file"])
def test_a_folder_elsewhere_that_is_away_is_not_made_and_the_list_is_kept_here(
    record: Record, sending: SendingErasures, what: str
) -> None:
    assert sending.away
    sending.away.rmdir()
    if what == "a file":
        sending.away.touch()
    hers = erase(record)
    sending.look(NOON)
    assert not sending.away.is_dir()
    assert sent(sending, sending.own).destroyed == {hers}
    assert age(record) == inf

    sending.away.unlink(missing_ok=True)
    sending.away.mkdir()
    sending.look(NOON + EVERY)
    assert sent(sending).destroyed == {hers}
    assert age(record) < inf


def test_who_is_back_by_an_older_copy_stays_in_the_list_until_she_is_erased_again(
    record: Record, sending: SendingErasures
) -> None:
    hers, leaves = erase(record), "b" * 32
    sending.send(NOON)
    listed = replace(sent(sending), leaving=frozenset({leaves}))
    for folder in (sending.own, sending.away):
        assert folder
        put(to_text(listed, record.vault.index), folder / name_of(record.vault.index))
    with writing(record.engine) as connection:
        connection.execute(erasures.delete())
        for name in (hers, leaves):
            connection.execute(data_keys.insert().values(id=name, root="00000000", key_wrapped=b""))

    sending.send(NOON)
    sending.send(NOON)
    for folder in (sending.own, sending.away):
        assert (sent(sending, folder).destroyed, sent(sending, folder).leaving) == ({hers}, {leaves})

    with writing(record.engine) as connection:
        connection.execute(data_keys.delete().where(data_keys.c.id.in_([hers, leaves])))
    sending.send(NOON)
    assert sent(sending).destroyed == sent(sending).leaving == frozenset(), "what no copy needs is named no longer"


def test_its_age_is_of_where_it_should_be(record: Record, sending: SendingErasures) -> None:
    assert sending.away
    sending.look(utc_now() - timedelta(hours=1))
    for file in sending.away.iterdir():
        file.unlink()
    sending.away.rmdir()
    sending.send(utc_now())
    assert age(record) >= 3600

    own = SendingErasures(record.engine, record.vault, sending.own, backup_days=14)
    own.send(utc_now())
    assert age(record) < 3600


def test_a_list_is_read_as_it_was_written() -> None:
    assert from_text(to_text(LIST, OURS), OURS) == LIST


WHOLE = to_text(LIST, OURS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (to_text(LIST, ANOTHERS), "is the list of another service"),
        ("", "is no whole list"),
        ("[]", "is no whole list"),
        ("{}", "is no whole list"),
        ("null", "is no whole list"),
        (WHOLE[:-20], "is no whole list"),
        (WHOLE.replace(A, "c" * 32), "is no whole list"),
        (WHOLE.replace(f'"{A}"', ""), "is no whole list"),
        (WHOLE.replace("2026", "2027", 1), "is no whole list"),
        (WHOLE.replace('"form": 1', '"form": 2'), "is a list of a later release"),
    ],
)
def test_what_is_no_list_of_ours_is_refused(text: str, said: str) -> None:
    with pytest.raises(ListRefused, match=said):
        from_text(text, OURS)
