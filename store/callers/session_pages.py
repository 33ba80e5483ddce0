"""What a caller's pages hold of her sessions: which texts were carried out, how far a call is stored, an open menu."""

from datetime import datetime

from sqlalchemy import Connection, and_, delete, select, update

from alerts.people import NEW_ACCOUNT, Caller, OtherAccount
from doors.inbound import InboundText
from doors.once import OnceKey
from sms.menu_by_text import OPEN_FOR, OpenMenu
from sms.texted_codes import Errand, SentBack
from store.callers import other_accounts
from store.callers.pages import Sealer
from store.callers.questions import marks_of
from store.callers.repeats import is_first, is_one_too_many
from store.callers.sessions import SESSION_LIFE, SessionKey, Sessions, menu_by_text, session_of
from store.callers.texted_codes import draw_code, take_code, take_void_code
from store.callers.ussd_sessions import save_session
from store.database import insert_if_new
from store.tables.callers import checkpoints
from store.tables.callers import other_accounts as table
from ussd.conversation import Checkpoint
from ussd.dial import Dial
from ussd.last_input import Hop, OpenSession


class SessionPages:
    """The sessions of one caller, in the transaction of her book."""

    now: datetime
    caller: Caller
    account: bytes = b""

    def __init__(self, connection: Connection, sealer: Sealer, sessions: Sessions) -> None:
        self._connection = connection
        self._sealer = sealer
        self._sessions = sessions
        self._is_destroyed = False

    def is_first(self, once: OnceKey) -> bool:
        """Whether this is done for the first time in as long as a gateway repeats a text; from now on it is not."""
        return is_first(self._connection, self._sealer.index, once, self.now)

    def is_one_too_many(self, text: InboundText) -> bool:
        """Whether so many texts like this one came lately that a machine sends them."""
        return is_one_too_many(self._connection, self._sealer.index, text, self.now)

    def draw_code(self, errand: Errand) -> str | None:
        """A new code for this; None where one serves already or this number had too many today."""
        return draw_code(self._connection, self._sealer.index, self.caller.number, errand, self.now)

    def take_code(self, code: str, said: str = "") -> Errand | None:
        """What this code opens beside that word, now and never again; a wrong one is counted against others."""
        return take_code(self._connection, self._sealer.index, self.caller.number, SentBack(code, said), self.now)

    def take_void_code(self, code: str) -> bool:
        """Whether this code was texted to her number today and opens nothing any more; True once."""
        return take_void_code(self._connection, self._sealer.index, self.caller.number, code, self.now)

    def mark_of(self, pin: str) -> str:
        """A keyed mark of a PIN that was typed for this number: the same for the same one."""
        return other_accounts.index_of(self._sealer, pin)[:8].hex()

    def enter_other_account(self, pin: str) -> None:
        """Go on in the account of this number that this PIN opens, which is not hers."""
        self.account = other_accounts.index_of(self._sealer, pin)

    def rename_other_account(self, pin: str) -> None:
        """Let another PIN open that account from now on."""
        before = table.c.account_index == self.account
        self._connection.execute(delete(table).where(before))
        self.enter_other_account(pin)

    def enter_other_account_of(self, contact_id: str) -> None:
        """Go on in the account of this number, not hers, that has this contact; in none where none has."""
        self.account = other_accounts.holder_of(self._connection, self._sealer, contact_id)

    def other_account(self) -> OtherAccount:
        """What that account holds; a new one holds nothing."""
        return other_accounts.read(self._connection, self._sealer, self.account) if self.account else NEW_ACCOUNT

    def save_other_account(self, account: OtherAccount) -> None:
        """Keep what that account holds."""
        other_accounts.save(self._connection, self._sealer, self.account, account, self.now)

    def has_moved_on(self, dial: Dial, seen: Checkpoint | None) -> bool:
        """Whether another request stored effects of this session after `seen` was read."""
        marks = marks_of(self._connection, self._sessions.id_of(session_of(dial)), self.now - SESSION_LIFE)
        return marks != (b"".join(seen.marks) if seen else None)

    def open_menu(self) -> OpenMenu | None:
        """Where she is in the menu by SMS; None when no menu is open, or for too long."""
        session = self._sessions.id_of(menu_by_text(self.caller.number))
        chosen = and_(checkpoints.c.session_index == session, checkpoints.c.at > self.now - OPEN_FOR)
        row = self._connection.execute(select(checkpoints).where(chosen)).mappings().one_or_none()
        stored = self._sessions.read(row) if row else None
        return OpenMenu(stored.place, stored.access, stored.account) if stored else None

    def save_menu(self, menu: OpenMenu | None) -> None:
        """Keep where she is in the menu by SMS; None closes it."""
        key = menu_by_text(self.caller.number)
        if menu:
            self._save(key, Checkpoint((), menu.place, menu.access, account=menu.account))
        else:
            session = self._sessions.id_of(key)
            self._connection.execute(delete(checkpoints).where(checkpoints.c.session_index == session))

    def save_checkpoint(self, dial: Dial, checkpoint: Checkpoint) -> None:
        """Keep how far the session is stored; nobody's session when it destroyed her pages."""
        self._save(session_of(dial), checkpoint)

    def _save(self, key: SessionKey, checkpoint: Checkpoint) -> None:
        values = self._sessions.written(key, checkpoint, self.now)
        values["caller_id"] = None if self._is_destroyed else self._sealer.caller_id
        if not insert_if_new(self._connection, checkpoints, **values):
            same = checkpoints.c.session_index == values["session_index"]
            self._connection.execute(update(checkpoints).where(same).values(values))

    def save_session(self, hop: Hop, before: OpenSession | None, after: OpenSession) -> bool:
        """Keep how far a session is whose gateway sends the last input; tells if it still was as it was `before`."""
        return save_session(self._connection, self._sealer.index, hop, before, after)
