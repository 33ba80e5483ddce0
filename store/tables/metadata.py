"""What all tables share. A column named …_sealed is AES-GCM; one named …_index is a keyed hash to look up by.

Which field is kept why and how long: docs/data-inventory.md.
"""

from sqlalchemy import Column, ForeignKey, MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def belongs_to(table: str, **options: bool) -> Column[str]:
    """Build the column that says which row of another table this one goes with, and is deleted with."""
    return Column(f"{table.removesuffix('s')}_id", ForeignKey(f"{table}.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]
