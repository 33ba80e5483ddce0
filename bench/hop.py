"""Throughput of a USSD hop, beside a Flask view that does nothing on the same server in the same run."""

from bench.load import post, requests_per_second
from bench.prepare import caller
from bench.servers import CALLERS, SECRET, temporary_service, web_server

TYPED = ("", "2", "3", "3*2", "3*2*2", "4", "4*2", "2*0")
"""A walk through contacts, centres and settings: no effects, so one query and no write each."""

SECONDS = 5.0


def main() -> None:
    """Measure both and print the ratio."""
    with temporary_service() as environ:
        hops = [
            post(
                f"/ussd/africastalking/{SECRET}",
                f"sessionId=s{number}&phoneNumber=%2B{caller(number)[1:]}&serviceCode=%2A000%23&text={typed}",
            )
            for number in range(CALLERS)
            for typed in TYPED
        ]
        with web_server("app:create_app", environ) as port:
            ours = requests_per_second(port, hops, SECONDS)
        with web_server("bench.peer:create_app", environ) as port:
            peers = requests_per_second(port, [post("/ussd", "text=")], SECONDS)
    print(f"USSD hop, {CALLERS} callers with contacts, one web process: {ours:,.0f} requests/s")
    print(f"Flask view that does nothing, same server:            {peers:,.0f} requests/s")
    print(f"ratio: {ours / peers:.2f}")


if __name__ == "__main__":
    main()
