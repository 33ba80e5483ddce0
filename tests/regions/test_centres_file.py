"""The directory file: every fault is named with its line, and one fault keeps the whole file out."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from regions.centre import Service
from regions.centres_file import write_centres
from regions.directory import CentresFault, read_centres
from regions.geography import Geography
from vocabulary.languages import RU, UZ, UZ_CYRL

TODAY = date(2026, 11, 22)
GOOD = {
    "code": "TK-01",
    "name_uz": "Namuna markaz",
    "name_ru": "Демо-центр",
    "region": "UZ-TK",
    "district": "Yunusobod",
    "address_uz": "Namuna ko'chasi 1",
    "address_ru": "Демо-улица 1",
    "lat": "41.3594",
    "lon": "69.2938",
    "phone": "+998 00 000 10 01",
    "duty_sms": "+998000002001",
    "hours": "Mo-Sa 09:00-18:00",
    "services": "psychologist lawyer",
    "public_address": "yes",
    "verified_on": "2026-11-01",
    "verified_by": "nobody (demo)",
    "demo": "no",
}
LANDLINE = "+99871" + "2" * 7
Read = Callable[..., list]


def as_csv(*rows: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, GOOD, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.fixture
def read(geography: Geography) -> Read:
    return lambda text: read_centres(text, geography, TODAY)


def problems_of(read: Read, text: str) -> tuple[str, ...]:
    with pytest.raises(CentresFault) as fault:
        read(text)
    return fault.value.problems


def test_a_good_row_becomes_a_centre(read: Read) -> None:
    [centre] = read(as_csv(GOOD))
    assert centre.code == "TK-01"
    assert centre.district == "UZ-TK-yunusobod"
    assert (centre.phone, centre.duty_sms) == ("+998000001001", "+998000002001")
    assert centre.services == {Service.PSYCHOLOGIST, Service.LAWYER}
    assert centre.verified_on == date(2026, 11, 1)
    assert (centre.lat, centre.lon, centre.demo) == (41.3594, 69.2938, False)


@pytest.mark.parametrize(
    "cells", [{"code": "Jami: 1 ta markaz"}, {"code": "код", "name_uz": "название", "region": "регион"}]
)
def test_a_row_that_is_no_centre_is_one_fault(read: Read, cells: dict[str, str]) -> None:
    with pytest.raises(CentresFault) as refused:
        read(as_csv(GOOD, dict.fromkeys(GOOD, "") | cells))
    [said] = refused.value.problems
    assert said.startswith("line 3: is no centre: 1") and f"the first: code: {cells['code']!r} is not" in said


def test_what_a_spreadsheet_saved_is_read(read: Read) -> None:
    [centre] = read(as_csv(GOOD | {"verified_on": "05.11.2026", "phone": "998000001001", "duty_sms": "998000002001"}))
    assert centre.verified_on == date(2026, 11, 5)
    assert (centre.phone, centre.duty_sms) == ("+998000001001", "+998000002001")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"name_ru": "????-????? ???????"}, "name_ru: lost its letters when the file was saved"),
        ({"name_uz": "ÐœÐ°Ñ€ÐºÐ°Ð·"}, "name_uz: lost its letters"),
        ({"name_ru": "РњР°СЂРєР°Р·"}, "name_ru: lost its letters"),
        ({"address_ru": "Демо-ули\ufffdа 1"}, "address_ru: lost its letters"),
        ({"name_uz": '=HYPERLINK("http://x","y")'}, "is a formula"),
        ({"name_uz": "@markaz"}, "is a formula"),
        ({"name_uz": "Markaz +998 00 000 10 01"}, "name_uz: holds a telephone number, and is shown as a name"),
        ({"lat": "4571234.5"}, "lat: '4571234.5' is in metres, not degrees"),
        ({"name_uz": "http://evil.example markaz"}, "holds a link"),
        ({"name_uz": "evil.uz markaz"}, "holds a link"),
        ({"name_uz": "<script>alert(1)</script>"}, "holds <, which no name has"),
        ({"name_ru": "Центр 😀"}, "holds 😀, which no name has"),
        ({"hours": "24/7 off"}, "hours: '24/7 off' is never open"),
        ({"hours": "2020 Mo-Fr 09:00-18:00"}, "is never open from now on"),
    ],
)
def test_a_cell_that_no_phone_should_show_is_named(read: Read, cells: dict[str, str], said: str) -> None:
    [problem] = problems_of(read, as_csv(GOOD | cells))
    assert said in problem and "line 2" in problem


@pytest.mark.parametrize(
    "cells",
    [
        {"name_ru": "Центр №3 «Доверие» (1-й этаж)", "name_uz": "O'zgarish & Umid 24/7"},
        {"name_ru": "Где помочь??", "name_uz": "Sho‘rchi, 2-markaz"},
        {"hours": 'unknown "by appointment"'},
    ],
)
def test_a_name_as_people_have_one_and_hours_to_be_asked_are_taken(read: Read, cells: dict[str, str]) -> None:
    assert len(read(as_csv(GOOD | cells))) == 1


@pytest.mark.parametrize(
    ("cells", "same"),
    [
        ({"services": "Psychologist, Lawyer"}, {}),
        ({"services": "psychologist;lawyer"}, {}),
        ({"services": "PSYCHOLOGIST / lawyer"}, {}),
        ({"region": "uz-tk"}, {}),
        ({"hours": "Mo\u2013Fr 09:00\u201318:00"}, {"hours": "Mo-Fr 09:00-18:00"}),
        ({"hours": 'Mo-Fr  09:00 - 18:00 "1 - 2  dars"'}, {"hours": 'Mo-Fr 09:00-18:00 "1 - 2  dars"'}),
        ({"verified_on": "2026-11-01 00:00:00"}, {}),
        ({"phone": "998000001001.0"}, {}),
        ({"public_address": "ИСТИНА", "demo": "ЛОЖЬ"}, {}),
        ({"public_address": "TRUE", "demo": "Yo'q"}, {}),
        ({"district": "Yunusobod tumani"}, {}),
        ({"district": "Юнусабадский район"}, {}),
        ({"district": "Мирзо-Улугбекский район"}, {"district": "Mirzo Ulug'bek"}),
    ],
)
def test_a_cell_is_read_as_people_and_spreadsheets_write_it(
    read: Read, cells: dict[str, str], same: dict[str, str]
) -> None:
    assert read(as_csv(GOOD | cells)) == read(as_csv(GOOD | same))


@pytest.mark.parametrize("district", ["Yunusopot tumani", "Chirchiq shahri", "Toshkent viloyati"])
def test_a_district_is_not_guessed(read: Read, district: str) -> None:
    [problem] = problems_of(read, as_csv(GOOD | {"district": district}))
    assert "no district of UZ-TK" in problem


def test_a_column_that_stands_twice_is_named(read: Read) -> None:
    [problem] = problems_of(read, as_csv(GOOD).replace("lon", "lat", 1))
    assert problem == "line 1: the column lat stands there twice"


@pytest.mark.parametrize(
    "content", [bytes(5000), b"\x03}\x0b\x1e\x13\0\0\0" + b"NAME_UZ\0\0\0\0C" * 9 + b"\rUmid" * 50]
)
def test_a_file_of_another_program_is_no_table(geography: Geography, content: bytes) -> None:
    with pytest.raises(CentresFault, match="is binary data, not a table"):
        read_centres(content, geography, TODAY)


def test_women_may_call_a_landline(read: Read) -> None:
    [centre] = read(as_csv(GOOD | {"phone": LANDLINE}))
    assert centre.phone == LANDLINE


def test_a_centre_speaks_three_scripts(read: Read) -> None:
    [centre] = read(as_csv(GOOD))
    assert [centre.name(language) for language in (UZ, UZ_CYRL, RU)] == ["Namuna markaz", "Намуна марказ", "Демо-центр"]
    assert centre.address(RU) == "Демо-улица 1"


def test_an_address_that_is_not_public_is_never_said(read: Read) -> None:
    [centre] = read(as_csv(GOOD | {"public_address": "no"}))
    assert [centre.address(language) for language in (UZ, UZ_CYRL, RU)] == ["", "", ""]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("code", "tk 01", "capital letters"),
        ("code", "", "capital letters"),
        ("name_uz", "", "1 to 40"),
        ("name_uz", "x" * 41, "has 41 characters"),
        ("name_ru", "Демо\u202eцентр", "cannot be seen"),
        ("address_uz", "x" * 101, "has 101 characters"),
        ("region", "UZ-XX", "none of UZ-TK UZ-TO"),
        ("region", "Toshkent", "none of UZ-TK UZ-TO"),
        ("region", "UZ-TO", "no district of UZ-TO"),
        ("district", "Chirchiq", "no district of UZ-TK"),
        ("lat", "41,3594", "decimal point"),
        ("lat", "nan", "decimal point"),
        ("lat", "inf", "decimal point"),
        ("lat", "41°21'", "decimal point"),
        ("lat", "41.46042", "no region of Uzbekistan"),
        ("lat", "69.2938", "no region of Uzbekistan"),
        ("phone", "1146", "+998"),
        ("phone", "+998٠٠٠٠٠١٠٠١", "+998"),
        ("phone", "+1 202 555 0100", "+998"),
        ("phone", "+99800000100", "+998"),
        ("phone", "", "+998"),
        ("duty_sms", "+998000002001x", "duty_sms: holds words or an extension"),
        ("duty_sms", LANDLINE, "duty_sms: a landline gets no texts"),
        ("phone", "9.98002E+11", "phone: a spreadsheet shortened the number to a power of ten"),
        ("region", "", "region: is empty: was it merged with the cell above?"),
        ("lat", "412931", "'412931' is no degrees: it is in metres"),
        ("lon", "692797", "or its decimal sign was lost (69.2797?)"),
        ("verified_on", "46327", "'46327' is a date without its format"),
        ("hours", "9-18", "opening_hours syntax"),
        ("hours", "", "opening_hours syntax"),
        ("hours", "Mo-Fr 09:00-18:00; PH off", "holiday calendar"),
        ("hours", "Mo " * 100, "longer than 200"),
        ("services", "", "is empty"),
        ("services", "psychologist dentist", "'dentist' is none of"),
        ("services", "shelter", "never public"),
        ("public_address", "maybe", "neither yes nor no"),
        ("verified_on", "11/01/2026", "2026-01-31"),
        ("verified_on", "1.11.26", "2026-01-31"),
        ("verified_on", "30.02.2026", "day"),
        ("verified_on", "2026-02-30", "day"),
        ("verified_on", "2026-05-25", "181 days ago"),
        ("verified_on", "2026-11-23", "in the future"),
        ("verified_by", "", "1 to 40"),
        ("demo", "", "neither yes nor no"),
    ],
)
def test_a_bad_cell_is_named_with_its_line(read: Read, column: str, cell: str, reason: str) -> None:
    problems = problems_of(read, as_csv(GOOD, GOOD | {"code": "TK-02", column: cell}))
    assert any(problem.startswith("line 3: ") and reason in problem for problem in problems), problems


def test_a_centre_on_the_wrong_side_of_a_border_is_named(read: Read) -> None:
    khonobod = GOOD | {"district": "", "lat": "41.2240", "lon": "69.2850"}
    assert problems_of(read, as_csv(khonobod)) == ("line 2: region: 41.224 69.285 lies in UZ-TO, not in UZ-TK",)


def test_all_faults_of_all_lines_come_at_once(read: Read) -> None:
    bad = GOOD | {"lat": "x", "phone": "x", "demo": "x"}
    problems = problems_of(read, as_csv(bad, GOOD, bad))
    assert [problem.split(":")[0] for problem in problems] == ["line 2"] * 3 + ["line 4"] * 3


def test_a_code_may_stand_only_once(read: Read) -> None:
    assert problems_of(read, as_csv(GOOD, GOOD)) == ("line 3: code: TK-01 already stands in line 2",)


def test_a_cell_with_a_line_break_keeps_the_count_right(read: Read) -> None:
    problems = problems_of(read, as_csv(GOOD | {"verified_by": "two\nlines"}, GOOD | {"code": "TK-02", "demo": "x"}))
    assert [problem.split(":")[0] for problem in problems] == ["line 2", "line 3"]


def test_typographic_apostrophes_become_those_of_phones(read: Read) -> None:
    [centre] = read(as_csv(GOOD | {"name_uz": "Qo‘qon markaz", "address_uz": "Bogʻ ko`chasi"}))
    assert (centre.name_uz, centre.address_uz) == ("Qo'qon markaz", "Bog' ko'chasi")


def test_a_district_may_be_named_by_code_or_in_any_language(read: Read) -> None:
    for written in ("UZ-TK-yunusobod", "Yunusobod", "Юнусобод", "юнусабадский"):
        [centre] = read(as_csv(GOOD | {"district": written}))
        assert centre.district == "UZ-TK-yunusobod"
    [centre] = read(as_csv(GOOD | {"district": ""}))
    assert centre.district is None


def test_a_demo_centre_needs_no_verification(read: Read) -> None:
    assert len(read(as_csv(GOOD | {"demo": "yes", "verified_on": "2020-01-01"}))) == 1


def test_a_file_without_a_header_is_named_without_the_numbers_in_it(read: Read) -> None:
    [problem] = problems_of(read, as_csv(GOOD).partition("\n")[2])
    assert "columns missing" in problem and "'Namuna markaz'" in problem
    assert "998" not in problem


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        ("code,name_uz\nTK-01,Namuna\n", "columns missing"),
        (as_csv(GOOD).replace("demo", "demo,extra", 1), "unknown: ['extra']"),
        (as_csv(GOOD).replace("code,", "code,code,", 1), "the column code stands there twice"),
        ("Код;Название;Регион\nTK-01;Namuna;UZ-TK\n", "unknown: ['Код', 'Название', 'Регион']"),
        (as_csv(), "no centre"),
        (as_csv(GOOD) + "TK-02,too,few\n", "line 3: 3 cells, 17 expected"),
        (as_csv(GOOD) + '"TK-02', "line 3"),
    ],
)
def test_a_file_that_is_no_directory_is_refused(read: Read, text: str, reason: str) -> None:
    problems = problems_of(read, text)
    assert len(problems) == 1 and reason in problems[0]


def test_a_byte_order_mark_and_empty_lines_do_no_harm(read: Read) -> None:
    assert len(read("\ufeff" + as_csv(GOOD) + "\n\n")) == 1


def test_the_columns_may_come_in_any_order(read: Read) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, sorted(GOOD), lineterminator="\n")
    writer.writeheader()
    writer.writerow(GOOD)
    assert len(read(text.getvalue())) == 1


def test_a_written_file_holds_no_formula_and_is_read_as_the_same_centres(read: Read) -> None:
    rows = (GOOD, GOOD | {"code": "TK-02", "district": "", "address_uz": "=HYPERLINK(1)", "public_address": "no"})
    centres = read(as_csv(*rows))
    text = write_centres(centres)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'+998000001001" in cells and "'=HYPERLINK(1)" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read(text) == centres


def with_language(*rows: tuple[str, str]) -> str:
    """A file with the last column, of centres by their code and what stands in it."""
    lines = as_csv(*(GOOD | {"code": code} for code, _ in rows)).splitlines()
    ends = ["language", *(cell for _, cell in rows)]
    return "\n".join(f"{line},{end}" for line, end in zip(lines, ends, strict=True))


def test_what_a_duty_phone_reads_in_stands_in_an_optional_last_column(read: Read) -> None:
    centres = read(with_language(("TK-01", "ru"), ("TK-02", ""), ("TK-03", "uz-cyrl")))

    assert [centre.language for centre in centres] == [RU, UZ, UZ_CYRL]
    assert read(as_csv(GOOD))[0].language == UZ
    assert read(write_centres(centres)) == centres
    assert "language" not in write_centres(read(as_csv(GOOD)))


def test_a_language_that_no_text_is_in_is_named_with_its_line(read: Read) -> None:
    assert problems_of(read, with_language(("TK-01", "ru"), ("TK-02", "fr"))) == (
        "line 3: language: 'fr' is none of uz ru uz-Cyrl",
    )
