"""The USSD door over the whole service: equal answers at once, and a Redis that never answers."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import func, select

from store.database import reading
from store.tables.alerts import alerts
from store.tables.outgoing import notices
from tests.demo import SECRET, Demo

DIAL = f"/ussd/africastalking/{SECRET}"
HELP = {"sessionId": "s-1", "phoneNumber": "+998000000001", "serviceCode": "*000#", "networkCode": "1", "text": "1*1"}


def count(demo: Demo, table: object) -> int:
    with reading(demo.service.engine) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_fifty_equal_requests_at_once_get_equal_answers_and_one_alert(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    with ThreadPoolExecutor(50) as threads:
        answers = set(threads.map(lambda _: demo.post(DIAL, HELP), range(50)))
    assert len(answers) == 1
    [(status, _)] = answers
    assert status == 200
    assert (count(demo, alerts), count(demo, notices)) == (1, 1)
    demo.close()


def test_a_redis_that_never_answers_holds_up_no_answer(tmp_path: Path) -> None:
    """Her request returns while the bell still waits; the sweep finds her alert without it."""
    with socket.create_server(("127.0.0.1", 0)) as redis:
        demo = Demo(tmp_path, redis_url=f"redis://127.0.0.1:{redis.getsockname()[1]}")
        status, screen = demo.post(DIAL, HELP)
        asked, _ = redis.accept()
        assert asked.recv(1), "the bell was rung, and nothing was ever answered"
        assert (status, screen[:4]) == (200, "CON ")
        again = demo.post(DIAL, HELP)
        assert again == (status, screen)
        asked.close()
        assert demo.phone("+998000000000").reads()
        demo.close()


def test_a_redis_that_is_not_there_holds_up_no_answer(tmp_path: Path, free_port: int) -> None:
    demo = Demo(tmp_path, redis_url=f"redis://127.0.0.1:{free_port}")
    assert demo.post(DIAL, HELP)[0] == 200
    assert count(demo, alerts) == 1
    demo.close()
