"""Which place of hers a text names: home, her parents', work; words that follow are details of it."""

import re

from regions.spelling import sound_of
from vocabulary.choices import PlaceLabel

_SAID = {
    PlaceLabel.HOME: "uyda uydaman uydamiz uyimda uyimdaman uyimizda uyimizdaman дома doma home",
    PlaceLabel.PARENTS: "onamnikida onamnikidaman otamnikida otamnikidaman ota-onamnikida ota-onamnikidaman "
    "родителей roditeley мамы mami",
    PlaceLabel.WORK: "ishda ishdaman ishxonada ishxonadaman ishimdaman работе rabote work",
}
_LABELS = {sound_of(word): label for label, words in _SAID.items() for word in words.split()}
_BESIDE = frozenset(map(sound_of, "men man я ya hozir сейчас i am im at my now на у na u o'z o'zimning".split()))
_NOT = frozenset(map(sound_of, "emas emasman не нет ne net not".split()))
_WORD = re.compile(r"[^\W\d_][^\s,.;:!?()]*")


def place_of_hers(said: str) -> PlaceLabel | None:
    """The label that a text begins with, unless it says that she is not there."""
    sounds = [sound_of(word) for word in _WORD.findall(said)]
    while sounds and sounds[0] in _BESIDE:
        sounds = sounds[1:]
    if not sounds or not _NOT.isdisjoint(sounds):
        return None
    return _LABELS.get(sounds[0])
