"""A worker that is told to stop leaves the newest list of erasures behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from store.erasures.written import from_text, name_of
from tests.console.terminal import Terminal
from tests.faults.service import wait_for
from vocabulary.phone_number import PhoneNumber

ROOT = Path(__file__).parent.parent
HER = PhoneNumber("+998000000001")


def test_who_erased_herself_in_the_last_minute_is_in_the_list(migrated_sqlite: Path, tmp_path: Path) -> None:
    (tmp_path / "najot.db").write_bytes(migrated_sqlite.read_bytes())
    terminal = Terminal(tmp_path, f"sqlite:///{tmp_path}/najot.db")
    with terminal.service() as service:
        file, index = service.settings.own_erasures / name_of(service.vault.index), service.vault.index
        worker = subprocess.Popen([sys.executable, "worker.py"], cwd=ROOT, env=os.environ | terminal.environ)
        try:
            wait_for(file.exists)
            with service.ledger.open_book(HER, service.now()) as book:
                hers = book.whose
            with service.ledger.open_book(HER, service.now()) as book:
                book.destroy()
            assert hers not in from_text(file.read_text(), index).destroyed
        finally:
            worker.send_signal(signal.SIGTERM)
            status = worker.wait(30)
    assert status == 0
    assert hers in from_text(file.read_text(), index).destroyed
