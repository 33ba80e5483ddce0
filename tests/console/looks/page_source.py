"""A page as its source says it: for what can be seen without drawing it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr path circle rect line use".split())
_READ_OUT = ("aria-label", "title", "placeholder", "alt")
_SHAPES = frozenset({"d", "points", "viewbox", "transform"})
_UNLABELLED = frozenset({"hidden", "submit", "button"})

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link or a button leads."""

    method: str
    url: str


@dataclass
class PageSource(HTMLParser):
    """What a page is made of; texts in a language that is marked as another one are left out of `texts`."""

    source: str
    language: str = ""
    texts: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    shape: set[str] = field(default_factory=set)
    """Every chain of elements from the root: what axe-core judges, whatever the words are."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, Attributes]] = []
        self._fields: list[str] = []
        self._labels: set[str] = set()
        self.feed(self.source)
        self.close()
        self.nameless += [one for one in self._fields if one not in self._labels]

    @property
    def is_whole(self) -> bool:
        """Whether it is a page, and not a part that an open one asks for, or a file."""
        return self.source.lstrip().startswith("<!doctype html>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        self._note(tag, own)
        self._lead(tag, own)
        if tag in ("input", "select", "textarea") and own.get("type") not in _UNLABELLED:
            self._name_of_field(own)
        if tag not in _EMPTY:
            self._open.append((tag, own))
            self.shape.add(">".join(_step(*one) for one in self._open))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(tag == opened for opened, _ in self._open):
            while self._open.pop()[0] != tag:
                pass  # what HTML closes by itself

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not any(tag in ("script", "style") for tag, _ in self._open):
            self.values.append(text)
            if self._is_in_the_page_s_language():
                self.texts.append(text)

    def _note(self, tag: str, own: Attributes) -> None:
        if tag == "html":
            self.language = own.get("lang", "")
        if tag == "label" and "for" in own:
            self._labels.add(own["for"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(tag)
        if "id" in own:
            self.ids.append(own["id"])
        self.values += [value for name, value in own.items() if name not in _SHAPES]
        if self._is_in_the_page_s_language():
            self.texts += [own[name] for name in _READ_OUT if own.get(name)]

    def _lead(self, tag: str, own: Attributes) -> None:
        if tag == "a" and "href" in own:
            self.ways.append(Way("GET", own["href"]))
        if tag == "form" and "action" in own:
            self.ways.append(Way(own.get("method", "get").upper(), own["action"]))
        if "formaction" in own:
            self.ways.append(Way("POST", own["formaction"]))

    def _name_of_field(self, own: Attributes) -> None:
        is_in_label = any(tag == "label" for tag, _ in self._open)
        if not is_in_label and "aria-label" not in own and "aria-labelledby" not in own:
            self._fields.append(own.get("id") or f"a field {own.get('name')} without an id")

    def _is_in_the_page_s_language(self) -> bool:
        marked = [own["lang"] for _, own in self._open if "lang" in own]
        return not marked or marked[-1] == self.language


def _step(tag: str, own: Attributes) -> str:
    kinds = [own.get(name, "") for name in ("class", "role", "type")]
    return ".".join([tag, *filter(None, kinds), *sorted(name for name in own if name.startswith("aria-"))])
