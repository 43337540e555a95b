"""What a conversion is measured on: invented news, so that nothing has to be at hand."""

from __future__ import annotations

from dataclasses import replace

from summarizer.backends.port import Architecture, Decoding, Role
from summarizer.prompts import choose_prompt, load_prompts

_SENTENCES = (
    "أعلنت وزارة النقل، صباح الأحد، افتتاح الجسر الجديد فوق نهر الوادي بعد ثلاث سنوات من العمل.",
    "وقال المهندس سامر الخطيب إن المشروع كلف 48 مليون دينار، أي أقل من المبلغ المقدر بنحو 6%.",
    "ويربط الجسر بين حي الزيتون والميناء القديم، ويختصر الطريق على أكثر من عشرين ألف سيارة يوميا.",
    "وكانت الأمطار قد أخرت الأعمال مرتين خلال الشتاء الماضي، كما توقفت شهرا بسبب نقص الحديد.",
    "وطالب سكان الحي بإنشاء ممر آمن للمشاة، وقالوا: «وعدونا به قبل البدء ولم نره حتى اليوم».",
    "ورد رئيس البلدية بأن الممر سيكون جاهزا في أيلول 2027، وأن تمويله لم يحسم بعد.",
    "وفي خبر آخر، فاز فريق الساحل على ضيفه فريق الجبل بثلاثة أهداف مقابل هدف واحد.",
    "سجل ياسين عمران هدفين في الشوط الأول، وأضاف زميله الثالث قبل النهاية بدقيقتين.",
    "ولم يحضر المدرب المؤتمر الصحفي، واكتفى النادي ببيان قصير شكر فيه الجمهور.",
    "من جهة أخرى، حذرت هيئة الأرصاد من رياح قد تتجاوز سرعتها ٧٠ كيلومترا في الساعة مساء الثلاثاء.",
    "ودعت الهيئة الصيادين إلى البقاء في الموانئ، فيما ألغت شركة الطيران خمس رحلات داخلية.",
    "وبلغ عدد المتضررين من عاصفة العام الماضي 1250 أسرة، عادت منها 900 إلى بيوتها.",
)

_SHORT_CAP = 12
"""New tokens of the second measurement: nearly every output hits it."""


def measured(
    model_id: str, architecture: Architecture, target_tokens: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Decoding, ...]]:
    """The texts that a conversion is measured on, laid out for the model, and the decodings: the
    production settings of its prompt, and the same at a cap that cuts the outputs.
    """
    role: Role = "summarizer" if architecture == "mt5" else "translator"
    prompt = choose_prompt(load_prompts(), role, model_id, architecture)
    if role == "summarizer":
        texts = [prompt.lay_out(_SENTENCES[first : first + 4]) for first in range(0, 12, 2)]
    else:
        told = f"{prompt.target_token} " if prompt.target_token in target_tokens else ""
        texts = [told + prompt.lay_out([sentence]) for sentence in _SENTENCES]
    usual = prompt.decodings["standard"]
    return tuple(texts), (usual, replace(usual, max_new_tokens=_SHORT_CAP))
