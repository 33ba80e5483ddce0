"""A table is read as spreadsheets of every locale write it, and it is said how; what is no table is named."""

import io
import re
import zipfile

import pytest

from texts.faults import Fault
from texts.table import MOST_BYTES, MOST_ROWS, read_table

COLUMNS = ("code", "name_uz", "lat", "number")
ROWS = [["A", "Bog'", "41.5", "+998 00 000 00 01"], ["B", "Чорсу", "40.25", ""]]


def written(separator: str, header: tuple[str, ...] = COLUMNS, end: str = "\r\n") -> str:
    return end.join([separator.join(row) for row in [list(header), *ROWS]]) + end


def cells(content: bytes | str) -> list[list[str]]:
    table = read_table(content, COLUMNS, decimals=("lat",))
    assert table.header == COLUMNS
    return [list(row) for _, row in table.rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "mac-cyrillic"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_cells(encoding: str, separator: str) -> None:
    assert cells(written(separator).encode(encoding)) == ROWS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (written(",").encode(), "read as UTF-8, separated by commas"),
        (written("\t").encode("utf-16"), "read as UTF-16, separated by tabs"),
        (written("\t").encode("utf-16-le"), "read as UTF-16, separated by tabs"),
        (written(";").encode("koi8-r"), "KOI8-R (look whether 'Чорсу' is right), separated by semicolons"),
        (written(";").encode("cp866"), "DOS-866 (look whether 'Чорсу' is right), separated by semicolons"),
        (written(";").encode("cp1251"), "Windows-1251 (look whether 'Чорсу' is right), separated by semicolons"),
        (
            written(";").replace("41.5", "41,5").encode("utf-8-sig"),
            "read as UTF-8, separated by semicolons, with decimal commas",
        ),
        ("Centres;;;\n\n" + written(";") + ";;;\n" * 3, ", 2 lines before the header left out, 3 empty rows left out"),
        ("sep=;\n" + written(";"), "read as UTF-8, separated by semicolons"),
    ],
)
def test_it_is_said_how_it_was_read(content: bytes | str, said: str) -> None:
    how = str(read_table(content, COLUMNS, decimals=("lat",)).how)
    assert how.endswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\n" + written(";"),
        "SEP=|\n" + written("|"),
        written(";", ("CODE", " Name UZ ", "Lat", "number")),
        written(",", ("code", "name\u00a0uz", "lat", "number")),
        "The directory, of all centres, in 2026\n" + written(";"),
        written(",") + ",,,\n,,,\n\n",
        "\n".join(line + ",," for line in written(",", end="\n").splitlines()),
        written(",").replace("00 000 00 01", "00\u00a0000\u202f00\u00a001"),
        written(";").replace("41.5", "41,5"),
        written(",").replace("+998", "'+998"),
        re.sub(r"\+998[0-9 ]*", r'="\g<0>"', written(",")),
        "\ufeff" + written(","),
    ],
)
def test_what_spreadsheets_add_changes_no_cell(text: str) -> None:
    assert cells(text) == ROWS


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    text = 'code,name_uz,lat,number\nA,"Bog\n\nko\'chasi",41.5,1\n\nB,x,41.5,1\nC,x\n'
    assert [number for number, _ in read_table(text, COLUMNS).rows] == [2, 4, 5]


def test_lines_are_those_of_the_file() -> None:
    table = read_table("A title\n" + written(",", end="\n") + ",,,\nC,,,\n", COLUMNS)
    assert (table.header_line, [line for line, _ in table.rows]) == (2, [3, 4, 6])


def test_a_decimal_comma_counts_only_where_none_separates_and_only_in_a_number_of_degrees() -> None:
    text = 'code,name_uz,lat,number\nA,x,"41,5",1\n'
    assert cells(text) == [["A", "x", "41,5", "1"]]
    assert cells("code;name_uz;lat;number\nA;1,5;9,98E+11;1,5\n") == [["A", "1,5", "9,98E+11", "1,5"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\n", "the file is empty"),
        (written(",").replace("Bog'", "Bo\0g'").encode(), "line 2: holds a character that cannot be seen: U+0000"),
        (bytes(100), "the file is binary data, not a table"),
        (bytes(MOST_BYTES + 1), "the file is larger than 20 MB"),
        (written(",").encode("utf-16")[:-1], "the file is not UTF-8"),
        ((written(",") + "Б,Чиланзар,1.5,\n").encode() + "Чорсу".encode("cp1251"), "the file is not UTF-8"),
        (written(",").encode() + b'"never closed', "not CSV"),
        (written(",").encode().replace(b"number", b"number" + b",x" * 500), "line 1: more than 500 columns"),
        (written(",").encode() + b"C,x,1.5,\n" * MOST_ROWS, "more than 20,000 rows"),
        (written(",").encode() + b",,,\n" * 2**21, "more than 1,048,576 rows"),
    ],
)
def test_what_is_no_table_is_named(content: bytes, said: str) -> None:
    with pytest.raises(Fault) as found:
        read_table(content, COLUMNS)
    assert said in str(found.value)


def zipped(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "Excel (.xlsx)"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", "LibreOffice (.ods)"),
        (zipped("Index/Document.iwa", "Data/1.png"), "Numbers"),
        (zipped("centres.csv"), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "Excel (.xls)"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"<!DOCTYPE html>\n<html><body>code,name", "HTML"),
        (b"\r\n<TABLE><tr><td>code</td>", "HTML"),
        ("<html><table>".encode("utf-16"), "HTML"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "Excel (XML)"),
        (b"{\\rtf1\\ansi code", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b'[{"code": "A"}]', "JSON"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(content: bytes, kind: str) -> None:
    with pytest.raises(Fault) as found:
        read_table(content, COLUMNS)
    said = f"the file is {kind}, not a table: open it in its program and save it as CSV UTF-8"
    assert str(found.value) == said


def test_other_columns_come_as_they_are() -> None:
    assert read_table("kod;nomi\n1;2\n", COLUMNS).header in {("kod;nomi",), ("kod", "nomi")}
