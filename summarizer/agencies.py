"""News agencies under the names by which datelines and credits give them."""

from __future__ import annotations

from functools import lru_cache

from summarizer.arabic import fold_words

_AGENCIES = {
    "رويترز": ("رويترز", "reuters"),
    "ا ف ب": ("ا ف ب", "افب", "فرانس برس", "فرانس بريس", "afp", "وكاله الصحافه الفرنسيه"),
    "د ب ا": ("د ب ا", "دبا", "dpa", "الالمانيه", "وكاله الانبا الالمانيه"),
    "ا ب": ("ا ب", "اسوشيتد برس", "اسوشييتد برس", "اسوشيتدبرس", "اسوشيتد بريس", "ap"),
    "ا ش ا": ("ا ش ا", "اشا", "انبا الشرق الاوسط", "وكاله انبا الشرق الاوسط", "mena"),
    "cnn": ("cnn", "سي ان ان"),
    "bbc": ("bbc", "بي بي سي"),
    "الاناضول": ("الاناضول", "وكاله الاناضول"),
    "شينخوا": ("شينخوا", "xinhua"),
    "سبوتنيك": ("سبوتنيك", "sputnik"),
    "تاس": ("تاس", "ايتار تاس", "tass"),
    "نوفوستي": ("نوفوستي", "ريا نوفوستي"),
    "انترفاكس": ("انترفاكس", "interfax"),
    "بلومبرغ": ("بلومبرغ", "بلومبيرغ", "bloomberg"),
    "يو بي اي": ("يو بي اي", "upi"),
    "يونهاب": ("يونهاب",),
    "كيودو": ("كيودو",),
    "ارنا": ("ارنا", "irna"),
    "تسنيم": ("تسنيم",),
    "فارس": ("فارس",),
    "مهر": ("مهر",),
    "واس": ("واس", "spa"),
    "وام": ("وام", "wam"),
    "كونا": ("كونا", "kuna"),
    "قنا": ("قنا", "qna"),
    "بنا": ("بنا", "bna"),
    "العمانيه": ("العمانيه",),
    "بترا": ("بترا", "petra"),
    "سانا": ("سانا", "sana"),
    "وفا": ("وفا",),
    "معا": ("معا",),
    "صفا": ("صفا",),
    "واع": ("واع",),
    "نينا": ("نينا",),
    "سونا": ("سونا",),
    "سبا": ("سبا",),
    "وات": ("وات",),
    "واج": ("واج",),
    "وال": ("وال",),
    "وم ع": ("و م ع", "ومع"),
    "الوطنيه للاعلام": ("الوطنيه للاعلام", "الوكاله الوطنيه للاعلام"),
    "اكي": ("اكي", "وكاله اكي"),
    "ايفي": ("ايفي", "efe"),
    "انسا": ("انسا", "ansa"),
}
_ORIGIN = {form: name for name, forms in _AGENCIES.items() for form in forms}

# Names that fill an agency's place and tell no origin, and papers that sign so.
_FILLERS = frozenset(
    {
        *("وكالات", "الوكالات", "وكالات انبا", "خاص", "متابعات", "agencies", "صحف", "مواقع"),
        *("وكالات وصحف", "مراسلنا", "فريق التحرير", "الشرق الاوسط", "القدس العربي", "الحياه"),
        *("العربي الجديد", "عكاظ", "الراي", "العرب", "الخليج", "البيان", "الاتحاد", "النهار"),
        *("العربيه نت", "الجزيره نت", "العربيه", "الجزيره"),
    }
)

GENERIC = frozenset({"وكالات", "الوكالات", "وكالات انبا", "agencies"})
"""Names that say no more than that agencies were used."""

COMMON_WORDS = frozenset(
    {"معا", "صفا", "فارس", "مهر", "وال", "بنا", "سبا", "وفا", "وات", "وام", "ومع", "دبا", "اشا"}
)
"""Names of agencies that are, or read like, common words: they need brackets or company."""


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """`text` as names are looked up: its folded words, dots between initials gone."""
    return " ".join(fold_words(text.replace(".", " ")))


def agency_of(text: str) -> str | None:
    """The normalised name where `text` is an agency's, "" where it fills the place, else None."""
    name = name_key(text)
    if name.startswith("وكاله "):
        name = name.removeprefix("وكاله ")
    if name in _ORIGIN:
        return _ORIGIN[name]
    return "" if name in _FILLERS else None
