"""The filters that members keep under a name of their own."""

from dataclasses import dataclass

from sqlalchemy import Engine, delete, func, select

from staff.member import Member
from store.database import reading, writing
from store.ids import new_id
from store.sealed.vault import Vault
from store.tables.staff import saved_views

MOST = 12
LONGEST_NAME = 40
LONGEST_FILTERS = 256
_NAME = "saved_views.name_sealed"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter with its name; `filters` is the query of an address."""

    id: str
    name: str
    filters: str


@dataclass(frozen=True, slots=True)
class StoredViews:
    """Each member sees their own alone."""

    engine: Engine
    vault: Vault

    def of(self, member: Member) -> list[SavedView]:
        """Theirs, in the order of their names."""
        theirs = select(saved_views).where(saved_views.c.staff_id == member.id)
        with reading(self.engine) as connection:
            rows = connection.execute(theirs).mappings().all()
        views = [SavedView(row["id"], self._open(row["name_sealed"], row["id"]), row["filters"]) for row in rows]
        return sorted(views, key=lambda one: one.name.casefold())

    def keep(self, member: Member, name: str, filters: str) -> bool:
        """Keep one more; False, and nothing is kept, where they have enough."""
        view_id = new_id()
        sealed = self.vault.service.seal(name, _NAME, view_id)
        count = select(func.count()).select_from(saved_views).where(saved_views.c.staff_id == member.id)
        with writing(self.engine) as connection:
            if connection.execute(count).scalar_one() >= MOST:
                return False
            values = {"id": view_id, "staff_id": member.id, "name_sealed": sealed, "filters": filters}
            connection.execute(saved_views.insert().values(values))
        return True

    def remove(self, member: Member, view_id: str) -> None:
        """Take one of theirs away; another's stays."""
        theirs = (saved_views.c.id == view_id, saved_views.c.staff_id == member.id)
        with writing(self.engine) as connection:
            connection.execute(delete(saved_views).where(*theirs))

    def _open(self, sealed: bytes, view_id: str) -> str:
        return self.vault.service.open(sealed, _NAME, view_id)
