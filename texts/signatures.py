"""What a file is that was given as a table or a map, known by its first bytes; by names that need no translation."""

import re

_PACKED = (
    (b"xl/", "Excel (.xlsx)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "LibreOffice (.ods)"),
    (b"Index/", "Numbers"),
    (b"word/", "Word (.docx)"),
    (b".shp", "ZIP with a shapefile"),
    (b".kml", "KMZ"),
)
"""What names in a ZIP archive say of it."""

_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "GeoPackage or SQLite"),
    (b"\x00\x00\x27\x0a", "shapefile (.shp)"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"PAR1", "Parquet"),
)
_MARKED_UP = (
    (b"<?mso-application", "Excel (XML)"),
    (b"<workbook", "Excel (XML)"),
    (b"<kml", "KML"),
    (b"<osm", "OpenStreetMap (XML)"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_LOOKED_AT = 2000
"""Bytes at the beginning."""


def kind_of(content: bytes) -> str:
    """What a file is; empty when it may be text as it should be."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKED if mark in content), "ZIP")
    known = next((kind for mark, kind in _BEGINNINGS if content.startswith(mark)), "")
    known = known or ("binary data" if _is_binary(content[:_LOOKED_AT]) else "")
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \r\n\t").lower()
    if known or not start.startswith(b"<"):
        return known
    return next((kind for mark, kind in _MARKED_UP if mark in start), "")


def _is_binary(start: bytes) -> bool:
    """Whether there are zeros and other bytes that no text holds; UTF-16 that says so is text."""
    rest = start.replace(b"\0", b"")
    return len(rest) < len(start) and not start.startswith(_UTF_16) and (not rest or bool(_CONTROL.search(rest)))


def is_json(text: str) -> bool:
    """Whether a text begins as JSON does, and as no table does."""
    return text.lstrip("\ufeff\x1e \r\n\t").startswith(("{", "["))
