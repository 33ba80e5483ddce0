import re
from pathlib import Path

from config.settings import describe_settings
from config.settings_page import PAGES, stale_pages


def test_the_pages_on_settings_say_what_the_code_does():
    assert stale_pages() == []


def test_every_setting_has_a_meaning_and_stands_in_each_page():
    for setting in describe_settings():
        assert setting.meaning
        assert all(setting.name in page.read_text(encoding="utf-8") for page in PAGES)


def test_nothing_else_reads_the_environment():
    sources = [path for path in Path().rglob("*.py") if path.parts[0] not in (".venv", "var", "tests", "bench")]
    readers = {str(path) for path in sources if "os.environ" in path.read_text(encoding="utf-8")}
    # http_call keeps the convention of the HTTP library that it stands in for: whose certificates are believed; pulse
    # that of sd_notify(3): who looks after a process says where to show life.
    assert readers <= {"config/settings.py", "machine/run.py", "sms/gateways/http_call.py", "machine/pulse.py"}


def test_every_setting_is_read_somewhere():
    sources = [path for path in Path().rglob("*.py") if path.parts[0] not in (".venv", "var", "tests", "bench")]
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sources if path.parts[-2:] != ("config", "settings_page.py")
    )
    assert [one.name for one in describe_settings() if not re.search(rf"\.{one.field}\b", code)] == []
