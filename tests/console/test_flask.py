from pathlib import Path

from console.commands import commands
from tests.demo import Demo


def test_flask_knows_the_same_commands(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    try:
        answer = demo.app.test_cli_runner().invoke(args=["parts"], input='"Salom"\n')
        assert answer.stdout == '{"alphabet": "gsm7", "units": 5, "parts": 1}\n'
        assert demo.app.cli.commands.keys() == commands.commands.keys()
    finally:
        demo.close()
