"""Descriptions of gateways as public pages tell of them, for tests alone: no operator has confirmed any.

Each is a file that could stand in config/ussd; `RAW` are requests as the same pages show them, with demo numbers.
"""

from dataclasses import dataclass

NALO = """\
source: https://documenter.getpostman.com/view/7705958/UyrEhaLQ
confirmed_by: no operator
request:
  methods: [POST]
  session: json SESSIONID
  number: json MSISDN
  input: json USERDATA
  kind: json MSGTYPE
  repeated: {user: json USERID}
begins: [true]
goes_on: [false]
answer:
  more: {type: application/json, body: '{"USERID": "{user}", "MSISDN": "{number}", "MSG": "{text}", "MSGTYPE": true}'}
  end: {type: application/json, body: '{"USERID": "{user}", "MSISDN": "{number}", "MSG": "{text}", "MSGTYPE": false}'}
"""

INFOBIP = """\
source: https://github.com/praekeltfoundation/vumi/blob/develop/vumi/transports/infobip/infobip.py
confirmed_by: no operator
request:
  methods: [POST, PUT]
  session: path 1
  number: json msisdn
  input: json text
  code: json shortCode
  kind: path 2
begins: [start]
goes_on: [response]
ends: [end]
answer:
  more:
    type: application/json
    body: '{"shouldClose": false, "ussdMenu": "{text}", "responseExitCode": 200, "responseMessage": ""}'
  end:
    type: application/json
    body: '{"shouldClose": true, "ussdMenu": "{text}", "responseExitCode": 200, "responseMessage": ""}'
  ended: {type: application/json, body: '{"responseExitCode": 200, "responseMessage": ""}'}
"""

HOLLATAGS = """\
source: https://docs.hollatags.com/ussd/inbound
confirmed_by: no operator
request:
  methods: [GET]
  session: query session_id
  number: query session_msisdn
  input: query session_msg
  code: query session_from
  kind: query session_operation
begins: [begin]
goes_on: [continue]
ends: [end]
answer:
  more:
    type: application/json
    body: '{"session_operation": "continue", "session_type": 1, "session_id": "{session}", "session_msg": "{text}"}'
  end:
    type: application/json
    body: '{"session_operation": "end", "session_type": 4, "session_id": "{session}", "session_msg": "{text}"}'
"""

MOOLRE = """\
source: https://docs.moolre.com/ussd
confirmed_by: no operator
request:
  methods: [POST]
  session: json sessionid
  number: json msisdn
  input: json message
  kind: json new
begins: [true]
goes_on: [false]
answer:
  more: {type: application/json, body: '{"message": "{text}", "reply": true}'}
  end: {type: application/json, body: '{"message": "{text}", "reply": false}'}
"""

UZO = """\
source: https://mobiverse-solutions.github.io/uzo-documentation
confirmed_by: no operator
request:
  methods: [POST]
  session: json sessionID
  number: json msisdn
  input: json ussdString
  code: json code
  kind: json ussdServiceOp
begins: [1]
goes_on: [18]
ends: [29, 30, 31, 32, 33]
answer:
  more: {type: application/json, body: '{"message": "{text}", "ussdServiceOp": 2}'}
  end: {type: application/json, body: '{"message": "{text}", "ussdServiceOp": 17}'}
"""

ADVANTA = """\
source: https://github.com/harrykerry/advanta-africa-apis
confirmed_by: no operator
input: whole
request:
  methods: [GET, POST]
  session: query SESSIONID
  number: query MSISDN
  input: query INPUT
answer:
  more: {type: text/plain, body: 'CON {text}'}
  end: {type: text/plain, body: 'END {text}'}
"""

MADAPI = """\
source: https://developers.mtn.com/products/ussd/download/swagger
confirmed_by: no operator
request:
  methods: [POST]
  session: json sessionId
  number: json msisdn
  input: json ussdString
  code: json serviceCode
  kind: json messageType
begins: [0]
goes_on: [1]
ends: [2, 3]
answer:
  more:
    type: application/json
    body: '{"statusCode": "0000", "data": {"inboundResponse": "{text}", "userInputRequired": true, "messageType": 1}}'
  end:
    type: application/json
    body: '{"statusCode": "0000", "data": {"inboundResponse": "{text}", "userInputRequired": false, "messageType": 2}}'
"""

COOKIE_AND_HEADER = """\
source: made for the tests; nobody is known to ask so
confirmed_by: no operator
request:
  methods: [POST]
  session: cookie JSESSIONID
  number: header X-MSISDN
  input: form input
  kind: header X-Op
begins: [new]
ends: [bye]
answer:
  newline: '|'
  more: {type: application/x-www-form-urlencoded, status: 202, body: 'op=more&text={text}'}
  end: {type: application/x-www-form-urlencoded, status: 202, body: 'op=end&text={text}'}
"""


@dataclass(frozen=True, slots=True)
class Raw:
    """One request as it goes over the line: what it is, and what it must become."""

    label: str
    road: str
    method: str
    behind: str
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    typed: tuple[str, ...] = ()
    begins: bool = False
    ended: bool = False
    turn: str = ""


HER = "998000000001"
_JSON = (("Content-Type", "application/json"),)
_XML = (("Content-Type", "text/xml"),)


def _truroute(kind: int, text: str) -> str:
    return f"<ussd><type>{kind}</type><msg>{text}</msg><sessionid>77</sessionid><msisdn>{HER}</msisdn></ussd>"


def _infobip(text: str) -> str:
    return f'{{"msisdn": "{HER}", "text": "{text}", "shortCode": "*000#", "imsi": null, "ussdGwId": "live2"}}'


RAW = [
    Raw(
        "Hubtel begins with the dialled code",
        "hubtel",
        "POST",
        "",
        f'{{"Sequence":"1","Type":"initiation","Message":"*000#","ServiceCode":"000","Operator":"x","ClientState":"",'
        f'"Mobile":"{HER}","SessionId":"77"}}',
        _JSON,
        begins=True,
        turn="1",
    ),
    Raw(
        "Hubtel begins with a suffix",
        "hubtel",
        "POST",
        "",
        f'{{"Sequence":1,"Type":"Initiation","Message":"*000*1*1#","Mobile":"{HER}","SessionId":"77"}}',
        _JSON,
        typed=("1", "1"),
        begins=True,
        turn="1",
    ),
    Raw(
        "Hubtel goes on",
        "hubtel",
        "POST",
        "",
        f'{{"Sequence":"2","Type":"Response","Message":"2","Mobile":"{HER}","SessionId":"77"}}',
        _JSON,
        typed=("2",),
        turn="2",
    ),
    Raw(
        "Hubtel is released",
        "hubtel",
        "POST",
        "",
        f'{{"Sequence":"3","Type":"Release","Message":"","Mobile":"{HER}","SessionId":"77"}}',
        _JSON,
        typed=("",),
        ended=True,
        turn="3",
    ),
    Raw("Flares begins with the bare digits", "flares", "GET", f"?SessionID=77&MSISDN={HER}&MSC=m&input=000"),
    Raw("Flares begins with a suffix", "flares", "GET", f"?SessionID=77&MSISDN={HER}&input=000*1*1", typed=("1", "1")),
    Raw(
        "Flares begins with the whole code",
        "flares",
        "GET",
        f"?SessionID=77&MSISDN={HER}&input=%2A000%2A1%23",
        typed=("1",),
        begins=True,
    ),
    Raw("Flares goes on", "flares", "GET", f"?SessionID=77&MSISDN={HER}&MSC=m&input=2", typed=("2",)),
    Raw(
        "Flares cleans up",
        "flares",
        "GET",
        f"?SessionID=77&MSISDN={HER}&clean=clean-session&error=522",
        typed=("",),
        ended=True,
    ),
    Raw("TruRoute begins", "truroute", "POST", "", _truroute(1, "*000#"), _XML, begins=True),
    Raw("TruRoute goes on", "truroute", "POST", "", _truroute(2, " 2 "), _XML, typed=("2",)),
    Raw("TruRoute is released", "truroute", "POST", "", _truroute(3, ""), _XML, typed=("",), ended=True),
    Raw("TruRoute timed out", "truroute", "POST", "", _truroute(4, ""), _XML, typed=("",), ended=True),
    Raw(
        "Nalo begins",
        "nalo",
        "POST",
        "",
        f'{{"USERID":"U1","MSISDN":"{HER}","USERDATA":"*000#","MSGTYPE":true,"NETWORK":"x","SESSIONID":"77"}}',
        _JSON,
        begins=True,
    ),
    Raw(
        "Nalo goes on",
        "nalo",
        "POST",
        "",
        f'{{"USERID":"U1","MSISDN":"{HER}","USERDATA":"2","MSGTYPE":false,"SESSIONID":"77"}}',
        _JSON,
        typed=("2",),
    ),
    Raw("Infobip starts", "infobip", "POST", "/77/start", _infobip("*000#"), _JSON, begins=True),
    Raw("Infobip goes on", "infobip", "PUT", "/77/response", _infobip("2"), _JSON, typed=("2",)),
    Raw("Infobip ends", "infobip", "PUT", "/77/end", _infobip(""), _JSON, typed=("",), ended=True),
    Raw(
        "HollaTags begins",
        "hollatags",
        "GET",
        f"?session_msisdn={HER}&session_operation=begin&session_msg=*000%23&session_id=77&session_from=*000%23",
        begins=True,
    ),
    Raw(
        "HollaTags goes on",
        "hollatags",
        "GET",
        f"?session_msisdn={HER}&session_operation=continue&session_msg=2&session_id=77&session_type=3",
        typed=("2",),
    ),
    Raw(
        "Moolre begins with its extension in the message",
        "moolre",
        "POST",
        "",
        f'{{"sessionid":"77","new":true,"msisdn":"{HER}","network":3,"message":"","extension":109,"data":""}}',
        _JSON,
        begins=True,
    ),
    Raw(
        "Uzo begins",
        "uzo",
        "POST",
        "",
        f'{{"ussdString":"*000#","msisdn":"+{HER}","ussdServiceOp":"1","sessionID":"77","code":"*000#"}}',
        _JSON,
        begins=True,
    ),
    Raw(
        "Uzo goes on",
        "uzo",
        "POST",
        "",
        f'{{"ussdString":"2","msisdn":"+{HER}","ussdServiceOp":18,"sessionID":77}}',
        _JSON,
        typed=("2",),
    ),
    Raw(
        "Advanta sends all inputs behind the code",
        "advanta",
        "GET",
        f"?SESSIONID=77&USSDCODE=*000%23&MSISDN={HER}&INPUT=*000*1*1%23",
        typed=("1", "1"),
        begins=True,
    ),
    Raw(
        "MADAPI begins and tells the cell",
        "madapi",
        "POST",
        "",
        f'{{"sessionId":"77","messageType":"0","msisdn":"{HER}","serviceCode":"000","ussdString":"*000#","cellId":"x"}}',
        _JSON,
        begins=True,
    ),
    Raw(
        "a cookie, a header and a form",
        "headers",
        "POST",
        "",
        "input=2",
        (
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Cookie", "JSESSIONID=77"),
            ("X-MSISDN", HER),
            ("X-Op", "go"),
        ),
        typed=("2",),
    ),
]

DESCRIBED = {
    "nalo": NALO,
    "infobip": INFOBIP,
    "hollatags": HOLLATAGS,
    "moolre": MOOLRE,
    "uzo": UZO,
    "advanta": ADVANTA,
    "madapi": MADAPI,
    "headers": COOKIE_AND_HEADER,
}
