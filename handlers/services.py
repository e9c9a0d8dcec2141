"""What handlers work with: the store, the wording, the preferences, the date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from extraction.recognition import Recogniser
from handlers.access import Access
from locales import DEFAULT_LOCALES, Wording, wording
from reading.addresses import Hosts
from storage.database import Store


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Services:
    """The outside world as handlers see it.

    `language` is the configured default; `locales` gives each language's CLDR locale; `today` tells the date at the
    newsroom, `now` the instant, `zone` the newsroom's time zone; `page_size` is the number of entries a list shows at
    once; `access` says whom the settings make owner or editor; `recogniser` helps the parser to find names;
    `hosts` are those that links may lead to although they are not public; `draft_hours` is how long drafts are kept.
    """

    store: Store
    today: Callable[[], date]
    now: Callable[[], datetime] = _now
    language: str = "ar"
    locales: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_LOCALES))
    page_size: int = 10
    recogniser: Recogniser | None = None
    hosts: Hosts = field(default_factory=Hosts)
    zone: str = "UTC"
    access: Access = field(default_factory=Access)
    draft_hours: int = 72

    def wording(self, language: str) -> Wording:
        """The messages of a language in its configured locale."""
        return wording(self.locales[language])
