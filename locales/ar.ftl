# كل ما يقوله موجز بالعربية. توأمه الإنجليزي en.ftl، ويضمن اختبارٌ أن الملفين يقولان الشيء نفسه.
# العلامة `|` تفصل بين الكلمات في الرسائل التي تعدّد كلمات.

## الأوامر: سطر المساعدة وطريقة الاستعمال والأمثلة

command-start = البداية
    .help = ما هو موجز ومن أين تبدأ
    .usage = /البداية
    .examples = /البداية
command-help = المساعدة
    .help = كل الأوامر، أو أحدها بالتفصيل
    .usage = /المساعدة [أمر]
    .examples = /المساعدة | /المساعدة الأحداث
command-actors = الأطراف
    .help = من هم الأطراف: أشخاص ومؤسسات وجماعات مسلحة
    .usage = /الأطراف [#مقال] [اسم] [سنة] [نوع]
    .examples = /الأطراف | /الأطراف #1 | /الأطراف أشخاص | /الأطراف 2015
command-actor = الطرف
    .help = ملف طرف واحد: صفاته وأحداثه وأقواله وأرقامه ومن يظهر معه
    .usage = /الطرف اسم [رسم]
    .examples = /الطرف حفتر | /الطرف A3 | /الطرف حفتر رسم
command-places = الأماكن
    .help = الدول والمدن وسائر الأماكن
    .usage = /الأماكن [#مقال] [اسم] [سنة]
    .examples = /الأماكن | /الأماكن #1
command-timeline = الأحداث
    .help = الأحداث المؤرخة بترتيبها الزمني
    .usage = /الأحداث [رسم] [#مقال] [اسم] [كلمات] [سنوات] [نوع]
    .examples = /الأحداث 2011-2015 | /الأحداث ليبيا | /الأحداث منذ 2014 اتفاق | /الأحداث رسم 2015
command-network = الشبكة
    .help = من يظهر مع من، في رسم
    .usage = /الشبكة [#مقال] [اسم] [كلمات] [سنة] [نوع]
    .examples = /الشبكة | /الشبكة #1 | /الشبكة ليبيا
command-figures = الأرقام
    .help = الأرقام وما تعدّه
    .usage = /الأرقام [رسم] [#مقال] [اسم] [كلمات] [سنة] [وحدة]
    .examples = /الأرقام | /الأرقام مساعدات | /الأرقام #2 نسبة | /الأرقام رسم
command-quotes = الأقوال
    .help = من قال ماذا، بالحرف
    .usage = /الأقوال [#مقال] [قائل] [كلمات] [سنة]
    .examples = /الأقوال | /الأقوال فابيوس
command-articles = المقالات
    .help = المقالات، الأحدث أولا
    .usage = /المقالات [كلمات] [سنة]
    .examples = /المقالات | /المقالات 2015
command-article = المقال
    .help = مقال واحد وما استُخرج منه
    .usage = /المقال رقم
    .examples = /المقال 1
command-source = المصدر
    .help = الجملة التي تستند إليها المعلومة، مع ما قبلها وما بعدها
    .usage = /المصدر مرجع
    .examples = /المصدر E2 | /المصدر F1
command-search = البحث
    .help = الجمل التي ترد فيها كل كلماتك
    .usage = /البحث كلمات
    .examples = /البحث حفتر | /البحث الأمم المتحدة
command-brief = الموجز
    .help = الموجز: ما الجديد، ومن، ومتى، وكم
    .usage = /الموجز [#مقال] [كلمات] [سنة]
    .examples = /الموجز | /الموجز 2015
command-language = اللغة
    .help = لغة الأجوبة هنا
    .usage = /اللغة [ar|en|auto]
    .examples = /اللغة | /اللغة en
command-subscribe = اشتراك
    .help = موجز دوري في هذه المحادثة: يوميا أو في أيام معينة أو فور النشر
    .usage = /اشتراك [أوقات] [أيام] [بتوقيت مدينة] [أقسام] [عن موضوع]
    .examples = /اشتراك | /اشتراك يوميا 08:00 بتوقيت القاهرة | /اشتراك الأحد-الخميس ٨ صباحا بتوقيت طرابلس عن ليبيا | /اشتراك فورا هدوء 22:00-07:00
command-subscriptions = الاشتراكات
    .help = اشتراكات هذه المحادثة
    .usage = /الاشتراكات
    .examples = /الاشتراكات
command-unsubscribe = إلغاء_الاشتراك
    .help = إلغاء اشتراك من اشتراكات هذه المحادثة
    .usage = /إلغاء_الاشتراك [S1]
    .examples = /إلغاء_الاشتراك | /إلغاء_الاشتراك S1
command-pause = إيقاف
    .help = إيقاف اشتراك مؤقتا
    .usage = /إيقاف [S1]
    .examples = /إيقاف | /إيقاف S1
command-resume = استئناف
    .help = استئناف اشتراك موقوف
    .usage = /استئناف [S1]
    .examples = /استئناف | /استئناف S1
command-preview = معاينة
    .help = ما كان اشتراكٌ ليرسله الآن
    .usage = /معاينة [S1]
    .examples = /معاينة | /معاينة S1
command-status = الحالة
    .help = حال البرنامج: ما ينتظر الإرسال، والأخطاء، والمواعيد القادمة
    .usage = /الحالة
    .examples = /الحالة
command-upload = رفع
    .help = للمحررين: مقالات من ملفات أو نص ملصق أو رسالة ترد عليها أو روابط، تُحفظ مسودات
    .usage = /رفع [تاريخ=2015-12-25] [عنوان=…] [مصدر=…] [كاتب=…] [نسخة=رقم] [نص أو روابط]، مع ملفات أو ردا على رسالة
    .examples = /رفع تاريخ=2015-12-25 مصدر=رويترز | /رفع https://example.org/news
command-drafts = المسودات
    .help = للمحررين: ما ينتظر النشر وما سُحب
    .usage = /المسودات [رقم]
    .examples = /المسودات | /المسودات 12
command-publish = نشر
    .help = للمحررين: نشر مسودات
    .usage = /نشر رقم…
    .examples = /نشر 12
command-discard = تجاهل
    .help = للمحررين: حذف مسودات
    .usage = /تجاهل رقم…
    .examples = /تجاهل 12
command-edit = تحرير
    .help = للمحررين: تاريخ المقال وعنوانه ومصدره وكاتبه
    .usage = /تحرير رقم [تاريخ=2015-12-25] [عنوان=…] [مصدر=…] [كاتب=…]
    .examples = /تحرير 12 تاريخ=2015-12-25
command-feed = الخلاصات
    .help = للمحررين: خلاصات RSS وAtom تُقرأ من تلقاء نفسها
    .usage = /الخلاصات [أضف رابط [كل ربع ساعة] [مسودات|نشر] | أوقف رقم | استأنف رقم | احذف رقم]
    .examples = /الخلاصات | /الخلاصات احذف 1 | /الخلاصات أضف https://example.org/rss كل ربع ساعة
command-review = مراجعة
    .help = للمحررين: ما استُخرج من مقال أو مسودة، مع أزرار لتصحيحه
    .usage = /مراجعة رقم
    .examples = /مراجعة 12
command-add = إضافة
    .help = للمحررين: إضافة حدث أو رقم أو قول أو طرف لم يُستخرج
    .usage = /إضافة حدث #المقال التاريخ «النص» [نوع=…] [مكان=…] [من=…] [جملة=…]، أو /إضافة رقم #المقال القيمة الوحدة، أو /إضافة قول #المقال القائل «قوله»، أو /إضافة طرف نوعه «اسمه» [أيضا=…]
    .examples = /إضافة حدث #12 2015-12-17 «توقيع الاتفاق» مكان=الصخيرات | /إضافة رقم #12 21 شخص | /إضافة قول #12 كوبلر «هذه بداية الطريق» | /إضافة طرف جماعة مسلحة «حركة رشاد الجديدة»
command-fix = تصحيح
    .help = للمحررين: تصحيح خطأ في حدث أو رقم أو قول
    .usage = /تصحيح مرجع حقل قيمة…
    .examples = /تصحيح E12 تاريخ 2015-12-17 | /تصحيح E12 عربي «توقيع الاتفاق» | /تصحيح F3 قيمة 21 وحدة شخص | /تصحيح Q4 قائل A5
command-drop = حذف
    .help = للمحررين: حذف واقعة غير صحيحة
    .usage = /حذف مرجع
    .examples = /حذف Q4
command-merge = دمج
    .help = للمحررين: دمج طرفين هما واحد
    .usage = /دمج A5 A9
    .examples = /دمج A5 A9
command-rename = تسمية
    .help = للمحررين: تغيير اسم طرف
    .usage = /تسمية A5 [عربي=…] [إنجليزي=…]، أو اسم وحده
    .examples = /تسمية A5 عربي=خليفة حفتر
command-type = تصنيف
    .help = للمحررين: نوع الطرف أو المكان
    .usage = /تصنيف A5 شخص|مؤسسة|جماعة مسلحة|مكان|دولة
    .examples = /تصنيف A5 جماعة مسلحة
command-alias = اسم_آخر
    .help = للمحررين: اسم آخر يُعرف به طرف
    .usage = /اسم_آخر A5 الاسم
    .examples = /اسم_آخر A5 حفتر
command-undo = تراجع
    .help = للمحررين: التراجع عن آخر تصحيح لك، أو عن تصحيح برقمه
    .usage = /تراجع [رقم|مرجع]
    .examples = /تراجع | /تراجع 57 | /تراجع E12
command-history = السجل
    .help = للمحررين: من صحح ماذا ومتى
    .usage = /السجل [#مقال|مرجع]
    .examples = /السجل | /السجل #12 | /السجل E12
command-retract = سحب
    .help = للمحررين: سحب مقال وكل ما استُخرج منه من الإجابات
    .usage = /سحب رقم
    .examples = /سحب 12
command-restore = استعادة
    .help = للمحررين: استعادة مقال مسحوب
    .usage = /استعادة رقم
    .examples = /استعادة 12
command-grant = منح
    .help = للمالكين: منح أحدهم دورا
    .usage = /منح telegram:رقم مالك|محرر|قارئ
    .examples = /منح telegram:12345 محرر
command-revoke = سحب_الدور
    .help = للمالكين: سحب دور من أحدهم
    .usage = /سحب_الدور telegram:رقم
    .examples = /سحب_الدور telegram:12345
command-roles = الأدوار
    .help = للمالكين: من له أي دور
    .usage = /الأدوار
    .examples = /الأدوار

## البداية والمساعدة

start-title = موجز يقرأ الأخبار العربية ويجيب عنها
start-what = يستخرج من المقالات من ومتى وكم ومن قال ماذا، ويعرض الجملة التي يستند إليها كل جواب.
start-none = لا مقالات في قاعدة البيانات بعد. أضف بعضها بالأمر «mujaz import FILE…».
start-some = { $articles ->
    [one] يمكنك أن تسأل عن مقال واحد.
    [two] يمكنك أن تسأل عن مقالين.
    [few] يمكنك أن تسأل عن { $articles } مقالات.
    [many] يمكنك أن تسأل عن { $articles } مقالا.
   *[other] يمكنك أن تسأل عن { $articles } مقال.
}
start-try = جرّب:
start-plain = ويمكنك أن تسأل بلغتك، بالعربية أو الإنجليزية: «من هم الأطراف؟»، «متى وُقّع الاتفاق؟»
help-title = الأوامر
help-filters = تقبل القوائم مرشحات بأي ترتيب: مقالا (#3) أو اسما أو كلمة أو سنة أو سنوات (2011، 2011-2015، منذ 2014) أو نوعا (اتفاق، أشخاص، نسبة).
help-chart = وبكلمة «رسم» في أول الطلب أو آخره تجيب /الأحداث و/الأرقام و/الطرف بصورة.
help-language = أضف في آخر الأمر «ar» أو «en» لتختار لغة جوابه.
help-usage = الاستعمال:
help-examples = أمثلة:
help-also = ويُكتب أيضا:

## القوائم

actors-title = { $total ->
    [zero] لا أطراف
    [one] طرف واحد
    [two] طرفان
    [few] { $total } أطراف
    [many] { $total } طرفا
   *[other] { $total } طرف
}
places-title = { $total ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $total } أماكن
    [many] { $total } مكانا
   *[other] { $total } مكان
}
timeline-title = { $total ->
    [zero] لا أحداث مؤرخة
    [one] حدث مؤرخ واحد
    [two] حدثان مؤرخان
    [few] { $total } أحداث مؤرخة
    [many] { $total } حدثا مؤرخا
   *[other] { $total } حدث مؤرخ
}
figures-title = { $total ->
    [zero] لا أرقام
    [one] رقم واحد
    [two] رقمان
    [few] { $total } أرقام
    [many] { $total } رقما
   *[other] { $total } رقم
}
quotes-title = { $total ->
    [zero] لا أقوال
    [one] قول واحد
    [two] قولان
    [few] { $total } أقوال
    [many] { $total } قولا
   *[other] { $total } قول
}
articles-title = { $total ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $total } مقالات
    [many] { $total } مقالا
   *[other] { $total } مقال
}
search-title = { $total ->
    [zero] لا جمل فيها «{ $words }»
    [one] جملة واحدة فيها «{ $words }»
    [two] جملتان فيهما «{ $words }»
    [few] { $total } جمل فيها «{ $words }»
    [many] { $total } جملة فيها «{ $words }»
   *[other] { $total } جملة فيها «{ $words }»
}
title-filtered = { $title } · { $filters }
filter-after = ما نُشر بعد ذلك الموجز
filter-article = المقال #{ $id }
mentions = { $count ->
    [zero] لم يُذكر
    [one] ذُكر مرة واحدة
    [two] ذُكر مرتين
    [few] ذُكر { $count } مرات
    [many] ذُكر { $count } مرة
   *[other] ذُكر { $count } مرة
}
in-new-articles = { $count ->
    [zero] لا مقالات جديدة
    [one] مقال جديد
    [two] مقالان جديدان
    [few] { $count } مقالات جديدة
    [many] { $count } مقالا جديدا
   *[other] { $count } مقال جديد
}
in-articles = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالا
   *[other] { $count } مقال
}
page-more = الصفحة { $page } من { $pages }. للمزيد: التالي
page-of = الصفحة { $page } من { $pages }.
no-actors = لا طرف يطابق ما طلبت.
no-places = لا مكان يطابق ما طلبت.
no-events = لا حدث مؤرخ يطابق ما طلبت.
no-figures = لا رقم يطابق ما طلبت.
no-quotes = لا قول يطابق ما طلبت.
no-articles = لا مقال يطابق ما طلبت.
no-sentences = لا جملة فيها «{ $words }».
nothing-stored = لا مقالات في قاعدة البيانات بعد: أضف بعضها بالأمر «mujaz import FILE…».
loosen = جرّب مرشحات أقل.
passed-over = لا شيء يطابق «{ $words }»، ومن دون ذلك:
unnamed-speaker = قائل غير مسمى
untitled = بلا عنوان
undated = بلا تاريخ
says = { $speaker }:

## الملف

profile-roles = الصفات
profile-also-called = ويُسمى أيضا
profile-timeline = الأحداث
profile-quotes = الأقوال
profile-figures = أرقام ترد معه
profile-company = يظهر معه
profile-more = { $count ->
    [zero] لا مزيد: { $command }
    [one] وواحد آخر: { $command }
    [two] واثنان آخران: { $command }
    [few] و{ $count } أخرى: { $command }
    [many] و{ $count } أخرى: { $command }
   *[other] و{ $count } أخرى: { $command }
}
together = { $count ->
    [zero] في المقال نفسه
    [one] معا في جملة واحدة
    [two] معا في جملتين
    [few] معا في { $count } جمل
    [many] معا في { $count } جملة
   *[other] معا في { $count } جملة
}

## المقال والمصدر والموجز

article-published = نُشر في { $date }
article-source = المصدر: { $source }
article-author = بقلم { $author }
article-counts = الأطراف والأماكن: { $actors }، الأحداث: { $events }، الأرقام: { $figures }، الأقوال: { $quotes }
article-actors = أبرز الأطراف
article-events = الأحداث
article-figures = الأرقام
article-quotes = الأقوال
source-of = يستند { $reference } إلى هذه الجملة:
source-none = أضاف محررٌ { $reference }، ولم تُسمّ له جملة من المقال.
source-article = من المقال #{ $id }:
brief-title = الموجز
brief-post = مقال جديد
brief-articles = أحدث المقالات
brief-actors = أبرز الأطراف
brief-events = الأحداث
brief-figures = الأرقام
brief-quote = بكلماتهم
brief-on-this-day = في مثل هذا اليوم
brief-more = للمزيد: { $commands }

## اللغة

language-now = الأجوبة هنا بالعربية.
language-auto-now = الأجوبة هنا بلغة كل سؤال.
language-set = من الآن فصاعدا تأتي الأجوبة هنا بالعربية.
language-auto-set = من الآن فصاعدا تأتي الأجوبة هنا بلغة كل سؤال.
language-how = يُجاب عن كل سؤال بلغته، وعن الأمر المكتوب بحروف عربية بالعربية؛ ويُعمل بهذا الاختيار حيث لا يدل السؤال على لغته.

## الرسوم

chart-more-events = { $count ->
    [zero] كل الأحداث مذكورة هنا.
    [one] وحدث آخر لم يُذكر هنا.
    [two] وحدثان آخران لم يُذكرا هنا.
    [few] و{ $count } أحداث أخرى لم تُذكر هنا.
    [many] و{ $count } حدثا آخر لم يُذكر هنا.
   *[other] و{ $count } حدث آخر لم يُذكر هنا.
}
chart-more-figures = { $count ->
    [zero] كل الأرقام معروضة هنا.
    [one] ورقم آخر لا يظهر هنا.
    [two] ورقمان آخران لا يظهران هنا.
    [few] و{ $count } أرقام أخرى لا تظهر هنا.
    [many] و{ $count } رقما آخر لا يظهر هنا.
   *[other] و{ $count } رقم آخر لا يظهر هنا.
}
chart-more-actors = { $count ->
    [zero] كل الأطراف معروضة هنا.
    [one] وطرف آخر لا يظهر هنا.
    [two] وطرفان آخران لا يظهران هنا.
    [few] و{ $count } أطراف أخرى لا تظهر هنا.
    [many] و{ $count } طرفا آخر لا يظهر هنا.
   *[other] و{ $count } طرف آخر لا يظهر هنا.
}
chart-stretched = يتسع الزمن في الرسم حيث تكثر الأحداث.
chart-hollow = المفرّغ: مرتقب أو محتمل أو منفي.
chart-logarithmic = مقياس لوغاريتمي: المسافات المتساوية مضاعفات متساوية.
chart-over-time = { $unit } · كما وردت تباعا
chart-people = أشخاص
chart-percent = نسب مئوية
chart-numbers = أرقام أخرى
chart-network-how = تكبر الدائرة بعدد مرات الذكر، ويغلظ الخط بعدد الجمل المشتركة.
network-title = من يظهر مع من
network-title-of = من يظهر مع { $name }
alt-timeline = خط زمني: { $title }.
alt-figures = رسم بياني: { $title }.
alt-network = شبكة علاقات: { $title }.
alt-separator = ؛
alt-comma = {"، "}
alt-together = { $first } و{ $second } ({ $sentences ->
    [zero] بلا جمل مشتركة
    [one] جملة واحدة
    [two] جملتان
    [few] { $sentences } جمل
    [many] { $sentences } جملة
   *[other] { $sentences } جملة
})
alt-series = { $unit }: { $first } ({ $start })، ثم { $last } ({ $end })
no-company = لا يظهر هناك طرفان معا.
no-company-of = لا أحد يظهر مع { $name } في جملة واحدة: لا شيء يُرسم.

## التواريخ

when-unknown = تاريخ غير معروف
when-since = منذ { $date }
when-until = حتى { $date }
when-week = أسبوع { $date }
when-quarter = { $quarter ->
    [1] الربع الأول
    [2] الربع الثاني
    [3] الربع الثالث
   *[other] الربع الرابع
} من { $year }
when-season = { $season ->
    [winter] شتاء
    [spring] ربيع
    [summer] صيف
   *[other] خريف
} { $year }
when-decade = عقد { $year }
when-century = القرن { $century ->
    [18] الثامن عشر
    [19] التاسع عشر
    [20] العشرون
    [21] الحادي والعشرون
   *[other] { $century }
}
when-range = { $start } – { $end }
when-planned = مرتقب
when-possible = محتمل
when-denied = منفي

## الأنواع والكلمات التي قد يكتبها المستعمل لها

entity-person = شخص
entity-organization = مؤسسة
entity-armed_group = جماعة مسلحة
entity-place = مكان
entity-state = دولة
words-person = شخص | أشخاص | الأشخاص | شخصيات | الشخصيات
words-organization = مؤسسة | مؤسسات | المؤسسات | منظمة | منظمات | المنظمات | هيئات
words-armed_group = جماعة | جماعات | الجماعات | مسلحة | المسلحة | ميليشيات | مليشيات
words-place = مكان | أماكن | مدينة | مدن | المدن
words-state = دولة | دول | الدول | بلدان | البلدان
event-agree = اتفاق
event-consult = محادثات
event-support = تأييد
event-cooperate = تعاون
event-aid = مساعدة
event-concede = تنازل
event-request = طلب
event-accuse = اتهام
event-reject = رفض
event-threaten = تهديد
event-protest = احتجاج
event-sanction = عقوبات
event-mobilize = حشد
event-coerce = إكراه
event-assault = هجوم
event-retreat = انسحاب
event-disaster = كارثة
event-economy = اقتصاد
event-election = انتخابات
event-appointment = تعيين
event-legal = قضاء
event-death = وفاة
event-discovery = اكتشاف
event-sport = رياضة
event-culture = ثقافة
event-statement = تصريح
event-other = حدث
words-agree = اتفاق | اتفاقات | اتفاقيات
words-consult = محادثات | مفاوضات | لقاءات | اجتماعات
words-support = تأييد | دعم
words-cooperate = تعاون
words-aid = إغاثة
words-concede = تنازل | تنازلات
words-request = طلب | طلبات | مطالب
words-accuse = اتهام | اتهامات
words-reject = رفض
words-threaten = تهديد | تهديدات
words-protest = احتجاج | احتجاجات | مظاهرات | تظاهرات
words-sanction = عقوبات
words-mobilize = حشد | تعبئة
words-coerce = إكراه | اعتقال | اعتقالات | توقيف
words-assault = هجوم | هجمات | معارك | قصف
words-retreat = انسحاب | انسحابات
words-disaster = كارثة | كوارث
words-economy = اقتصاد | اقتصادية
words-election = انتخاب | انتخابات
words-appointment = تعيين | تعيينات
words-legal = قضاء | محاكمات
words-death = وفاة | وفيات
words-discovery = اكتشاف | اكتشافات
words-sport = رياضة | مباريات
words-culture = ثقافة
words-statement = تصريح | تصريحات | بيانات
words-other = أخرى
words-money = مال | أموال | مبالغ
words-percent = نسبة | نسب | % | ٪

## ما تحتويه الأسئلة العادية

ask-actors = من هم | من هن | من هي الأطراف | الأطراف | الفاعلون | الفاعلين | الجهات | من شارك | من المشاركون
ask-actor = من هو | من هي | من يكون | من تكون | حدثني عن | ملف
ask-places = أين | ما الأماكن | أي الدول | أي المدن | الأماكن
ask-timeline = متى | ماذا حدث | ماذا جرى | ماذا فعل | ماذا فعلت | ما الذي فعله | ما الذي حدث | الأحداث | التسلسل الزمني | تسلسل الأحداث
ask-figures = كم | كم عدد | كم بلغ | كم بلغت | كم بلغ عدد | الأرقام | ما الأرقام | ما هي الأرقام | ما عدد | ما حجم | الإحصاءات
ask-quotes = ماذا قال | ماذا قالت | ماذا صرح | ما قال | من قال | التصريحات | الأقوال | الاقتباسات | تصريحات | أقوال
ask-articles = ما المقالات | المقالات
ask-brief = الموجز | ملخص | الملخص | لخص | ما الجديد | ما الأخبار | آخر الأخبار | الأخبار
ask-help = المساعدة | ماذا تستطيع | ماذا تفعل | كيف
ask-noise = في | من | على | إلى | عن | حول | بشأن | هل | ما | ماذا | هو | هي | هم | التي | الذي | الذين | هذا | هذه | ذلك | تلك | كان | كانت | قد | تم | جرى | وقع | وقعت | وُقع | حدث | حدثت | صار | و | أو | كل | جميع | أعطني | أرني | اعرض | من فضلك | لي | لنا | عند | مع | بين | أن | إن

## الاشتراكات

subscribe-title = الموجز الدوري في هذه المحادثة
subscribe-how = اختر واحدا مما يلي، أو اكتب ما تريد في سطر واحد: الأوقات والأيام و«بتوقيت» مدينة والأقسام و«عن» موضوع. إن لم تُذكر مدينة فبتوقيت { $zone }.
subscribe-examples = يوميا 08:00 بتوقيت القاهرة | الأحد-الخميس ٨ صباحا بتوقيت طرابلس | أسبوعيا الأحد 09:00 الأرقام والأقوال | فورا عن ليبيا هدوء 22:00-07:00 | كرون 0 8 * * 1-5
subscribe-daily-morning = يوميا 08:00
    .label = كل يوم الساعة 08:00
subscribe-weekdays-morning = أيام العمل 08:00
    .label = أيام العمل الساعة 08:00
subscribe-daily-evening = يوميا 18:00
    .label = كل يوم الساعة 18:00
subscribe-weekly = أسبوعيا الأحد 09:00
    .label = كل أحد الساعة 09:00
subscribe-now = فورا
    .label = كل مقال فور نشره
subscribed = تم الاشتراك: { $reference }
subscription-runs = المواعيد التالية:
subscription-next = الموعد التالي: { $moment }
resting-asked = متوقف إلى حين استئنافه
resting-gone = متوقف لتعذر الكتابة إلى هذه المحادثة
subscription-pausing = أُوقف { $reference } مؤقتا، ولن يصل منه شيء حتى تستأنفه.
subscription-resumed = استؤنف { $reference }.
unsubscribed = أُلغي { $reference }.
which-subscription = أي اشتراك تقصد؟
no-subscriptions = لا اشتراكات في هذه المحادثة.
subscriptions-title = { $total ->
    [zero] لا اشتراكات
    [one] اشتراك واحد
    [two] اشتراكان
    [few] { $total } اشتراكات
    [many] { $total } اشتراكا
   *[other] { $total } اشتراك
}
schedule-zone-shown = ، بتوقيت { $zone }
schedule-cron-shown = وفق عبارة cron «{ $expression }»
schedule-now-shown = فور نشر كل مقال
schedule-quiet-shown = { $said }، مع الهدوء من { $start } إلى { $end }
schedule-times-shown = { $days } الساعة { $times }
schedule-every-day = كل يوم
schedule-working-days = أيام العمل ({ $days })
schedule-days-shown = { $count ->
    [one] يوم { $days } من كل أسبوع
    [two] يومي { $days } من كل أسبوع
    [few] أيام { $days } من كل أسبوع
    [many] أيام { $days } من كل أسبوع
   *[other] أيام { $days } من كل أسبوع
}
schedule-span-shown = من { $first } إلى { $last }
schedule-about-shown = عن { $topic }
schedule-picture-shown = مع صورة
schedule-silent-shown = بلا رسالة حين لا جديد
section-articles = المقالات الجديدة
section-actors = الأطراف
section-timeline = الأحداث
section-figures = الأرقام
section-quotes = الأقوال
section-on_this_day = في مثل هذا اليوم
moment = { $weekday } { $day }، { $time }
preview-example = لا جديد الآن. وهكذا يبدو الموجز مما نُشر أخيرا:
briefing-nothing-new = لا جديد منذ الموجز السابق.
notice-gone = لم أعد أستطيع الكتابة إلى { $chat }. توقف حتى يُسمح لي من جديد:
notice-back = عدت أستطيع الكتابة إلى { $chat }. استؤنف:
notice-titled = «{ $title }»
notice-chat = المحادثة { $chat }

## حال البرنامج

status-title = الحالة
status-articles = { $count ->
    [zero] لا مقالات منشورة
    [one] مقال منشور واحد
    [two] مقالان منشوران
    [few] { $count } مقالات منشورة
    [many] { $count } مقالا منشورا
   *[other] { $count } مقال منشور
}
status-subscriptions = الاشتراكات: { $running } عاملة، و{ $asked } موقوفة، و{ $gone } في محادثات تتعذر الكتابة إليها
status-queue = الرسائل: { $waiting } قيد الانتظار، و{ $sent } مرسلة، و{ $failed } متروكة
status-oldest = { $minutes ->
    [zero] لا تنتظر أقدمها منذ وقت يُذكر.
    [one] تنتظر أقدمها منذ دقيقة واحدة.
    [two] تنتظر أقدمها منذ دقيقتين.
    [few] تنتظر أقدمها منذ { $minutes } دقائق.
    [many] تنتظر أقدمها منذ { $minutes } دقيقة.
   *[other] تنتظر أقدمها منذ { $minutes } دقيقة.
}
status-feeds = الخلاصات: { $running } عاملة، و{ $failing } متعثرة، و{ $asked } موقوفة، و{ $ended } منتهية؛ مواد في انتظار القراءة: { $waiting }
status-errors = آخر الشكاوى
status-next = المواعيد القادمة، بتوقيت { $zone }

## ما يُكتب بعد أمر الاشتراك

schedule-daily = يوميا | كل يوم | يومي
schedule-mornings = كل صباح | صباح كل يوم | كل يوم صباحا
schedule-evenings = كل مساء | مساء كل يوم | كل يوم مساء | كل ليلة
schedule-weekdays = أيام العمل | في أيام العمل | أيام الدوام | كل يوم عمل
schedule-weekend = نهاية الأسبوع | عطلة نهاية الأسبوع | أيام العطلة | في عطلة نهاية الأسبوع
schedule-weekly = أسبوعيا | كل أسبوع | مرة في الأسبوع | أسبوعي
schedule-now = الآن | فورا | فوري | حالا | عند النشر | فور النشر
schedule-quiet = هدوء | الهدوء | ما عدا | باستثناء | صمت بين | صمت من
schedule-silent = صامت | بصمت | إن وجد جديد | عند وجود جديد | إذا وجد جديد فقط
schedule-picture = صورة | مع صورة | بصورة | رسم | مع رسم
schedule-about = عن | حول | بشأن | موضوع | عن موضوع
schedule-zone = بتوقيت | توقيت | في | حسب توقيت
schedule-zone-bare = في
schedule-zone-behind = بالتوقيت المحلي
schedule-cron = كرون
schedule-to = إلى | الى | حتى | لغاية | -
schedule-noise = الساعة | على الساعة | في الساعة | عند | مع | كل | من | بين | فقط | أيام | يوم | موجز | الموجز | من فضلك
schedule-day-0 = الاثنين | الإثنين | اثنين
schedule-day-1 = الثلاثاء | ثلاثاء
schedule-day-2 = الأربعاء | أربعاء
schedule-day-3 = الخميس | خميس
schedule-day-4 = الجمعة | جمعة
schedule-day-5 = السبت | سبت
schedule-day-6 = الأحد | أحد
schedule-hour-1 = الواحدة
schedule-hour-2 = الثانية
schedule-hour-3 = الثالثة
schedule-hour-4 = الرابعة
schedule-hour-5 = الخامسة
schedule-hour-6 = السادسة
schedule-hour-7 = السابعة
schedule-hour-8 = الثامنة
schedule-hour-9 = التاسعة
schedule-hour-10 = العاشرة
schedule-hour-11 = الحادية عشرة
schedule-hour-12 = الثانية عشرة
schedule-am = صباحا | صباح | في الصباح | فجرا | ص
schedule-pm = مساء | في المساء | ليلا | عصرا | بعد الظهر | م
schedule-noon = ظهرا | الظهر | عند الظهر
schedule-midnight = منتصف الليل | عند منتصف الليل
schedule-half = والنصف | ونصف
schedule-third = والثلث | وثلث
schedule-quarter = والربع | وربع
schedule-less-quarter = إلا ربعا | إلا الربع | إلا ربع
schedule-less-third = إلا ثلثا | إلا الثلث | إلا ثلث
schedule-section-articles = المقالات | مقالات | المقالات الجديدة | العناوين
schedule-section-actors = الأطراف | أطراف | الفاعلون
schedule-section-timeline = الأحداث | أحداث
schedule-section-figures = الأرقام | أرقام
schedule-section-quotes = الأقوال | أقوال | اقتباس
schedule-section-on_this_day = في مثل هذا اليوم | مثل هذا اليوم | اليوم في التاريخ

## اللغات والزمن في المرشحات

filter-language = ar | عربي | عربية | العربية | بالعربية | بالعربي
filter-from = منذ | من | بعد | بين
filter-to = حتى | إلى | قبل
filter-page = صفحة | الصفحة
filter-chart = رسم | رسما | الرسم | بياني

## أخطاء

error-unknown-command = لا أمر باسم /{ $name }. هل تقصد { $nearest }؟
error-unknown-command-help = لا أمر باسم /{ $name }. كل الأوامر في /المساعدة
error-empty = اسأل عن شيء، أو اكتب /المساعدة
error-too-long = هذا طويل جدا: الحد الأقصى { $limit } حرف.
error-no-article = لا مقال برقم #{ $id }. المقالات في /المقالات
error-article-needed = أي مقال؟ مثلا /المقال 1، والمقالات في /المقالات
error-actor-needed = أي طرف؟ مثلا /الطرف حفتر، والأطراف في /الأطراف
error-no-actor = لا طرف باسم «{ $name }».
error-no-actor-nearest = لا طرف باسم «{ $name }». هل تقصد { $nearest }؟
error-reference-needed = أي معلومة؟ يرد المرجع بعد كل معلومة، مثلا /المصدر E2
error-bad-reference = «{ $reference }» ليس مرجعا. المراجع على شكل E12 أو F7 أو Q4 أو A5.
error-no-reference = لا وجود للمرجع { $reference }.
error-words-needed = أي كلمات؟ مثلا /البحث حفتر
error-bad-years = «{ $text }» ليست مدة يمكن البحث فيها.
error-no-such-page = لا توجد صفحة { $page }: الأخيرة هي { $pages }.
error-no-such-language = اللغات هي ar و en و auto.
error-unexpected = حدث خلل، وسُجل برقم { $number }. لم يتغير شيء.

error-schedule-word = لم أفهم «{ $word }» هنا. مثال: /اشتراك يوميا 08:00 بتوقيت القاهرة
error-schedule-time = متى؟ مثال: /اشتراك يوميا 08:00، أو /اشتراك أيام العمل ٨ صباحا بتوقيت طرابلس، أو /اشتراك فورا
error-schedule-kinds = اختر واحدا: أوقاتا محددة، أو «كرون»، أو «فورا». وساعات الهدوء مع «فورا» وحدها.
error-weekly-day = في أي يوم من الأسبوع؟ مثال: /اشتراك أسبوعيا الأحد 09:00
error-cron = «{ $expression }» ليست عبارة cron من خمسة حقول لا يتكرر موعدها أكثر من مرة كل خمس دقائق.
error-many-times = هذه أوقات كثيرة: الحد الأقصى { $limit } في الاشتراك الواحد.
error-quiet = من متى إلى متى يكون الهدوء؟ مثال: هدوء 22:00-07:00
error-topic = عن ماذا؟ مثال: عن ليبيا
error-several-zones = في { $place } أكثر من منطقة زمنية، فسمّ إحداها، مثل { $zones }
error-no-subscriptions = لا اشتراكات في هذه المحادثة. ينشئ الأمر /اشتراك واحدا.
error-which-subscription = ليس في هذه المحادثة اشتراك بهذا الرقم، وفيها { $references }.
error-terminal-subscription = لا يمكن إرسال شيء إلى الطرفية: اشترك في محادثة على تلغرام أو ديسكورد.
error-never = هذا موعد لا يأتي أبدا.
error-subscribed-already = لهذه المحادثة هذا الاشتراك من قبل: { $reference }.
error-many-subscriptions = أقصى عدد من الاشتراكات في المحادثة الواحدة { $limit }.
error-old-button = هذا الزر قديم جدا. اسأل من جديد تحصل على أزرار جديدة.
error-only-chat-admins = هذا متاح لمشرفي هذه المحادثة وحدهم.
error-only-editors = هذا متاح للمحررين وحدهم.
error-only-owners = هذا متاح للمالكين وحدهم.
error-forwarded = الرسائل المعاد توجيهها لا تغيّر شيئا: أرسل الأمر بنفسك.
error-edited-done = نُفّذ ما طلبته هذه الرسالة من قبل: أرسل أمرا جديدا.
error-edited = عُدّلت هذه الرسالة بعد فوات الأوان: أرسل الأمر من جديد.
error-attachment-lost = تعذر جلب الملف. أرسله مرة أخرى من فضلك.
error-anonymous = لا يمكن التحقق ممن أرسل هذا: اكتب باسمك لا باسم المجموعة.
error-slow-down = هذه طلبات كثيرة دفعة واحدة، فانتظر قليلا قبل المتابعة.
error-attachment-too-large = الملف كبير جدا، فتلغرام لا يسلّم أكثر من { $limit } ميغابايت. والأمر «mujaz import» يقبل ما هو أكبر.
error-interrupted = انقطع عملي على هذه الرسالة مرتين فتوقفت عن المحاولة. أعد إرسالها إن لم يصلك الجواب.

## الأزرار

button-previous = ‹ السابق
button-next = التالي ›
button-brief = الموجز
button-articles = المقالات
button-actors = الأطراف
button-timeline = الأحداث
button-figures = الأرقام
button-quotes = الأقوال
button-help = كل الأوامر
button-preview = معاينة
button-pause = إيقاف
button-resume = استئناف
button-unsubscribe = إلغاء
button-language-ar = العربية
button-language-en = English
button-language-auto = تلقائي

## حقول النماذج

option-article = المقال
    .help = مقال: اكتب رقمه، أو كلمات من عنوانه لتختاره
option-name = الاسم
    .help = شخص أو مؤسسة أو مكان، بالعربية أو الإنجليزية
option-words = الكلمات
    .help = كلمات لا بد من ورودها
option-year = السنة
    .help = سنة واحدة، أو أولى السنوات
option-until = حتى
    .help = آخر السنوات
option-kind = النوع
    .help = هذا النوع وحده
option-chart = رسم
    .help = أجب برسم
option-reference = المرجع
    .help = ما يرد في آخر كل معلومة، مثل E12
option-command = الأمر
    .help = الأمر المطلوب شرحه
option-language = اللغة
    .help = لغة الأجوبة هنا
option-file = الملف
    .help = ملف
option-text = النص
    .help = ما يلي الأمر
option-draft = المسودة
    .help = مسودة: اخترها أو اكتب رقمها
option-retracted = المقال
    .help = مقال مسحوب: اختره أو اكتب رقمه
option-any_article = المقال
    .help = مقال أو مسودة: اكتب رقمه، أو كلمات من عنوانه لتختاره
option-actor = الطرف
    .help = طرف أو مكان: اختره أو اكتب مرجعه، مثل A5
option-into = يبقى
    .help = الطرف الذي يبقى: اختره أو اكتب مرجعه، مثل A9
option-type = التصنيف
    .help = ما هو هذا الطرف أو المكان
option-alias = الاسم_الآخر
    .help = اسم آخر، بأي من اللغتين
option-field = الحقل
    .help = موضع الخطأ
option-value = القيمة
    .help = الصواب: 2015-12-17 أو 21 أو شخص أو توقيع الاتفاق …
option-missed = المضاف
    .help = ما الذي يُضاف
option-number = الرقم
    .help = رقمه في القائمة
option-action = الإجراء
    .help = ماذا تريد؟ من دونه تُعرض الخلاصات
option-link = الرابط
    .help = عنوان الخلاصة التي تضيفها
option-period = كل
    .help = كم مرة تُقرأ، مثل: ربع ساعة، أو ساعتين
option-rule = المنشورات
    .help = ما مصير ما يأتي منها: مسودات، أو نشر فوري
option-date = التاريخ
    .help = تاريخ، مثل 2015-12-25
option-title = العنوان
    .help = العنوان
option-source = المصدر
    .help = الصحيفة أو الوكالة أو الموقع
option-author = الكاتب
    .help = كاتب المقال
option-version = النسخة
    .help = رقم المقال الذي هذه نسخة جديدة منه، أو «لا»
option-ar = بالعربية
    .help = الاسم أو النص بالعربية
option-en = بالإنجليزية
    .help = الاسم أو النص بالإنجليزية
option-place = المكان
    .help = مكان وقوعه
option-who = الفاعل
    .help = من قام به
option-member = العضو
    .help = عضو في هذا الخادم
option-person = الشخص
    .help = شخص في منصة أخرى، مثل telegram:12345
option-role = الدور
    .help = الدور الممنوح
option-subscription = الاشتراك
    .help = أي اشتراك، مثل S1
option-times = الأوقات
    .help = أوقات اليوم، مثل 08:00 18:00، أو «فورا» لكل مقال عند نشره
option-days = الأيام
    .help = الأيام، مثل: الأحد إلى الخميس؛ ومن دونها كل يوم
option-city = المدينة
    .help = المدينة التي يُحسب بتوقيتها، مثل القاهرة
option-topic = الموضوع
    .help = ما يذكر هذا وحده
option-answer = لغة_الجواب
    .help = لغة هذا الجواب

## البرنامج العامل

run-nothing = لم تُهيأ أي منصة: ضع رمز البوت في { $variables }، أو في ملف يسميه token_file في الإعدادات. يبيّن الأمر «mujaz doctor» ما هو موجود.
run-started = { $platform }: بدأ العمل
run-platform-failed = { $platform }: { $reason }
run-stopped = توقف العمل.
telegram-token = رمز البوت غير معروف لدى تلغرام. تجد الرمز الصحيح عند @BotFather.
telegram-conflict = برنامج آخر يستعمل رمز البوت نفسه. أوقفه، أو أعط هذا البرنامج بوتا خاصا به.
telegram-webhook = تعذر تشغيل الويب هوك: { $reason }
discord-token = الرمز السري غير معروف لدى ديسكورد. بوابة المطورين تصدر رمزا جديدا في صفحة «Bot».
discord-intents = لا يسمح ديسكورد لهذا التطبيق بتلقي الأحداث التي يطلبها.

## الرفع

set-date = تاريخ | التاريخ
set-title = عنوان | العنوان
set-source = مصدر | المصدر
set-author = كاتب | الكاتب | بقلم
set-version = نسخة | النسخة
set-held = محفوظ
version-none = لا | مستقل | مستقلة
upload-text = النص
upload-reading = أقرأ { $name } …
upload-parsing = أستخرج الوقائع من { $name } …
upload-storing = أحفظ { $name } …
upload-refused = لم يُحفظ شيء من { $name }: { $reason }
upload-drafts = { $count ->
    [zero] لم تُحفظ أي مسودة
    [one] حُفظ مقال واحد مسودة
    [two] حُفظ مقالان مسودتين
    [few] حُفظت { $count } مقالات مسودات
    [many] حُفظ { $count } مقالا مسودات
   *[other] حُفظ { $count } مقال مسودات
}
upload-private = يقرأ هنا آخرون، فاطلب /المسودات في محادثة خاصة معي.
draft-state = مسودة لا يراها إلا المحررون، وتُحذف إن لم تُنشر حتى { $until }.
draft-version = عند النشر تحل محل المقال #{ $id }، وتبقى تصحيحاته.
draft-published = نُشر المقال #{ $id }.
version-published = نُشرت النسخة الجديدة من المقال #{ $id }.
draft-discarded = حُذفت المسودة #{ $id }.
article-unchanged = هذا ما في المقال #{ $id } من قبل.
article-retracted = سُحب المقال #{ $id }، ولم يعد يراه أحد.
article-restored = عاد المقال #{ $id }.
hidden-draft = { $count ->
    [zero] لا مسودات
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $count } مسودات
    [many] { $count } مسودة
   *[other] { $count } مسودة
}
hidden-retracted = { $count ->
    [zero] لا مقالات مسحوبة
    [one] مقال مسحوب واحد
    [two] مقالان مسحوبان
    [few] { $count } مقالات مسحوبة
    [many] { $count } مقالا مسحوبا
   *[other] { $count } مقال مسحوب
}
hidden-nothing = لا مسودات ولا مقالات مسحوبة.
edit-how = غيّر ما فيه خطأ أو نقص في هذا السطر وأرسله:
button-publish = نشر
button-edit = تحرير
button-discard = تجاهل
button-publish-all = نشر الكل
button-discard-all = تجاهل الكل
button-restore = استعادة
error-nothing-sent = أرفق ملفات، أو رد على رسالة فيها نص، أو اكتب نصا أو روابط بعد الأمر.
error-many-files = هذا كثير دفعة واحدة، والحد الأقصى للملفات أو الروابط { $limit }. ويتسع ملف zip لأكثر من ذلك.
error-one-version = النسخة الجديدة مقال واحد، فأرسل ملفا أو رابطا أو نصا واحدا.
error-long-option = قيمة «{ $name }» طويلة جدا، والحد الأقصى بالأحرف { $limit }.
error-bad-day = «{ $text }» ليس يوما. اكتبه هكذا: 2015-12-25.
error-future-day = التاريخ { $date } في المستقبل.
same-public = هذا النص موجود في المقال #{ $id }.
same-draft = هذا النص موجود في المسودة #{ $id }، ويعرضها الأمر /المسودات { $id }.
same-retracted = هذا النص موجود في المقال المسحوب #{ $id }، ويعيده الأمر /استعادة { $id }.
near-public = { $percent }٪ من هذا النص موجود في المقال #{ $id }.
near-draft = { $percent }٪ من هذا النص موجود في المسودة #{ $id }، ويعرضها الأمر /المسودات { $id } ويحذفها /تجاهل { $id }.
near-retracted = { $percent }٪ من هذا النص موجود في المقال المسحوب #{ $id }، ويعيده الأمر /استعادة { $id }.
near-what = { $hours ->
    [zero] أهو نسخة جديدة أم مقال مستقل؟
    [one] أهو نسخة جديدة أم مقال مستقل؟ أحتفظ بالنص ساعة في انتظار جوابك. ومن دون أزرار: أعد رفعه مع نسخة=رقم أو نسخة=لا.
    [two] أهو نسخة جديدة أم مقال مستقل؟ أحتفظ بالنص ساعتين في انتظار جوابك. ومن دون أزرار: أعد رفعه مع نسخة=رقم أو نسخة=لا.
    [few] أهو نسخة جديدة أم مقال مستقل؟ أحتفظ بالنص { $hours } ساعات في انتظار جوابك. ومن دون أزرار: أعد رفعه مع نسخة=رقم أو نسخة=لا.
    [many] أهو نسخة جديدة أم مقال مستقل؟ أحتفظ بالنص { $hours } ساعة في انتظار جوابك. ومن دون أزرار: أعد رفعه مع نسخة=رقم أو نسخة=لا.
   *[other] أهو نسخة جديدة أم مقال مستقل؟ أحتفظ بالنص { $hours } ساعة في انتظار جوابك. ومن دون أزرار: أعد رفعه مع نسخة=رقم أو نسخة=لا.
}
button-version = نسخة جديدة من #{ $id }
button-own = مقال مستقل
error-not-held = لم أعد أحتفظ بهذا النص: أعد إرساله.
error-meanwhile = تغيّر #{ $id } في اللحظة نفسها. أعد المحاولة من فضلك.
missing-draft = لا توجد مسودة #{ $id }. الأمر /المسودات يعرضها كلها.
missing-retracted = المقال #{ $id } ليس مسحوبا.
error-draft-in-group = يقرأ هنا آخرون، فاطلب المسودة #{ $id } في محادثة خاصة معي.
error-drafts-in-group = يقرأ هنا آخرون، فاطلب المسودات في محادثة خاصة معي.

## الخلاصات

words-feed-list = القائمة | قائمة | اعرض | عرض | كلها
words-feed-add = أضف | إضافة | أضيف | اقرأ | جديدة
words-feed-remove = احذف | حذف | أزل | إزالة
words-feed-pause = أوقف | إيقاف
words-feed-resume = استأنف | استئناف
words-feed-drafts = مسودات | المسودات | مسودة | كمسودات
words-feed-publish = نشر | انشر | النشر | للنشر | وانشر | ونشر
words-feed-noise = كل | مع | ثم | في | و | مباشرة | فورا
words-feed-unit-minute = د | دقيقة | دقائق
words-feed-unit-hour = س | ساعة | ساعات
words-feed-unit-day = يوم | يوما | أيام
words-feed-period-quarter = ربع ساعة
words-feed-period-half = نصف ساعة
words-feed-period-hour = ساعة
words-feed-period-day = يوم | يوميا
feeds-none = لا خلاصات تُقرأ بعد. وتُضاف الخلاصة هكذا:
feeds-title = { $total ->
    [zero] لا خلاصات
    [one] خلاصة واحدة
    [two] خلاصتان
    [few] { $total } خلاصات
    [many] { $total } خلاصة
   *[other] { $total } خلاصة
}
feed-rule-drafts = تُحفظ موادها مسودات
feed-rule-publish = تُنشر موادها فورا
feed-rule-says = { $period } · { $rule }
feed-every-minutes = { $count ->
    [zero] كل دقيقة
    [one] كل دقيقة
    [two] كل دقيقتين
    [few] كل { $count } دقائق
    [many] كل { $count } دقيقة
   *[other] كل { $count } دقيقة
}
feed-every-hours = { $count ->
    [zero] كل ساعة
    [one] كل ساعة
    [two] كل ساعتين
    [few] كل { $count } ساعات
    [many] كل { $count } ساعة
   *[other] كل { $count } ساعة
}
feed-every-days = { $count ->
    [zero] كل يوم
    [one] كل يوم
    [two] كل يومين
    [few] كل { $count } أيام
    [many] كل { $count } يوما
   *[other] كل { $count } يوم
}
feed-added = الخلاصة { $number }: { $title }
feed-holds = { $count ->
    [zero] لا مواد فيها بعد.
    [one] فيها مادة واحدة.
    [two] فيها مادتان.
    [few] فيها { $count } مواد.
    [many] فيها { $count } مادة.
   *[other] فيها { $count } مادة.
}
feed-taken = { $count ->
    [zero] سيُقرأ ما يستجد فيها.
    [one] تُقرأ أحدثها الآن، ثم ما يستجد.
    [two] تُقرأ أحدث مادتين الآن، ثم ما يستجد.
    [few] تُقرأ أحدث { $count } مواد الآن، ثم ما يستجد.
    [many] تُقرأ أحدث { $count } مادة الآن، ثم ما يستجد.
   *[other] تُقرأ أحدث { $count } مادة الآن، ثم ما يستجد.
}
feed-terminal = الأمر «mujaz run» هو الذي يقرأ الخلاصات، فلا بد أن يكون عاملا.
feed-looked = آخر اطلاع: { $moment }
feed-next = التالي: { $moment }
feed-resting-asked = متوقفة إلى حين استئنافها
feed-resting-ended = انتهت: يقول موقعها إنها أزيلت نهائيا
feed-failing = { $count ->
    [zero] فشل آخر اطلاع: { $reason }.
    [one] فشل آخر اطلاع: { $reason }.
    [two] فشل الاطلاع مرتين متتاليتين: { $reason }.
    [few] فشل الاطلاع { $count } مرات متتالية: { $reason }.
    [many] فشل الاطلاع { $count } مرة متتالية: { $reason }.
   *[other] فشل الاطلاع { $count } مرة متتالية: { $reason }.
}
feed-refused = آخر مادة تعذرت قراءتها: { $link }: { $reason }
feed-count-read = { $count ->
    [zero] لم يُقرأ منها شيء بعد
    [one] قُرئت مادة واحدة
    [two] قُرئت مادتان
    [few] قُرئت { $count } مواد
    [many] قُرئت { $count } مادة
   *[other] قُرئت { $count } مادة
}
feed-count-waiting = في الانتظار: { $count }
feed-count-same = موجودة من قبل: { $count }
feed-count-refused = تعذرت قراءتها: { $count }
feed-done-remove = حُذفت الخلاصة { $number } ({ $title })، وبقيت مقالاتها.
feed-done-pause = أُوقفت الخلاصة { $number } ({ $title }) مؤقتا.
feed-done-resume = استؤنفت الخلاصة { $number } ({ $title })، وسيُطلع عليها الآن.
feed-notice-drafts = { $count ->
    [zero] لا مسودات جديدة من { $title }: { $command }
    [one] مسودة جديدة من { $title }: { $command }
    [two] مسودتان جديدتان من { $title }: { $command }
    [few] { $count } مسودات جديدة من { $title }: { $command }
    [many] { $count } مسودة جديدة من { $title }: { $command }
   *[other] { $count } مسودة جديدة من { $title }: { $command }
}
feed-notice-failing = تعذرت قراءة الخلاصة { $title } ({ $number }) في { $count ->
    [zero] آخر محاولة
    [one] آخر محاولة
    [two] آخر محاولتين
    [few] آخر { $count } محاولات
    [many] آخر { $count } محاولة
   *[other] آخر { $count } محاولة
}: { $reason }. وسأواصل المحاولة على فترات متباعدة.
feed-notice-ended = انتهت الخلاصة { $title } ({ $number }): يقول موقعها إنها أزيلت نهائيا، فلن تُقرأ بعد الآن.
button-remove = حذف
error-feed-how = ما المطلوب في الخلاصات؟ مثلا: /الخلاصات أضف https://example.org/rss كل ربع ساعة، أو /الخلاصات احذف 1
error-feed-link = أي خلاصة؟ يبدأ عنوانها بـ http:// أو https://، مثلا: /الخلاصات أضف https://example.org/rss
error-which-feed = أي خلاصة؟ اذكر رقمها، مثلا: /الخلاصات احذف 1، وكلها في /الخلاصات
error-no-feed = لا خلاصة برقم { $number }. كل الخلاصات في /الخلاصات
error-feed-known = هذه الخلاصة تُقرأ من قبل، ورقمها { $number }.
error-many-feeds = الحد الأقصى لعدد الخلاصات { $limit }.
error-feed-period = لم أفهم «{ $text }» هنا. مثال: كل 15 دقيقة، كل ساعتين، كل يوم
error-feed-period-range = يُطلع على الخلاصة مرة كل { $shortest } دقائق على الأكثر، ومرة كل { $longest } أيام على الأقل.

## التصحيحات

set-value = قيمة | القيمة
set-unit = وحدة | الوحدة
set-type = نوع | النوع
set-ar = عربي | بالعربية
set-en = إنجليزي | بالإنجليزية
set-speaker = قائل | القائل
set-place = مكان | المكان | في
set-who = من | الفاعل | القائم به
set-with = مع
set-sentence = جملة | الجملة | كلمات
set-also = أيضا | اسم آخر | ويسمى
add-event = حدث | حدثا
add-figure = رقم | رقما
add-quote = قول | قولا | اقتباس
add-actor = طرف | طرفا | مكان | شخص | مؤسسة
corrected = جرى التصحيح. { $change }
corrected-later = { $count ->
    [zero] قُرئت كل المقالات من جديد.
    [one] ومقال آخر يُقرأ من جديد بسببه.
    [two] ومقالان آخران يُقرآن من جديد بسببه.
    [few] و{ $count } مقالات أخرى تُقرأ من جديد بسببه.
    [many] و{ $count } مقالا آخر تُقرأ من جديد بسببه.
   *[other] و{ $count } مقال آخر تُقرأ من جديد بسببه.
}
undone = جرى التراجع عن: { $change }
correction-unchanged = هذا ما في { $reference } من قبل.
change = { $reference }: { $what }
change-of = { $reference } «{ $said }»: { $what }
change-set = { $field } من «{ $old }» إلى «{ $new }»
change-given = { $field } «{ $new }»
change-nothing = لا شيء
change-dropped = حُذف
change-added = أُضيف «{ $what }»
change-alias = يُعرف أيضا باسم «{ $name }»
change-merged = دُمج في { $into }
change-version = حلت محله نسخة جديدة
field-date_start = التاريخ
field-type = النوع
field-value = القيمة
field-unit = الوحدة
field-text_ar = الصياغة العربية
field-text_en = الصياغة الإنجليزية
field-speaker = القائل
field-name_ar = الاسم العربي
field-name_en = الاسم الإنجليزي
field-title = العنوان
field-source = المصدر
field-author = الكاتب
field-published = التاريخ
added = أُضيف { $reference } إلى المقال #{ $id }.
added-sentence = يستند إلى هذه الجملة. إن كانت غيرها فتراجع وأعد الإضافة مع جملة=«كلمات منها».
added-no-sentence = لم توجد جملة تقول ذلك. لتسمية جملة تراجع وأعد الإضافة مع جملة=«كلمات منها».
added-actor = { $count ->
    [zero] أُضيف { $reference }. لا مقال يذكره بعد، وسيُعرف في أول مقال يذكره.
    [one] أُضيف { $reference }، وورد في مقال واحد.
    [two] أُضيف { $reference }، وورد في مقالين.
    [few] أُضيف { $reference }، وورد في { $count } مقالات.
    [many] أُضيف { $reference }، وورد في { $count } مقالا.
   *[other] أُضيف { $reference }، وورد في { $count } مقال.
}
button-undo = تراجع
button-review = تصحيح
button-fix = تصحيح { $reference }
button-drop = حذف { $reference }
button-back = العودة إلى المعاينة
fix-send = أرسل الصحيح، مثلا:
review-how = اضغط ما يحتاج إلى تصحيح. وتعرض المراجع الجملة التي تستند إليها كل معلومة.
review-nothing = لا معلومات فيه.
review-missed = ولإضافة ما لم يُستخرج:
dropped = حُذف { $reference }، ولم يعد يراه أحد.
history-title = التصحيحات، الأحدث أولا
history-nothing = لا تصحيحات هنا.
history-how = للتراجع عن أحد تصحيحاتك برقمه: /تراجع { $number }
history-undone = (أُلغي)
error-bad-correction-reference = «{ $reference }» ليس مرجعا مناسبا هنا. يبدأ المرجع بأحد الحروف { $kinds } وينتهي برقم، مثل E12.
error-fix-how = ما الصحيح؟ مثلا: /تصحيح E12 تاريخ 2015-12-17 أو /تصحيح F3 قيمة 21 وحدة شخص
error-fix-field = لا يمكن تغيير «{ $field }» هنا: للحدث تاريخ ونوع وعربي وإنجليزي، وللرقم قيمة ووحدة وعربي وإنجليزي، وللقول قائل.
error-add-what = ماذا تريد أن تضيف؟ ابدأ بكلمة حدث أو رقم أو قول أو طرف: /إضافة حدث #12 2015-12-17 «توقيع الاتفاق»
error-add-event = إلى أي مقال، ومتى، وماذا حدث؟ مثلا: /إضافة حدث #12 2015-12-17 «توقيع الاتفاق»
error-add-date = متى كان ذلك؟ مثلا: /إضافة حدث #12 2015-12-17 «توقيع الاتفاق»، أو 2015-12، أو 2015
error-add-figure = إلى أي مقال، وكم، ومم؟ مثلا: /إضافة رقم #12 21 شخص
error-add-quote = إلى أي مقال، ومن القائل، وماذا قال؟ مثلا: /إضافة قول #12 A5 «هذه بداية الطريق»
error-add-actor = ما نوعه وما اسمه؟ مثلا: /إضافة طرف جماعة مسلحة «حركة رشاد الجديدة»، أو شخص أو مؤسسة أو مكان أو دولة
error-no-sentence = ليس في المقال #{ $id } جملة فيها «{ $words }».
error-actor-known = الاسم «{ $name }» هو اسم { $reference } من قبل: عدّله بالأوامر /اسم_آخر و/تسمية و/تصنيف.
error-other-actor = «{ $name }» هو اسم { $reference }. إن كانا واحدا: /دمج { $target } { $reference }
error-version-taken = حُفظ النص السابق للمقال #{ $id } في هذه الأثناء مقالا مستقلا.
error-fix-value = «{ $value }» لا يصلح هنا.
error-rename-how = أي اسم؟ مثلا: /تسمية A5 عربي=خليفة حفتر إنجليزي=Khalifa Haftar
error-type-how = أي نوع؟ شخص أو مؤسسة أو جماعة مسلحة أو مكان أو دولة، مثلا: /تصنيف A5 جماعة مسلحة
error-alias-how = أي اسم؟ مثلا: /اسم_آخر A5 حفتر، والحد الأقصى بالأحرف { $limit }
error-alias-known = { $reference } معروف بهذا الاسم.
error-merge-how = أي طرفين هما واحد؟ مثلا /دمج A5 A9، ويبقى A9.
error-not-to-undo = التصحيح { $number } ليس من تصحيحاتك التي يمكن التراجع عنها. كلها في /السجل
error-nothing-to-undo = ليس لك تصحيح يمكن التراجع عنه.

## الأدوار

role-owner = مالك
role-editor = محرر
role-reader = قارئ
words-role-owner = مالك | مالكة
words-role-editor = محرر | محررة
words-role-reader = قارئ | قارئة
role-granted = أصبح لـ{ $person } دور: { $role }.
role-revoked = لم يعد لـ{ $person } دور ممنوح.
role-settings = من الإعدادات
role-by = منحه { $who } في { $day }
roles-title = من له أي دور
roles-none = لا دور لأحد بعد. سمّ المالكين في الإعدادات أو استعمل /منح.
error-person-needed = لمن؟ مثلا telegram:12345 أو discord:67890.
error-role-needed = أي دور؟ مثلا: /منح telegram:12345 محرر
error-no-grant = ليس لـ{ $person } دور ممنوح. أدوار الإعدادات تُغيّر فيها.

## قراءة الملفات

read-empty = الملف فارغ
read-too-large = كبير جدا: { $size } ميغابايت، والحد الأقصى { $limit } ميغابايت
read-binary = ليس نصا
read-encoding = تعذر التعرف على ترميز النص
read-language = النص ليس بالعربية ولا بالإنجليزية
read-future = تاريخه { $date } يقع في المستقبل: أرسله بتاريخه الصحيح
read-missing = لا ملف ولا مجلد بهذا الاسم
read-denied = لا إذن بقراءته
read-folder = هذا مجلد
read-failed = تعذرت قراءته: { $reason }
read-format = ملفات { $format } لا تُقرأ
read-password = محمي بكلمة مرور: احفظه من دونها
read-damaged = تالف أو ناقص
read-unsafe = فيه تعريفات لا يحتاج إليها مقال، ولم يُقرأ حفاظا على السلامة
read-bomb = محتواه بعد فك الضغط أكبر بكثير من مقال، ولم يُقرأ حفاظا على السلامة
read-too-costly = استغرقت قراءته وقتا أو ذاكرة فوق الحد
read-scan = صفحاته صور بلا نص: مرّره أولا على برنامج للتعرف على النصوص (OCR)
read-letters = لا يمكن استخراج الحروف من ملف PDF هذا أو ترتيبها: صدّره من جديد أو أرسل النص
read-link-scheme = ليس هذا رابطا لصفحة: يجب أن يبدأ بـ http:// أو https://
read-link-port = لا تُتبع الروابط إلى المنفذ { $port }
read-link-private = يؤدي الرابط إلى شبكة خاصة، فلم يُتبع
read-link-redirects = أحال الرابط إلى غيره أكثر من { $limit } مرات
read-link-status = رد الموقع بالخطأ { $status }
read-link-type = النوع { $type } لا يُقرأ
read-link-large = الصفحة أكبر من { $limit } ميغابايت
read-link-slow = لم يرسل الموقع الصفحة خلال { $seconds } ثانية
read-link-failed = تعذر الوصول إلى { $host }
read-no-feed = ليس هذا موجز RSS أو Atom
read-interrupted = انقطعت قراءته مرات عدة
read-no-article = لا مقال في هذه الصفحة
read-zip-nothing = ليس في الأرشيف ملف يمكن قراءته
read-zip-many = في الأرشيف { $count } من الملفات، والحد الأقصى { $limit }
read-zip-nested = أرشيف داخل أرشيف لا يُقرأ
read-note-file-date = لا تاريخ في النص، والتاريخ { $date } تاريخ الملف.
read-note-attachments = { $count ->
    [zero] لا مرفقات.
    [one] لم يُقرأ مرفق واحد: أرسله ملفا مستقلا.
    [two] لم يُقرأ مرفقان: أرسلهما ملفين مستقلين.
    [few] لم تُقرأ { $count } مرفقات: أرسلها ملفات مستقلة.
    [many] لم يُقرأ { $count } مرفقا: أرسلها ملفات مستقلة.
   *[other] لم يُقرأ { $count } مرفق: أرسلها ملفات مستقلة.
}
read-note-pages = { $count ->
    [zero] لم تُترك أي صفحة.
    [one] صفحة واحدة صورة بلا نص، فتُركت.
    [two] صفحتان صورتان بلا نص، فتُركتا.
    [few] { $count } صفحات صور بلا نص، فتُركت.
    [many] { $count } صفحة صور بلا نص، فتُركت.
   *[other] { $count } صفحة صور بلا نص، فتُركت.
}

## قاعدة البيانات

database-newer = كُتبت قاعدة البيانات { $path } بإصدار أحدث من موجز (النسخة { $found }، وهذا الإصدار يعرف { $known }): حدّث موجز.
database-busy = قاعدة البيانات { $path } يستعملها برنامج آخر؛ أعد المحاولة بعد لحظة.
database-unreadable = لا يمكن استعمال قاعدة البيانات { $path }: { $reason }.

## الطرفية

picture-save = لحفظ هذا الرسم صورةً: mujaz chart QUESTION -o FILE.png
chat-intro = اكتب أمرا أو سؤالا؛ كل الأوامر في /المساعدة، و«خروج» للإنهاء.
chat-next = التالي | التالية | المزيد
chat-previous = السابق | السابقة
chat-leave = خروج | إنهاء | وداعا
demo-intro = { $articles ->
    [zero] لا مقالات للتجربة
    [one] قُرئ مقال واحد للتجربة
    [two] قُرئ مقالان للتجربة
    [few] قُرئت { $articles } مقالات للتجربة
    [many] قُرئ { $articles } مقالا للتجربة
   *[other] قُرئ { $articles } مقال للتجربة
} في قاعدة بيانات مؤقتة. وهذه أسئلة وأجوبتها:
demo-end = شغّل «mujaz demo» في طرفية لتواصل السؤال، أو «mujaz import» لقراءة مقالاتك.
import-progress = قراءة
reparse-done = { $count ->
    [zero] لا مقالات لتحليلها.
    [one] حُلل مقال واحد من جديد.
    [two] حُلل مقالان من جديد.
    [few] حُللت { $count } مقالات من جديد.
    [many] حُلل { $count } مقالا من جديد.
   *[other] حُلل { $count } مقال من جديد.
}
import-new = { $file }: جديد برقم #{ $id }، الأطراف والأماكن: { $actors }، الأحداث: { $events }، الأرقام: { $figures }، الأقوال: { $quotes }
import-version = { $file }: نسخة جديدة من #{ $id }، الأطراف والأماكن: { $actors }، الأحداث: { $events }، الأرقام: { $figures }، الأقوال: { $quotes }
import-near = { $file }: لم يُحفظ، لأن { $percent }٪ منه موجود في #{ $id }. يحل محله مع الخيار --version-of { $id }، ويُحفظ إلى جانبه مع الخيار --similar.
import-known = { $file }: موجود من قبل برقم #{ $id }
import-failed = { $file }: { $reason }
import-summary = الجديد: { $new }. الموجود من قبل: { $known }. الموجود ما يشبهه: { $near }. ما تعذر: { $failed }.
import-nothing = لا مقالات هناك: تُقرأ ملفات txt وmd وhtml وdocx وodt وepub وpdf وeml، وأرشيفات zip منها.
chart-none = لا يُرسم إلا الأحداث والأرقام والشبكة والطرف: mujaz chart الأحداث 2015 -o FILE.png
chart-failed = تعذّر رسم الصورة، والسبب في السجل.
export-done = كُتب في { $file }.
export-failed = تعذرت كتابة { $file }: { $reason }
doctor-good = كل ما يلزم على ما يرام.
doctor-bad = { $count ->
    [zero] لا شيء يحتاج إلى إصلاح.
    [one] أمر واحد يحتاج إلى إصلاح.
    [two] أمران يحتاجان إلى إصلاح.
    [few] { $count } أمور تحتاج إلى إصلاح.
    [many] { $count } أمرا تحتاج إلى إصلاح.
   *[other] { $count } أمر تحتاج إلى إصلاح.
}
doctor-config = الإعدادات: { $path }
doctor-config-none = الإعدادات: لا ملف، فتسري القيم الافتراضية. انسخ config.example.toml إلى config.toml لتغييرها.
doctor-config-bad = الإعدادات: { $reason }
doctor-sqlite = SQLite { $version } مع البحث في النصوص
doctor-sqlite-bad = SQLite { $version } بلا بحث في النصوص (FTS5): ثبّت نسخة Python تتضمنه.
doctor-database = قاعدة البيانات: { $path } ({ $articles ->
    [zero] بلا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $articles } مقالات
    [many] { $articles } مقالا
   *[other] { $articles } مقال
})
doctor-database-none = قاعدة البيانات: لا وجود للملف { $path } بعد، وينشئه الأمر «mujaz import FILE…».
doctor-token = { $platform }: الرمز موجود
doctor-token-none = { $platform }: لا رمز. ضعه في متغير البيئة { $variable } أو في ملف يسميه الإعداد token_file.
doctor-token-bad = { $platform }: { $reason }
doctor-neural = التعرف العصبي على الأسماء: { $path }
doctor-neural-off = التعرف العصبي على الأسماء: مثبت لكنه غير مفعّل، والإعداد parser.neural_model يحدد مجلد نموذجه.
doctor-neural-none = التعرف العصبي على الأسماء: غير مثبت، ولا حاجة إليه
neural-missing = التعرف العصبي على الأسماء غير مثبت: نفّذ الأمر «uv sync --extra neural»، أو اترك parser.neural_model فارغا.
neural-no-model = لا نموذج عصبيا في { $path }: لا وجود فيه للملف config.json.
neural-bad-model = تعذر تحميل النموذج العصبي من { $path }: { $reason }
neural-bad-labels = النموذج العصبي في { $path } لا يتعرف على الأسماء: تنقصه الوسوم B-PERS وB-ORG وB-LOC.

## سطر الأوامر

cli-usage = الاستعمال:
cli-options = الخيارات
cli-commands = الأوامر
cli-help = عرض هذه الرسالة.
cli-main = موجز (Mujaz) يقرأ الأخبار العربية ويحفظ ما فيها من معلومات ويجيب عنها بالعربية أو الإنجليزية.
    .config = ملف الإعدادات (وإلا فالملف $MUJAZ_CONFIG أو ‎./config.toml).
    .language = لغة الرسائل (وإلا فلغة النظام).
    .version = عرض رقم الإصدار.
cli-demo = تجربة موجز: مقالات نموذجية، فأسئلة وأجوبة معدة، فمحادثة. لا يحتاج إلى إعدادات ولا يحفظ شيئا.
    .short = تجربة موجز بمقالات نموذجية.
    .chat = فتح المحادثة بعد ذلك (وإلا فتُفتح على الطرفية وحدها).
cli-chat = السؤال عن المقالات المحفوظة في قاعدة البيانات، بالعربية أو الإنجليزية.
    .short = السؤال عن المقالات المحفوظة.
cli-run = خدمة كل منصة لها رمز، وإرسال المواجيز وقراءة الخلاصات، إلى أن يُطلب التوقف (Ctrl-C أو SIGTERM).
    .short = خدمة تلغرام وديسكورد إلى أن يُطلب التوقف.
cli-parse = عرض ما يُستخرج من المقالات دون حفظها. وعلامة - مكان FILE تعني المدخل القياسي.
    .short = عرض ما يُستخرج من المقالات دون حفظها.
    .published = تاريخ النشر، وإليه تُنسب التواريخ النسبية.
    .as_json = العرض بصيغة JSON، كائن لكل ملف.
    .neural = إضافة الأسماء التي يجدها نموذج.
cli-import = حفظ المقالات: ملفات، أو أرشيفات zip، أو مجلدات بكل ما يُقرأ فيها، أو روابط.
    .short = حفظ مقالات من ملفات أو أرشيفات أو مجلدات أو روابط.
    .published = تاريخ النشر، وإليه تُنسب التواريخ النسبية.
    .version_of = رقم المقال الذي يحل محله المقال الوحيد المقروء.
    .similar = حفظ ما يكاد يطابق مقالا آخر أيضا.
cli-export = كتابة كل ما في قاعدة البيانات إلى ملف.
    .short = كتابة كل ما في قاعدة البيانات.
    .form = ‏json (المعتاد) أو csv أو md.
    .output = الملف (وإلا فالمخرج القياسي).
cli-reparse = تحليل كل المقالات المحفوظة من جديد، بعد أن تعلّم المحلل المزيد؛ وتبقى التصحيحات.
    .short = تحليل كل المقالات المحفوظة من جديد.
cli-chart = رسم الأحداث أو الأرقام أو الشبكة أو طرف واحد في ملف: mujaz chart timeline 2011-2015 -o FILE.png.
    .short = رسم في ملف.
    .output = ملف الرسم، وينتهي اسمه بـ‎.png أو ‎.svg؛ ولا بد منه.
cli-doctor = فحص الإعدادات وقاعدة البيانات والرموز والأجزاء الاختيارية، وبيان ما ينبغي فعله.
    .short = فحص ما هو مُعدّ، وبيان ما ينبغي فعله.

## أخطاء في الإعدادات

config-no-file = لا وجود للملف { $path }.
config-unreadable = تتعذر قراءة { $path } ({ $reason }).
config-encoding = الملف { $path } غير محفوظ بترميز UTF-8.
config-syntax = { $path }: السطر { $line } لا يوافق صيغة TOML.
config-unknown = { $path }: لا إعداد باسم «{ $setting }».
config-wrong = { $path }: لا يصح أن يكون «{ $setting }» هو «{ $value }».
config-no-token-file = «{ $setting }»: لا وجود للملف { $path }.
config-takes-words = قيمته واحدة من هذه: { $list }.
config-takes-bool = قيمته true أو false.
config-takes-text = قيمته نص بين علامتي اقتباس.
config-takes-list = قيمته قائمة، مثل ["one", "another"].
config-takes-number = قيمته عدد صحيح.
config-takes-least = قيمته عدد لا يقل عن { $bound }.
config-takes-most = قيمته عدد لا يزيد على { $bound }.
config-takes-locale = قيمته رمز من رموز تلك اللغة، مثل ar-JO أو en-GB.
config-takes-zone = قيمته منطقة زمنية باسمها لدى IANA، مثل Africa/Cairo.
config-takes-access = قيمته telegram:ID أو telegram-chat:ID أو discord:ID أو discord-role:ID أو discord-chat:ID.
config-takes-https = قيمته عنوان يبدأ بـ https://‎ أو http://‎.
config-takes-wss = قيمته عنوان يبدأ بـ wss://‎ أو ws://‎.
config-takes-host = قيمته اسم مضيف، مثل intranet.example، أو host:port.
