"""From a HELP's webhook to the provider: each alert of an idle service, one after the other, over real HTTP."""

import socket
import time
from statistics import quantiles

from bench.load import exchange, post
from bench.prepare import caller
from bench.servers import SECRET, redis_server, temporary_service, web_server, worker
from tests.standins.provider import Provider

ALERTS = 50
HIGHEST = 5.0


def main() -> None:
    """Measure with the bell and without it, where only the sweep finds what is due."""
    with redis_server() as redis:
        _measure("with Redis", redis.url)
    _measure("without Redis, by the sweep", "")


def _measure(name: str, redis_url: str) -> None:
    with Provider() as provider:
        account = {
            "AFRICASTALKING_URL": provider.url,
            "AFRICASTALKING_USERNAME": "bench",
            "AFRICASTALKING_API_KEY": "x",
        }
        with (
            temporary_service(REDIS_URL=redis_url, NAJOT_GATEWAYS="africastalking", **account) as environ,
            web_server("app:create_app", environ) as port,
            worker(environ),
            socket.create_connection(("127.0.0.1", port)) as connection,
        ):
            time.sleep(3)
            seconds = sorted(_one_alert(connection, provider, number) for number in range(ALERTS))
    cuts = quantiles(seconds, n=20)
    print(f"HELP to provider, {name}: p50 {cuts[9]:.3f} s, p95 {cuts[18]:.3f} s, longest {seconds[-1]:.3f} s")


def _one_alert(connection: socket.socket, provider: Provider, number: int) -> float:
    before, started = len(provider.received), time.monotonic()
    form = f"sessionId=h{number}&phoneNumber=%2B{caller(5_000_000 + number)[1:]}&serviceCode=%2A000%23&text=1*1"
    exchange(connection, post(f"/ussd/africastalking/{SECRET}", form))
    while len(provider.received) == before:
        if time.monotonic() - started > HIGHEST:
            raise TimeoutError("the provider heard nothing")
        time.sleep(0.001)
    return provider.received[before].at - started


if __name__ == "__main__":
    main()
