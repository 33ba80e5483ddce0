"""Second factors: which are taken, what is missing, and that nothing is taken twice."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from pyotp import TOTP

from staff.factor import Factor, Kind, Missing, Standing
from staff.member import Member, Role
from staff.one_time_code import STEP, address_of, new_secret, step_of, unused_code
from staff.recovery import HOW_MANY, new_codes, plain
from staff.rights import NEEDS_SECURITY_KEY, RIGHTS, Right, may
from staff.session import Stage
from staff.throttle import ADDRESS, SECOND_FACTOR, SIGN_IN, Bucket

NOW = datetime(2026, 11, 26, 9, 0, 10, tzinfo=UTC)
NONE, CODE, KEY = frozenset[Kind](), frozenset({Kind.CODE}), frozenset({Kind.KEY})
BOTH = CODE | KEY


@pytest.mark.parametrize(
    ("starts", "has", "must_have_key", "accepted", "missing"),
    [
        (False, NONE, False, NONE, Missing.FACTOR),
        (False, CODE, False, CODE, None),
        (False, BOTH, False, BOTH, None),
        (True, NONE, False, NONE, Missing.PASSWORD),
        (True, CODE, False, CODE, Missing.PASSWORD),
        (False, NONE, True, NONE, Missing.FACTOR),
        (False, CODE, True, CODE, Missing.FACTOR),
        (False, KEY, True, KEY, None),
        (False, BOTH, True, KEY, None),
        (True, BOTH, True, KEY, Missing.PASSWORD),
    ],
)
def test_who_must_have_a_key_proves_themselves_with_one(
    starts: bool, has: frozenset[Kind], must_have_key: bool, accepted: frozenset[Kind], missing: Missing | None
) -> None:
    standing = Standing(starts, has, must_have_key)
    assert (standing.accepted, standing.missing) == (accepted, missing)


def test_nobody_is_in_by_a_password_alone() -> None:
    for starts, has, must_have_key in product((True, False), (NONE, CODE, KEY, BOTH), (True, False)):
        assert Standing(starts, has, must_have_key).stage_after_password is not Stage.IN


def test_the_last_factor_and_the_last_key_of_who_must_have_one_cannot_be_lost() -> None:
    key, code = (Factor("f", kind, "", "", 0, NOW) for kind in (Kind.KEY, Kind.CODE))
    assert not Standing(False, CODE, False).may_lose(code, NONE)
    assert Standing(False, BOTH, False).may_lose(key, CODE)
    assert not Standing(False, BOTH, True).may_lose(key, CODE)
    assert Standing(False, BOTH, True).may_lose(code, KEY)


def test_who_came_in_with_a_recovery_code_sees_no_number() -> None:
    for role in Role:
        held_back = Member("m", "x", "x", role, is_held_back=True)
        assert {right for right in Right if may(held_back, right)} == RIGHTS[role] - NEEDS_SECURITY_KEY


def test_a_code_is_good_for_a_minute_and_a_half_and_once() -> None:
    secret = new_secret()
    code = TOTP(secret).at(NOW)
    step = step_of(secret, f" {code[:3]} {code[3:]} ", NOW, after=0)
    assert step == int(NOW.timestamp()) // STEP
    assert step_of(secret, code, NOW, after=step) is None
    assert step_of(secret, code, NOW + timedelta(seconds=STEP), after=0) == step
    assert step_of(secret, code, NOW + timedelta(seconds=2 * STEP), after=0) is None
    assert step_of(secret, code, NOW - timedelta(seconds=2 * STEP), after=0) is None


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "١٢٣٤٥٦", "0" * 500])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert step_of(new_secret(), typed, NOW, after=0) is None


def test_a_demonstration_shows_the_code_that_is_taken_next() -> None:
    secret, now = new_secret(), int(NOW.timestamp()) // STEP
    for used, shown in ((0, now), (now, now + 1)):
        code = unused_code(secret, NOW, after=used)
        assert code is not None and step_of(secret, code, NOW, after=used) == shown
    assert unused_code(secret, NOW, after=now + 1) is None


def test_an_app_reads_whose_secret_it_is() -> None:
    address = address_of("NAMOYISH" * 4, "nargiza", "Najot")
    assert address == "otpauth://totp/Najot:nargiza?secret=NAMOYISHNAMOYISHNAMOYISHNAMOYISH&issuer=Najot"


def test_recovery_codes_are_ten_all_different_and_read_however_they_are_typed() -> None:
    codes = new_codes()
    assert len(set(codes)) == HOW_MANY == 10
    assert plain(codes[0].lower().replace("-", " ")) == plain(codes[0])
    assert len(plain(codes[0])) == 24


@pytest.mark.parametrize("bucket", [SIGN_IN, SECOND_FACTOR, ADDRESS, Bucket(1, timedelta(seconds=1))])
def test_tries_run_out_and_come_back_one_at_a_time(bucket: Bucket) -> None:
    full_at = None
    for _ in range(bucket.most):
        assert bucket.wait(full_at, NOW) <= timedelta()
        full_at = bucket.after_a_try(full_at, NOW)
    assert bucket.wait(full_at, NOW) == bucket.every
    assert bucket.wait(full_at, NOW + bucket.every) <= timedelta()
    full_at = bucket.after_a_try(full_at, NOW + bucket.every)
    assert bucket.wait(full_at, NOW + bucket.every) == bucket.every
