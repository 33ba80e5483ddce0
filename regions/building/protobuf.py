"""Protocol buffers without their schema, as far as the packages here need them.

Encoding: https://protobuf.dev/programming-guides/encoding
"""

from collections.abc import Iterator
from typing import Any


def fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """Read a message as (field number, whole number or bytes)."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        if tag & 7 == 0:
            value, at = _varint(message, at)
            yield tag >> 3, value
        elif tag & 7 == 2:
            length, at = _varint(message, at)
            yield tag >> 3, message[at : at + length]
            at += length
        else:
            raise ValueError(f"wire type {tag & 7} was not expected")


def messages(stream: bytes) -> Iterator[bytes]:
    """Read messages that stand one after the other, each behind its length."""
    at = 0
    while at < len(stream):
        length, at = _varint(stream, at)
        yield stream[at : at + length]
        at += length


def numbers(packed: bytes) -> list[int]:
    """Read whole numbers that stand one after the other."""
    values, at = [], 0
    while at < len(packed):
        value, at = _varint(packed, at)
        values.append(value)
    return values


def signed(number: int) -> int:
    """Undo the zigzag by which small negative numbers stay short."""
    return (number >> 1) ^ -(number & 1)


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        shift, at = shift + 7, at + 1
        if byte < 128:
            return value, at
