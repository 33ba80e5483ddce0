import pytest

from staff.passwords import SHORTEST, PasswordRefused, hash_password, is_password


def test_a_password_is_known_again_and_no_other_is() -> None:
    hashed = hash_password("twelve letters")
    assert is_password(hashed, "twelve letters")
    assert not is_password(hashed, "Twelve letters")
    assert not is_password(None, "twelve letters")


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "x" * 201])
def test_a_password_that_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefused):
        hash_password(password)
