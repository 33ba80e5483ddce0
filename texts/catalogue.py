"""Every text that a person reads, by key and language; a domain with a fault in it is refused.

One gettext domain for each kind of text. `<domain>.pot` is the English reference, `<language>/<domain>.po` a
translation. Uzbek Cyrillic is made from Uzbek Latin by rule; `uz-Cyrl/<domain>.po` holds only what a reviewer wants
otherwise, each beside the Latin text that he saw.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from texts.po_file import CatalogueFault, Entry, PoFile, read_po_file
from texts.transliterate import to_cyrillic
from vocabulary.languages import EN, OFFERED, UZ, UZ_CYRL, Language

__all__ = [
    "CATALOGUES",
    "Budget",
    "CatalogueFault",
    "Words",
    "domains",
    "faults",
    "load_words",
    "translated_languages",
]

CATALOGUES = Path(__file__).parent / "catalogues"

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_BUDGET = re.compile(r"fits: (?:ussd|sms ([1-9]))")

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Budget:
    """Where a text has to fit: one USSD screen, or at most this many parts of an SMS."""

    sms_parts: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one domain."""

    _texts: Mapping[Language, Texts]
    _budgets: Mapping[str, Budget]

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys, in the order of the reference."""
        return tuple(self._texts[EN])

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages that can be said, the English reference first."""
        return tuple(self._texts)

    @property
    def offered(self) -> tuple[Language, ...]:
        """The languages to choose from: those of the first screen in its order, then what was added."""
        known = [language for language in OFFERED if language in self._texts]
        return (*known, *(language for language in self._texts if language not in (EN, *OFFERED)))

    def speak(self, language: Language | None) -> bool:
        """Tell whether it is one of the languages."""
        return language in self._texts

    def budget(self, key: str) -> Budget | None:
        """Tell where the text has to fit on its own; None for a piece of a larger one."""
        return self._budgets.get(key)

    def placeholders(self, key: str) -> tuple[str, ...]:
        """Name the values that the text wants, in the order of the reference."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self._texts[EN][key])))

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """Say a text. Values are put in as they are; KeyError names a key, language or value that is missing."""
        return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), self._texts[language][key])


def load_words(domain: str, directory: Path = CATALOGUES) -> Words:
    """Load the texts of a domain, once a process if they ship; raises the first CatalogueFault if there is one."""
    words, found = _shipped(domain) if directory == CATALOGUES else _read_domain(domain, directory)
    if found:
        raise found[0]
    return words


def faults(domain: str, directory: Path = CATALOGUES) -> list[CatalogueFault]:
    """List everything that is wrong in a domain, for who mends it."""
    return _read_domain(domain, directory)[1]


def domains(directory: Path = CATALOGUES) -> list[str]:
    """Name the kinds of text that there are."""
    return sorted(file.stem for file in directory.glob("*.pot"))


def translated_languages(directory: Path = CATALOGUES) -> list[Language]:
    """Name the languages that have a folder of translations; Uzbek Cyrillic is made, not translated."""
    folders = sorted(folder.name for folder in directory.iterdir() if folder.is_dir())
    return [Language(name) for name in folders if name != UZ_CYRL]


@cache
def _shipped(domain: str) -> tuple[Words, list[CatalogueFault]]:
    return _read_domain(domain, CATALOGUES)


def _read_domain(domain: str, directory: Path) -> tuple[Words, list[CatalogueFault]]:
    reading = _Reading(domain, directory, [])
    reference = reading.open(f"{domain}.pot", EN)
    reading.faults += _reference_faults(reference)
    texts = {EN: {entry.key: entry.reference for entry in reference.entries}}
    for language in translated_languages(directory):
        texts[language] = reading.translation(language, reference)
    if texts.get(UZ):
        texts[UZ_CYRL] = reading.cyrillic(texts[UZ])
    return Words(texts, budgets_in(reference)), reading.faults


@dataclass(slots=True)
class _Reading:
    """One domain being read, and the faults found so far."""

    domain: str
    directory: Path
    faults: list[CatalogueFault]

    def open(self, name: str, language: Language) -> PoFile:
        try:
            return read_po_file(self.directory, name, language)
        except CatalogueFault as fault:
            self.faults.append(fault)
            return PoFile(name, language, None, ())

    def translation(self, language: Language, reference: PoFile) -> Texts:
        found = len(self.faults)
        po = self.open(f"{language}/{self.domain}.po", language)
        if len(self.faults) > found:
            return {}  # the one fault of the file, and none of each text that is missing by it
        self.faults += _translation_faults(po, {entry.key: entry.reference for entry in reference.entries})
        texts = {entry.key: entry.text for entry in po.entries}
        self.faults += (
            CatalogueFault(reference.name, entry.line, entry.key, language, f"{po.name} does not translate it")
            for entry in reference.entries
            if entry.key not in texts
        )
        return texts

    def cyrillic(self, latin: Texts) -> Texts:
        texts = {key: to_cyrillic(text) for key, text in latin.items()}
        name = f"{UZ_CYRL}/{self.domain}.po"
        if (self.directory / name).exists():
            reviewed = self.open(name, UZ_CYRL)
            self.faults += _translation_faults(reviewed, latin)
            texts |= {entry.key: entry.text for entry in reviewed.entries}
        return texts


def _reference_faults(reference: PoFile) -> Iterator[CatalogueFault]:
    yield from reference.duplicates()
    for entry in reference.entries:
        if not entry.key:
            yield reference.fault("there is no msgctxt: every text needs a key", entry)
        if not entry.reference:
            yield reference.fault("the English text is empty", entry)
        if entry.text:
            yield reference.fault("the reference has no translations: msgstr must be empty", entry)
        if _has_stray_brace(entry.reference):
            yield reference.fault("a placeholder is written {like_this}", entry)
        for comment in entry.for_translators:
            if comment.startswith("fits") and not _BUDGET.fullmatch(comment):
                yield reference.fault(f"{comment!r} is no budget: write 'fits: ussd' or 'fits: sms 2'", entry)


def _translation_faults(po: PoFile, originals: Texts) -> Iterator[CatalogueFault]:
    yield from po.duplicates()
    for entry in po.entries:
        if entry.key not in originals:
            yield po.fault("stale: this key is no longer in use", entry)
        elif entry.reference != originals[entry.key]:
            yield po.fault(f"stale: the original is now {originals[entry.key]!r}", entry)
        elif entry.fuzzy:
            yield po.fault("fuzzy: read it again and take the mark away", entry)
        elif not entry.text:
            yield po.fault("the translation is empty", entry)
        else:
            yield from placeholder_faults(po, entry)


def placeholder_faults(po: PoFile, entry: Entry) -> Iterator[CatalogueFault]:
    """Name what is wrong with the words in braces of one translation."""
    if _placeholders(entry.text) != _placeholders(entry.reference):
        yield po.fault(_mismatch(entry), entry)
    elif _has_stray_brace(entry.text):
        yield po.fault("a placeholder is written {like_this}", entry)


def without_values(text: str) -> str:
    """A text with its values left empty: as short as it can be."""
    return _PLACEHOLDER.sub("", text)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _mismatch(entry: Entry) -> str:
    original, translated = _placeholders(entry.reference), _placeholders(entry.text)
    lost = [f"{{{name}}} is lost" for name in sorted(original - translated)]
    unknown = [f"{{{name}}} is unknown" for name in sorted(translated - original)]
    return "placeholders: " + ", ".join(lost + unknown)


def _has_stray_brace(text: str) -> bool:
    return bool(set("{}") & set(_PLACEHOLDER.sub("", text)))


def budgets_in(reference: PoFile) -> dict[str, Budget]:
    """Where each text has to fit, by key."""
    budgets = {}
    for entry in reference.entries:
        for match in filter(None, map(_BUDGET.fullmatch, entry.for_translators)):
            budgets[entry.key] = Budget(sms_parts=int(match[1]) if match[1] else None)
    return budgets
