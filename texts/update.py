"""Bringing the translations up to the reference: new texts come in empty, changed ones to be read again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from texts.catalogue import CATALOGUES, domains, translated_languages
from texts.check import written_wrong
from texts.po_file import CatalogueFault, Entry, PoFile, keyword_line, read_po_file
from vocabulary.languages import EN, UZ, UZ_CYRL, Language


def update_catalogues(directory: Path = CATALOGUES, anyway: bool = False) -> list[str]:
    """Write every translation anew and name the files that changed; raises CatalogueFault before anything is written.

    A file that seems to be another one, or a part of one, is a fault unless `anyway`: what it holds would be lost.

    A translation is kept. One whose original changed is marked fuzzy, with the former original beside it. One whose
    key is gone is dropped. A translation that cannot be used as it is, such as one that lost a placeholder, is a fault.
    """
    for domain in domains(directory):
        for fault in written_wrong(domain, directory):
            raise fault
    for fault in () if anyway else _another_file(directory):
        raise fault
    updated = [po for domain in domains(directory) for po in _updated(domain, directory)]
    changed = [po for po in updated if _on_disk(directory / po.name) != po.written().encode()]
    for po in changed:
        (directory / po.name).write_bytes(po.written().encode())
    return [po.name for po in changed]


def _another_file(directory: Path) -> Iterator[CatalogueFault]:
    """Name the files that lack, or have, more than a tenth that no text of ours which came or went explains.

    What came or went did so in every language; what one language alone lacks or has, or another catalogue has, did not.
    """
    languages = (*translated_languages(directory), UZ_CYRL)
    keys = {domain: _keys(_read(directory, f"{domain}.pot", EN)) for domain in domains(directory)}
    for domain, ours in keys.items():
        files = [_read(directory, f"{language}/{domain}.po", language) for language in languages]
        others = set().union(*(of_it for name, of_it in keys.items() if name != domain)) - ours
        for po in files:
            elsewhere = set().union(*(_keys(file) for file in files if file is not po and file.language != UZ_CYRL))
            foreign = _keys(po) - ours - (elsewhere - others)
            lost = (
                (ours & elsewhere) - _keys(po) if po.language != UZ_CYRL and (directory / po.name).exists() else set()
            )
            if len(foreign) + len(lost) > len(ours) // 10:
                yield po.fault(f"{len(foreign)} entries are of no text of ours, {len(lost)} of our texts are missing")


def _keys(po: PoFile) -> set[str]:
    return {entry.key for entry in po.entries}


def _updated(domain: str, directory: Path) -> Iterator[PoFile]:
    reference = _read(directory, f"{domain}.pot", EN)
    latin: tuple[Entry, ...] = ()
    for language in translated_languages(directory):
        po = _read(directory, f"{language}/{domain}.po", language)
        written = {entry.key: entry for entry in po.entries}
        po = replace(po, entries=tuple(_renewed(written.get(entry.key), entry) for entry in reference.entries))
        latin = po.entries if language == UZ else latin
        yield po
    reviewed = _read(directory, f"{UZ_CYRL}/{domain}.po", UZ_CYRL)
    if reviewed.entries:
        yield replace(reviewed, entries=tuple(_reviewed(reviewed, latin)))


def _renewed(written: Entry | None, original: Entry) -> Entry:
    """A translation for an original as the reference has it."""
    if written is None:
        return replace(original, text="", by_translators=())
    if written.reference == original.reference:
        return replace(written, for_translators=original.for_translators)
    return replace(
        original,
        text=written.text,
        by_translators=written.by_translators,
        fuzzy=bool(written.text),
        previous=tuple(keyword_line("msgid", written.reference).split("\n")),
    )


def _reviewed(reviewed: PoFile, latin: tuple[Entry, ...]) -> Iterator[Entry]:
    """What a reviewer wrote in Cyrillic has the Latin text for its original."""
    written = {entry.key: entry for entry in reviewed.entries}
    for entry in latin:
        if entry.key in written and entry.text:
            yield _renewed(written[entry.key], replace(entry, reference=entry.text))


def _read(directory: Path, name: str, language: Language) -> PoFile:
    """A file as it is, or empty where there is none yet."""
    if not (directory / name).exists():
        return PoFile(name, language, None, ())
    po = read_po_file(directory, name, language)
    for fault in po.duplicates():
        raise fault
    return po


def _on_disk(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""
