"""The record, for marks that are kept in it."""

from tests.store.conftest import record

__all__ = ["record"]
