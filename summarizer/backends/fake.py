"""A scripted model behind the port: for tests, and for trying the service without weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.backends.port import (
    Architecture,
    Decoding,
    GenerateReply,
    Hypothesis,
    ModelInfo,
)
from summarizer.errors import GenerationFailed

Answer = str | tuple[str, ...] | GenerateReply | BaseException
"""What the script says to one input: a text (a finished reply), the texts of several candidates
(best first, as many as were asked for), a reply, or an error to raise."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of `generate` as the fake remembers it."""

    texts: tuple[str, ...]
    decoding: Decoding


class ScriptedSeq2Seq:
    """Answers each text from `script` and remembers its `calls`, oldest first.

    `script` is a function from the input text to an answer, or the answers in the order in which
    the texts come; when these run out, GenerationFailed is raised. Tokens are words, and one for
    the end, so that a test can count them by hand.
    """

    def __init__(
        self,
        script: Callable[[str], Answer] | Iterable[Answer],
        *,
        id: str = "scripted",
        architecture: Architecture = "mt5",
        licence: str | None = None,
        max_input_tokens: int = 512,
        target_tokens: tuple[str, ...] = (),
        dtype: str = "float32",
    ) -> None:
        self._info = ModelInfo(
            id=id,
            backend="scripted",
            architecture=architecture,
            licence=licence,
            max_input_tokens=max_input_tokens,
            target_tokens=target_tokens,
            dtype=dtype,
        )
        self._answer = script if callable(script) else _in_order(iter(script))
        self.calls: list[Call] = []
        self.closed = False

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""
        return self._info

    def count_tokens(self, text: str) -> int:
        """Words of `text` and one for the end."""
        return len(text.split()) + 1

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[GenerateReply]:
        """The script's answers. Raises what the script says, or GenerationFailed on a text that
        is too long, on one the script has no answer for, and after `close`.
        """
        if self.closed:
            raise GenerationFailed("the scripted model is closed")
        self.calls.append(Call(tuple(texts), decoding))
        return [self._reply(text, decoding) for text in texts]

    def close(self) -> None:
        """Nothing is freed; `closed` tells that it was called."""
        self.closed = True

    def _reply(self, text: str, decoding: Decoding) -> GenerateReply:
        tokens = self.count_tokens(text)
        if tokens > self._info.max_input_tokens:
            raise GenerationFailed(
                f"the input has {tokens} tokens; {self._info.id} takes "
                f"{self._info.max_input_tokens}"
            )
        answer = self._answer(text)
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, GenerateReply):
            return answer
        texts = (answer,) if isinstance(answer, str) else answer[: decoding.num_hypotheses]
        best, *others = (_hypothesis(text, decoding.max_new_tokens) for text in texts)
        return GenerateReply(
            text=best.text,
            score=best.score,
            input_tokens=tokens,
            output_tokens=best.output_tokens,
            finished=best.finished,
            others=tuple(others),
        )


def _hypothesis(text: str, max_new_tokens: int) -> Hypothesis:
    words = text.split()
    finished = len(words) < max_new_tokens
    kept = words if finished else words[:max_new_tokens]
    return Hypothesis(
        text=" ".join(kept),
        score=0.0,
        output_tokens=len(kept) + finished,
        finished=finished,
    )


def _in_order(answers: Iterator[Answer]) -> Callable[[str], Answer]:
    def answer(text: str) -> Answer:
        for found in answers:
            return found
        raise GenerationFailed(f"the script has no answer for {text!r}")

    return answer
