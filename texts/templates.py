"""The texts that are sent, as a list for the moderation of a network: each with its values, in every language."""

from collections.abc import Iterator

from texts.catalogue import Words
from texts.transliterate import to_latin
from vocabulary.languages import EN, Language


def list_templates(words: Words, *, in_latin: bool = False) -> Iterator[str]:
    """Write every text of a domain with a number, its values in braces; `in_latin` as a route without Cyrillic has it.

    The number is the place in the reference: it holds as long as no text is added above.
    """
    for number, key in enumerate(words.keys, start=1):
        values = " ".join(f"{{{name}}}" for name in words.placeholders(key))
        yield f"{number}. {key} ({_room(words, key)}) {values}".rstrip()
        for language in words.languages:
            if language != EN:
                yield f"   {language:8} {_text(words, key, language, in_latin=in_latin)}"


def _room(words: Words, key: str) -> str:
    budget = words.budget(key)
    if budget is None:
        return "a piece of other texts"
    return f"SMS, parts: at most {budget.sms_parts}" if budget.sms_parts else "one screen"


def _text(words: Words, key: str, language: Language, *, in_latin: bool) -> str:
    text = words.say(key, language, **{name: f"{{{name}}}" for name in words.placeholders(key)})
    return to_latin(text, language) if in_latin else text
