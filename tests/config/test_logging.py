import errno
import io
import json
import logging
import subprocess
import sys

import pytest
import structlog
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from config.logging import set_up_logging

NUMBER = "+998001234567"


@pytest.fixture
def lines(capsys):
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_our_own_lines_are_json_with_time_level_and_place(lines):
    set_up_logging()
    structlog.get_logger("store").warning("doorbell_silent", reason="TimeoutError", to=NUMBER)
    (line,) = lines()
    assert line.pop("time").endswith("Z")
    assert line == {
        "event": "doorbell_silent",
        "reason": "TimeoutError",
        "to": "[number]",
        "level": "warning",
        "logger": "store",
    }


@pytest.mark.parametrize("name", ["rq.worker", "sqlalchemy.pool", "alembic.runtime", "werkzeug", "anybody"])
def test_everybody_elses_lines_go_the_same_way(lines, name):
    set_up_logging()
    logging.getLogger(name).warning("sent to %s by /sms/africastalking/word/incoming", NUMBER)
    (line,) = lines()
    assert line["event"] == "sent to [number] by /sms/africastalking/[secret]/incoming"
    assert (line["level"], line["logger"]) == ("warning", name)


def test_the_words_of_an_exception_are_logged_by_nobody(lines):
    set_up_logging()
    try:
        raise OSError(f"no route to {NUMBER}")
    except OSError as error:
        structlog.get_logger().exception("failed")
        structlog.get_logger().error("failed", exc_info=error)
        structlog.get_logger().error("failed", error=error)
        logging.getLogger("rq").exception("failed: %s", error)
        logging.getLogger("rq").error("job raised\n%s", "Traceback\nOSError: Aziza")
    told = lines()
    assert len(told) == 5
    assert not any("route" in json.dumps(line) or "Aziza" in json.dumps(line) for line in told)
    assert [line["exception"]["type"] for line in told if "exception" in line] == ["OSError"] * 3


def test_parameters_of_a_statement_do_not_get_into_the_log(lines):
    set_up_logging()
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT * FROM callers WHERE name = :name"), {"name": "Aziza"})
    except OperationalError:
        structlog.get_logger().exception("failed")
    engine.dispose()
    (line,) = lines()
    assert line["exception"]["type"] == "sqlalchemy.exc.OperationalError"
    assert "Aziza" not in json.dumps(line)


def test_a_line_below_the_level_is_not_written(lines):
    set_up_logging()
    structlog.get_logger().debug("detail")
    logging.getLogger("anybody").debug("detail")
    assert lines() == []


def test_libraries_stay_silent_about_details_even_when_we_debug(lines):
    set_up_logging("debug")
    logging.getLogger("urllib3.connectionpool").debug("body")
    structlog.get_logger().debug("detail")
    assert [line["event"] for line in lines()] == ["detail"]


def test_a_line_that_cannot_be_formatted_is_missed_but_does_not_show_its_arguments(lines):
    set_up_logging()
    logging.getLogger("anybody").warning("%d people", "Aziza")
    (line,) = lines()
    assert line["event"] == "line_lost"
    assert "Aziza" not in json.dumps(line)


def test_a_full_disk_costs_lines_and_stops_nobody_who_logs(monkeypatch):
    class FullDisk(io.StringIO):
        def write(self, line):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stderr", FullDisk())
    set_up_logging()
    structlog.get_logger("sms").warning("outbox_unavailable")


@pytest.mark.parametrize(
    "program",
    [
        "raise ValueError('Aziza')",
        "import threading; t = threading.Thread(target=lambda: int('Aziza')); t.start(); t.join()",
    ],
)
def test_an_exception_that_nobody_caught_is_logged_without_its_words(program):
    program = f"from config.logging import set_up_logging; set_up_logging(); {program}"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert json.loads(ended.stderr)["exception"]["type"] == "ValueError"
    assert "Aziza" not in ended.stderr
