"""Right requests of a gateway, one for each address, to be spoilt."""

from tests.demo import SECRET

DIAL = f"/ussd/africastalking/{SECRET}"
INCOMING = f"/sms/africastalking/{SECRET}/incoming"
RECEIPT = f"/sms/africastalking/{SECRET}/receipt"
OPT_OUT = f"/sms/africastalking/{SECRET}/optout"
ENDED = f"/ussd/africastalking/{SECRET}/ended"

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
EMPTY_IS_FINE = {(DIAL, "text"), (INCOMING, "text")}
