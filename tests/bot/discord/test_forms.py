"""What editors and owners fill in: each field does what the same words in a line do, under both names."""

import pytest

from tests.bot.discord.conftest import Serve
from tests.bot.discord.test_asking import plain
from tests.discord_emulator import Channel, Emulator, Person

DRAFT = "استقبل الوزير سامح شكري يوم 3 مايو 2016 في القاهرة المبعوث مارتن كوبلر. وقال شكري: «ندعم الحل»."


@pytest.fixture
def settings(amal: Person) -> str:
    return f'[access]\nowners = ["discord:{amal.id}"]'


async def test_drafts_are_uploaded_edited_published_retracted_and_restored(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, settings: str
) -> None:
    async with serve(settings):
        draft = await discord.used(amal, "upload", text=DRAFT, date="2016-05-04", source="Al Wasat", title="Talks, 1=2")
        assert "Talks, 1=2" in plain(draft)
        assert "Al Wasat" in plain(draft)
        assert await discord.suggested(amal, "publish", "draft", "talks") == ["3"]
        assert await discord.suggested(badr, "publish", "draft", "") == []
        assert await discord.suggested(badr, "review", "article", "") == []
        edited = await discord.used(amal, "تحرير", المقال="3", العنوان="لقاء «القاهرة»", الكاتب="ليلى")
        assert "لقاء «القاهرة»" in plain(edited)
        assert "seen by editors only" in plain(await discord.used(amal, "drafts", draft="3"))
        assert "#3 is public" in plain(await discord.used(amal, "publish", draft="3"))
        assert "retracted" in plain(await discord.used(amal, "retract", article="3"))
        assert await discord.suggested(amal, "استعادة", "المقال", "القاهرة") == ["3"]
        assert "عاد" in plain(await discord.used(amal, "استعادة", المقال="3"))
        assert "Only editors" in plain(await discord.used(badr, "retract", article="3"))


async def test_facts_are_added_set_right_and_taken_out(
    discord: Emulator, serve: Serve, amal: Person, settings: str
) -> None:
    async with serve(settings):
        event = await discord.used(
            amal, "add", kind="event", article="1", english="Signing of the accord", date="2015-12-17", place="Skhirat"
        )
        assert "17 Dec 2015 · Signing of the accord" in plain(event)
        reference = next(label for label in event.labels if label.startswith("E"))
        quote = await discord.used(amal, "إضافة", المضاف="قول", المقال="1", بالعربية="هذه بداية", النص="مارتن كوبلر")
        assert "مارتن كوبلر: «هذه بداية»" in plain(quote)
        figure = await discord.used(amal, "add", kind="figure", article="1", text="21 person")
        assert "21 people" in plain(figure)
        fixed = await discord.used(amal, "fix", reference=reference, field="en", value="The accord was signed")
        assert "17 Dec 2015 · The accord was signed" in plain(fixed)
        fixed = await discord.used(amal, "تصحيح", المرجع=reference, الحقل="تاريخ", القيمة="2015-12-18")
        assert "18 ديسمبر 2015" in plain(fixed)
        assert "4. " in plain(await discord.used(amal, "history", reference=reference))
        assert "Taken back" in plain(await discord.used(amal, "undo", number=4))
        assert "E4" in plain(await discord.used(amal, "drop", reference="E4"))


async def test_actors_are_added_renamed_and_merged(
    discord: Emulator, serve: Serve, amal: Person, settings: str
) -> None:
    async with serve(settings):
        added = await discord.used(
            amal, "add", kind="actor", type="armed group", english="New Rashad Movement", arabic="حركة رشاد الجديدة"
        )
        assert "A9 is added" in plain(added)
        kobler, *_ = await discord.suggested(amal, "rename", "actor", "kob")
        renamed = await discord.used(amal, "rename", actor=kobler, english="Martin Köbler")
        assert "Martin Köbler" in plain(renamed)
        assert "also called" in plain(await discord.used(amal, "alias", actor=kobler, alias="المبعوث كوبلر"))
        assert "مارتن كوبلر · مؤسسة" in plain(await discord.used(amal, "تصنيف", الطرف=kobler, التصنيف="مؤسسة"))
        king, *_ = await discord.suggested(amal, "دمج", "يبقى", "محمد")
        assert "محمد السادس" in plain(await discord.used(amal, "دمج", الطرف=kobler, يبقى=king))
        assert "محمد السادس" in plain(await discord.used(amal, "الطرف", الاسم="كوبلر"))


async def test_roles_are_given_to_members_and_to_people_elsewhere(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, settings: str
) -> None:
    async with serve(settings):
        assert f"discord:{badr.id} is now editor" in plain(
            await discord.used(amal, "grant", role="editor", member=badr.id)
        )
        assert "telegram:5" in plain(await discord.used(amal, "منح", الدور="محرر", الشخص="telegram:5"))
        assert "Only editors" not in plain(await discord.used(badr, "drafts"))
        assert f"discord:{badr.id}" in plain(await discord.used(amal, "سحب_الدور", العضو=badr.id))
        assert "Only editors" in plain(await discord.used(badr, "drafts"))


async def test_subscriptions_and_feeds_are_ordered_field_by_field(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel, settings: str
) -> None:
    async with serve(settings):
        ordered = await discord.used(
            amal, "subscribe", channel, times="08:00 18:00", days="Sun-Thu", city="Cairo", topic="Libya", text="figures"
        )
        assert "(Sunday to Thursday) at 08:00 and 18:00, Cairo time\nfigures · about Libya" in plain(ordered)
        arabic = await discord.used(amal, "اشتراك", channel, الأوقات="فورا", الموضوع="ليبيا")
        assert "فور نشر كل مقال\nعن ليبيا" in plain(arabic)
        assert await discord.suggested(amal, "pause", "subscription", "", channel) == ["S1", "S2"]
        assert await discord.suggested(amal, "pause", "subscription", "") == []
        assert "أُوقف S2" in plain(await discord.used(amal, "إيقاف", channel, الاشتراك="S2"))
        refused = await discord.used(amal, "feed", action="add", link="http://127.0.0.1/rss", every="15m")
        assert "private network" in plain(refused)
        assert "لا خلاصة برقم 7" in plain(await discord.used(amal, "الخلاصات", الإجراء="أوقف", الرقم=7))
        assert "Which feed?" in plain(await discord.used(amal, "feed", action="add"))
