"""Bodies longer than any that is meant, with a HELP in them: a real server, and real sockets."""

import socket
from contextlib import suppress
from io import BytesIO

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from doors import long_body
from doors.body import LONGEST_BODY
from tests.demo import Demo
from tests.doors.requests import DIAL, FORM, INCOMING, PLAYMOBILE, xml_text, xml_texts
from tests.doors.test_careless_gateways import HELPS, alerts_of, send

BESIDE = {
    "a field of 300 KB": b"linkId=" + b"x" * 300_000,
    "a field of 3 MB": b"linkId=" + b"x" * 3_000_000,
    "a field of blanks": b"linkId=" + b"+" * 300_000,
    "a long name": b"x" * 300_000 + b"=1",
    "very many fields": b"&".join(b"f%d=x" % n for n in range(60_000)),
    "very many signs": b"&" * 1_000_000,
    "one field very often": b"&".join([b"operator=12345"] * 100_000),
}


def posted(port: int, address: str, body: bytes, in_chunks: bool = False, said: int | None = None) -> bytes:
    """The status that a server gives to this body, sent in pieces of 100,000 octets."""
    pieces = [body[at : at + 100_000] for at in range(0, len(body), 100_000)]
    length = "Transfer-Encoding: chunked" if in_chunks else f"Content-Length: {said or len(body)}"
    head = f"POST {address} HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\n{length}\r\n\r\n"
    if in_chunks:
        pieces = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""]]
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        with suppress(ConnectionError):  # who is refused may not be read to the end
            for piece in (head.encode(), *pieces):
                connection.sendall(piece)
        return connection.makefile("rb").readline().split()[1]


@pytest.mark.parametrize("in_chunks", [False, True], ids=["with its length", "in chunks"])
def test_a_help_is_found_before_and_behind_what_is_longer_than_any_body(port: int, demo: Demo, in_chunks: bool) -> None:
    for number, (what, beside) in enumerate(BESIDE.items()):
        for place, address in enumerate((INCOMING, DIAL)):
            before, behind = (
                HELPS[address].replace(b"998000000001", b"9980000%05d" % (100 * number + 10 * place + side))
                for side in range(2)
            )
            assert posted(port, address, before + b"&" + beside, in_chunks) == b"200", (what, address)
            assert posted(port, address, beside + b"&" + behind, in_chunks) == b"200", (what, address)
    assert alerts_of(demo) == 4 * len(BESIDE)


def test_nothing_as_long_costs_any_other_request(demo: Demo) -> None:
    for address, body in HELPS.items():
        assert send(demo, address, BESIDE["a field of 300 KB"] + b"&" + body) == 200, address


@pytest.mark.parametrize("text", [b"YORDAM+" + b"x" * 500_000, b"z+" * 200_000 + b"yordam+bering"])
def test_a_text_of_hers_of_half_a_megabyte_is_read_from_its_beginning_and_to_its_end(demo: Demo, text: bytes) -> None:
    assert send(demo, INCOMING, HELPS[INCOMING].replace(b"YORDAM", text)) == 200
    assert alerts_of(demo) == 1


def test_a_text_of_xml_is_found_beside_half_a_megabyte(port: int, demo: Demo) -> None:
    unheard = xml_texts(f"<unheard>{'x' * 500_000}</unheard>{xml_text()}")
    linked = xml_texts(xml_text("998000000002").replace("msisdn", f'link="{"x" * 500_000}" msisdn'))
    assert posted(port, PLAYMOBILE, unheard) == posted(port, PLAYMOBILE, linked, in_chunks=True) == b"200"
    assert alerts_of(demo) == 2


@pytest.mark.parametrize("in_chunks", [False, True], ids=["with its length", "in chunks"])
def test_of_a_body_without_an_end_nothing_is_carried_out(port: int, demo: Demo, in_chunks: bool) -> None:
    endless = HELPS[INCOMING] + b"&linkId=" + b"x" * long_body.LONGEST_FORM
    assert posted(port, INCOMING, endless, in_chunks) == b"413"
    assert alerts_of(demo) == 0


def test_of_a_long_body_that_is_cut_short_nothing_is_carried_out(demo: Demo) -> None:
    half = HELPS[INCOMING] + b"&linkId=" + b"x" * LONGEST_BODY
    environ = EnvironBuilder(INCOMING, method="POST", input_stream=BytesIO(half), content_type=FORM).get_environ()
    assert Response.from_app(demo.app, environ | {"CONTENT_LENGTH": str(len(half) + 1)}).status_code == 400
    assert alerts_of(demo) == 0


def test_what_comes_without_end_is_read_for_a_while_only(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_body, "READ_WITHIN", -1.0)
    assert send(demo, INCOMING, HELPS[INCOMING] + b"&linkId=" + b"x" * LONGEST_BODY) == 413
    assert alerts_of(demo) == 0


def test_what_is_kept_of_a_long_form_is_short() -> None:
    beside = b"linkId=" + b"x" * 3_000_000 + b"&" + b"f=1&" * 500_000 + b"to=" + b"y" * 2_000_000
    help_ = HELPS[INCOMING].replace(b"&to=000", b"")
    kept = long_body.read_on(b"t%65xt=1&", BytesIO(help_ + b"&" + beside).read)
    assert [field for field in kept.split(b"&") if field] == [b"t%65xt=1", *help_.split(b"&")]
    assert len(kept) < 1_000
    assert len(long_body.read_on(b"text=", BytesIO(b"x" * 6_000_000).read)) <= LONGEST_BODY
    with pytest.raises(long_body.Endless):
        long_body.read_on(b"text=1", BytesIO(b"&text=1" * 100_000).read)


def test_a_field_that_two_pieces_share_is_whole() -> None:
    for before in range(64 * 1024 - 90, 64 * 1024 + 10):
        form = b"x" * before + b"&" + HELPS[INCOMING] + b"&linkId=" + b"x" * LONGEST_BODY
        assert HELPS[INCOMING].replace(b"to=000&", b"") in long_body.read_on(form[:1], BytesIO(form[1:]).read)
