"""Codes that were texted to a number: drawn, taken once, void after wrong ones, in the transaction of a book."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from sms.language.word_forms import Word
from sms.texted_codes import LIVES, MOST_A_DAY, MOST_TRIES, ONE_FACE, SERVES, Errand, Opens, SentBack
from store.ids import new_id
from store.sealed.sealing import BlindIndex
from store.tables.inbound import texted_codes
from vocabulary.phone_number import PhoneNumber

A_DAY = timedelta(days=1)
_DIGITS = {Opens.MENU: 4}
_SIX = 6
_NUMBER = "number"


def awaits_code(connection: Connection, index: BlindIndex, number: PhoneNumber, now: datetime) -> bool:
    """Whether a code lives that was texted to this number."""
    lives = _lives(index.of(_NUMBER, number), now)
    return connection.execute(select(texted_codes.c.id).where(lives).limit(1)).first() is not None


def is_void_code(connection: Connection, index: BlindIndex, number: PhoneNumber, code: str, now: datetime) -> bool:
    """Whether this very code of six digits was texted to this number today and is void by now, or too late."""
    void = _void(index, number, code, now)
    return connection.execute(select(texted_codes.c.id).where(void).limit(1)).first() is not None


def take_void_code(connection: Connection, index: BlindIndex, number: PhoneNumber, code: str, now: datetime) -> bool:
    """Whether it is one; from now on it is none, so that this is told once."""
    if not is_void_code(connection, index, number, code, now):
        return False
    _make_void(connection, _void(index, number, code, now))
    return True


def draw_code(
    connection: Connection, index: BlindIndex, number: PhoneNumber, errand: Errand, now: datetime
) -> str | None:
    """A new code for this; None where one serves that was texted for the same words, or this number had too many today.

    Of those for the menu the last two open it. DANGER: were it the last alone, a text in her name would take from her
    the one that she is about to send; and were each forged ERASE to draw a code, three would leave her own without one.
    """
    theirs = texted_codes.c.number_index == index.of(_NUMBER, number)
    if errand.asked and _serves_already(connection, index, number, errand, now):
        return None
    alike = ONE_FACE if errand.opens in ONE_FACE else (errand.opens,)
    today = and_(theirs, texted_codes.c.opens.in_(alike), texted_codes.c.drawn_at > now - A_DAY)
    had = connection.execute(select(func.count()).where(today)).scalar_one()
    if errand.is_limited and had >= MOST_A_DAY[errand.opens]:
        return None
    if errand.opens is Opens.MENU:
        of_the_menu = and_(theirs, texted_codes.c.opens == Opens.MENU, texted_codes.c.code_index.is_not(None))
        newest = select(texted_codes.c.id).where(of_the_menu).order_by(texted_codes.c.drawn_at.desc()).limit(1)
        _make_void(connection, and_(of_the_menu, texted_codes.c.id != newest.scalar_subquery()))
    digits, drawn = _DIGITS.get(errand.opens, _SIX), new_id()
    code = _code_of(index, drawn, errand.asked, digits)
    values = {
        "id": drawn,
        "number_index": index.of(_NUMBER, number),
        "code_index": _index_of(index, number, code),
        "digits": digits,
        "opens": errand.opens,
        "contact": errand.contact,
        "wrong_tries": 0,
        "drawn_at": now,
    }
    connection.execute(texted_codes.insert(), values)
    return code


def take_code(
    connection: Connection, index: BlindIndex, number: PhoneNumber, sent: SentBack, now: datetime
) -> Errand | None:
    """What this code opens, now and never again; a wrong one is counted against those of its length.

    DANGER: one that erases needs its word beside it. Were it enough alone, a forged ERASE after her own REMOVE would
    erase her, for she sends back the newest code.
    """
    lives = and_(_lives(index.of(_NUMBER, number), now), texted_codes.c.digits == len(sent.code))
    found = select(texted_codes).where(lives, texted_codes.c.code_index == _index_of(index, number, sent.code)).limit(1)
    row = connection.execute(found).mappings().first()
    erases = row is not None and sent.code == _code_of(index, row["id"], Word.ERASE, len(sent.code))
    if row is None or erases is not (sent.said == Word.ERASE):
        connection.execute(update(texted_codes).where(lives).values(wrong_tries=texted_codes.c.wrong_tries + 1))
        return Errand(Opens.NOTHING, asked=Word.ERASE) if erases else None
    of_the_menu = and_(lives, texted_codes.c.opens == Opens.MENU)
    _make_void(connection, of_the_menu if row["opens"] == Opens.MENU else texted_codes.c.id == row["id"])
    return Errand(Opens(row["opens"]), row["contact"])


def _serves_already(
    connection: Connection, index: BlindIndex, number: PhoneNumber, errand: Errand, now: datetime
) -> bool:
    """Whether the phone has a code for the same words; from now on it opens what these mean now."""
    lives = and_(
        _lives(index.of(_NUMBER, number), now),
        texted_codes.c.opens.in_(ONE_FACE),
        texted_codes.c.drawn_at > now - SERVES,
    )
    for row in connection.execute(select(texted_codes).where(lives)).mappings().all():
        code = _code_of(index, row["id"], errand.asked, row["digits"])
        if row["code_index"] == _index_of(index, number, code):
            means = {"opens": errand.opens, "contact": errand.contact}
            connection.execute(update(texted_codes).where(texted_codes.c.id == row["id"]).values(means))
            return True
    return False


def _code_of(index: BlindIndex, drawn: str, asked: str, digits: int) -> str:
    """Digits that our key makes of a random id and of what was asked: so the words themselves need not be stored."""
    smallest = 10 ** (digits - 1)
    return str(smallest + int.from_bytes(index.of("drawn code", f"{drawn}\0{asked}")) % (9 * smallest))


def _lives(number_index: bytes, now: datetime) -> ColumnElement[bool]:
    return and_(
        texted_codes.c.number_index == number_index,
        texted_codes.c.code_index.is_not(None),
        texted_codes.c.wrong_tries < MOST_TRIES,
        texted_codes.c.drawn_at > now - LIVES,
    )


def _void(index: BlindIndex, number: PhoneNumber, code: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        texted_codes.c.number_index == index.of(_NUMBER, number),
        texted_codes.c.digits == _SIX,
        texted_codes.c.code_index == _index_of(index, number, code),
        texted_codes.c.drawn_at > now - A_DAY,
        or_(texted_codes.c.wrong_tries >= MOST_TRIES, texted_codes.c.drawn_at <= now - LIVES),
    )


def _make_void(connection: Connection, which: ColumnElement[bool]) -> None:
    """The row stays for a day, because it counts."""
    connection.execute(update(texted_codes).where(which).values(code_index=None))


def _index_of(index: BlindIndex, number: PhoneNumber, code: str) -> bytes:
    return index.of("texted code", f"{number}\0{code}")
