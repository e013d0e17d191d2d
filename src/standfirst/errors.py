"""The one tree of exceptions.

::

    StandfirstError
    ├── UsageError          the arguments or the input cannot be used (exit status 2)
    │   ├── DeskError       no desk, a broken desk.toml, a folder that already holds one
    │   └── InputError      a file that cannot be read at all
    ├── ArchiveError        the archive is locked, damaged or of a newer version
    │   └── BusyError       another collector is at work on this archive
    ├── FetchError          an address that could not be fetched
    ├── ModelError          the packaged model of statements cannot be loaded
    ├── SpanError           a span that lies outside its text or ends before it starts
    └── NotFoundError       no record of that id

Every message reads: subject, fact, next step. The command line prints it as one line.
"""

from __future__ import annotations


class StandfirstError(Exception):
    """Base of all errors a user can meet; ``str()`` of it is one line for a human."""


class UsageError(StandfirstError):
    """The arguments or the input cannot be used."""


class DeskError(UsageError):
    """A desk that is missing, broken, or in the way of a new one."""


class InputError(UsageError):
    """An input file that cannot be read at all."""


class ArchiveError(StandfirstError):
    """The archive is locked, damaged, or written by a newer version."""


class BusyError(ArchiveError):
    """Another collector is at work on this archive."""


class FetchError(StandfirstError):
    """An address that could not be fetched.

    ``code`` is a short name for the reason (``robots``, ``timeout``, ``http-503``, …),
    ``retry_after`` the number of seconds the server asks us to wait, null where it does not say.
    """

    def __init__(self, message: str, *, code: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.retry_after = retry_after


class ModelError(StandfirstError):
    """The packaged model of statements cannot be loaded; reading by rules alone still works."""


class SpanError(StandfirstError):
    """A span that lies outside its text or ends before it starts."""


class NotFoundError(StandfirstError):
    """No record has the id that was asked for."""
