"""A line that sends the reader to a film or a post beside it is none of the article's."""

from __future__ import annotations

import pytest

from summarizer.furniture import name_furniture
from summarizer.lines import split_lines


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("شاهد انهيار الجسر القديم عبر الفيديو التالي: لقطات من كاميرا المرور", "caption"),
        ("كما جاء في حساب البلدية على موقع تويتر فيما يلي:", "caption"),
        ("تابع بالفيديو انهيار الجسر القديم", "caption"),
        ("تابع بالفيديو عن بعد مدير البلدية أعمال الفحص.", None),
        ("ونشر الحساب على فيس بوك البيان التالي:", "caption"),
        ("لقطات من الجسر #الواحة_اليوم 👇 https://posts.example/k2", "post"),
        ("شكرا لكم جميعا على الدعاء والسؤال عنا — بلدية الواحة (@oasis) 3 May 2019", "post"),
        ("وكتب المدير #الجسر آمن على صفحته https://posts.example/k2 ثم حذف ما كتب.", None),
        ("وأطلقت #البلدية موقعا لشكاوى السائقين من إغلاق الجسر القديم", None),
        ("ووافق المجلس البلدي على القرارات التالية:", None),
        (
            "ونشر سكان الحي لقطات للسيل يمكن مشاهدة بعضها في المقطع التالي، علما بأنه لا يمكن "
            "لموقعنا التأكد من صحة كل ما ينشر.",
            "caption",
        ),
        ("ويمكنكم متابعة تفاصيل الفحص عبر التقرير التالي.", "caption"),
        ("ولا يمكن نشر التقرير التالي قبل رصد الأخطاء.", None),
        ("ويمكن رصد الأخطاء في التقرير السنوي.", None),
        ("شاهد الجنود سيارة مسرعة تقترب من الحاجز فأطلقوا النار.", None),
        ("ونشرت البلدية على تويتر صورا للجسر بعد انهياره.", None),
    ],
)
def test_what_points_at_media_goes(line: str, reason: str | None) -> None:
    assert name_furniture(split_lines(line)[0]) == reason
