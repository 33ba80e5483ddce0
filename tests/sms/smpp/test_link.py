"""A connection to an SMSC as the kernel has it."""

import socket

from sms.gateways.smpp.link import Link, Place


def test_packets_leave_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as smsc, Link(Place(*smsc.getsockname())) as link:
        assert link._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_comes_is_acknowledged_at_once_each_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as smsc, Link(Place(*smsc.getsockname())) as link:
        connection, _ = smsc.accept()
        with connection:
            for _ in range(3):
                link._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 0)
                connection.sendall(b"\0\0\0\x10\0\0\0\x15\0\0\0\0\0\0\0\1")
                assert len(list(link.turn(5))) == 1
                assert link._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK)
