"""Why the record cannot be used, as an operator can act on it."""

from psycopg import Error as PostgreSQLError

_SQLITE_SAYS = {
    "READONLY": "it cannot be written to",
    "FULL": "its disk is full",
    "CANTOPEN": "it or its journal cannot be opened",
    "NOTADB": "it is no database",
    "CORRUPT": "it is damaged",
    "IOERR": "its disk fails",
}
"""By the first word of a result code (sqlite.org/rescode.html)."""

_POSTGRESQL_SAYS = {
    "InsufficientPrivilege": "its user lacks rights: let it own the database, or the schema",
    "ReadOnlySqlTransaction": "it cannot be written to",
    "DiskFull": "its disk is full",
    "UndefinedTable": "a table is missing",
}
"""By the driver's name of the error (PostgreSQL's documentation, appendix A)."""

_CONNECTING_SAYS = (
    ("Connection refused", "nobody listens at its host and port"),
    ("resolve host", "its host's name is not known"),
    ("translate host name", "its host's name is not known"),
    ("password authentication failed", "its user or password is refused"),
    ("no password supplied", "its password is missing"),
    ("no pg_hba.conf entry", "it lets this user in from nowhere here (pg_hba.conf)"),
    ("does not exist", "no such database, or no such user, is there"),
    ("No such file", "no server's socket is there"),
    ("timeout", "its host does not answer"),
    ("session is read-only", "none of its hosts takes writes: promote one"),
    ("server is in hot standby", "none of its hosts takes writes: promote one"),
    ("starting up", "it starts, or is put right after a fall: wait"),
    ("too many", "it has no free connection"),
)
"""By words of the driver, which names no kind where a connection fails. DANGER: its own line may hold names."""


def why_away(error: Exception) -> str:
    """Why the record cannot be used, in words that hold nothing of what was to be stored, nor who we are to it."""
    cause = getattr(error, "orig", None) or error
    kind = getattr(cause, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
    said = _SQLITE_SAYS.get(kind) or _POSTGRESQL_SAYS.get(type(cause).__name__)
    if not said and isinstance(cause, PostgreSQLError) and cause.sqlstate is None:
        said = next((words for sign, words in _CONNECTING_SAYS if sign in str(cause)), None)
    return said or " ".join(dict.fromkeys((type(error).__name__, type(cause).__name__)))
