"""Arabic and English are read; what is written in their letters and is neither, is told from them."""

import pytest

from reading.errors import ReadError
from reading.language import language_of

ARABIC = "أعلنت وزارة الصحة أمس أن عدد المصابين في المدينة تجاوز مئة شخص، وقال الوزير إن السلطات تتابع الوضع عن كثب."
ENGLISH = "The health ministry said on Monday that more than a hundred people in the city had fallen ill."
FRENCH = (
    "Le gouvernement tunisien a annoncé jeudi la signature d'un accord avec la Libye. Le ministre des Affaires "
    "étrangères a déclaré que les négociations avaient duré trois mois et que la frontière rouvrirait lundi."
)
OTHERS = {
    "French": FRENCH,
    "German": "Die Regierung in Tunis hat am Donnerstag ein Abkommen mit Libyen unterzeichnet. Der Außenminister sagte,"
    " die Verhandlungen hätten drei Monate gedauert und die Grenze werde am Montag wieder geöffnet.",
    "Spanish": "El gobierno de Túnez anunció el jueves la firma de un acuerdo con Libia. El ministro dijo que las "
    "negociaciones duraron tres meses y que la frontera se abrirá de nuevo el lunes.",
    "Turkish": "Tunus hükümeti perşembe günü Libya ile bir anlaşma imzaladığını duyurdu. Dışişleri bakanı müzakerelerin"
    " üç ay sürdüğünü ve sınırın pazartesi günü yeniden açılacağını söyledi.",
    "Dutch": "De regering in Tunis heeft donderdag een overeenkomst met Libië getekend. De minister zei dat de "
    "onderhandelingen drie maanden hadden geduurd en dat de grens maandag weer opengaat.",
    "Swedish": "Den tunisiska ministern undertecknade ett avtal med Libyen på torsdagen i Tunis, sade talesmannen.",
    "Indonesian": "Menteri Tunisia menandatangani perjanjian dengan Libya pada hari Kamis di Tunis, kata juru bicara.",
    "a German sentence": "In Tunis hat die Regierung am Donnerstag in einer Sitzung ein Abkommen geschlossen.",
    "Persian": "دولت تونس روز پنجشنبه اعلام کرد که توافقنامه‌ای با لیبی امضا کرده است. وزیر امور خارجه گفت که مذاکرات سه"
    " ماه طول کشید و مرز روز دوشنبه دوباره باز می‌شود.",
    "Persian typed on an Arabic keyboard": "دولت تونس روز پنجشنبه اعلام كرد كه توافقنامه اي با ليبي امضا كرده است. وزير"
    " امور خارجه گفت كه مذاكرات سه ماه طول كشيد و مرز روز دوشنبه دوباره باز مي شود.",
    "Urdu": "تیونس کی حکومت نے جمعرات کو اعلان کیا کہ اس نے لیبیا کے ساتھ ایک معاہدے پر دستخط کیے ہیں۔ وزیر خارجہ نے"
    " کہا کہ مذاکرات تین ماہ تک جاری رہے اور سرحد پیر کو دوبارہ کھلے گی۔",
    "Kurdish": "حکومەتی تونس ڕۆژی پێنجشەممە ڕایگەیاند کە ڕێککەوتننامەیەکی لەگەڵ لیبیا واژۆ کردووە. وەزیری دەرەوە گوتی"
    " کە دانوستانەکان سێ مانگی خایاند.",
    "Russian": "Правительство объявило о выборах",
    "Japanese": "政府は選挙を発表した",
    "numbers": "12345 67890",
    "signs": "!!! ??? ...",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        (ENGLISH, "en"),
        ("الحَمْدُ لِلَّهِ رَبِّ العَالَمِينَ، وَالصَّلَاةُ عَلَى النَّبِيِّ وَآلِهِ وَصَحْبِهِ أَجْمَعِينَ", "ar"),
        ("قتل 12 شخصا", "ar"),
        ("وقال مصدر أمني لوكالة فرانس برس: «عثرنا على ثلاث جثث».", "ar"),
        ("الوزير ديال الخارجية مشى لتونس نهار الخميس باش يتلاقى مع صاحبو وهدرو على الحدود", "ar"),
        ("King Abdullah II met French President Emmanuel Macron in Paris on Monday.", "en"),
        ("Staffan de Mistura met Geir Pedersen in the Palais des Nations in Geneva.", "en"),
        ("Egypt signs trade deal", "en"),
        (f"{ARABIC}\n{FRENCH[:40]}", "ar"),
        (f"{ENGLISH}\n«{ARABIC[:60]}»", "en"),
    ],
)
def test_arabic_and_english_are_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_refused_whatever_their_letters(name: str) -> None:
    with pytest.raises(ReadError, match="read-language"):
        language_of(OTHERS[name])
