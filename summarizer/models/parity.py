"""Whether a converted model says what its checkpoint says: the same texts through both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.backends.port import Decoding, GenerateReply, Seq2Seq

EXPLAINED_GAP = 1e-3
"""Two texts whose scores are nearer than this are as good as tied: float32 arithmetic in another
order may choose either. Scores of one text differ by 7e-6 between the libraries."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two replies to one input that are not the same text."""

    reference: GenerateReply
    other: GenerateReply

    @property
    def gap(self) -> float:
        """How far apart the scores are (>= 0)."""
        return abs(self.reference.score - self.other.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """`items` replies were compared (1 or more); those that differ stand in `differences`.

    `likeness` is the mean over the items of the share (0..1) of words that both replies have in
    the same order. `unfinished` replies of the reference hit their cap.
    """

    items: int
    differences: tuple[Difference, ...]
    likeness: float
    unfinished: int

    @property
    def same(self) -> float:
        """Share (0..1) of the items with the same text."""
        return 1 - len(self.differences) / self.items

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences that are no near tie of the scores."""
        return tuple(one for one in self.differences if not one.gap < EXPLAINED_GAP)

    @property
    def figures(self) -> Mapping[str, float]:
        """The numbers alone, to be kept beside the model."""
        return {
            "items": self.items,
            "same": round(self.same, 4),
            "unexplained": len(self.unexplained),
            "likeness": round(self.likeness, 4),
        }


def compare(
    reference: Seq2Seq, other: Seq2Seq, texts: Sequence[str], decodings: Sequence[Decoding]
) -> Parity:
    """Both models on every text with every decoding. Raises ValueError for nothing to compare,
    GenerationFailed as `generate` does.
    """
    return parity_of(replies(reference, texts, decodings), replies(other, texts, decodings))


def replies(
    model: Seq2Seq, texts: Sequence[str], decodings: Sequence[Decoding]
) -> list[GenerateReply]:
    """What the model says to every text, decoding by decoding."""
    return [reply for decoding in decodings for reply in model.generate(texts, decoding)]


def parity_of(reference: Sequence[GenerateReply], other: Sequence[GenerateReply]) -> Parity:
    """How far two models agree, from their replies to the same inputs. Raises ValueError for none
    or for lists of unlike length.
    """
    if not reference:
        raise ValueError("parity: there is nothing to compare")
    pairs = list(zip(reference, other, strict=True))
    alike = [
        SequenceMatcher(None, one.text.split(), two.text.split(), autojunk=False).ratio()
        for one, two in pairs
    ]
    return Parity(
        items=len(pairs),
        differences=tuple(Difference(*pair) for pair in pairs if pair[0].text != pair[1].text),
        likeness=sum(alike) / len(alike),
        unfinished=sum(not reply.finished for reply in reference),
    )
