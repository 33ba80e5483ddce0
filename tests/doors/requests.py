"""Right requests of a gateway, one for each address, to be spoilt."""

import json
from urllib.parse import urlencode

from tests.demo import SECRET

DIAL = f"/ussd/africastalking/{SECRET}"
INCOMING = f"/sms/africastalking/{SECRET}/incoming"
RECEIPT = f"/sms/africastalking/{SECRET}/receipt"
OPT_OUT = f"/sms/africastalking/{SECRET}/optout"
ENDED = f"/ussd/africastalking/{SECRET}/ended"

PLAYMOBILE = f"/sms/playmobile/{SECRET}/incoming"
PLAYMOBILE_REPORT = f"/sms/playmobile/{SECRET}/receipt"
ESKIZ = f"/sms/eskiz/{SECRET}/receipt"

HER = "+998000000001"
WORDS = "yashirin-so'zlar"
"""Words that must stand nowhere afterwards."""

GOOD: dict[str, dict[str, str]] = {
    DIAL: {"sessionId": WORDS, "phoneNumber": HER, "networkCode": "1", "serviceCode": "*000#", "text": "1*1"},
    INCOMING: {"from": HER, "to": "000", "text": f"YORDAM {WORDS}", "date": "yesterday", "id": "m-1", "linkId": "l"},
    RECEIPT: {"id": "m-1", "status": "Success", "phoneNumber": HER, "networkCode": "1", "retryCount": "0"},
    OPT_OUT: {"senderId": "000", "phoneNumber": HER},
    ENDED: {"sessionId": WORDS, "phoneNumber": HER, "status": "Incomplete", "input": WORDS, "lastAppResponse": WORDS},
}
NEEDED = {
    DIAL: ["sessionId", "phoneNumber", "text"],
    INCOMING: ["from", "text", "id"],
    RECEIPT: ["id", "status"],
    OPT_OUT: ["phoneNumber"],
    ENDED: [],
}
MISSING_IS_FINE = {(INCOMING, "id")}
EMPTY_IS_FINE = {(DIAL, "text"), (INCOMING, "text")} | MISSING_IS_FINE


def xml_text(number: str = HER[1:], body: str = f"YORDAM {WORDS}", id: str = "m-1") -> str:
    """One text of Play Mobile."""
    content = f'<content type="text/plain">{body}</content>'
    return f'<message id="{id}" msisdn="{number}" submit-date="2016-11-22 15:10:32">{content}</message>'


def xml_texts(*texts: str) -> bytes:
    """A request of Play Mobile with these texts."""
    return f'<?xml version="1.0" encoding="UTF-8"?><sms-request version="1.0">{"".join(texts)}</sms-request>'.encode()


REPORT = {"message-id": "m-1", "channel": "sms", "status": "Delivered", "status-date": "2016-11-22 15:10:32"}
CALLBACK = {"request_id": "a1-b2", "message_id": "17", "phone_number": HER, "status": "DELIVRD", "sms_count": "1"}

FORM = "application/x-www-form-urlencoded"
BODIES: dict[str, tuple[bytes, str]] = {
    **{address: (urlencode(form).encode(), FORM) for address, form in GOOD.items()},
    PLAYMOBILE: (xml_texts(xml_text()), "text/xml; charset=utf-8"),
    ESKIZ: (urlencode(CALLBACK).encode(), FORM),
    PLAYMOBILE_REPORT: (json.dumps({"messages": [REPORT]}).encode(), "application/json"),
}
"""The body and the type of a right request for each address, forms and others."""
