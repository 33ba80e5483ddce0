"""A terminal: what is typed at it, what it answers, and the record behind it."""

import base64
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from config.settings import load_settings
from console.commands import commands
from wiring import Service

KEY = bytes(range(32))


class Terminal:
    """Types commands in `folder`, where the settings in `environ` hold."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.environ = {
            "NAJOT_ENV": "demo",
            "NAJOT_VAR": str(folder / "var"),
            "DATABASE_URL": database_url,
            "REDIS_URL": "",
            "NAJOT_KEYS": as_setting(KEY),
            "NAJOT_WEBHOOK_SECRETS": "s" * 43,
        }

    def types(self, *words: str, typed: str | bytes = "") -> Result:
        """Run a command."""
        return CliRunner().invoke(commands, words, input=typed, env=self.environ)

    def answers(self, *words: str, typed: str | bytes = "") -> str:
        """What a command that succeeds writes to standard output; how far it is goes to standard error."""
        result = self.types(*words, typed=typed)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refuses(self, *words: str, typed: str | bytes = "") -> str:
        """What a command that fails writes to standard error."""
        result = self.types(*words, typed=typed)
        assert isinstance(result.exception, SystemExit) and result.exit_code != 0, result.output
        return result.stderr

    def file(self, name: str, text: str) -> str:
        """A file in the folder."""
        (self.folder / name).write_text(text, "utf-8")
        return str(self.folder / name)

    @contextmanager
    def service(self) -> Iterator[Service]:
        """The service over the same record."""
        service = Service(load_settings(self.environ, self.folder / "no.env"), patience=0)
        engine = service.engine
        yield service
        engine.dispose()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Another process has the record open."""
        holding = "import sys; from sqlalchemy import create_engine; c = create_engine(sys.argv[1]).connect(); "
        holding += "c.exec_driver_sql('SELECT 1'); print('open', flush=True); sys.stdin.read()"
        command = [sys.executable, "-c", holding, self.environ["DATABASE_URL"]]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline() == b"open\n"
            yield
            process.communicate()

    def go_to_production(self) -> None:
        """Set what production asks for."""
        self.environ |= {
            "NAJOT_ENV": "production",
            "NAJOT_GATEWAYS": "africastalking",
            "AFRICASTALKING_USERNAME": "najot",
            "AFRICASTALKING_API_KEY": "a-key",
            "NAJOT_CONSOLE_BIND": "127.0.0.1:8001",
            "NAJOT_DUTY_SMS": "+12025550100",  # of the range kept for fiction
            "NAJOT_SUPERVISOR_SMS": "+12025550101",
            "NAJOT_MONITORING_INSTITUTION": "an institution of the tests",
            "NAJOT_SHORT_CODE": "*123#",
        }


def as_setting(*keys: bytes) -> str:
    """Root keys as the settings have them."""
    return ",".join(base64.b64encode(key).decode() for key in keys)
