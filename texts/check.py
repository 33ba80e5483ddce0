"""What is wrong with the texts: everything that would stop the start, and what would be too long on a phone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from texts.alphabet import Alphabet, fits_screen, fold, length_of
from texts.catalogue import (
    CATALOGUES,
    Budget,
    CatalogueFault,
    budgets_in,
    domains,
    faults,
    placeholder_faults,
    translated_languages,
    without_values,
)
from texts.give_away import gives_away
from texts.po_file import Entry, PoFile, read_po_file
from texts.transliterate import to_cyrillic
from texts.wrong_letters import wrong_letters
from vocabulary.languages import EN, UZ, UZ_CYRL, Language
from vocabulary.sections import Section

SCREEN_GSM7, SCREEN_UCS2 = 160, 70
"""What every network lets a USSD screen hold, in septets and in 16-bit units."""

DRAFTS = Path(__file__).parent / "drafts"
"""Languages that were begun; none is offered before it is complete, read by a speaker, and moved to the catalogues."""

TO_HER_PHONE = "caller."
"""How the keys of texts begin that go to her own phone."""


NAMED_BY_CODE = {"console_figures": tuple(f"figures.section.{section}" for section in Section)}
"""Texts that a page asks for by the names of a closed set, so that no reader of the page meets one that is missing."""


def catalogue_faults(directory: Path = CATALOGUES) -> list[str]:
    """List the faults of all domains, one a line: file, line, key, language, reason."""
    kinds = domains(directory)
    found = [str(fault) for domain in kinds for fault in (*faults(domain, directory), *_readable(domain, directory))]
    found += [
        f"{file.relative_to(directory)}: there is no {file.stem}.pot"
        for file in sorted(directory.glob("*/*.po"))
        if file.stem not in kinds
    ]
    found += [f"{domain}.pot: there is no {key}" for domain, key in _missing(kinds, directory)]
    return list(dict.fromkeys(found))


def _missing(kinds: Sequence[str], directory: Path) -> Iterator[tuple[str, str]]:
    for domain in NAMED_BY_CODE.keys() & set(kinds):
        written = {entry.key for entry in read_po_file(directory, f"{domain}.pot", EN).entries}
        yield from ((domain, key) for key in NAMED_BY_CODE[domain] if key not in written)


def draft_faults(directory: Path = CATALOGUES, drafts: Path = DRAFTS) -> list[str]:
    """List what is wrong with catalogues that no phone shows yet: a part is enough, but of texts as they are."""
    found = []
    for file in sorted(drafts.glob("*/*.po")):
        language = Language(file.parent.name)
        try:
            po = read_po_file(drafts, f"{language}/{file.name}", language)
            reference = read_po_file(directory, f"{file.stem}.pot", EN)
        except CatalogueFault as fault:
            found.append(fault)
            continue
        originals, budgets = {entry.key: entry.reference for entry in reference.entries}, budgets_in(reference)
        found += po.duplicates()
        for entry in po.entries:
            if originals.get(entry.key) != entry.reference:
                found.append(po.fault("stale: no text of ours has this key and this original", entry))
            elif entry.text:
                found += [*placeholder_faults(po, entry), *_misfits(po, entry, budgets.get(entry.key))]
    return [str(fault) for fault in found]


def written_wrong(domain: str, directory: Path = CATALOGUES) -> Iterator[CatalogueFault]:
    """Name what is wrong with the translations that count, even while others are empty or wait to be read again.

    Lengths are those with empty values: a text that is too long then always is. Raises CatalogueFault for a file that
    cannot be read.
    """
    reference = read_po_file(directory, f"{domain}.pot", EN)
    budgets = budgets_in(reference)
    originals = {entry.key: entry.reference for entry in reference.entries}
    latin: dict[str, tuple[PoFile, Entry]] = {}
    for language in translated_languages(directory):
        po, counting = _counting(f"{language}/{domain}.po", language, directory, originals)
        latin = {entry.key: (po, entry) for entry in counting} if language == UZ else latin
        for entry in counting:
            yield from placeholder_faults(po, entry)
            yield from _misfits(po, entry, budgets.get(entry.key))
    uzbek = {key: entry.text for key, (_, entry) in latin.items()}
    po, reviewed = _counting(f"{UZ_CYRL}/{domain}.po", UZ_CYRL, directory, uzbek)
    own = {entry.key: entry for entry in reviewed}
    for entry in reviewed:
        yield from placeholder_faults(po, entry)
    for key, (source, entry) in latin.items():
        shown = own.get(key) or replace(entry, text=to_cyrillic(entry.text))
        yield from _misfits(po if key in own else replace(source, language=UZ_CYRL), shown, budgets.get(key))


def _readable(domain: str, directory: Path) -> list[CatalogueFault]:
    try:
        return list(written_wrong(domain, directory))
    except CatalogueFault as fault:
        return [fault]


def _counting(
    name: str, language: Language, directory: Path, originals: Mapping[str, str]
) -> tuple[PoFile, list[Entry]]:
    """A file, empty where there is none, and its entries that are translated, read, and of the texts as they are."""
    if not (directory / name).exists():
        return PoFile(name, language, None, ()), []
    po = read_po_file(directory, name, language)
    counting = [e for e in po.entries if e.text and not e.fuzzy and originals.get(e.key) == e.reference]
    return po, counting


def _misfits(po: PoFile, entry: Entry, budget: Budget | None) -> Iterator[CatalogueFault]:
    text = without_values(entry.text)
    letters = wrong_letters(entry.text, po.language, entry.reference)
    for reason in (_too_long(budget, text), _halved(text) or letters, _telling(entry.key, text)):
        if reason:
            yield po.fault(reason, entry)


def _too_long(budget: Budget | None, text: str) -> str:
    length = length_of(text)
    if budget is None:
        return ""
    if budget.sms_parts:
        return f"{length.parts} parts, may be {budget.sms_parts}" if length.parts > budget.sms_parts else ""
    if fits_screen(text, SCREEN_GSM7, SCREEN_UCS2):
        return ""
    room = SCREEN_GSM7 if length.alphabet is Alphabet.GSM7 else SCREEN_UCS2
    return f"{length.units} characters, a screen holds {room}"


def _telling(key: str, text: str) -> str:
    """Who holds her phone may read what comes to it."""
    word = gives_away(text) if key.startswith(TO_HER_PHONE) else None
    return f"{word!r} gives her away to who holds her phone" if word else ""


def _halved(text: str) -> str:
    """A few marks outside GSM-7 cost a message in Latin letters more than half of its room."""
    if length_of(text).alphabet is Alphabet.GSM7 or length_of(fold(text)).alphabet is Alphabet.UCS2:
        return ""
    marks = "".join(dict.fromkeys(mark for mark in text if fold(mark) != mark))
    return f"{marks} halves the room: write {fold(marks)}"
