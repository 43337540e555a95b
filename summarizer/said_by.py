"""Who gives a value: the speaker whom its unit names, else the one whose words it goes on with."""

from __future__ import annotations

from summarizer.arabic import fold_words
from summarizer.story import Story, Unit

MAX_SUBJECT_WORDS = 5
"""Words of a subject before its verb of saying (وإن بيانات المرصد تشير إلى)."""

_THAT = ("وإن ", "وأن ", "وان ", "إن ", "أن ", "ان ")
_OPENS_SAID = (
    *("أن", "إن", "ان ", "انه", "بأن", "بان ", "في ", "خلال ", "عن ", "إلى ", "الى ", "على "),
    *('"', "«", "“", ":"),
)
_SHOWN = ("أنس", "أنص", "أنب", "إنس", "إنت", "إنذ")
"""Openings of nouns that look like أن and إن."""

_WENT_ON = ("مشير", "مضيف", "موضح", "مؤكد", "لافت", "مبين", "معتبر", "محذر", "مرجح", "قائل")
"""Openings of participles by which one who speaks goes on."""


def said_by(story: Story, index: int) -> str | None:
    """The speaker of unit `index`, None where nobody is known to say it.

    Whom the unit does not name it may still go on quoting: behind وأن or a participle (مشيرا إلى)
    or another verb (وذكر) in its sentence, or with a verb that has no subject (وأضاف) in its
    paragraph. That is who spoke
    last before it there, where the verb's gender mark is the same.
    """
    unit = story.units[index]
    said = unit.attribution
    if said.speaker:
        return said.speaker
    if said.verb is not None and said.subjectless:
        subject = _subject(unit)
        if subject is not None:
            return subject
    goes_on = not unit.opening and unit.text.startswith((*_THAT[:3], *_WENT_ON))
    subjectless = unit.opening and said.verb is not None and said.subjectless
    if not goes_on and not unit.opening and said.subjectless and _says_at_once(unit):
        return _named_in_front(story, index)
    if not goes_on and not (subjectless and _says_at_once(unit)):
        return None
    return _before(story, index, same_sentence=goes_on)


def _named_in_front(story: Story, index: int) -> str | None:
    """Who speaks in the part of the sentence right before a unit, in whatever way it says so (جاء
    ذلك في بيان للبلدية، وذكر أن)."""
    unit, before = story.units[index], story.units[index - 1]
    if index == 0 or (before.article, before.sentence) != (unit.article, unit.sentence):
        return None
    said = before.attribution
    agrees = said.verb is None or said.feminine == unit.attribution.feminine
    return said.speaker if agrees else None


def _says_at_once(unit: Unit) -> bool:
    """Whether what is said, or where it is said, stands right behind the unit's verb."""
    verb = unit.attribution.verb
    behind = unit.text[verb[1] - unit.start :].lstrip() if verb else ""
    return behind.startswith(_OPENS_SAID) and not behind.startswith(_SHOWN)


def _subject(unit: Unit) -> str | None:
    """What stands between إن and the unit's verb of saying, None where it opens otherwise."""
    verb = unit.attribution.verb
    opening = next((that for that in _THAT if unit.text.startswith(that)), None)
    if verb is None or opening is None:
        return None
    subject = unit.text[len(opening) : verb[0] - unit.start].strip()
    return subject if 0 < len(subject.split()) <= MAX_SUBJECT_WORDS else None


def _before(story: Story, index: int, *, same_sentence: bool) -> str | None:
    """Who spoke last before a unit, in its sentence or paragraph; None where that is not sure."""
    unit = story.units[index]
    sentences = story.articles[unit.article].sentences
    paragraph = sentences[unit.sentence].paragraph
    for other in range(index - 1, -1, -1):
        one = story.units[other]
        if one.article != unit.article or sentences[one.sentence].paragraph != paragraph:
            return None
        if same_sentence and one.sentence != unit.sentence:
            return None
        said = one.attribution
        if said.speaker and said.verb is not None:
            agrees = same_sentence or said.feminine == unit.attribution.feminine
            return said.speaker if agrees else None
        if said.verb is not None and not said.subjectless:
            return None
    return None


def told_by_two(story: Story, a: int, b: int) -> bool:
    """Whether units of one article are the words of two speakers: an article does not contradict
    itself, those whom it quotes may.
    """
    mine, theirs = said_by(story, a), said_by(story, b)
    return bool(mine and theirs) and not set(fold_words(mine or "")) & set(fold_words(theirs or ""))
