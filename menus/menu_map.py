"""The menu drawn: every screen with its English text, and where its keys lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from menus.model import ONWARD, Choice, Listing, Menu, Move, Node
from vocabulary.languages import EN

COLUMN, LINE, GAP, MARGIN, WIDTH = 340, 16, 14, 24, 290
LONGEST_LINE = 38

STYLE = """
  rect { fill: #fff; stroke: #8a8f98; rx: 6 }
  .page { fill: #f6f5f2; stroke: none; rx: 0 }
  .ends rect { stroke-dasharray: 4 3 }
  .help rect { stroke: #b3261e; stroke-width: 2 }
  text { font: 12px system-ui, sans-serif; fill: #23262b }
  .name { font-weight: 600 }
  path { fill: none; stroke: #8a8f98 }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a drawn screen, and the screen that it leads to."""

    text: str
    move: Move | None = None


@dataclass(slots=True)
class Box:
    """A screen where it is drawn; x and y of its upper left corner in pixels."""

    node: Node
    lines: list[Line]
    x: int
    y: int
    children: dict[int, "Box"] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """In pixels."""
        return (len(self.lines) + 1) * LINE + 12


def draw_mermaid(menu: Menu) -> str:
    """Draw the menu as a Mermaid flow chart; HELP's key 1 is left out, because it leads everywhere to the same."""
    drawn = ["flowchart LR"]
    for node in menu.nodes.values():
        title = "<br>".join(escape(line.text) for line in _lines(menu, node) if line.move is None)
        drawn.append(f'  {_id(node.id)}["<b>{node.id}</b><br>{title}"]')
        drawn += [
            f'  {_id(node.id)} -->|"{escape(line.text)}"| {_id(line.move.to)}'
            for line in _lines(menu, node)
            if line.move is not None
        ]
    return "\n".join(drawn) + "\n"


def draw_svg(menu: Menu) -> str:
    """Draw the menu as a tree from the first dial; a line that leads to a screen drawn elsewhere names it."""
    boxes: list[Box] = []
    bottom = MARGIN
    drawn: set[str] = set()
    for start in _starts(menu):
        bottom = _place(menu, start, boxes, drawn, (MARGIN, bottom)) + 2 * GAP
    width = max(box.x for box in boxes) + WIDTH + MARGIN
    body = "\n".join(part for box in boxes for part in _svg_of(menu, box))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom}" width="{width}" height="{bottom}">\n'
        f"<title>The menu: 1 is HELP on every screen</title>\n<style>{STYLE}</style>\n"
        f'<rect class="page" width="{width}" height="{bottom}"/>\n{body}\n</svg>\n'
    )


def _starts(menu: Menu) -> list[str]:
    return [menu.start_unknown, menu.start_known, menu.help, menu.pin, menu.start_covered]


def _lines(menu: Menu, node: Node) -> list[Line]:
    return [*map(Line, _texts(menu, node)), *_keys(menu, node)]


def _texts(menu: Menu, node: Node) -> Iterator[str]:
    for saying in node.sayings:
        when = f"({saying.when}) " if saying.when else ""
        text = menu.words.say(saying.phrase.key, EN, **{name: f"<{name}>" for name in saying.phrase.takes})
        yield _short(when + text.replace("\n", " "))


def _keys(menu: Menu, node: Node) -> Iterator[Line]:
    if node.id == menu.help:
        yield Line(f"1 {menu.words.say(node.first.phrase.key, EN)}", node.first.move)
    for option in node.options:
        match option:
            case Choice(phrase, move):
                yield Line(_short(f"· {menu.words.say(phrase.key, EN)}"), move)
            case Listing(source, move):
                yield Line(f"· each of {source}", move)
    if node.entry:
        yield Line(f"✎ {node.entry.check}, at most {node.entry.at_most}", node.entry.move)
        if node.entry.read_back:
            yield Line("✎ one that is read back", node.entry.read_back)


def _place(menu: Menu, name: str, boxes: list[Box], drawn: set[str], corner: tuple[int, int]) -> int:
    """Place a screen and what it leads to on its right, unless that is drawn already; returns the lower edge."""
    drawn.add(name)
    node = menu.nodes[name]
    x, y = corner
    box = Box(node, _lines(menu, node), x, y)
    boxes.append(box)
    bottom = y
    for position, line in enumerate(box.lines):
        if line.move and line.move.to not in {*drawn, *_starts(menu), ONWARD}:
            before = len(boxes)
            bottom = _place(menu, line.move.to, boxes, drawn, (x + COLUMN, bottom)) + GAP
            box.children[position] = boxes[before]
    return max(y + box.height, bottom - GAP)


def _svg_of(menu: Menu, box: Box) -> Iterator[str]:
    kind = "help" if box.node.id == menu.help else "ends" if box.node.ends else "screen"
    yield f'<g class="{kind}"><rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}"/>'
    yield f'<text class="name" x="{box.x + 10}" y="{box.y + LINE}">{escape(box.node.id)}</text>'
    for position, line in enumerate(box.lines):
        y = box.y + (position + 2) * LINE
        child = box.children.get(position)
        elsewhere = f" → {line.move.to}" if line.move and not child else ""
        yield f'<text x="{box.x + 10}" y="{y}">{escape(line.text + elsewhere)}</text>'
        if child:
            right, middle = box.x + WIDTH, box.x + (WIDTH + COLUMN) // 2
            yield f'<path d="M{right} {y - 4} H{middle} V{child.y + LINE - 4} H{child.x}"/>'
    yield "</g>"


def _id(name: str) -> str:
    return name.replace(".", "_")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1].rstrip() + "…"
