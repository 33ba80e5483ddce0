"""A USSD centre over SMPP 3.4 whose protocol is smpp34's (Rust): phones dial at one port, the service binds at another.

python -m tests.standins.smpp34_centre        prints both ports; what phones say: simulator/over_centre.py

A dial belongs to the octet in its_session_info and to the number; each packet of it counts on in the second octet.
"""

import asyncio
import json
from dataclasses import dataclass
from itertools import count
from typing import Any

import click
import gsm0338  # registers the codec
import smpp34

from tests.servers import find_free_port

assert gsm0338
HOST, CODE = "127.0.0.1", "000"
BEGIN, KEY, RELEASED, MENU = 1, 18, 129, 2
UCS2 = 8
ANSWER_WITHIN = 9.0
"""Seconds that a network waits for a screen."""
TEMPORARY, AGAIN_AFTER = 0x64, 0.2
"""The status of what may be sent again, and the seconds until it is."""


class Trouble(Exception):
    """Why a phone gets no screen."""


@dataclass(slots=True)
class Dialled:
    """An open dial: the octet of its session, how many packets it sent, and the screen that it waits for."""

    octet: int
    packets: int = 0
    screen: "asyncio.Future[smpp34.SubmitSmEvent] | None" = None


class Centre:
    """Every dial goes to who bound last."""

    def __init__(self) -> None:
        self.bound: dict[str, smpp34.Esme] = {}
        self._dials: dict[tuple[str, str], Dialled] = {}
        self._octets = count(1)

    async def run(self) -> None:
        """Serve until told to stop."""
        port = find_free_port()
        server = smpp34.Server(HOST, port, system_id="ussd")
        await server.start()
        phones = await asyncio.start_server(self._phone, HOST, 0)
        click.echo(f"{port} {phones.sockets[0].getsockname()[1]}")
        while True:
            came = await server.next()
            if isinstance(came, smpp34.Esme):
                self.bound[came.session_id] = came
            elif isinstance(came, smpp34.Unbound):
                self.bound.pop(came.session_id, None)
            else:
                self._show(came)

    async def _phone(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await self._answer(json.loads(await reader.readline()))
        except (Trouble, smpp34.SmppError, TimeoutError) as trouble:
            answer = {"trouble": str(trouble) or "no screen came"}
        writer.write(json.dumps(answer).encode() + b"\n")
        await writer.drain()
        writer.close()

    async def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        match asked["does"]:
            case "look":
                return {"bound": [one.system_id for one in self.bound.values()]}
            case "end":
                if dial := self._dials.pop((asked["number"], asked["session"]), None):
                    await self._deliver(asked["number"], dial, RELEASED, "")
                return {}
            case _:
                return await self._turn(**{name: asked[name] for name in ("number", "session", "typed", "begins")})

    async def _turn(self, number: str, session: str, typed: str, *, begins: bool) -> dict[str, Any]:
        key = (number, session)
        if begins and key not in self._dials:
            self._dials[key] = Dialled(next(self._octets) % 256)
        if not (dial := self._dials.get(key)):
            raise Trouble("there is no such session")
        dial.screen = asyncio.get_running_loop().create_future()
        async with asyncio.timeout(ANSWER_WITHIN):
            await self._deliver(number, dial, BEGIN if begins else KEY, typed)
            shown = await dial.screen
        is_last = _tag(shown, smpp34.TLV_USSD_SERVICE_OP)[0] != MENU
        if is_last:
            del self._dials[key]
        return {"text": _text(shown), "is_last": is_last}

    async def _deliver(self, number: str, dial: Dialled, op: int, typed: str) -> None:
        """Raises Trouble where the service does not take it."""
        if not self.bound:
            raise Trouble("nobody is bound to the centre")
        info = bytes([dial.octet, dial.packets * 2 & 0xFE])
        dial.packets += 1
        while (status := await self._status_of(number, op, info, typed)) == TEMPORARY:
            await asyncio.sleep(AGAIN_AFTER)
        if status:
            raise Trouble(f"the service answered {status:#x}")

    async def _status_of(self, number: str, op: int, info: bytes, typed: str) -> int:
        answer = await [*self.bound.values()][-1].deliver_sm(
            CODE,
            typed.encode("ascii") if typed.isascii() else typed.encode("utf-16-be"),
            source_addr=number.removeprefix("+"),
            source_addr_ton=1,
            source_addr_npi=1,
            service_type="USSD",
            data_coding=15 if typed.isascii() else UCS2,
            tlvs=[smpp34.Tlv(smpp34.TLV_USSD_SERVICE_OP, bytes([op])), smpp34.Tlv(smpp34.TLV_ITS_SESSION_INFO, info)],
        )
        return answer.command_status

    def _show(self, screen: smpp34.SubmitSmEvent) -> None:
        octet = _tag(screen, smpp34.TLV_ITS_SESSION_INFO)[0]
        for (number, _), dial in self._dials.items():
            if (number, dial.octet) == (f"+{screen.destination_addr}", octet):
                if dial.screen and not dial.screen.done():
                    dial.screen.set_result(screen)
                return screen.accept("shown")
        screen.reject(smpp34.ESME_RINVDSTADR)


def _tag(screen: smpp34.SubmitSmEvent, tag: int) -> bytes:
    return next(one.value for one in screen.tlvs if one.tag == tag)


def _text(screen: smpp34.SubmitSmEvent) -> str:
    return screen.short_message.decode("utf-16-be" if screen.data_coding == UCS2 else "gsm03.38").rstrip("\r")


if __name__ == "__main__":
    asyncio.run(Centre().run())
