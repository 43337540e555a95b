"""Which of the texts that a model found for one pass is used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.arabic import fold, fold_words
from summarizer.articles import Note
from summarizer.backends.port import GenerateReply
from summarizer.errors import GenerationFailed
from summarizer.judging import Candidate, Judge
from summarizer.names import CLITICS
from summarizer.packing import Packed, Part
from summarizer.watch import Watch


@dataclass(frozen=True, slots=True)
class Pass:
    """What the model was given of group `group` (from 0) and wrote. `first` is what it wrote by
    itself, `chosen` what is made of it; they are one where nothing had to be done.
    """

    group: int
    packed: Packed
    first: Candidate
    chosen: Candidate


class Choice:
    """One pass on its way to a text that can stand: what its search found, and what a second one
    did. `settled` where a second one is not wanted.
    """

    def __init__(
        self,
        part: Part,
        where: str,
        reply: GenerateReply | GenerationFailed,
        judge: Judge,
        watch: Watch,
    ) -> None:
        self.part = part
        self._where = where
        self._judge = judge
        self._watch = watch
        self._seen: set[str] = set()
        self._later: list[Candidate] = []
        self._again: Note | None = None
        if isinstance(reply, GenerationFailed):
            note = Note("draft-failed", f"the model failed on {where}: {reply.message}")
            self._found = [Candidate((), note)]
            # It would most likely fail again, and take its time to.
            self.settled = True
            return
        candidates = self._read(reply)
        self._found = [next(candidates)]
        if self._found[0].faults:
            self._found += _until_clean(candidates)
        self.settled = any(one.clean for one in self._found)

    def _read(self, reply: GenerateReply) -> Iterator[Candidate]:
        """The search's candidates, best first, without those that were read before."""
        for written in reply.hypotheses:
            if written.text not in self._seen:
                self._seen.add(written.text)
                self._watch.check()
                yield self._judge.read(written, self.part.packed.text, self._where)

    def decoded_again(self, reply: GenerateReply | GenerationFailed) -> None:
        """Takes the candidates of the second search besides."""
        told = f"{self._where} was decoded again with more candidates and a longer ban on repeats"
        if isinstance(reply, GenerationFailed):
            self._again = Note("draft-redecoded", f"{told}; it failed: {reply.message}")
            return
        first = self._found[0]
        # Where nothing but a name was wrong, another text is better only if it has that name.
        names = [] if first.faults else [fold(edit.after) for edit in first.respelt]
        candidates = (one for one in self._read(reply) if _tells_of(one, names))
        self._later = _until_clean(candidates)
        used = "and its new text is used" if self._chosen() in self._later else "in vain"
        self._again = Note("draft-redecoded", f"{told}, {used}")

    def _chosen(self) -> Candidate:
        return min([*self._found, *self._later], key=_unfitness)

    def result(self) -> tuple[Pass, list[Note]]:
        """The pass with the text that was chosen, and what happened on the way."""
        first, chosen = self._found[0], self._chosen()
        notes = first.faults
        if chosen is not first and chosen in self._found:
            told = f"another candidate of the model's search is used for {self._where}"
            notes.append(Note("draft-other-beam", told))
        if self._again is not None:
            notes.append(self._again)
        if chosen is not first:
            notes += chosen.faults
        notes += [
            Note(
                "draft-name-repaired",
                f"the model wrote {edit.before} where the articles have {edit.after}",
            )
            for edit in chosen.respelt
        ]
        return Pass(self.part.group, self.part.packed, first, chosen), notes


def _until_clean(candidates: Iterator[Candidate]) -> list[Candidate]:
    """The candidates up to the first clean one."""
    found = []
    for candidate in candidates:
        found.append(candidate)
        if candidate.clean:
            break
    return found


def _unfitness(candidate: Candidate) -> tuple[int, int, bool]:
    """Lowest for a text that can stand, best as it was written; then for the one of which the most
    can stand.
    """
    faults = len(candidate.faults)
    return (-candidate.sound if faults else -sys.maxsize, faults, bool(candidate.respelt))


def _tells_of(candidate: Candidate, names: Sequence[str]) -> bool:
    """Whether all the folded names are in it, whatever particle is written onto them."""
    words = {word for one in candidate.sentences for word in fold_words(one.text)}
    words |= {word[1:] for word in words if word[0] in CLITICS}
    return all(name in words or (name[0] in CLITICS and name[1:] in words) for name in names)
