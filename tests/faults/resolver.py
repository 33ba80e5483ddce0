"""A worker on a host whose name server can be lost: python -m tests.faults.resolver FILE

FILE says what becomes of a look-up of `NAME` meanwhile: it "fails" at once, or "hangs" as long as one does whose
questions nobody answers (resolv.conf(5): timeout, attempts), and then fails. Without FILE the name is this machine's.
"""

import socket
import sys
import time
from pathlib import Path
from typing import Any

import worker

NAME = "provider.test"
HANGS_FOR = 15.0


def lose_names(file: Path) -> None:
    """Let this process ask a name server that can be lost."""
    find = socket.getaddrinfo

    def look_up(host: Any, *more: Any, **how: Any) -> Any:
        if host != NAME:
            return find(host, *more, **how)
        if file.exists():
            if file.read_text() == "hangs":
                time.sleep(HANGS_FOR)
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return find("127.0.0.1", *more, **how)

    socket.getaddrinfo = look_up


if __name__ == "__main__":
    lose_names(Path(sys.argv[1]))
    worker.main()
