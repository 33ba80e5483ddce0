"""What a reviewer reads on paper or in any editor, and what comes back: who read what, when, what they would change.

A packet is a plain text file. Under each text stand where it is seen, and three lines to fill in. What comes back is
taken whole or not at all, and only of texts that are still worded as they were printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from texts.article import ARTICLES, Articles, load_articles
from texts.catalogue import CATALOGUES, load_words
from texts.po_file import read_po_file
from texts.spelling import known_in, known_words, words_of
from vocabulary.languages import EN, UZ, UZ_CYRL, Language

LONGEST_NAME = 60
LONGEST_LINE = 600

LAWYERS_TOPICS = frozenset(("order", "rights", "questions", "children", "phone", "special", "centre", "family"))

_HEAD = re.compile(r"^== (?P<id>\S+) (?P<mark>[0-9a-f]{12})$")
_FIELDS = {"Read (x):": "read", "Better:": "better", "Remark:": "remark"}
_TOP = {"Reader:": "reader", "Read on:": "day"}


class For(StrEnum):
    """Who reads: what helps and harms, what the law says, how it sounds."""

    COUNSELLOR = "counsellor"
    LAWYER = "lawyer"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text with its name, where it is seen, and its wording in the reader's language."""

    id: str
    seen: str
    text: str

    @property
    def mark(self) -> str:
        """Twelve digits that stand for exactly this wording."""
        return sha256(f"{self.id}\n{self.text}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of one text."""

    id: str
    mark: str
    reader: str
    day: date
    better: str = ""
    remark: str = ""


@dataclass(eq=False)
class PacketFault(Exception):
    """One thing wrong with a packet that came back."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


def pieces_for(
    whom: For, language: Language, catalogues: Path = CATALOGUES, articles: Path = ARTICLES
) -> tuple[Piece, ...]:
    """Every text that this reader has to see, in the order of the service; KeyError for a language without texts."""
    read = tuple(_of_articles(load_articles(articles), whom, language))
    domains = {For.COUNSELLOR: ("menu", "notices"), For.LAWYER: (), For.SPEAKER: ("menu", "notices", "leaflet")}[whom]
    pieces = (*read, *(piece for domain in domains for piece in _of_catalogue(domain, language, catalogues)))
    return tuple(map(partial(_with_rare_words, language), pieces)) if whom is For.SPEAKER else pieces


def written(whom: For, language: Language, pieces: tuple[Piece, ...], today: date) -> str:
    """The packet, to be printed or filled in."""
    top = (
        f"Texts for a {whom}, language {language}, made on {today.isoformat()}: {len(pieces)} texts.\n"
        "Write your name and the day (2026-12-31). Put an x after each text that you read and find right.\n"
        "If it should be worded otherwise, write it after Better, on the same line. Leave the lines with == alone.\n\n"
        "Reader:\nRead on:\n"
    )
    return top + "".join(
        f"\n== {piece.id} {piece.mark}\n{piece.seen}\n\n{_indented(piece.text)}\n\nRead (x):\nBetter:\nRemark:\n"
        for piece in pieces
    )


def read_back(text: str, name: str, pieces: tuple[Piece, ...], today: date) -> tuple[Review, ...]:
    """What a packet that came back says; raises PacketFault, and then nothing of it is taken."""
    known = {piece.id: piece for piece in pieces}
    top: dict[str, tuple[int, str]] = {}
    found: list[tuple[int, str, str, dict[str, str]]] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.rstrip()
        if len(line) > LONGEST_LINE:
            raise PacketFault(name, number, f"longer than {LONGEST_LINE} characters")
        if line.startswith("=="):
            found.append((number, *_headed(line, name, number, known, {entry[1] for entry in found}), {}))
        elif not found:
            top |= {
                field: (number, line.partition(":")[2].strip())
                for start, field in _TOP.items()
                if line.startswith(start)
            }
        else:
            for start, field in _FIELDS.items():
                if line.startswith(start):
                    found[-1][3][field] = line.removeprefix(start).strip()
    reader, day = _who_and_when(top, name, today)
    return tuple(
        Review(id_, mark, reader, day, said.get("better", ""), said.get("remark", ""))
        for _, id_, mark, said in found
        if any(said.values())
    )


def _headed(line: str, name: str, number: int, known: dict[str, Piece], before: set[str]) -> tuple[str, str]:
    head = _HEAD.fullmatch(line)
    if head is None:
        raise PacketFault(name, number, "the line with == was changed; it names the text")
    id_, mark = head["id"], head["mark"]
    if id_ not in known:
        raise PacketFault(name, number, f"there is no text {id_} for this reader any more")
    if known[id_].mark != mark:
        raise PacketFault(name, number, f"{id_} was worded anew since this packet was made: print it again")
    if id_ in before:
        raise PacketFault(name, number, f"{id_} stands twice")
    return id_, mark


def _who_and_when(top: dict[str, tuple[int, str]], name: str, today: date) -> tuple[str, date]:
    line, reader = top.get("reader", (1, ""))
    if not reader or len(reader) > LONGEST_NAME:
        raise PacketFault(name, line, f"the reader's name is missing, or longer than {LONGEST_NAME} letters")
    line, said = top.get("day", (1, ""))
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise PacketFault(name, line, "the day is missing: write it as 2026-12-31") from None
    if day > today:
        raise PacketFault(name, line, "this day is still to come")
    return reader, day


def _of_articles(articles: Articles, whom: For, language: Language) -> Iterator[Piece]:
    for topic in articles.topics:
        if whom is For.LAWYER and topic.name not in LAWYERS_TOPICS:
            continue
        for heading in articles.in_topic(topic.name):
            article = articles.article(topic.name, heading.name, language)
            seen = f"Seen: Good to know, {topic.titles[language]}, {article.title}. Source: {article.source}"
            yield Piece(f"article:{topic.name}/{heading.name}", seen, f"{article.title}\n{article.body}")


def _of_catalogue(domain: str, language: Language, directory: Path) -> Iterator[Piece]:
    words = load_words(domain, directory)
    if not words.speak(language):
        raise KeyError(language)
    for entry in read_po_file(directory, f"{domain}.pot", EN).entries:
        blanks = {name: f"{{{name}}}" for name in words.placeholders(entry.key)}
        seen = "Seen: " + (" ".join(entry.for_translators) or f"{domain}, in English: {entry.reference}")
        yield Piece(f"{domain}:{entry.key}", seen, words.say(entry.key, language, **blanks))


def _with_rare_words(language: Language, piece: Piece) -> Piece:
    """The same, with those of its words named that no dictionary confirms."""
    language = UZ if language == UZ_CYRL else language
    known = known_words(language)
    rare = dict.fromkeys(word for word in words_of(piece.text, language) if known_in(word, language, known))
    return replace(piece, seen=f"{piece.seen}\nIn no dictionary: {', '.join(rare)}") if rare else piece


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
