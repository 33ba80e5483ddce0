"""The articles' folder, read and judged as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from texts.article_file import ArticleFault, ArticleFile, Line, read_article_file
from texts.article_index import INDEX, Index, read_index, read_never_said
from texts.article_rules import Room, Rules
from vocabulary.languages import Language


@dataclass(frozen=True, slots=True)
class Shelf:
    """The index, the files that could be read, by name, and everything that is wrong on any day."""

    index: Index
    files: dict[str, ArticleFile]
    faults: list[ArticleFault]

    @classmethod
    def read(cls, directory: Path) -> "Shelf":
        """Read the folder; raises ArticleFault when the index itself cannot be read."""
        shelf = cls(read_index(directory), {}, [])
        rules = Rules(read_never_said(directory))
        for place in shelf.index.places:
            try:
                shelf.files[place.file] = read_article_file(directory, place.file)
            except ArticleFault as fault:
                shelf.faults.append(fault)
        shelf.faults.extend(shelf._unlisted(directory))
        shelf.faults.extend(shelf._misworded(rules))
        return shelf

    def wrongly_dated(self, today: date) -> Iterator[ArticleFault]:
        """Name the articles that are out of date, and those checked on a day that is still to come."""
        for file in self.files.values():
            if today > file.fields["review_by"]:
                yield file.fault("review_by", "out of date: compare it with its source, then set both dates anew")
            if today < file.fields["checked"]:
                yield file.fault("checked", "this day is still to come")

    def _unlisted(self, directory: Path) -> Iterator[ArticleFault]:
        listed = {place.file for place in self.index.places}
        names = (path.relative_to(directory).as_posix() for path in sorted(directory.glob("**/*.md")))
        yield from (ArticleFault(name, 1, f"{INDEX} does not list it") for name in names if name not in listed)

    def _misworded(self, rules: Rules) -> Iterator[ArticleFault]:
        for name, lines, language, room in self._pieces():
            for fault in rules.faults(lines, language, room):
                yield ArticleFault(name, fault.number, fault.text)

    def _pieces(self) -> Iterator[tuple[str, Sequence[Line], Language, Room]]:
        """Everything that she may read: the file, the lines, their language, and the room that they have."""
        for language in self.index.languages:
            for instead in (self.index.out_of_date, self.index.not_yet):
                yield INDEX, [self.index.line(instead[language])], language, Room.TEXT
            for topic in self.index.topics:
                yield INDEX, [self.index.line(topic.titles[language])], language, Room.TITLE
        for place in self.index.places:
            file = self.files.get(place.file)
            if file:
                yield file.name, [file.title], place.language, Room.TITLE
                yield file.name, file.paragraphs, place.language, Room.TEXT
