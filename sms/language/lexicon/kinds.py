"""What a word may be in a call; one word may be several things."""

from enum import Flag, auto
from functools import cache
from typing import Self


class Kind(Flag):
    """What a word may be in a call; one word may be several things."""

    def __or__(self, other: Self) -> "Kind":
        """One of both; looked up, for rules ask so often, and flags are slow to put together."""
        return _kinds_of(self._value_ | other._value_)

    HELP = auto()
    """A noun for help: a call unless the words around it say otherwise."""
    OWN_HELP = auto()
    """Your help, rescue: a call only where it is needed or asked for."""
    EVERYDAY = auto()
    """To help, to the help of: a call only where it is asked for, or where it stands alone."""
    SIGNAL = auto()
    """SOS."""
    CRY = auto()
    """An imperative that asks many for rescue."""
    LOW_CRY = auto()
    """An imperative that asks one, or that is said of other things too."""
    PLEA = auto()
    NEED = auto()
    ABOUT = auto()
    """After help: what became of it, what it is for, what is called so."""
    ALONG = auto()
    """Greetings, names for people, haste: they change nothing."""
    TASK = auto()
    """After a cry: something that anybody is asked to do for one."""

    NOT = auto()
    DENIES = auto()
    """Says by itself that something is not, or not needed."""
    IF = auto()
    YOU = auto()
    WHO = auto()
    """Asks who or what, or speaks to you: help is offered."""
    PREPOSITION = auto()
    WITH = auto()
    HOW = auto()
    """How, when, how often; and verbs that only help others."""
    WHERE = auto()
    NOW = auto()
    LONG_AGO = auto()

    ME = auto()
    ME_WHOM = auto()
    BODY = auto()
    """A part of the body: mine in Uzbek, anybody's in Russian."""
    KIN_WHOM = auto()
    """Kin, children and women, as those to whom it is done."""
    WEAK = auto()
    """Kin, children and women, as those who scream or are hurt."""
    HE = auto()
    """He, and what is said of him: drunk, came home."""
    FAMILY = auto()
    """Kin and neighbours as those who do it."""
    HIM = auto()
    """Whom one is afraid of, or to whom it is done."""
    SCOLDS = auto()
    """Of whom everybody says in jest that they kill: a mother, a teacher; and what they do, to scold."""
    EX = auto()

    ASSAULTS = auto()
    """What is done to people alone, and is said of nothing else."""
    STRIKES = auto()
    """What is done to people, to things and in figures of speech."""
    KILLS = auto()
    """The commonest figure of speech among these."""
    HARMS = auto()
    """Done to a person it is violence: locks in, drives out, watches, touches."""
    TORMENTS = auto()
    """Violence where a person does it; also what illness and worry do."""
    LETS = auto()
    """Lets go, gives back: violence where "not" stands before it."""
    DETAINS = auto()
    """Holds: in a place it is violence."""
    GENTLE = auto()
    """What people do to one another in peace: loves, waits, takes along, asks."""
    BREAKS = auto()
    """A door, a bone, her telephone."""
    THREATENS = auto()
    WANTS = auto()
    TO_HURT = auto()
    WILL_HURT = auto()
    """I shall hurt: a threat where "he says" follows."""
    SAYS = auto()
    WEAPON = auto()
    HOLDS = auto()
    BRUISE = auto()
    """What is left by blows alone."""
    WOUND = auto()
    """What is left by blows and by a fall."""
    BLOOD = auto()
    SCREAMS = auto()
    FLIGHT = auto()
    """I hide, fled, was thrown out, am locked in."""
    HIDING = auto()
    """Where nobody stays who is not hiding: a wardrobe, a roof."""
    FEAR = auto()

    SLAP = auto()
    """What is dealt with a hand: with a verb of dealing it is beating."""
    DEALS = auto()
    THROWS = auto()
    SPLASHES = auto()
    """Throws what is liquid: at a person it is violence."""
    BURNS = auto()
    """What burns when it is splashed at somebody."""
    FOLLOWS = auto()
    BEHIND = auto()
    FORCES = auto()
    FORCED_TO = auto()
    """Sex, marriage, the street."""
    UNWILLING = auto()
    CREEPS = auto()
    LIES = auto()
    """Lies with somebody."""
    BED = auto()
    """Her room, her bed, beside her: where he creeps in."""
    NECK = auto()
    """Neck, hair, collar: who holds her there hurts her."""
    POTION = auto()
    """What drugs or poisons who is made to take it."""
    DOSES = auto()
    """Makes somebody drink or swallow it, puts them to sleep."""
    DUTY = auto()
    """What people are made to do in peace: to work, to learn, to eat."""
    BEGS = auto()
    """Do not beat, as one hears it through a wall."""
    SEIZES = auto()
    KEEPS = auto()
    """After "taking": leaves it so, runs off with it."""
    BELONGING = auto()
    """Her phone, papers, keys, children."""
    SHOWS = auto()
    PICTURES = auto()
    """Of her: shown to all is what blackmail threatens with."""
    LIFTS = auto()
    HAND = auto()
    DOOR = auto()
    GIVES = auto()
    LEAVE = auto()
    """What he "does not give" her to do: a deed of his."""

    POLICE = auto()
    CALL = auto()
    I_CALL = auto()
    """I call, or I shall."""
    TAKE = auto()
    LEAD = auto()
    COME = auto()
    FAST = auto()
    QUIETLY = auto()
    """So that he does not hear it."""
    HERE = auto()
    """From here, as one says who must get away."""
    DANGER = auto()
    IN_DANGER = auto()
    DESPAIR = auto()
    """To live, to die: with "I do not want" or "I want" (`possible_call/despair.py`)."""
    LIFE = auto()
    """Whose danger is told of."""

    PLAY = auto()
    """Sport, films, games, news, jokes: what is told is done to nobody."""
    LAUGHS = auto()
    """A face that laughs, or haha."""
    MATTER = auto()
    """Money, weather, food, illness, things: what strikes or is struck is no person."""
    FOR_SALE = auto()
    """Makes an advertisement of the whole text."""


@cache
def _kinds_of(bits: int) -> Kind:
    return Kind(bits)
