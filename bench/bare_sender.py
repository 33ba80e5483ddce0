"""The peer: as many texts over as many threads with the same library, and nothing around them.

`python -m bench.bare_sender URL THREADS TEXTS` prints the monotonic time of its start.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests


def main(url: str, threads: int, texts: int) -> None:
    """Send texts of an alarm's length, each to a number of its own."""
    forms = [
        {"username": "bench", "to": f"+99800{number:07}", "message": "SHOSHILINCH! " + "x" * 120, "bulkSMSMode": 1}
        for number in range(texts)
    ]
    print(time.monotonic())
    with ThreadPoolExecutor(threads) as pool:
        for answer in pool.map(lambda form: requests.post(f"{url}/messaging", data=form, timeout=9), forms):
            answer.raise_for_status()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
