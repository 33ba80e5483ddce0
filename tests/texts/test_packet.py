"""A reviewer's packet: everything that she has to read, and what came back, taken whole or not at all."""

from datetime import date
from pathlib import Path

import pytest

from texts.packet import For, PacketFault, Piece, pieces_for, read_back, written
from texts.reviews import keep
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

TODAY = date(2026, 12, 1)
TEA = Piece("menu:tea", "Seen: the first screen.", "Чай")
BREAD = Piece("article:food/bread", "Seen: Good to know, Food.", "Хлеб\nСвежий.")
PIECES = (TEA, BREAD)


def filled(**lines: str) -> str:
    """A packet whose reader wrote her name, the day, and these lines."""
    text = written(For.SPEAKER, RU, PIECES, TODAY).replace("Reader:", "Reader: Зухра", 1)
    text = text.replace("Read on:", "Read on: 2026-11-30", 1)
    for field, said in lines.items():
        start = {"read": "Read (x):", "better": "Better:", "remark": "Remark:"}[field]
        text = text.replace(start, f"{start} {said}", 1)
    return text


@pytest.mark.parametrize("whom", For)
@pytest.mark.parametrize("language", [UZ, UZ_CYRL, RU])
def test_every_text_stands_in_it_once_with_where_it_is_seen(whom: For, language: Language) -> None:
    pieces = pieces_for(whom, language)

    assert len({piece.id for piece in pieces}) == len(pieces) > 50
    assert all(piece.seen.startswith("Seen: ") and piece.text for piece in pieces)


def test_what_she_marked_comes_back_with_her_name_and_the_day() -> None:
    (review,) = read_back(filled(read="x", better="Чай горячий", remark="короче"), "p.txt", PIECES, TODAY)

    assert (review.id, review.reader, review.day.isoformat()) == ("menu:tea", "Зухра", "2026-11-30")
    assert (review.better, review.remark) == ("Чай горячий", "короче")


def test_what_she_left_empty_was_not_read() -> None:
    assert read_back(filled(), "p.txt", PIECES, TODAY) == ()


def test_an_editor_of_windows_changes_nothing() -> None:
    text = "\ufeff" + filled(read="x").replace("\n", "\r\n")

    assert [review.id for review in read_back(text, "p.txt", PIECES, TODAY)] == ["menu:tea"]


@pytest.mark.parametrize(
    ("was", "is_now", "reason"),
    [
        ("Reader: Зухра", "Reader:", "name is missing"),
        ("2026-11-30", "вчера", "the day is missing"),
        ("2026-11-30", "2027-01-01", "still to come"),
        ("== menu:tea", "== menu:coffee", "no text menu:coffee"),
        ("== menu:tea", "==menu:tea", "the line with == was changed"),
        (TEA.mark, BREAD.mark, "worded anew"),
        ("Remark:", "Remark: " + "x" * 700, "longer than"),
    ],
)
def test_a_packet_with_a_fault_is_refused_with_file_line_and_reason(was: str, is_now: str, reason: str) -> None:
    with pytest.raises(PacketFault, match=rf"^p\.txt:\d+: .*{reason}"):
        read_back(filled(read="x").replace(was, is_now, 1), "p.txt", PIECES, TODAY)


def test_a_text_that_stands_twice_is_refused() -> None:
    twice = filled(read="x") + f"\n== {TEA.id} {TEA.mark}\nRead (x): x\n"

    with pytest.raises(PacketFault, match="stands twice"):
        read_back(twice, "p.txt", PIECES, TODAY)


def test_a_later_word_of_the_same_reader_takes_the_place_of_the_former(tmp_path: Path) -> None:
    first = read_back(filled(better="Чаёк"), "p.txt", PIECES, TODAY)
    second = read_back(filled(better="Чай с мёдом"), "p.txt", PIECES, TODAY)

    keep(For.SPEAKER, RU, first, tmp_path)
    kept = keep(For.SPEAKER, RU, second, tmp_path).read_text("utf-8")

    assert kept.splitlines()[1:] == [f"menu:tea\t{TEA.mark}\tЗухра\t2026-11-30\tЧай с мёдом\t"]
