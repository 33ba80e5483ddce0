"""Where settings come from: the environment, then `.env`; a secret also from the file that NAME_FILE names.

Each reader answers with what it found and with its faults, a line each; no fault repeats a value.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Mapping
from pathlib import Path

from dotenv.parser import Original, parse_stream
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sms.gateways.registry import PROVIDERS

OUR_PREFIXES = ("NAJOT_", *(f"{name.upper()}_" for name, one in PROVIDERS.items() if one.settings))
"""Of names that no other program on this machine uses."""

_LONG = 7
_OF_LONG_NAMES = frozenset(
    name for one in PROVIDERS.values() for name in one.settings if len(name.partition("_")[0]) >= _LONG
)
"""Settings of which the environment too is searched for slips: SMPP_PASSWORD is one letter from another program's."""

SLIPS = 2
"""Letters by which a name in our own file may differ from a setting before it is taken for another program's."""


def gather(
    environ: Mapping[str, str], env_file: Path, names: Collection[str], secrets: Collection[str]
) -> tuple[dict[str, str], list[str]]:
    """Find the text of every setting among `names`; an empty text counts as not given."""
    from_file, faults = read_env_file(env_file)
    given = {name: text for name, text in {**from_file, **environ}.items() if text}
    known = {*names, *(f"{name}_FILE" for name in secrets)}
    unknown = sorted(name for name in given if name not in known)
    faults += [
        _unknown(name, known)
        for name in unknown
        if _is_ours(name) or _slips(name, known if name in from_file else _OF_LONG_NAMES & known)
    ]
    found = {name: text for name, text in given.items() if name in names}
    for name in secrets:
        if path := given.get(f"{name}_FILE"):
            faults += _read_secret(name, Path(path), found)
    return found, faults


def read_env_file(path: Path) -> tuple[dict[str, str], list[str]]:
    """Read lines of NAME=value; a file that is not there holds nothing."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = [line for line in parse_stream(file) if line.key or line.error]
    except FileNotFoundError:
        return {}, []
    except UnicodeDecodeError:
        return {}, [f"{path} {_not_utf8(path.read_bytes())}"]
    except OSError as error:
        return {}, [f"{path} cannot be read ({type(error).__name__})"]
    values = {line.key: line.value for line in lines if line.key and line.value is not None}
    faults = [f"{path} line {_number_of(line.original)} is not NAME=value" for line in lines if line.value is None]
    return values, faults


def _not_utf8(content: bytes) -> str:
    """Where it is not, by the number of the line: an editor's "Unicode" is UTF-16, and its "ANSI" Windows-1251."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "is UTF-16: save it as UTF-8"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return f"line {line} is not UTF-8: save the file as UTF-8"
    return "was changed while it was read: try again"


def _number_of(line: Original) -> int:
    blank_lines_before = len(line.string) - len(line.string.lstrip("\n"))
    return line.line + blank_lines_before


def _is_ours(name: str) -> bool:
    return name.upper().startswith(OUR_PREFIXES)


def _slips(name: str, known: Collection[str]) -> bool:
    """Whether it is a setting but for a slip or two."""
    return any(OSA.distance(name.upper(), one, score_cutoff=SLIPS) <= SLIPS for one in known)


def _unknown(name: str, known: Collection[str]) -> str:
    nearest, _, _ = process.extractOne(name.upper(), sorted(known))
    return f"{name} is not a setting; did you mean {nearest}?"


def _read_secret(name: str, path: Path, found: dict[str, str]) -> list[str]:
    if name in found:
        return [f"{name} and {name}_FILE are both set; keep one"]
    try:
        text = path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        return [f"{name}_FILE {_not_utf8(path.read_bytes())}"]
    except OSError as error:
        return [f"{name}_FILE cannot be read ({type(error).__name__})"]
    if not text:
        return [f"{name}_FILE is empty"]
    found[name] = text
    return []
