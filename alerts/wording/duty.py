"""What a duty phone hears of its own answers, and its supervisor of what nobody has."""

from collections.abc import Sequence
from dataclasses import dataclass

from alerts.alert import Alert, Holder
from alerts.doer import Doer
from alerts.notice import Addressee
from alerts.surroundings import Surroundings
from alerts.wording.saying import CENTRES_READ, say, with_key
from texts.times import clock_time
from vocabulary.codes import CentreCode, RegionCode
from vocabulary.languages import UZ

MOST_CODES = 20
"""In one text; the console names the rest."""


def not_proved_together(codes: list[str], around: Surroundings) -> str:
    """For who supervises, once an hour: all alerts that were taken back without proof and that nobody has."""
    more = f" +{len(codes) - MOST_CODES}" if len(codes) > MOST_CODES else ""
    return say("supervisor.not_proved", CENTRES_READ, around, codes=", ".join(codes[:MOST_CODES]) + more)


def already(alert: Alert, to: Addressee, around: Surroundings) -> str:
    """For the duty phone whose answer was written down before: who has the alert since when, if anybody has."""
    held = alert.held
    if held and (held.by, held.key) == (Doer(to.kind), to.key):
        return say("duty.already_taken", CENTRES_READ, around, code=alert.code, time=clock_time(held.since))
    return has_it(alert.code, held, around) if held else say("duty.already", CENTRES_READ, around, code=alert.code)


def has_it(code: str, held: Holder, around: Surroundings) -> str:
    """For a duty phone that answers for an alert: somebody else has it, and since when."""
    centre = around.directory.get(CentreCode(held.key)) if held.by is Doer.CENTRE else None
    name = centre.name(CENTRES_READ) if centre else say("duty.the_team", CENTRES_READ, around)
    return say("duty.has_it", CENTRES_READ, around, code=code, centre=name, time=clock_time(held.since))


def taken(alert: Alert, around: Surroundings) -> str:
    """For the duty phone that took an alert: it counted, and what to answer next."""
    choices = "take_or_pass" if alert.was_forced else "next"
    return with_key(counted("taken", alert.code, around), choices, CENTRES_READ, around)


def closed(alert: Alert, around: Surroundings) -> str:
    """For the duty phone that closed an alert: it counted, and how it opens again if that was a slip."""
    return with_key(counted("closed", alert.code, around), "by_mistake", CENTRES_READ, around)


def is_closed(code: str, key: str, around: Surroundings, may_reopen: bool) -> str:
    """For a duty phone that answers for a closed alert: how it opens again, with its key or in the console."""
    return say("duty.reopen" if may_reopen else "duty.reopen_in_console", CENTRES_READ, around, code=code, duty_key=key)


def reopened(said: str, alert: Alert, around: Surroundings) -> str:
    """For the duty phone that opened again what it had closed: whose it is now, and what to answer next."""
    text = say(f"duty.reopened_{said}", CENTRES_READ, around, code=alert.code)
    return with_key(text, "next", CENTRES_READ, around) if alert.held else text


def counted(what: str, code: str, around: Surroundings) -> str:
    """For the duty phone whose answer counted, in one short text, or who hears why it did not."""
    return say(f"duty.{what}", CENTRES_READ, around, code=code)


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A key as a list names it: of which alert, and by what one tells that from another."""

    code: str
    key: str
    region: RegionCode | None = None


def keys_of(keys: Sequence[ListedKey], forced: Sequence[ListedKey], around: Surroundings, which: str = "keys") -> str:
    """For a duty phone: its open keys, each with its reference and region: `keys`, `new_keys`, `wrong_key`, `old_key`.

    `forced` are those with which no text closes: they stand first, and take the "0" away from no other.
    """
    listed = _listed(keys or forced, around)
    if keys and forced:
        listed = f"{_listed(forced, around)} ({_choices(False, around)}), {listed}"
    return say(f"duty.{which}", CENTRES_READ, around, keys=listed, choices=_choices(bool(keys), around))


def _listed(keys: Sequence[ListedKey], around: Surroundings) -> str:
    return ", ".join(f"{one.code}: {one.key}{_where(one, around)}" for one in keys)


def _where(key: ListedKey, around: Surroundings) -> str:
    region = around.region(key.region)
    return f" {region.names.get(CENTRES_READ, region.names[UZ])}" if region else ""


def no_key(around: Surroundings) -> str:
    """For a duty phone that was just told its keys, and answers with none of them."""
    return say("duty.no_key", CENTRES_READ, around)


def unclear(code: str, key: str, around: Surroundings, may_close: bool = True) -> str:
    """For a duty phone that was just told its keys, and says with one of them what is no answer or several."""
    return say("duty.unclear", CENTRES_READ, around, code=code, duty_key=key, choices=_choices(may_close, around))


def _choices(may_close: bool, around: Surroundings) -> str:
    return say("duty.choices" if may_close else "duty.choices_forced", CENTRES_READ, around)
