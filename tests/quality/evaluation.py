"""The folder of evaluation sets and scorers, which lies beside the repository and never in it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
VARIABLE = "KHULASA_EVAL_DIR"

Row = dict[str, Any]
Rouge = Callable[[str, list[str]], dict[str, float]]


class EvaluationMissing(Exception):
    """There is no folder of evaluation sets."""


class Evaluation:
    """One folder of sets and the scorers that come with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> list[Row]:
        """The lines of a `.jsonl` file."""
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]

    def sha256(self, name: str) -> str:
        """The hash of a file's bytes, in hexadecimal."""
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()

    def score_labels(self, gold: str, labels: Mapping[Any, str]) -> Row:
        """What `score_labels.py` says of the labels, which go by the ids of the file `gold`."""
        rows = [{"id": key, "label": label} for key, label in labels.items()]
        return self._scored("score_labels.py", rows, "--gold", str(self.folder / gold))

    def score_summaries(self, summaries: Mapping[str, str]) -> dict[str, dict[str, float]]:
        """What `score_summaries.py` says of one summary a topic: rows of ROUGE F1 x 100."""
        rows = [{"topic": topic, "summary": text} for topic, text in summaries.items()]
        return self._scored("score_summaries.py", rows)

    def copies(self, seed: int) -> list[Row]:
        """The sets with known copies that `make_copies.py` makes."""
        made = self._run("make_copies.py", "--seed", str(seed))
        return [json.loads(line) for line in made.splitlines()]

    @cached_property
    def rouge(self) -> Rouge:
        """`rouge(candidate, references)` of `arabic_rouge.py`, F1 from 0 to 1."""
        spec = importlib.util.spec_from_file_location(
            "arabic_rouge", self.folder / "arabic_rouge.py"
        )
        if spec is None or spec.loader is None:
            raise EvaluationMissing(f"no arabic_rouge.py in {self.folder}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        rouge: Rouge = module.rouge
        return rouge

    def _scored(self, script: str, rows: Iterable[Row], *arguments: str) -> Row:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "answers.jsonl")
            path.write_text(
                "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8"
            )
            scored: Row = json.loads(self._run(script, str(path), "--json", *arguments))
        return scored

    def _run(self, script: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-B", str(self.folder / script), *arguments],
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        return done.stdout


def find_evaluation() -> Evaluation:
    """The folder that `KHULASA_EVAL_DIR` names, or else `../shared/eval` beside the repository.

    Raises EvaluationMissing.
    """
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else ROOT.parent / "shared" / "eval"
    if not (folder / "score_labels.py").is_file():
        raise EvaluationMissing(
            f"the evaluation sets are not at {folder}: the scores were not measured "
            f"(set {VARIABLE} to their folder)"
        )
    return Evaluation(folder)
