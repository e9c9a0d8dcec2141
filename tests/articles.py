"""Two small articles that tests ask about, and a database of them, parsed by the real parser."""

from datetime import date
from pathlib import Path

from handlers.importing import import_article
from handlers.services import Services
from storage.database import Store

SKHIRAT = (
    "اتفاق في الصخيرات\n\n"
    "وقّع الفرقاء الليبيون يوم 17 ديسمبر 2015 في مدينة الصخيرات المغربية اتفاقا برعاية الأمم المتحدة. "
    "وقال المبعوث الأممي مارتن كوبلر: «هذه بداية رحلة طويلة نحو السلام في ليبيا». "
    "ويحتاج نحو 2.4 مليون شخص إلى مساعدات إنسانية. وكانت الإطاحة بمعمر القذافي في عام 2011.\n"
)
QUAKE = (
    "ضرب زلزال بقوة 6.8 درجات إقليم الحوز في المغرب يوم 8 سبتمبر 2023، وأوقع 2862 قتيلا على الأقل. "
    "وأعلن الملك محمد السادس الحداد ثلاثة أيام."
)


async def fill(path: Path) -> None:
    """Store both in the database at `path`."""
    async with Store.open(path) as store:
        services = Services(store=store, today=lambda: date(2024, 1, 15))
        await import_article(SKHIRAT.encode(), date(2015, 12, 25), "skhirat.txt", services)
        await import_article(QUAKE.encode(), date(2023, 9, 12), "quake.txt", services)
