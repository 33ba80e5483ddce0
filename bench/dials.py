"""A turn of a dial over SMPP, from deliver_sm to submit_sm, beside a bare echo over the same USSD centre (smpp34)."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from itertools import count, cycle
from statistics import quantiles

import smpp34

from bench.prepare import caller
from bench.servers import memory_of, running, temporary_service, worker
from tests.servers import find_free_port

HOST, CODE = "127.0.0.1", "000"
BEGIN, KEY = 1, 18
TEMPORARY = 0x64
TURNS, AT_ONCE, SECONDS = 500, 16, 8.0
OPEN = 10_000
KEYS = ("2", "0", "3", "0", "4", "0")
"""A walk without effects: each turn is one query and one write."""

Process = Callable[[int], AbstractContextManager[int]]
"""Runs what binds to the centre at a port; gives its process id."""


class Centre:
    """Delivers for phones and times when their screens come. What is answered 0x64 it sends again."""

    def __init__(self, bound: smpp34.Esme) -> None:
        self._bound = bound
        self._shown: dict[str, asyncio.Future[float]] = {}
        self.again = 0

    async def turn(self, number: str, info: bytes, op: int, text: str) -> float:
        """The seconds from a packet to its screen."""
        shown = self._shown[number] = asyncio.get_running_loop().create_future()
        tags = [smpp34.Tlv(smpp34.TLV_USSD_SERVICE_OP, bytes([op])), smpp34.Tlv(smpp34.TLV_ITS_SESSION_INFO, info)]
        while True:
            began = time.monotonic()
            answer = await self._bound.deliver_sm(
                CODE, text.encode(), source_addr=number, source_addr_ton=1, service_type="USSD", tlvs=tags
            )
            if answer.command_status != TEMPORARY:
                break
            self.again += 1
        if not answer.is_success:
            raise AssertionError(f"answered {answer.command_status:#x}")
        return await asyncio.wait_for(shown, 10) - began

    async def hear(self, server: smpp34.Server) -> None:
        """Take the screens as they come."""
        while True:
            came = await server.next()
            if isinstance(came, smpp34.SubmitSmEvent):
                at = time.monotonic()
                came.accept("1")
                self._shown.pop(came.destination_addr).set_result(at)


def main() -> None:
    """Measure the echo and the worker in turn, in one run."""
    print(f"One dial after the other: {TURNS} turns. At once: {AT_ONCE} dials on one bind, {SECONDS:.0f} s. SQLite\n")
    for name, process in (("bare echo (smpp34)", echo), ("ours", ours), ("bare echo again", echo)):
        asyncio.run(_measure(name, process))


@contextmanager
def ours(port: int) -> Iterator[int]:
    """One worker with a record of its own."""
    account = {"SMPP_URL": f"smpp://{HOST}:{port}", "SMPP_SYSTEM_ID": "bench", "SMPP_PASSWORD": "bench"}
    with temporary_service(NAJOT_USSD_ROADS="smpp", **account) as environ, worker(environ) as pid:
        yield pid


@contextmanager
def echo(port: int) -> Iterator[int]:
    """A client that answers each packet with a screen, and keeps nothing."""
    with running([sys.executable, "-m", "bench.dials", str(port)]) as process:
        yield process.pid


async def _measure(name: str, process: Process) -> None:
    port = find_free_port()
    with process(port) as pid:
        async with _bound_centre(port) as centre:
            phone = _walk(centre, caller(0)[1:], 0)
            seconds = [await anext(phone) for _ in range(TURNS)]
            cuts = quantiles(seconds, n=100)
            done = [0] * AT_ONCE
            await _all(_turns(centre, one, done) for one in range(AT_ONCE))
            print(f"{name}: p50 {cuts[49] * 1e3:.1f} ms, p95 {cuts[94] * 1e3:.1f} ms, p99 {cuts[98] * 1e3:.1f} ms")
            print(f"    {sum(done) / SECONDS:,.0f} turns/s a bind, {centre.again} packets sent again")
            if process is ours:
                before = memory_of(pid)
                await _all(_begin(centre, one) for one in range(AT_ONCE))
                print(f"    memory {before:.0f} MB, with {OPEN:,} sessions open {memory_of(pid):.0f} MB")


@asynccontextmanager
async def _bound_centre(port: int) -> AsyncIterator[Centre]:
    server = smpp34.Server(HOST, port, system_id="ussd")
    await server.start()
    while not isinstance(bound := await server.next(), smpp34.Esme):
        pass
    centre = Centre(bound)
    hearing = asyncio.create_task(centre.hear(server))
    yield centre
    hearing.cancel()
    await server.stop()


async def _walk(centre: Centre, number: str, octet: int) -> AsyncIterator[float]:
    """One phone that begins and presses keys without end; the seconds of each turn."""
    packets = count()
    yield await centre.turn(number, bytes([octet, 0]), BEGIN, "*000#")
    for key in cycle(KEYS):
        yield await centre.turn(number, bytes([octet, 2 * next(packets) & 0xFE]), KEY, key)


async def _turns(centre: Centre, one: int, done: list[int]) -> None:
    until = time.monotonic() + SECONDS
    async for _ in _walk(centre, caller(1 + one)[1:], one):
        done[one] += 1
        if time.monotonic() > until:
            return


async def _begin(centre: Centre, one: int) -> None:
    """Open a share of the sessions, and leave them open."""
    for number in range(one, OPEN, AT_ONCE):
        await centre.turn(caller(1000 + number)[1:], bytes([number % 256, 0]), BEGIN, "*000#")


async def _all(steps: Iterator[Awaitable[None]]) -> None:
    await asyncio.gather(*steps)


async def answer_at(port: int) -> None:
    """The bare echo."""
    smsc = None
    while smsc is None:
        try:
            smsc = await smpp34.Client(HOST, port, "echo", "bench", bind_type="TRX").connect()
        except smpp34.SmppError:
            await asyncio.sleep(0.1)
    menu = smpp34.Tlv(smpp34.TLV_USSD_SERVICE_OP, bytes([2]))
    sending = set()
    while isinstance(came := await smsc.next(), smpp34.DeliverSmEvent):
        tags = [menu, *(one for one in came.tlvs if one.tag == smpp34.TLV_ITS_SESSION_INFO)]
        screen = smsc.submit_sm(came.source_addr, b"1 YORDAM", source_addr=CODE, service_type="USSD", tlvs=tags)
        task = asyncio.ensure_future(screen)
        sending.add(task)
        task.add_done_callback(sending.discard)


if __name__ == "__main__":
    asyncio.run(answer_at(int(sys.argv[1])))
