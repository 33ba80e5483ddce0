"""Whether a text tells of violence without a word for help: who does what to whom, and what came of it.

Two of these told together are enough, unless something ordinary is spoken of:

1. A deed and whom it is done to ("meni urdi", «маму бьет»), or who does it ("dadam yana urdi").
2. Whatever he or her family does to her, if it is not known to be gentle.
3. A threat; he and a weapon; that she hides, fled or fears, and he of whom.
4. Two words that tell of it together: a slap and dealt, her papers and taken, a door and broken.
5. What she asks for instead of help, where nothing else is spoken of: the police, to be taken away, to come quickly.
   That she is in danger, or wants to end her life.

Ordinary are play (sport, films, news, jokes) and matters (weather, food, money, illness), a deed denied, long past or
said to "you", a figure of speech, and an "if" with a request.
"""

from sms.her_words.possible_call.asking import (
    asks_for_police,
    asks_for_somebody,
    asks_to_come,
    calls_by_herself,
    tells_of_danger,
)
from sms.her_words.possible_call.clauses import Clause, has
from sms.her_words.possible_call.deeds import does_to_me, is_beaten_by_family, tells_of_a_deed
from sms.her_words.possible_call.despair import tells_of_despair
from sms.her_words.possible_call.drugged import is_drugged
from sms.her_words.possible_call.missing import is_missing, will_find_her
from sms.her_words.possible_call.ordinary import (
    is_a_chain_letter,
    is_a_gift,
    is_done_in_peace,
    is_play,
    is_score,
)
from sms.her_words.possible_call.other_deeds import asks_for_shelter, is_done_otherwise, is_shown_about
from sms.her_words.possible_call.signs import tells_by_two_words, tells_of_a_threat, tells_of_a_weapon, tells_of_flight
from sms.her_words.possible_call.taken import is_taken
from sms.her_words.possible_call.unanswered import despairs_of_help
from sms.her_words.possible_call.unless import will_not_live
from sms.language.hearing import clauses_of
from sms.language.lexicon import Kind

__all__ = ["is_possible_call"]

_TELLS = (
    tells_of_a_deed,
    does_to_me,
    tells_of_a_threat,
    tells_of_a_weapon,
    tells_by_two_words,
    is_drugged,
    is_taken,
    tells_of_danger,
    tells_of_despair,
    is_done_otherwise,
    despairs_of_help,
    will_find_her,
)
_ASKS = (asks_for_police, asks_for_somebody, asks_to_come, calls_by_herself, asks_for_shelter)


def is_possible_call(heard: Clause) -> bool:
    """Tell whether a text speaks of violence, or asks for what one asks for then."""
    clauses = clauses_of(heard)
    if any(is_beaten_by_family(clause) or is_shown_about(clause) or is_missing(clause) for clause in clauses):
        return True
    if is_score(heard) or is_a_chain_letter(heard):
        return False
    is_put_off = has(heard, Kind.IF | Kind.FOR_SALE)
    rules = _TELLS if is_put_off else (*_TELLS, *_ASKS)
    told = [
        clause for clause in clauses if not (is_play(clause, heard) or is_done_in_peace(clause) or is_a_gift(clause))
    ]
    if any(rule(clause) for clause in told for rule in rules):
        return True
    whole = [word for clause in told for word in clause]
    return tells_of_flight(whole) or will_not_live(whole)
