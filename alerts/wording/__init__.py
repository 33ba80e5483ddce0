"""The texts that leave this service: catalogue templates in the reader's language, a file for each kind of them."""

from alerts.wording.alarms import alarm, place_of, words_of
from alerts.wording.contacts import ask_which_alert, ask_which_answer, invitation, said_no, try_out
from alerts.wording.duty import already, counted, has_it, keys_of, no_key, not_proved_together, taken, unclear
from alerts.wording.hers import neutral, to_her
from alerts.wording.news import (
    ReadyText,
    another_cannot,
    another_goes,
    another_is_there,
    centre_took_it,
    centre_took_it_again,
    contact_stopped,
    contact_unreachable,
    contact_writes,
    no_help_needed,
    no_longer_asked,
    nobody_comes,
    nobody_of_hers,
    over,
    over_by_now,
    passed_on,
    ready,
    taken_back,
)
from alerts.wording.places import known_place_of
from alerts.wording.readers import known_as, language_of
from alerts.wording.requests import request, request_details, request_taken
from alerts.wording.saying import Wording

__all__ = [
    "ReadyText",
    "Wording",
    "alarm",
    "already",
    "another_cannot",
    "another_goes",
    "another_is_there",
    "ask_which_alert",
    "ask_which_answer",
    "centre_took_it",
    "centre_took_it_again",
    "contact_stopped",
    "contact_unreachable",
    "contact_writes",
    "counted",
    "has_it",
    "invitation",
    "keys_of",
    "known_as",
    "known_place_of",
    "language_of",
    "neutral",
    "no_help_needed",
    "no_key",
    "no_longer_asked",
    "nobody_comes",
    "nobody_of_hers",
    "not_proved_together",
    "over",
    "over_by_now",
    "passed_on",
    "place_of",
    "ready",
    "request",
    "request_details",
    "request_taken",
    "said_no",
    "taken",
    "taken_back",
    "to_her",
    "try_out",
    "unclear",
    "words_of",
]
