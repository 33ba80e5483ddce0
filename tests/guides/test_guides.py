"""Each way in which CONTRIBUTING.md says that something is added, done by its row alone with the smallest example."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.guides.scratch import ROOT, Scratch

Begin = Callable[[str], Scratch]


@pytest.fixture
def adding(tmp_path: Path) -> Begin:
    return lambda kind: Scratch(tmp_path, kind)


def test_a_setting(adding: Begin) -> None:
    scratch = adding("a setting")
    scratch.puts(
        "config/settings.py",
        "    centre_default: YesOrNo = True\n",
        '    tea_at: str = "noon"\n    """When there is tea."""\n\n',
    )
    scratch.puts(
        "wiring.py",
        "    def can_store_help(self)",
        '    def tea_at(self) -> str:\n        """When there is tea."""\n        return self.settings.tea_at\n\n',
    )
    scratch.adds(
        "tests/config/test_settings.py",
        '\n\ndef test_tea_is_when_the_operator_says(load):\n    assert load(NAJOT_TEA_AT="five").tea_at == "five"\n',
    )
    scratch.runs("make docs")
    scratch.tests("tests/config/test_settings.py", "tests/guards/test_settings_page.py", "-k", "tea or settings_page")
    assert "| `NAJOT_TEA_AT` | `noon` | When there is tea. |" in (scratch.folder / "docs/settings.md").read_text(
        "utf-8"
    )
    scratch.followed_the_guide()


def test_a_text(adding: Begin) -> None:
    scratch = adding("a text")
    scratch.translates(("menu", "main.tea", "Tea", "Choy", "Чай"))
    said = scratch.python(
        "from texts.catalogue import load_words\n"
        "words = load_words('menu')\n"
        "print(*(words.say('main.tea', language) for language in words.languages))"
    )
    assert set(said.split()) >= {"Чай", "Choy", "Чой"}
    scratch.followed_the_guide()


def test_a_language(adding: Begin) -> None:
    scratch = adding("a language")
    (scratch.folder / "texts/catalogues/kaa").mkdir()
    scratch.runs("make texts-update")
    for empty in sorted((scratch.folder / "texts/catalogues/kaa").glob("*.po")):
        translated = (ROOT / "texts/catalogues/uz" / empty.name).read_text("utf-8")
        empty.write_text(
            translated.replace("Language: uz", "Language: kaa").replace("O'zbekcha", "Qaraqalpaqsha"), "utf-8"
        )
    scratch.runs("make texts-check")
    said = scratch.python(
        "from texts.catalogue import load_words\n"
        "words = load_words('menu')\n"
        "print(*(words.say('language.name', language) for language in words.offered))"
    )
    assert said.split()[-1] == "Qaraqalpaqsha"
    scratch.followed_the_guide()


def test_a_menu_section(adding: Begin) -> None:
    scratch = adding("a menu section")
    scratch.writes("menus/tree/9-tea.yaml", "tea:\n  say: tea.how\n  only_to_read: true\n")
    scratch.puts(
        "menus/tree/0-start.yaml", "    - {say: main.settings, to: settings}\n", "    - {say: main.tea, to: tea}\n"
    )
    scratch.puts("vocabulary/sections.py", '    SETTINGS = "settings"\n', '    TEA = "tea"\n')
    scratch.translates(
        ("menu", "main.tea", "Tea", "Choy", "Чай"),
        ("menu", "tea.how", "Hot.", "Issiq.", "Горячий."),
        ("console_figures", "figures.section.tea", "Tea", "Choy", "Чай"),
    )
    scratch.runs("make menu-map")
    scratch.tests("tests/menus/test_sections.py")
    scratch.followed_the_guide()


def test_a_menu_action(adding: Begin) -> None:
    scratch = adding("a menu action")
    scratch.puts(
        "vocabulary/effects.py",
        "@dataclass(frozen=True, slots=True)\nclass EraseEverything:",
        '@dataclass(frozen=True, slots=True)\nclass ServeTea:\n    """She wants tea."""\n\n\n',
    )
    scratch.puts("vocabulary/effects.py", "    | EraseEverything\n)", "    | ServeTea\n")
    scratch.puts("menus/deeds.py", "    SetCentre,\n", "    ServeTea,\n")
    scratch.puts("menus/deeds.py", '    "hear again":', '    "serve tea": lambda situation: ServeTea(),\n')
    scratch.puts(
        "menus/tree/7-settings.yaml",
        "    - {say: settings.erase,",
        "    - {say: settings.tea, do: serve tea, to: main}\n",
    )
    missing = scratch.types("alerts")
    assert {line.partition(":")[0] for line in missing.splitlines() if "ServeTea" in line} == {
        "alerts/carry_out.py",
        "alerts/who_decides/other_account.py",
        "alerts/on_her_phone.py",
    }
    scratch.puts(
        "alerts/carry_out.py",
        "        case effects.EraseEverything():",
        "        case effects.ServeTea():\n            book.hear_again()\n",
    )
    scratch.puts(
        "alerts/who_decides/other_account.py",
        "            | effects.HearAgain()\n",
        "            | effects.ServeTea()\n",
    )
    scratch.puts("alerts/on_her_phone.py", "            | effects.HearAgain()\n", "            | effects.ServeTea()\n")
    assert "Success" in scratch.types("alerts")
    scratch.translates(("menu", "settings.tea", "Tea", "Choy", "Чай"))
    scratch.tests("tests/alerts/test_authority.py", "tests/menus/test_sections.py", "-k", "ServeTea or each_file")
    scratch.followed_the_guide()


def test_a_console_page(adding: Begin) -> None:
    scratch = adding("a console page")
    scratch.writes("console/tea/__init__.py", '"""When there is tea."""\n')
    scratch.writes(
        "console/tea/pages.py",
        '''"""When there is tea."""

from flask import Blueprint, render_template

from console.frame.desk import Desk
from console.frame.guard import needs
from staff.rights import Right


def tea_pages(_desk: Desk) -> Blueprint:
    """The page."""
    pages = Blueprint("tea", __name__, template_folder="templates")

    @pages.get("/")
    @needs(Right.SEE_ROSTER)
    def show() -> str:
        return render_template("tea/tea.html")

    return pages
''',
    )
    scratch.writes(
        "console/tea/templates/tea/tea.html",
        '{% extends "frame/page.html" %}\n{% block title %}{{ t("room.tea") }}{% endblock %}\n'
        '{% block main %}<h1>{{ t("room.tea") }}</h1><p>{{ t("tea.when") }}</p>{% endblock %}\n',
    )
    scratch.puts("console/app.py", "from console.team.pages", "from console.tea.pages import tea_pages\n")
    scratch.puts("console/app.py", '    ("/roster", roster_pages),\n', '    ("/tea", tea_pages),\n')
    scratch.puts(
        "console/frame/rooms.py", '    Door("roster.show"', '    Door("tea.show", "book", Right.SEE_ROSTER),\n'
    )
    scratch.writes(
        "texts/catalogues/console_tea.pot",
        ROOT.joinpath("texts/catalogues/console_review.pot").read_text("utf-8").partition("\n\n")[0] + "\n",
    )
    scratch.translates(
        ("console", "room.tea", "Tea", "Choy", "Чай"), ("console_tea", "tea.when", "At five.", "Beshda.", "В пять.")
    )
    scratch.writes("tests/console/tea/__init__.py", "")
    scratch.writes(
        "tests/console/tea/test_tea.py",
        """from staff.member import Role
from tests.console.office import Office


def test_the_page_says_when(office: Office) -> None:
    assert "/console/tea/" in office.client(Role.OFFICER).reads("/console/roster/")
    assert "<h1>" in office.client(Role.OFFICER).reads("/console/tea/")
""",
    )
    scratch.tests("tests/console/tea", "tests/console/frame/test_frame.py")
    scratch.followed_the_guide()


def test_a_migration(adding: Begin) -> None:
    scratch = adding("a migration")
    versions = sorted(path.name for path in (scratch.folder / "store/migrations/versions").glob("[0-9]*.py"))
    newest = versions[-1].partition("_")[0]
    following = f"{int(newest) + 1:04}"
    record = f"tests/upgrades/data/{newest}.sql.gz"
    if not (scratch.folder / record).exists():
        scratch.runs(f"python tests/upgrades/night.py {record}")
    else:
        (scratch.folder / record).touch()
    scratch.puts(
        "store/tables/terms.py",
        '    Column("is_production"',
        '    Column("has_tea", Boolean, nullable=False, server_default=false()),\n',
    )
    scratch.writes(
        f"store/migrations/versions/{following}_tea.py",
        f'''"""Whether there is tea"""

import sqlalchemy as sa
from alembic import op

revision = "{following}"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("terms", sa.Column("has_tea", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("terms", "has_tea")
''',
    )
    scratch.puts("docs/data-inventory.md", "| `is_production` |", "| `has_tea` | a test | clear | for good |\n")
    touched = (
        "tests/store/test_migrations.py",
        "tests/guards/test_data_inventory.py",
        "tests/upgrades/test_upgrades.py",
    )
    scratch.tests(*touched, "-k", f"inventory or (sqlite and (names or down or {newest}))")
    scratch.followed_the_guide()


def test_an_sms_provider(adding: Begin) -> None:
    scratch = adding("an SMS provider")

    def like_playmobile(text: str) -> str:
        return (
            text.replace("playmobile", "pigeon")
            .replace("PLAYMOBILE", "PIGEON")
            .replace("PlayMobile", "Pigeon")
            .replace("Play Mobile", "Pigeon")
        )

    for path in sorted((ROOT / "sms/gateways/playmobile").glob("*.py")):
        scratch.writes(f"sms/gateways/pigeon/{path.name}", like_playmobile(path.read_text("utf-8")))
    scratch.puts(
        "sms/gateways/registry.py", "from sms.gateways.playmobile", "from sms.gateways.pigeon.provider import PIGEON\n"
    )
    scratch.puts("sms/gateways/registry.py", "ESKIZ, SIMULATOR)", "PIGEON, ")
    test = like_playmobile((ROOT / "tests/sms/test_playmobile.py").read_text("utf-8"))
    stand_in = "from tests.standins.playmobile import PlayMobileProvider as PigeonProvider, error, received"
    scratch.writes("tests/sms/test_pigeon.py", re.sub("from tests.standins.pigeon import .*", stand_in, test))
    scratch.puts(
        "tests/doors/requests.py",
        '\nHER = "+998',
        'PIGEON = f"/sms/pigeon/{SECRET}/incoming"\nPIGEON_REPORT = f"/sms/pigeon/{SECRET}/receipt"\n',
    )
    scratch.puts(
        "tests/doors/requests.py",
        "    PLAYMOBILE_REPORT: (",
        '    PIGEON: (xml_texts(xml_text()), "text/xml; charset=utf-8"),\n'
        '    PIGEON_REPORT: (json.dumps({"messages": [REPORT]}).encode(), "application/json"),\n',
    )
    scratch.puts("docs/gateways.md", "## Trying it without a provider\n", "| `pigeon` | a copy |\n\n")
    scratch.runs("make docs")
    scratch.tests("tests/sms/test_registry.py", "tests/sms/test_pigeon.py")
    scratch.followed_the_guide()


def test_a_ussd_road_by_description(adding: Begin) -> None:
    scratch = adding("a USSD road by description")
    scratch.writes("config/ussd/pigeon.yaml", (ROOT / "config/ussd/hubtel.yaml").read_text("utf-8"))
    scratch.puts("docs/gateways.md", "### SMPP\n", "`pigeon` is a copy.\n\n")
    scratch.puts("tests/ussd/described/test_descriptions.py", '"truroute"]', '"pigeon", ')
    scratch.puts(
        "tests/ussd/described/roads.py",
        '    Raw("Flares begins with the bare digits"',
        '    Raw("Pigeon goes on", "pigeon", "POST", "", f\'{{"Sequence":"2","Type":"Response","Message":"2",\'\n'
        '        f\'"Mobile":"{HER}","SessionId":"77"}}\', _JSON, typed=("2",), turn="2"),\n',
    )
    scratch.puts(
        "tests/ussd/described/reading.py",
        '    "nalo":',
        '    "pigeon": lambda answer: (answer["Message"], answer["Type"] == "release"),\n',
    )
    told = scratch.runs("python -m console ussd try pigeon 1 1", NAJOT_VAR=str(scratch.folder / "var"))
    assert "/ussd/pigeon/" in told
    scratch.tests("tests/ussd/described/test_descriptions.py")
    scratch.followed_the_guide()
