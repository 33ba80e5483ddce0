"""The words that no rule of letters can write, from a list that native speakers keep."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_FILE = Path(__file__).parent / "uz_cyrillic_exceptions.txt"
_LINE = re.compile(r"(-?)([a-z']+)\1 = ([а-яёўқғҳ]+)")
_SUFFIXES = re.compile(
    r"(?:lash|lan|dor|viy|chi|lik|siz|li|cha)[a-z']*"
    r"|(?:lar)?(?:imiz|ingiz|im|ing|si|i|miz|ngiz|m|ng)?"
    r"(?:niki|ning|ni|gacha|ga|dagi(?:lar)?|dan|da|dek|day)?(?:mi|dir|ham|man|san|u|yu)?"
)


@dataclass(frozen=True, slots=True)
class LoanWords:
    """Whole words, and parts that are replaced anywhere: small Latin letters and the Cyrillic ones for them."""

    words: dict[str, str]
    parts: dict[str, str]

    @classmethod
    def read(cls, file: Path = _FILE) -> Self:
        """Read the list; raises ValueError with file and line for one that is not `latin = cyrillic`."""
        words: dict[str, str] = {}
        parts: dict[str, str] = {}
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line)
            if not match:
                raise ValueError(f"{file.name}:{number}: write 'latin = cyrillic' in small letters, not {line!r}")
            if match[2] in words | parts:
                raise ValueError(f"{file.name}:{number}: {match[2]} stands there already")
            (parts if match[1] else words)[match[2]] = match[3]
        return cls(words, parts)

    def stem_of(self, latin: str) -> tuple[str, int]:
        """Find the longest listed word that a word in small letters is made of: its Cyrillic, and where it ends."""
        for end in range(len(latin), 2, -1):
            cyrillic = self.words.get(latin[:end])
            if cyrillic and _SUFFIXES.fullmatch(latin, end):
                return cyrillic if end == len(latin) else cyrillic.removesuffix("ь"), end
        return "", 0
