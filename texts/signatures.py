"""What a file is that was given as a table or a map, known by its first bytes."""

_PACKED = (
    (b"xl/", "a workbook of Excel (.xlsx)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet of LibreOffice (.ods)"),
    (b"Index/", "a spreadsheet of Numbers"),
    (b"word/", "a document of Word (.docx)"),
    (b".shp", "a packed shapefile"),
    (b".kml", "a packed KML (.kmz)"),
)
"""What names in a ZIP archive say of it."""

_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a document (.rtf)"),
    (b"SQLite format 3", "a database or GeoPackage"),
    (b"\x00\x00\x27\x0a", "a shapefile"),
    (b"\x1f\x8b", "a packed file (.gz)"),
    (b"7z\xbc\xaf", "a packed file (.7z)"),
    (b"Rar!", "a packed file (.rar)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKED_UP = (
    (b"<?mso-application", "a workbook of Excel as XML"),
    (b"<workbook", "a workbook of Excel as XML"),
    (b"<kml", "KML"),
    (b"<osm", "OpenStreetMap's XML"),
    (b"<!doctype html", "a page of the web (HTML)"),
    (b"<html", "a page of the web (HTML)"),
    (b"<table", "a page of the web (HTML)"),
    (b"<?xml", "XML"),
)
_LOOKED_AT = 2000
"""Bytes at the beginning."""


def kind_of(content: bytes) -> str:
    """What a file is, with its article; empty when it may be text as it should be."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKED if mark in content), "a packed file (.zip)")
    known = next((kind for mark, kind in _BEGINNINGS if content.startswith(mark)), "")
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if known or not start.startswith(b"<"):
        return known
    return next((kind for mark, kind in _MARKED_UP if mark in start), "")
