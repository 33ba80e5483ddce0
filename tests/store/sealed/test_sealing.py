"""What is sealed opens only where it was sealed, with its key, unchanged; a blind index finds equal values only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.sealed.sealing import BlindIndex, CannotOpen, DataKey, RootKeys, WrappedKey

KEY, OTHER = DataKey(bytes(32)), DataKey(bytes([1] * 32))
COLUMN, ROW = "callers.number_sealed", "row-1"
OLD_ROOT, NEW_ROOT = bytes([2] * 32), bytes([3] * 32)


@given(plain=st.text())
def test_a_text_comes_back_as_it_was(plain: str) -> None:
    assert KEY.open(KEY.seal(plain, COLUMN, ROW), COLUMN, ROW) == plain


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert KEY.seal("Aziza", COLUMN, ROW) != KEY.seal("Aziza", COLUMN, ROW)


@pytest.mark.parametrize(
    ("key", "column", "row"),
    [
        pytest.param(OTHER, COLUMN, ROW, id="another key"),
        pytest.param(KEY, "contacts.number_sealed", ROW, id="another table"),
        pytest.param(KEY, "callers.own_name_sealed", ROW, id="another column"),
        pytest.param(KEY, COLUMN, "row-2", id="another row"),
    ],
)
def test_a_sealed_text_opens_nowhere_else(key: DataKey, column: str, row: str) -> None:
    sealed = KEY.seal("Aziza", COLUMN, ROW)
    with pytest.raises(CannotOpen):
        key.open(sealed, column, row)


@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_changed_bit_is_noticed(position: int, bit: int) -> None:
    sealed = bytearray(KEY.seal("Aziza", COLUMN, ROW))
    sealed[position % len(sealed)] ^= 1 << bit
    with pytest.raises(CannotOpen):
        KEY.open(bytes(sealed), COLUMN, ROW)


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(12), bytes(27)], ids=["empty", "1 byte", "a nonce", "27 bytes"])
def test_what_is_too_short_cannot_be_opened(sealed: bytes) -> None:
    with pytest.raises(CannotOpen):
        KEY.open(sealed, COLUMN, ROW)


def test_the_error_says_the_column_and_nothing_of_the_value() -> None:
    with pytest.raises(CannotOpen, match=r"^callers\.number_sealed$"):
        OTHER.open(KEY.seal("Aziza", COLUMN, ROW), COLUMN, ROW)


def test_the_newest_root_key_wraps_and_an_older_one_still_unwraps() -> None:
    key, wrapped = RootKeys([OLD_ROOT]).new_secret("caller-1")
    both = RootKeys([NEW_ROOT, OLD_ROOT])
    assert both.unwrap(wrapped, "caller-1") == key
    assert both.new_secret("caller-2")[1].root != wrapped.root


@pytest.mark.parametrize(
    ("roots", "key_id"),
    [
        pytest.param([NEW_ROOT], "caller-1", id="without its root key"),
        pytest.param([OLD_ROOT], "caller-2", id="for another caller"),
    ],
)
def test_a_wrapped_key_opens_for_its_caller_and_root_only(roots: list[bytes], key_id: str) -> None:
    _, wrapped = RootKeys([OLD_ROOT]).new_secret("caller-1")
    with pytest.raises(CannotOpen):
        RootKeys(roots).unwrap(wrapped, key_id)


def test_a_wrapped_key_that_was_changed_is_noticed() -> None:
    _, wrapped = RootKeys([OLD_ROOT]).new_secret("caller-1")
    with pytest.raises(CannotOpen):
        RootKeys([OLD_ROOT]).unwrap(WrappedKey(wrapped.root, wrapped.key[:-1] + b"\0"), "caller-1")


def test_an_index_finds_equal_values_under_its_key_and_purpose_only() -> None:
    index = BlindIndex(bytes(32))
    mark = index.of("number", "+998000000001")
    assert mark == BlindIndex(bytes(32)).of("number", "+998000000001")
    assert len({mark, index.of("number", "+998000000002"), index.of("session", "+998000000001")}) == 3
    assert mark != BlindIndex(bytes([1] * 32)).of("number", "+998000000001")


@given(pair=st.tuples(st.text(alphabet="ab\0", max_size=3), st.text(alphabet="ab", max_size=3)))
def test_purpose_and_value_never_run_into_each_other(pair: tuple[str, str]) -> None:
    value, purpose = pair
    index = BlindIndex(bytes(32))
    assert (index.of(purpose, value) == index.of("a", "b")) is (pair == ("b", "a"))
