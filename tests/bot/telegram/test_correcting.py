"""An editor on Telegram corrects what was found, by buttons and by typing, before and after it is published."""

import re
import signal

from tests.articles import SKHIRAT
from tests.bot.telegram.conftest import Run
from tests.telegram_emulator import Emulator

LATER = SKHIRAT + "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.\n"


async def test_a_new_version_is_corrected_by_buttons_published_and_remembers_it_after_a_kill(
    telegram: Emulator, run: Run
) -> None:
    editor, reader = telegram.person("Anna", language="en"), telegram.person(language="en")
    async with run(f'[access]\neditors = ["telegram:{editor.user.id}"]') as mujaz:
        assert "Corrected. E1" in (await telegram.asked(editor, "/fix E1 date 2014-03-02 en")).text
        assert "Only editors" in (await telegram.asked(reader, "/fix E1 date 2013 en")).text
        mark = telegram.mark()
        editor.says(f"/upload date=2015-12-26\n{LATER}")
        near = await telegram.edited(editor, "of this text is that of article #1", since=mark)
        assert near.message is not None
        mark = telegram.mark()
        editor.presses(near.message, "New version of #1")
        preview = await telegram.edited(editor, "Draft", since=mark)
        assert preview.message is not None
        mark = telegram.mark()
        editor.presses(preview.message, "Correct")
        review = await telegram.edited(editor, "Press what is to be corrected", since=mark)
        assert review.message is not None
        attack = re.search(r"20 Dec 2015 .*\[(E\d+)\]", review.text)
        assert attack is not None
        mark = telegram.mark()
        editor.presses(review.message, f"Drop {attack[1]}")
        dropped = await telegram.edited(editor, f"{attack[1]} is dropped", since=mark)
        assert dropped.message is not None
        mark = telegram.mark()
        editor.presses(dropped.message, "Undo")
        back = await telegram.edited(editor, f"[{attack[1]}]", since=mark)
        assert back.message is not None
        await mujaz.end(signal.SIGKILL)
        await mujaz.start()
        mark = telegram.mark()
        editor.presses(back.message, f"Fix {attack[1]}")
        how = await telegram.sent(editor, "Send what is right", since=mark)
        line = next(line for line in how.text.splitlines() if line.startswith(f"/fix {attack[1]} date"))
        fixed = await telegram.asked(editor, line.replace("2015-12-20", "2015-12-21"))
        assert "21 Dec 2015" in fixed.text
        assert (
            "The UN condemned" in (await telegram.asked(editor, '/add event #3 2015-12-22 "The UN condemned it"')).text
        )
        mark = telegram.mark()
        editor.presses(back.message, "Back to the preview")
        again = await telegram.edited(editor, "21 Dec 2015", since=mark)
        assert again.message is not None
        editor.presses(again.message, "Publish")
        await telegram.edited(editor, "The new version of article #1 is public", since=mark)
        events = "".join([(await telegram.asked(reader, f"/timeline #1 page {page} en")).text for page in (1, 2)])
        for shown in ("2 Mar 2014", "21 Dec 2015", "22 Dec 2015 · The UN condemned it"):
            assert shown in events, shown
        history = (await telegram.asked(editor, "/history #1 en")).text
        assert f"Anna (telegram:{editor.user.id})" in history
        for shown in ("to “2 Mar 2014”", "dropped", "to “21 Dec 2015”", "The UN condemned it", "a new version"):
            assert shown in history, shown
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log


async def test_an_arab_editor_corrects_and_teaches_in_arabic(telegram: Emulator, run: Run) -> None:
    editor = telegram.person("أمل", language="ar")
    async with run(f'[access]\neditors = ["telegram:{editor.user.id}"]') as mujaz:
        mark = telegram.mark()
        editor.says("/رفع تاريخ=2020-05-04\nأعلنت زرقوطيم يوم 3 مايو 2020 وقف القتال. وأصيب 12 شخصا في المعارك.")
        preview = await telegram.edited(editor, "مسودة", since=mark)
        assert preview.message is not None
        added = await telegram.asked(editor, "/إضافة طرف جماعة مسلحة «زرقوطيم» إنجليزي=Zarqutim")
        assert "ورد في مقال واحد" in added.text
        mark = telegram.mark()
        editor.presses(preview.message, "تصحيح")
        review = await telegram.edited(editor, "زرقوطيم · جماعة مسلحة", since=mark)
        assert review.message is not None
        figure = re.search(r"12 شخصا.*\[(F\d+)\]", review.text)
        assert figure is not None
        assert "21 شخصا" in (await telegram.asked(editor, f"/تصحيح {figure[1]} قيمة ٢١")).text
        added = await telegram.asked(editor, "/إضافة حدث #3 ٢٠٢٠-٠٥-٠٤ «بدء الهدنة» جملة=«وقف القتال»")
        assert "4 مايو 2020 · بدء الهدنة" in added.text
        mark = telegram.mark()
        assert added.message is not None
        editor.presses(added.message, "تراجع")
        assert "بدء الهدنة" in (await telegram.edited(editor, "جرى التراجع عن", since=mark)).text
        mark = telegram.mark()
        editor.presses(review.message, "العودة إلى المعاينة")
        again = await telegram.edited(editor, "مسودة", since=mark)
        assert again.message is not None
        editor.presses(again.message, "نشر")
        await telegram.edited(editor, "نُشر المقال", since=mark)
        assert "21 شخصا" in (await telegram.asked(editor, "/الأرقام #3")).text
        assert "بدء الهدنة" not in (await telegram.asked(editor, "/الأحداث #3")).text
        history = (await telegram.asked(editor, "/السجل #3")).text
        assert "القيمة من «12» إلى «21»" in history
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
