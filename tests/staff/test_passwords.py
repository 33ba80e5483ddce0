import pytest

from staff.passwords import LONGEST, SHORTEST, PasswordRefused, Refusal, hash_password, is_password, new_start_password


def test_a_password_is_known_again_and_no_other_is() -> None:
    hashed = hash_password("twelve letters")
    assert is_password(hashed, "twelve letters")
    assert not is_password(hashed, "Twelve letters")
    assert not is_password(None, "twelve letters")


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "Zx9?" * 50 + "!"])
def test_a_password_that_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        hash_password(password)
    assert refused.value.why is Refusal.LENGTH


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "qwertyuiop123",
        "123456789012",
        "aaaaaaaaaaaa",
        "iloveyou1234",
        "Najot2026Najot",
        "nargiza-nargiza",
    ],
)
def test_a_password_that_a_guesser_tries_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        hash_password(password, "nargiza", "Nargiza")
    assert refused.value.why is Refusal.EASY


@pytest.mark.parametrize(
    "password", ["bahor choyxona yomg'ir", "тёплый чайник на крыше", "tong yulduzi " * 2 + "9" * (LONGEST - 26)]
)
def test_words_in_any_script_are_welcome(password: str) -> None:
    assert is_password(hash_password(password), password)


def test_a_start_password_is_one_that_can_be_kept_and_never_the_same() -> None:
    assert len({new_start_password() for _ in range(50)}) == 50
    assert hash_password(new_start_password())


def test_nothing_is_cut_off_what_was_typed() -> None:
    longest = "tong yulduzi " * 2 + "9" * (LONGEST - 26)
    assert not is_password(hash_password(longest), longest + "9")
