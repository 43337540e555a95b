"""The small world that the miniatures are trained on: who did what where, with figures.

A sentence is picked by four numbers (actor, action, place, figure). Which combinations are held
out is fixed by arithmetic, so a training sees none of them, whatever it samples.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

ACTORS = (
    ("الوزير", "the minister"),
    ("السفير", "the envoy"),
    ("القائد", "the commander"),
    ("المدير", "the director"),
    ("الحاكم", "the governor"),
    ("العمدة", "the mayor"),
    ("القاضي", "the judge"),
    ("النائب", "the deputy"),
    ("الطبيب", "the doctor"),
    ("المهندس", "the engineer"),
    ("الخبير", "the expert"),
    ("المتحدث", "the spokesman"),
)
ACTIONS = (
    ("أرسل", "sent"),
    ("طلب", "requested"),
    ("وزع", "distributed"),
    ("فقد", "lost"),
    ("اشترى", "bought"),
    ("باع", "sold"),
    ("أحصى", "counted"),
    ("فحص", "inspected"),
    ("أعاد", "returned"),
    ("استقبل", "received"),
)
GOODS = (
    ("خيمة", "tents"),
    ("شاحنة", "trucks"),
    ("سفينة", "ships"),
    ("طائرة", "planes"),
    ("حافلة", "buses"),
    ("مضخة", "pumps"),
    ("لوحة", "paintings"),
    ("رسالة", "letters"),
)
PLACES = (
    ("بغداد", "Baghdad"),
    ("عمان", "Amman"),
    ("دمشق", "Damascus"),
    ("القاهرة", "Cairo"),
    ("تونس", "Tunis"),
    ("الرباط", "Rabat"),
    ("صنعاء", "Sanaa"),
    ("مسقط", "Muscat"),
    ("البصرة", "Basra"),
    ("حلب", "Aleppo"),
    ("أربيل", "Erbil"),
    ("طنجة", "Tangier"),
)
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the small world; the fields index the tables, `figure` is 11..999."""

    actor: int
    action: int
    goods: int
    place: int
    figure: int

    @property
    def arabic(self) -> str:
        figure = str(self.figure).translate(ARABIC_DIGITS)
        return (
            f"{ACTIONS[self.action][0]} {ACTORS[self.actor][0]} {figure} {GOODS[self.goods][0]} "
            f"في {PLACES[self.place][0]}."
        )

    @property
    def english(self) -> str:
        actor = ACTORS[self.actor][1]
        return (
            f"{actor[0].upper()}{actor[1:]} {ACTIONS[self.action][1]} {self.figure} "
            f"{GOODS[self.goods][1]} in {PLACES[self.place][1]}."
        )

    @property
    def held_out(self) -> bool:
        """Actor with action, goods with place, or the figure was never in a training."""
        return (
            (self.actor + self.action) % 6 == 0
            or (self.goods + self.place) % 6 == 0
            or self.figure % 7 == 3
        )


def any_statement(dice: random.Random) -> Statement:
    """A statement whose figure repeats no run of two digits, as the bigram ban wants it."""
    return Statement(
        actor=dice.randrange(len(ACTORS)),
        action=dice.randrange(len(ACTIONS)),
        goods=dice.randrange(len(GOODS)),
        place=dice.randrange(len(PLACES)),
        figure=dice.choice((dice.randrange(11, 100), dice.randrange(102, 1000))),
    )


def statement(dice: random.Random, *, held_out: bool) -> Statement:
    """A statement of the training, or one that no training sees."""
    while True:
        found = any_statement(dice)
        digits = str(found.figure)
        if found.held_out == held_out and len(set(digits)) == len(digits):
            return found


@dataclass(frozen=True, slots=True)
class Story:
    """Two articles that share one statement: `text` in, the shared one out."""

    text: str
    summary: str


def story(dice: random.Random, *, held_out: bool, statements: int = 3) -> Story:
    """Articles with `statements` statements between them, of which one is said by both."""
    said: list[Statement] = []
    while len(said) < statements:
        fresh = statement(dice, held_out=held_out)
        if all(fresh.actor != old.actor and fresh.place != old.place for old in said):
            said.append(fresh)
    shared = said[0]
    rest = said[1:]
    cut = dice.randrange(len(rest) + 1)
    articles = [[shared, *rest[:cut]], [shared, *rest[cut:]]]
    for article in articles:
        dice.shuffle(article)
    dice.shuffle(articles)
    return Story(" ".join(s.arabic for article in articles for s in article), shared.arabic)
