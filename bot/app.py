"""Wiring: settings to services, and back down again when the work is done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from bot import neural
from bot.config import Config
from bot.pictures.look import Look
from bot.pictures.studio import Studio
from handlers.access import Access
from handlers.services import Services
from reading.addresses import Hosts
from storage.database import Store


@asynccontextmanager
async def services(config: Config, database: Path | None = None) -> AsyncIterator[Services]:
    """The services on the configured database, or on `database`; the store is closed at the end.

    Raises storage.errors.StorageError where the database cannot be used, UserError where the neural model cannot.
    """
    answers = config.answers
    zone = ZoneInfo(answers.time_zone)
    model = config.parser.neural_folder
    recogniser = await asyncio.to_thread(neural.load, model) if model else None
    async with Store.open(database or config.database.path) as store:
        yield Services(
            store=store,
            today=lambda: datetime.now(zone).date(),
            language=answers.language,
            locales={"ar": answers.arabic_locale, "en": answers.english_locale},
            page_size=answers.page_size,
            recogniser=recogniser,
            hosts=Hosts(frozenset(config.links.allowed_hosts)),
            zone=answers.time_zone,
            access=Access(frozenset(config.access.owners), frozenset(config.access.editors)),
            draft_hours=config.uploads.draft_hours,
        )


@asynccontextmanager
async def studio(config: Config, *, form: Literal["png", "svg"] = "png") -> AsyncIterator[Studio]:
    """What draws pictures as the settings say, and keeps them beside the database; it is closed at the end."""
    look = Look(config.pictures.ground, config.pictures.arabic_digits, form)
    path = config.database.path
    drawing = Studio(path.with_name(f"{path.name}.pictures"), look)
    try:
        yield drawing
    finally:
        await drawing.close()
