"""Eskiz: a form under a token, which is had for the account's password, kept in memory and renewed when refused."""

import re
from threading import Lock
from time import monotonic

from sms.gateway import Accepted, Outcome, OutgoingText, ReceiptState, Refused, TryLater, Whose
from sms.gateways.eskiz.receipts import receipt_state
from sms.gateways.eskiz.settings import Account
from sms.gateways.http_call import Answer, Content, Post, Silence, Way, as_form, call, reach, read_json, way_to
from sms.gateways.http_outcome import not_taken
from vocabulary.phone_number import from_wire

PATIENCE = 5.0
"""Seconds for a text with all that belongs to it: a look at the token, and one renewal."""

_TOO_LATE = TryLater("no answer in time")
_NOT_UNDERSTOOD = TryLater("answer not understood", may_have_sent=True)
_MESSAGE_ID = re.compile("[A-Za-z0-9-]{1,64}")
_TOKEN = re.compile("[!-~]{1,4096}")
_UNAUTHORIZED = 401


class Eskiz:
    """The gateway: one text a call. Its texts are moderated, so it takes templates only.

    `callback` is where it posts receipts to, secret included; empty for none.
    """

    name = "eskiz"
    takes_free_text = False

    def __init__(self, account: Account, callback: str = "", patience: float = PATIENCE) -> None:
        self.patience = patience
        self._base = account.url.rstrip("/")
        self._way = way_to(self._base)
        self._fields = {"from": account.sender} | ({"callback_url": callback} if callback else {})
        self._tokens = _Tokens(self._way, f"{self._base}/auth/login", account)

    def send(self, text: OutgoingText) -> Outcome:
        """Hand one text over."""
        if from_wire(text.to) != text.to:
            return Refused("not a phone number", Whose.RECIPIENT)
        until = monotonic() + self.patience
        content = as_form({"mobile_phone": text.to.removeprefix("+"), "message": text.body, **self._fields})
        token = self._tokens.one(until)
        if isinstance(token, str):
            answer = self._post(content, token, until)
            if not (isinstance(answer, Answer) and answer.status == _UNAUTHORIZED):
                return _read(answer)
            token = self._tokens.one(until, refused=token)
        return _read(self._post(content, token, until)) if isinstance(token, str) else token

    def reach(self) -> str | None:
        """Say why the provider cannot be reached, None when it can."""
        return reach(self._base, self.patience)

    def _post(self, content: Content, token: str, until: float) -> Answer | Silence:
        headers = {"Authorization": f"Bearer {token}"}
        return _call_until(Post(self._way, f"{self._base}/message/sms/send", content, headers, until - monotonic()))


class _Tokens:
    """The token that all threads share. It stands nowhere but here."""

    def __init__(self, way: Way, url: str, account: Account) -> None:
        self._way = way
        self._url = url
        self._login = as_form({"email": account.email, "password": account.password})
        self._lock = Lock()
        self._token = ""

    def one(self, until: float, refused: str = "") -> str | Outcome:
        """The token, a new one if there is none but `refused`; what comes of the text when there is none to be had.

        However many threads ask at once, one signs in and the others wait for it.
        """
        if not self._lock.acquire(timeout=max(until - monotonic(), 0)):
            return _TOO_LATE
        try:
            if self._token in ("", refused):
                signed_in = self._sign_in(until)
                if not isinstance(signed_in, str):
                    return signed_in
                self._token = signed_in
            return self._token
        finally:
            self._lock.release()

    def _sign_in(self, until: float) -> str | Outcome:
        """Without a token no text left, whatever came of this."""
        answer = _call_until(Post(self._way, self._url, self._login, {}, until - monotonic()))
        if isinstance(answer, Answer) and 200 <= answer.status < 300:
            match read_json(answer.body):
                case {"data": {"token": str(token)}} if _TOKEN.fullmatch(token):
                    return token
                case _:
                    return TryLater("sign-in not understood")
        match not_taken(answer):
            case Refused(reason, whose):
                return Refused(f"sign-in: {reason}", whose)
            case TryLater(reason, after_seconds=after):
                return TryLater(f"sign-in: {reason}", after_seconds=after)


def _call_until(post: Post) -> Answer | Silence:
    return call(post) if post.patience > 0 else Silence(_TOO_LATE.reason, may_have_arrived=False)


def _read(answer: Answer | Silence) -> Outcome:
    if not (isinstance(answer, Answer) and 200 <= answer.status < 300):
        return not_taken(answer)
    match read_json(answer.body):
        case {"id": str() | int() as message_id, "status": str(status)}:
            if receipt_state(status) is ReceiptState.ON_ITS_WAY:
                return Accepted(str(message_id) if _MESSAGE_ID.fullmatch(str(message_id)) else "")
        case _:
            pass
    return _NOT_UNDERSTOOD
