"""Whether a text tells of violence without a word for help.

1. A deed ("uradi", «убивает», "beats") of which she, her family or her children are named as the ones who suffer.
2. A deed, a threat, a weapon in his hand, a door that is being broken, where nothing else is spoken of: only he, how,
   when and where ("erim yana uryapti", «у него нож»).
3. What she asks for instead of help, where nothing else is spoken of: the police, to be taken away, to come quickly.
4. That she is in danger, or afraid of him or for her life.

No text about sport, films, money, weather or jokes is one; nor a deed that is denied; nor an "if" with a request.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.hearing import Heard, clauses_of
from sms.help_call import has_number
from sms.lexicon import Kind
from sms.morphology import words
from sms.sounds import sound
from texts.languages import UZ, UZ_CYRL

_DOES_NOT = re.compile("(?:kil|et)(?:iş)?ma(?:i|y|di|gan)|(?:ol|koy|yubor|taşla)di[mk]")
"""The second half of a denied deed of two words (tahdid qilmayapti), or of one that I did (urib oldim)."""

_PAST = re.compile(r"\w+(?:l|la|li|(?<!a)di|gan|ganda)")
"""A deed that is told as past; Uzbek -adi is present."""

_IS_NOT_TO_COME = re.compile("ub(?:i|iva)l[ai]?|ubivaet")
"""Who writes that something killed or kills her speaks in a figure, unless a person does it."""

_IN_BLOOD = (sound("в"), sound("крови"))
_AT = words("в на")
_TAKING = words("olib op ob tortib tartip tortvolib")
_NEARLY, _FAST = sound("чуть"), sound("tez")
_NOT_ASKING = Kind.NOT | Kind.WHO | Kind.DENIES

_VICTIM = Kind.ME_WHOM | Kind.KIN_WHOM
_PEOPLE = _VICTIM | Kind.ME | Kind.HE | Kind.HIM | Kind.FAMILY | Kind.LIFE | Kind.BODY
_HERS = Kind.ME | Kind.ME_WHOM | Kind.FAMILY | Kind.BODY
_DEEDS = Kind.HURTS | Kind.TORMENTS | Kind.HARMS | Kind.BREAKS | Kind.LETS | Kind.GIVES | Kind.LEAVE | Kind.FEAR
_THREATS = Kind.TO_HURT | Kind.WANTS | Kind.WILL_HURT | Kind.SAYS | Kind.WEAPON | Kind.HOLDS
_CIRCUMSTANCES = Kind.HOME | Kind.PREPOSITION | Kind.DOOR | Kind.HOW | Kind.FAST | Kind.ALONG | Kind.PLEA | Kind.NEED
_SIGNS = (
    Kind.BLOW
    | Kind.WITH
    | Kind.WOUND
    | Kind.BLOOD
    | Kind.LOCKS
    | Kind.SEIZES
    | Kind.KEEPS
    | Kind.GOES
    | Kind.IN_DANGER
    | Kind.BEHIND
    | Kind.THROWS
)
_MORE_SIGNS = Kind.FORCES | Kind.EX | Kind.SCREAMS | Kind.BRUISED | Kind.BREAKS
_TELLING = _PEOPLE | _DEEDS | _THREATS | _CIRCUMSTANCES | _SIGNS
_ASKING = (
    _VICTIM
    | Kind.LIFE
    | Kind.ME
    | Kind.HE
    | Kind.FEAR
    | Kind.COME
    | Kind.TAKE
    | Kind.LEAD
    | _CIRCUMSTANCES & ~Kind.DOOR
)
_TOLD = _TELLING | Kind.COME | Kind.POLICE | Kind.CALL | Kind.TAKE
_BEFORE_A_DEED = _TOLD | Kind.NOT
_CALLING = _ASKING | Kind.POLICE | Kind.CALL | Kind.HELP


def is_possible_call(heard: Sequence[Heard]) -> bool:
    """Tell whether a text speaks of violence, or asks for what one asks for then."""
    is_put_off = _has(heard, Kind.IF | Kind.FOR_SALE)
    return any(
        _tells_of_a_beating(clause)
        or (
            not _is_of_other_matters(clause, heard)
            and (
                _tells_of_a_deed(clause)
                or _tells_of_a_threat(clause)
                or _tells_by_signs(clause)
                or _tells_of_danger(clause)
                or (not is_put_off and (_asks_for_police(clause) or _asks_to_come(clause)))
            )
        )
        for clause in clauses_of(heard)
    )


def _is_of_other_matters(clause: Sequence[Heard], heard: Sequence[Heard]) -> bool:
    """It is itself, or the text is and it does not speak of her ("Yangiliklar: erkak xotinini urdi")."""
    return _has(clause, Kind.OTHER_MATTER) or (_has(heard, Kind.OTHER_MATTER) and not _has(clause, _HERS))


def _has(clause: Sequence[Heard], kinds: Kind) -> bool:
    return any(word.is_a(kinds) for word in clause)


def _only(clause: Sequence[Heard], kinds: Kind) -> bool:
    """Nothing else is spoken of, but for numbers, and a name or a place at the end."""
    said = list(clause)
    while said and (said[-1].sound.isdigit() or (said[-1].token.is_name and not said[-1].kinds)):
        said.pop()
    return all(word.is_a(kinds) or word.sound.isdigit() for word in said)


def _tells_of_a_beating(clause: Sequence[Heard]) -> bool:
    """One of the family beats her, whatever else is spoken of ("erim meni telefon uchun urdi")."""
    beats = any(word.is_a(Kind.BEATS) and not _is_denied(clause, at) for at, word in enumerate(clause))
    return beats and _has(clause, Kind.FAMILY) and _has(clause, Kind.ME_WHOM)


def _threatens(clause: Sequence[Heard], at: int) -> bool:
    """He threatens, or does not let her do something: with whatever, whatever it is."""
    if clause[at].is_a(Kind.THREATENS) and not _is_denied(clause, at):
        return _has(clause[:at], Kind.HE)
    return clause[at].is_a(Kind.GIVES) and _is_denied(clause, at) and _has(clause[at:], Kind.LEAVE)


def _beats(clause: Sequence[Heard], at: int) -> bool:
    """One of the family beats, and what stands right before the deed is no thing (Uzbek puts the object there)."""
    deed = clause[at]
    is_of_somebody = (
        at > 0 and not _is_over(clause, at) and clause[at - 1].is_a(_TELLING) and deed.language in (UZ, UZ_CYRL)
    )
    return is_of_somebody and deed.is_a(Kind.BEATS) and _has(clause[:at], Kind.FAMILY) and not _is_denied(clause, at)


def _tells_of_a_deed(clause: Sequence[Heard]) -> bool:
    return any(
        (_is_violence(clause, at) and (_has(clause, _VICTIM) or _speaks_of_nothing_else(clause, at)))
        or (_is_harm(clause, at) and (_has(clause, _VICTIM) or _is_at_home(clause, at)))
        or _threatens(clause, at)
        or _beats(clause, at)
        or (clause[at].is_a(Kind.BEATS_PEOPLE) and _has(clause, Kind.FAMILY) and _is_violence(clause, at))
        or (_breaks(clause, at) and _is_hers_to_break(clause))
        for at in range(len(clause))
    )


def _is_violence(clause: Sequence[Heard], at: int) -> bool:
    hurts = clause[at].is_a(Kind.HURTS) or (clause[at].is_a(Kind.TORMENTS) and _has(clause, Kind.HE))
    if (_is_over(clause, at) and not clause[at].is_a(Kind.BREAKS)) or _is_in_jest(clause, at):
        return False
    is_said_to_you = _has(clause, Kind.YOU) and not clause[at].is_a(Kind.BEATS)
    return hurts and not is_said_to_you and not _is_denied(clause, at)


def _is_over(clause: Sequence[Heard], at: int) -> bool:
    """A deed in the past, years ago («раньше бил, развелись»), and not again now."""
    is_past = _PAST.fullmatch(clause[at].sound) is not None
    is_again = _has(clause, Kind.NOW) and not clause[at].sound.endswith("ardi")
    return is_past and _has(clause, Kind.LONG_AGO) and not is_again


def _is_in_jest(clause: Sequence[Heard], at: int) -> bool:
    """A mother or a teacher kills; or something that is no person does («этот мем меня убил»)."""
    if not clause[at].is_a(Kind.KILLS) or _has(clause, Kind.WEAPON):
        return False
    is_of_a_person = _has(clause, Kind.FAMILY | Kind.KIN_WHOM) or _only(clause, _TOLD)
    return _has(clause, Kind.SCOLDS) or (_IS_NOT_TO_COME.fullmatch(clause[at].sound) is not None and not is_of_a_person)


def _is_harm(clause: Sequence[Heard], at: int) -> bool:
    is_denied = _is_denied(clause, at)
    if _is_over(clause, at):
        return False
    return clause[at].is_a(Kind.LETS) if is_denied else clause[at].is_a(Kind.HARMS)


def _breaks(clause: Sequence[Heard], at: int) -> bool:
    return clause[at].is_a(Kind.BREAKS) and not _is_denied(clause, at)


def _is_hers_to_break(clause: Sequence[Heard]) -> bool:
    is_body = _has(clause, Kind.BODY) and (_has(clause, Kind.ME_WHOM) or _only(clause, _TOLD))
    return is_body or (_has(clause, Kind.DOOR) and _only(clause, _TOLD))


def _is_at_home(clause: Sequence[Heard], at: int) -> bool:
    return _has(clause, Kind.HOME | Kind.WEAPON | Kind.BODY) and _speaks_of_nothing_else(clause, at)


def _speaks_of_nothing_else(clause: Sequence[Heard], at: int) -> bool:
    """Before the deed stand he and how; after it a place may stand, but in Russian and English no object."""
    before, after = clause[:at], clause[at + 1 :]
    is_uzbek = clause[at].language in (UZ, UZ_CYRL)
    return _only(before, _BEFORE_A_DEED) and (not after or is_uzbek or after[0].is_a(_TELLING) or has_number(after))


def _is_denied(clause: Sequence[Heard], at: int) -> bool:
    """ "Not" stands before it, but for "nearly" («чуть не»); or the second half of two words denies it.

    Nor does it hurt anybody to "beat" a telephone: to call (telefon urdi).
    """
    if at > 0 and clause[at - 1].is_a(Kind.CALL):
        return True
    is_nearly = at > 1 and clause[at - 2].sound == _NEARLY
    is_denied = at > 0 and clause[at - 1].is_a(Kind.NOT) and not is_nearly
    return is_denied or (at + 1 < len(clause) and _DOES_NOT.match(clause[at + 1].sound) is not None)


def _tells_of_a_threat(clause: Sequence[Heard]) -> bool:
    if _has(clause, Kind.WILL_HURT) and _has(clause, Kind.SAYS):
        return True
    wants_to = _has(clause, Kind.TO_HURT) and _has(clause, Kind.WANTS)
    is_armed = _has(clause, Kind.WEAPON) and _has(clause, Kind.HE | Kind.HOLDS | Kind.ME_WHOM) and len(clause) > 1
    return (wants_to and _has(clause, _VICTIM)) or ((wants_to or is_armed) and _only(clause, _TOLD))


def _tells_by_signs(clause: Sequence[Heard]) -> bool:
    """Two words that tell of it together: one who follows "behind me", "forces" and "to bed", a slap that is dealt."""
    said = [word for at, word in enumerate(clause) if not _is_denied(clause, at)]
    if not _has(said, _SIGNS | _MORE_SIGNS) or _has(clause, Kind.DENIES | Kind.YOU):
        return False
    is_only_of_it = _only(clause, _TOLD | Kind.BELONGING)
    return (
        any(_go_together(one, two) for one, two in pairwise(clause))
        or (_has(said, Kind.FORCES) and _has(clause, Kind.INTIMACY))
        or (_has(said, Kind.FORCES) and _has(clause, Kind.LEAVE) and _has(clause, Kind.HIM))
        or (
            _has(clause, Kind.THROWS)
            and (_has(clause, Kind.BODY | Kind.WEAPON) or _is_at_me(clause))
            and len(clause) > 1
        )
        or (_is_kept(clause) and (is_only_of_it or _has(clause, Kind.FAMILY)))
        or (_has(said, Kind.SEIZES) and _has(clause, Kind.BELONGING) and (is_only_of_it or _has(clause, Kind.ME)))
        or (_has(said, Kind.BREAKS) and _has(clause, Kind.BELONGING) and (is_only_of_it or _has(clause, _HERS)))
        or (is_only_of_it and _shows(clause))
    )


def _go_together(one: Heard, two: Heard) -> bool:
    return (
        (one.is_a(Kind.BLOW) and two.is_a(Kind.DEALS))
        or (one.is_a(Kind.DEALS) and two.is_a(Kind.BLOW))
        or (one.is_a(Kind.WITH) and two.is_a(Kind.BEATS))
    )


def _is_at_me(clause: Sequence[Heard]) -> bool:
    """What is thrown «в меня», not «мне»."""
    return any(one.sound in _AT and two.is_a(Kind.ME_WHOM) for one, two in pairwise(clause))


def _is_kept(clause: Sequence[Heard]) -> bool:
    """Children or what is hers "taken and kept"; taken to school is another matter."""
    takes = any(one.sound in _TAKING and two.is_a(Kind.KEEPS) for one, two in pairwise(clause))
    return takes and _has(clause, Kind.KIN_WHOM | Kind.BELONGING)


def _shows(clause: Sequence[Heard]) -> bool:
    """Nothing else is spoken of than who follows her, stands at her door, screams; or what he left."""
    return (
        (_has(clause, Kind.BEHIND) and _has(clause, Kind.FOLLOWS))
        or (_has(clause, Kind.LOCKS) and _has(clause, Kind.KEEPS | Kind.GOES) and _has(clause, Kind.DOOR | Kind.FAMILY))
        or (_has(clause, Kind.EX) and _has(clause, Kind.DOOR | Kind.HOME))
        or (_has(clause, Kind.SCREAMS) and _has(clause, Kind.KIN_WHOM))
        or (_has(clause, Kind.BODY) and _has(clause, Kind.WOUND) and _has(clause, Kind.BLOOD))
        or (_has(clause, Kind.BODY | Kind.ME) and _has(clause, Kind.BRUISED))
        or any((one.sound, two.sound) == _IN_BLOOD for one, two in pairwise(clause))
    )


def _tells_of_danger(clause: Sequence[Heard]) -> bool:
    known = _TOLD | Kind.IN_DANGER | Kind.DANGER
    if _has(clause, Kind.NOT | Kind.DENIES | Kind.IF | Kind.WHO) or not _only(clause, known):
        return False
    whose = Kind.LIFE | Kind.ME | Kind.DANGER
    return _has(clause, Kind.FEAR) or (_has(clause, Kind.IN_DANGER) and _has(clause, whose))


def _asks_for_police(clause: Sequence[Heard]) -> bool:
    is_ambulance = any(one.sound == _FAST and two.is_a(Kind.HELP) for one, two in pairwise(clause))
    alone = all(word.is_a(Kind.POLICE) and not word.sound.isdigit() for word in clause)
    police = _has(clause, Kind.POLICE) and _has(clause, Kind.CALL | Kind.NEED | Kind.FAST | Kind.PLEA)
    is_called = alone or police or (is_ambulance and _has(clause, Kind.CALL))
    return is_called and _only(clause, _CALLING) and not _has(clause, _NOT_ASKING)


def _asks_to_come(clause: Sequence[Heard]) -> bool:
    if not _only(clause, _ASKING) or _has(clause, _NOT_ASKING):
        return False
    is_to_take_her = _has(clause, Kind.TAKE) and _has(clause, Kind.LEAD) and _has(clause, _VICTIM | Kind.HERE)
    others = [word for word in clause if not word.is_a(Kind.COME)]
    return is_to_take_her or (_has(clause, Kind.COME) and _has(others, Kind.FAST | Kind.ME_WHOM | Kind.PLEA))
