"""The keys in use: root keys from the settings, and the service's own secrets, which the database keeps wrapped."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from store.database import insert_if_new, reading, writing
from store.sealed.sealing import BlindIndex, DataKey, RootKeys, WrappedKey
from store.tables.callers import data_keys

_INDEX = "index"
_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Vault:
    """What seals and finds: the blind index and the service's key; a caller's key is opened when her row is read."""

    roots: RootKeys
    index: BlindIndex
    service: DataKey

    def caller_key(self, wrapped: WrappedKey, caller_id: str) -> DataKey:
        """The key of one caller; raises CannotOpen without its root key."""
        return DataKey(self.roots.unwrap(wrapped, caller_id))

    def new_caller_key(self, connection: Connection, caller_id: str) -> DataKey:
        """Make and keep the key of a new caller."""
        wrapped, key = self.roots.new_key(caller_id)
        insert_if_new(connection, data_keys, id=caller_id, root=wrapped.root, key_wrapped=wrapped.key)
        return key


def open_vault(engine: Engine, root_keys: tuple[bytes, ...]) -> Vault:
    """Open the service's secrets, making them on the very first start; raises CannotOpen for a wrong root key."""
    roots = RootKeys(root_keys)
    index, service = (_secret(engine, roots, name) for name in (_INDEX, _SERVICE))
    return Vault(roots, BlindIndex(index), DataKey(service))


def _secret(engine: Engine, roots: RootKeys, name: str) -> bytes:
    stored = select(data_keys.c.root, data_keys.c.key_wrapped).where(data_keys.c.id == name)
    with reading(engine) as connection:
        row = connection.execute(stored).one_or_none()
    if row is None:
        _, wrapped = roots.new_secret(name)
        with writing(engine) as connection:
            insert_if_new(connection, data_keys, id=name, root=wrapped.root, key_wrapped=wrapped.key)
            row = connection.execute(stored).one()
    return roots.unwrap(WrappedKey(row.root, row.key_wrapped), name)
