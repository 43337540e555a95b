"""Thresholds and budgets of the pipeline. Each field says its unit and range."""

from __future__ import annotations

from dataclasses import dataclass, fields

LENGTH_WORDS: dict[str, tuple[int, int]] = {
    "headline": (0, 20),
    "brief": (0, 55),
    "standard": (60, 110),
    "long": (120, 250),
}
"""Words of a summary by `length`: what is aimed at least, and the bound that is never passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineConfig:
    """One object for all steps. Raises ValueError that names the field out of range."""

    copy_containment: float = 0.8
    """Share (0..1) of an article's words in runs that another has too, from which on the two are
    copies of one text."""

    reuse_containment: float = 0.5
    """The same share (0..1), from which on two articles are not independent voices."""

    same_statement: float = 0.44
    """Similarity (0..1) from which on two units say the same."""

    same_cluster: float = 0.6
    """Mean similarity (0..1) from which on a unit joins a cluster: nearness to one member is little
    proof that all say the same."""

    same_slot: float = 0.6
    """Similarity (0..1) from which on two units whose figures differ speak of one thing."""

    same_frame: float = 0.35
    """Similarity (0..1) from which on two units that differ in a word have one frame, in which that
    word fills a slot."""

    same_figure: float = 0.3
    """The same where the words next to the figures are the same too."""

    same_toll: float = 0.16
    """The same for figures that count one fate (قتلى، جرحى): a story has one toll of each."""

    support_similarity: float = 0.5
    """Share (0..1) of a sentence's weighed words that must have ground in the sources; between 0.45
    and 0.6 the verdicts hardly change."""

    min_arabic_share: float = 0.5
    """Share (0..1) of Arabic among the letters below which an article is left out."""

    unrelated_similarity: float = 0.06
    """Likeness (0..1) to the rest of the set below which an article is of another story."""

    exact_pairs_up_to: int = 60
    """Articles (>= 2) up to which all pairs are compared; above, candidates come from an index."""

    def __post_init__(self) -> None:
        for spec in fields(self):
            value = getattr(self, spec.name)
            low, high = (2, 10_000) if spec.name == "exact_pairs_up_to" else (0.0, 1.0)
            if not low <= value <= high:
                raise ValueError(f"{spec.name}: {value} is outside {low}..{high}")
