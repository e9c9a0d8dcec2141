"""The log: one line an event on standard error, and no secret in it."""

import logging
import re
from collections.abc import Iterable

_QUIET = ("httpx", "httpcore", "telegram", "discord", "apscheduler", "aiohttp", "asyncio", "hpack", "PIL", "matplotlib")
"""Libraries that are heard from warnings up: below that they tell of every request, addresses with tokens included."""

_SHAPES = re.compile(
    r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}"  # Telegram's token
    r"|\b[MNO][A-Za-z0-9_-]{22,30}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{25,}"  # Discord's
)
_HIDDEN = "[secret]"


class Redacting(logging.Formatter):
    """Writes records with the given secrets, and whatever looks like a bot's token, struck out; traces included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
        known = sorted((secret for secret in secrets if secret), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def format(self, record: logging.LogRecord) -> str:
        """The finished line, redacted as a whole: a secret may stand in an argument or in a trace."""
        line = super().format(record)
        if self._known is not None:
            line = self._known.sub(_HIDDEN, line)
        return _SHAPES.sub(_HIDDEN, line)


def set_up(level: str, secrets: Iterable[str]) -> None:
    """Send the log to standard error from `level` up, without `secrets`."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level.upper())))
