"""Trouble with the database that an operator can mend."""


class StorageError(Exception):
    """The database cannot be used; `code` names the message in the locales, `parameters` fill it."""

    code = "database-unreadable"

    def __init__(self, **parameters: str | int) -> None:
        super().__init__(self.code, parameters)
        self.parameters = parameters


class DatabaseUnreadable(StorageError):
    """Not a database, damaged, not permitted, or no room: `reason` says what SQLite said."""


class DatabaseBusy(StorageError):
    """Another program holds the write lock."""

    code = "database-busy"


class NewerDatabase(StorageError):
    """A newer Mujaz wrote it: `found` and `known` are schema versions."""

    code = "database-newer"
