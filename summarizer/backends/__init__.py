"""Models behind one port, `Seq2Seq`: transformers, and a scripted fake."""

from summarizer.backends.fake import ScriptedSeq2Seq
from summarizer.backends.port import (
    Architecture,
    Decoding,
    GenerateReply,
    GenerateRequest,
    Hypothesis,
    ModelInfo,
    Role,
    Seq2Seq,
)

__all__ = [
    "Architecture",
    "Decoding",
    "GenerateReply",
    "GenerateRequest",
    "Hypothesis",
    "ModelInfo",
    "Role",
    "ScriptedSeq2Seq",
    "Seq2Seq",
]
