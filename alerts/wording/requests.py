"""What duty phones read of call-backs and questions."""

from alerts.notice import Addressee, TellReason
from alerts.requests.request import Request
from alerts.surroundings import Surroundings
from alerts.wording.saying import CENTRES_READ, readable, say, with_key
from texts.times import day_and_time


def request(asked: Request, to: Addressee, around: Surroundings) -> str:
    """What a duty phone reads of a call-back or question: neither her number nor her words."""
    said = say(_request_key(asked, to), CENTRES_READ, around, **_of_request(asked, around))
    return with_key(said, "take_or_pass", CENTRES_READ, around)


def request_taken(asked: Request, around: Surroundings) -> str:
    """For the others who were told: somebody sees to it."""
    return say("request.taken", CENTRES_READ, around, code=asked.code)


def request_details(asked: Request, around: Surroundings) -> str:
    """For who took it: which number to call and when it is safe, or where to read the question."""
    told = _of_request(asked, around)
    if asked.words:
        return say("request.read_it", CENTRES_READ, around, **told)
    said = say("request.details", CENTRES_READ, around, number=readable(asked.number), **told)
    return with_key(said, "done_or_pass", CENTRES_READ, around)


def _request_key(asked: Request, to: Addressee) -> str:
    if to.reason in (TellReason.NOBODY_ANSWERED, TellReason.OVERDUE):
        return f"request.{to.reason}"
    if asked.by_missed_call:
        return "request.missed_call"
    return "request.question" if asked.words else "request.call_back"


def _of_request(asked: Request, around: Surroundings) -> dict[str, str]:
    return {
        "code": asked.code,
        "whom": say(f"specialist.{asked.whom}", CENTRES_READ, around),
        "safe": say(f"time.{asked.time}", CENTRES_READ, around),
        "time": day_and_time(asked.asked_at),
    }
