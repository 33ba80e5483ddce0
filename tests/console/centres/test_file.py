"""A file is taken whole as a proposal, or nothing of it; the one that we give holds no formula."""

import csv
import io
import json
import re
from datetime import timedelta
from html import unescape

import pytest

from alerts.duty.shift import Shift
from regions.centre_cells import cells_of
from regions.centres_file import write_centres
from staff.audit import Deed
from tests.console.centres.conftest import Shelf
from vocabulary.phone_number import PhoneNumber


def test_a_file_with_a_change_becomes_one_proposal(shelf: Shelf) -> None:
    file = write_centres(shelf.centres).replace("Namuna markaz Urganch", "Yangi markaz").encode()
    address = shelf.uploads(shelf.administrator, file, why="From the ministry").headers["Location"]
    page = shelf.supervisor.reads(address)
    assert "Yangi markaz" in page and "From the ministry" in page and "DEMO-TK-1" not in page
    shelf.supervisor.sends(f"{address}/publish")
    assert shelf.centre("DEMO-XO-1").name_uz == "Yangi markaz"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b"41.2931", b"14.2931"), "line 2: region: 14.2931 69.2797 lies in no region"),
        ((b"24/7", b"always"), "line 2: hours: 'always' is not in the opening_hours syntax"),
        ((b"code,", b"kod,"), "line 1: columns missing: ['code'], unknown: ['kod']"),
        ((b"Namuna markaz Toshkent", b"x" * 10_000), "line 2: name_uz: has 10000 characters"),
        ((b"Namuna markaz Toshkent", "Namuna\u202e".encode()), "line 2: name_uz: holds a character"),
        ((b"Namuna markaz Toshkent", "Наmuna".encode("cp1251")), "the file is not UTF-8"),
        ((b"Namuna markaz Toshkent", b'"Namuna'), "not CSV: a quotation mark may be missing"),
        ((b"Namuna markaz Toshkent", b"Nam\x00una"), "line 2: holds a character that cannot be seen: U+0000"),
        ((b"+998000001001", "+998٠٠٠٠٠١٠٠١".encode()), "line 2: phone: is not a number"),
    ],
)
def test_a_bad_file_is_answered_line_by_line_and_nothing_is_taken(
    shelf: Shelf, change: tuple[bytes, bytes], said: str
) -> None:
    answer = shelf.uploads(shelf.supervisor, write_centres(shelf.centres).encode().replace(*change, 1), why="kept")
    page = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400
    assert said in page and "Nothing was taken from the file" in page and "kept" in page
    assert "Nothing waits" in shelf.supervisor.reads("/console/centres/proposals/")


@pytest.mark.parametrize("encoding", ["koi8-r", "mac-cyrillic", "cp1251"])
def test_of_a_file_whose_encoding_was_guessed_a_cell_is_shown(shelf: Shelf, encoding: str) -> None:
    rows = write_centres(shelf.centres).replace("Namuna markaz Urganch", "Марказ Урганч")
    readable = "".join(one if one.isascii() or "А" <= one <= "я" else "?" for one in rows)
    file = readable.encode(encoding)
    answer = shelf.uploads(shelf.supervisor, file)
    page = shelf.supervisor.reads(answer.headers["Location"])
    assert "its letters were guessed" in page
    [sample] = re.findall("Look whether this is right: ([^<]+)", page)
    assert sample.encode(encoding) in file


def test_faults_are_named_in_the_member_s_language(shelf: Shelf) -> None:
    shelf.supervisor.sends("/console/language", language="uz")
    file = write_centres(shelf.centres).replace("24/7", "always", 1).encode()
    assert "2-qator: hours:" in shelf.uploads(shelf.supervisor, file).get_data(as_text=True)


def test_no_file_at_all_is_said(shelf: Shelf) -> None:
    assert "the file is empty" in shelf.uploads(shelf.supervisor, b"").get_data(as_text=True)


def test_geojson_with_our_columns_becomes_a_proposal_and_a_workbook_is_named(shelf: Shelf) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {name: cell for name, cell in cells_of(centre).items() if name not in ("lat", "lon")},
            "geometry": {"type": "Point", "coordinates": [centre.lon, centre.lat]},
        }
        for centre in shelf.centres
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}).replace("Namuna markaz Urganch", "Yangi")
    address = shelf.uploads(shelf.administrator, text.encode()).headers["Location"]
    page = shelf.supervisor.reads(address)
    assert "Yangi" in page and "DEMO-TK-1" not in page

    refused = unescape(shelf.uploads(shelf.administrator, b"PK\x03\x04 xl/workbook.xml").get_data(as_text=True))
    assert "the file is Excel (.xlsx), not a table: open it in its program and save it as CSV UTF-8" in refused


def test_the_file_that_we_give_holds_no_formula_and_changes_nothing_when_it_comes_back(shelf: Shelf) -> None:
    answer = shelf.supervisor.get("/console/centres/centres.csv")
    text = answer.get_data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == len(shelf.centres) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    assert shelf.office.written()[-1].deed is Deed.EXPORTED
    again = shelf.uploads(shelf.supervisor, answer.get_data())
    assert again.status_code == 400 and "Nothing differs" in again.get_data(as_text=True)


def test_a_cell_that_would_be_a_formula_is_defused_on_its_way_out(shelf: Shelf) -> None:
    address = shelf.proposes(shelf.officer, "DEMO-TK-1", address_uz="=HYPERLINK(0)")
    shelf.supervisor.sends(f"{address}/publish")
    assert "'=HYPERLINK(0)" in shelf.supervisor.get("/console/centres/centres.csv").get_data(as_text=True)


def test_the_file_of_an_officer_is_that_of_the_own_region(shelf: Shelf) -> None:
    answer = shelf.officer.get("/console/centres/centres.csv")
    text = answer.get_data().decode("utf-8-sig")
    assert "DEMO-TK-1" in text and "DEMO-XO-1" not in text
    address = shelf.uploads(shelf.officer, text.replace("24/7", "Mo 09:00-10:00", 1).encode()).headers["Location"]
    shelf.supervisor.sends(f"{address}/publish")
    assert len(shelf.centres) == 19 and shelf.centre("DEMO-TK-1").hours == "Mo 09:00-10:00"
    other = shelf.uploads(shelf.officer, write_centres(shelf.centres).encode())
    assert "DEMO-XO-1: UZ-XO is not your region" in other.get_data(as_text=True)
    assert shelf.office.written()[-1].deed is Deed.REFUSED


def test_a_centre_that_would_go_is_shown_with_its_shifts_to_come(shelf: Shelf) -> None:
    now = shelf.office.now()
    shift = Shift("DEMO-XO-1", 1, "Zarina", PhoneNumber("+998000003101"), now, now + timedelta(days=1))
    shelf.office.demo.service.roster.save([shift], now)
    file = write_centres(centre for centre in shelf.centres if centre.code != "DEMO-XO-1").encode()

    page = shelf.supervisor.reads(shelf.uploads(shelf.administrator, file).headers["Location"])

    assert "shifts for it that would serve no centre: 1" in page
