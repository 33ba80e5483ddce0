"""Lets the release in whose folder this runs serve callers of a record that it finds.

    cd THAT_RELEASE && PYTHONPATH=. python .../tests/upgrades/older_answers.py URL NOW NUMBER ...

It prints, as the last line, what each number was answered: a JSON object. Only what every release has is used.
"""

import json
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.demo import SECRET, Demo

DIAL, TEXT = f"/ussd/africastalking/{SECRET}", f"/sms/africastalking/{SECRET}/incoming"


def served(demo: Demo, number: str) -> list[str]:
    """The answers to a dial, the same dial with HELP, and HELP by text: the code, or CON and END."""
    dial = {"sessionId": f"of {number}", "phoneNumber": number, "serviceCode": "*000#", "networkCode": "99999"}
    dials = [demo.post(DIAL, {**dial, "text": typed}) for typed in ("", "1*1")]
    text = {
        "from": number,
        "to": "000",
        "text": "YORDAM",
        "id": f"text of {number}",
        "date": "2026-01-01",
        "linkId": "",
    }
    said = demo.post(TEXT, text)
    return [*(words[:3] if code == 200 else str(code) for code, words in dials), str(said[0])]


def main(url: str, now: datetime, numbers: list[str]) -> None:
    """Serve them all, then take what is due and send."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(Path(folder), lambda: now, database_url=url)
        answered = {number: served(demo, number) for number in numbers}
        demo.service.clocks.look(now)
        demo.service.dispatcher.deliver_due()
        demo.close()
    sys.stdout.write(json.dumps(answered) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], datetime.fromisoformat(sys.argv[2]), sys.argv[3:])
