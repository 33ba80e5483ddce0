"""YAML read into mappings that know the line of each key, so that a fault can be named where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(eq=False)
class YamlFault(Exception):
    """One thing wrong in a file: where, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class Branch(Mapping[str, Any]):
    """A mapping of a YAML file; values are strings, numbers, lists and branches."""

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line
        self._values: dict[str, Any] = {}
        self._lines: dict[str, int] = {}

    def add(self, key: str, value: Any, line: int) -> None:
        """Add a key; raises YamlFault for one that stands twice."""
        if key in self._values:
            raise YamlFault(self.file, line, f"{key!r} stands already in line {self._lines[key]}")
        self._values[key] = value
        self._lines[key] = line

    def line_of(self, key: str) -> int:
        """The line of a key; the mapping's own when it has no such key."""
        return self._lines.get(key, self.line)

    def allow(self, *keys: str) -> None:
        """Refuse every key but these."""
        for key in self:
            if key not in keys:
                raise self.fault(f"{key!r} has no meaning here; known are {', '.join(keys)}", key)

    def text(self, key: str) -> str:
        """The text under a key; raises YamlFault when it is missing or none."""
        value = self._required(key)
        if not isinstance(value, str) or not value:
            raise self.fault(f"{key!r} must be a word", key)
        return value

    def number(self, key: str) -> int:
        """The whole number under a key; raises YamlFault when it is missing or none."""
        value = self._required(key)
        if type(value) is not int:
            raise self.fault(f"{key!r} must be a whole number", key)
        return value

    def flag(self, key: str) -> bool:
        """The true or false under a key; false when it is missing."""
        value = self.get(key, False)
        if type(value) is not bool:
            raise self.fault(f"{key!r} must be true or false", key)
        return value

    def branch(self, key: str) -> "Branch":
        """The mapping under a key; raises YamlFault when it is missing or none."""
        value = self._required(key)
        if not isinstance(value, Branch):
            raise self.fault(f"{key!r} must be a mapping", key)
        return value

    def branches(self, key: str) -> list["Branch"]:
        """The list of mappings under a key; empty when it is missing."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Branch) for item in value):
            raise self.fault(f"{key!r} must be a list of mappings", key)
        return value

    def _required(self, key: str) -> Any:
        if key not in self:
            raise self.fault(f"{key!r} is missing")
        return self._values[key]

    def fault(self, reason: str, key: str = "") -> YamlFault:
        """Name a fault of this mapping, or of one of its keys."""
        return YamlFault(self.file, self.line_of(key), reason)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def read_branches(path: Path) -> Branch:
    """Read a YAML file whose top is a mapping; raises YamlFault for anything else."""
    name = path.name
    try:
        root = yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)
    except FileNotFoundError:
        raise YamlFault(name, 1, "there is no such file") from None
    except OSError as error:
        raise YamlFault(name, 1, f"it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise YamlFault(name, 1, "the file is not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlFault(name, line, f"not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise YamlFault(name, 1, f"not YAML: {error}") from None
    if root is None:
        raise YamlFault(name, 1, "the file is empty")
    value = _value_of(root, name)
    if not isinstance(value, Branch):
        raise YamlFault(name, 1, "the file is not a mapping")
    return value


def _value_of(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        branch = Branch(file, node.start_mark.line + 1)
        for key, value in node.value:
            branch.add(str(key.value), _value_of(value, file), key.start_mark.line + 1)
        return branch
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(item, file) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | int | bool:
    """A whole number, yes or no (`true`, `false`); everything else is text, `no` and `on` too."""
    text = str(node.value)
    if node.tag == "tag:yaml.org,2002:int" and text.isdecimal():
        return int(text)
    if text in ("true", "false"):
        return text == "true"
    return text
