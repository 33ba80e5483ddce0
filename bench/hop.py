"""Throughput of a USSD hop, beside two peers on the same server in the same run."""

from collections.abc import Sequence
from statistics import median

from bench.load import post, requests_per_second
from bench.prepare import caller
from bench.servers import CALLERS, SECRET, redis_server, temporary_service, web_server

TYPED = ("", "2", "3", "3*2", "3*2*2", "4", "4*2", "2*0")
"""A walk through contacts, centres and settings: no effects, so one query and no write each."""

SECONDS, ROUNDS = 4.0, 3


def main() -> None:
    """Measure all in turn, some rounds long, and print medians."""
    with redis_server() as redis, temporary_service(REDIS_URL=redis) as environ:
        rates: dict[str, list[float]] = {"ours": [], "usual": [], "nothing": []}
        for _ in range(ROUNDS):
            with web_server("app:create_app", environ) as port:
                ours = _hops(f"/ussd/africastalking/{SECRET}")
                rates["ours"].append(requests_per_second(port, ours, SECONDS))
            with web_server("bench.peer:create_app", environ) as port:
                rates["usual"].append(requests_per_second(port, _hops("/usual"), SECONDS))
                rates["nothing"].append(requests_per_second(port, _hops("/nothing"), SECONDS))
    ours, usual, nothing = (median(rates[name]) for name in ("ours", "usual", "nothing"))
    print(f"USSD hop, {CALLERS} callers with contacts, one web process: {ours:,.0f} requests/s")
    print(f"the usual menu in Flask with its session in Redis:    {usual:,.0f} requests/s; ratio {ours / usual:.2f}")
    print(
        f"Flask view that does nothing:                         {nothing:,.0f} requests/s; ratio {ours / nothing:.2f}"
    )


def _hops(path: str) -> Sequence[bytes]:
    return [
        post(path, f"sessionId=s{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text={typed}")
        for number in range(CALLERS)
        for typed in TYPED
    ]


if __name__ == "__main__":
    main()
