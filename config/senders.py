"""The names that her phone shows above our texts, held against the words that must not reach it (S2)."""

from config.settings import Settings
from texts.faults import quoted
from texts.give_away import gives_away


def telling_senders(settings: Settings) -> list[str]:
    """A line for each sender's name of a road in use that tells who holds her phone what this is."""
    senders = {f"{name.upper()}_SENDER": getattr(settings.account_of(name), "sender", "") for name in settings.gateways}
    return [
        f"{name}: {quoted(sender)} stands above every text on her phone and tells what this is; use a neutral name"
        for name, sender in senders.items()
        if gives_away(sender)
    ]
