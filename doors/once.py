"""What is done once, however often somebody asks for it: a gateway that repeats a text, a worker that looks again."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OnceKey:
    """One thing that is done once: its kind, which of that kind, and of whose number.

    `words` tell apart two texts under one id; capitals and blanks do not count. The record keeps a keyed hash of all.
    """

    kind: str
    id: str
    number: str
    words: str = field(default="", repr=False)
