import dataclasses
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest

import api.answers
from api.answers import (
    Answer,
    build_answer,
    build_checks,
    build_report,
    decode_answer,
    encode_answer,
)
from api.identifiers import uuid7
from summarizer import articles
from summarizer.articles import (
    ArabicSummary,
    ArticleEcho,
    CheckedSentence,
    CheckReport,
    Conflict,
    ConflictValue,
    Copy,
    CopyGroup,
    Duplicates,
    Edit,
    EnglishSentence,
    EnglishSummary,
    Headline,
    HeadlineSource,
    Models,
    ModelUsed,
    Note,
    Report,
    Result,
    Span,
    Statement,
    Summary,
    SummarySentence,
)

SPAN = Span("a1", 120, 245, "نص", 0.93)
RESULT = Result(
    engine="mixed",
    summary=Summary(
        ArabicSummary(
            Headline("عنوان", HeadlineSource("a1", "title", 0, 5)),
            "نص",
            (
                SummarySentence(
                    "s1", "نص", "mt5", "disputed", ("figure",), (Edit("speaker", "", "[ف]"),),
                    (SPAN,), ("c1",), ("k1",), 2, 1,
                ),
            ),
        ),
        EnglishSummary(None, "Text", (EnglishSentence("e1", "Text", (0,), "adequate", ()),)),
    ),
    statements=(Statement("c1", "نص", "فلان", 0.83, 2, 1, (SPAN,)),),
    duplicates=Duplicates(
        (CopyGroup("a1", "the fullest", (Copy("a3", 0.98, ("headline",)),)),), 0.41
    ),
    conflicts=(
        Conflict(
            "k1", "contradiction", "figure", ("c1",), None,
            (ConflictValue("خمسمئة", "500", None, None, (SPAN,)),),
        ),
    ),
    articles=(ArticleEcho("a1", "عنوان", "صحيفة", None),),
    notes=(Note("weights-missing", "…"),),
    models=Models(ModelUsed("m", "transformers", "xlsum", "ab12", None), None),
    timings_ms={"clean": 3.14159, "total": 41.0},
)  # fmt: skip

REPORT = Report(
    RESULT.statements,
    RESULT.duplicates,
    RESULT.conflicts,
    RESULT.articles,
    RESULT.notes,
    RESULT.timings_ms,
)
CHECKS = CheckReport(
    (CheckedSentence("نص", "unsupported", ("figure: 95",), (SPAN,)),), RESULT.articles
)

CONTRACT = {
    "": ["id", "engine", "summary", "statements", "duplicates", "conflicts", "articles", "notes",
         "models", "timings_ms"],
    "summary": ["ar", "en"],
    "summary.ar": ["headline", "text", "sentences"],
    "summary.ar.headline": ["text", "source"],
    "summary.ar.headline.source": ["article_id", "field", "start", "end"],
    "summary.ar.sentences.0": ["id", "text", "engine", "verdict", "reasons", "edits", "sources",
                               "statement_ids", "conflict_ids", "outlets", "independent_texts",
                               "change"],
    "summary.ar.sentences.0.sources.0": ["article_id", "start", "end", "text", "similarity"],
    "summary.en.sentences.0": ["id", "text", "source_index", "verdict", "reasons"],
    "statements.0": ["id", "text", "speaker", "salience", "outlets", "independent_texts",
                     "members", "change", "earlier_id"],
    "duplicates": ["articles", "redundancy"],
    "duplicates.articles.0": ["kept", "why", "copies"],
    "duplicates.articles.0.copies.0": ["article_id", "similarity", "edits"],
    "conflicts.0": ["id", "kind", "slot", "statement_ids", "latest", "values"],
    "conflicts.0.values.0": ["text", "normalised", "unit", "speaker", "members"],
    "articles.0": ["id", "title", "source", "text"],
    "notes.0": ["code", "message"],
    "models": ["summarizer", "translator"],
    "timings_ms": ["clean", "total"],
}  # fmt: skip


@pytest.mark.parametrize("path", CONTRACT)
def test_the_names_of_the_answer_are_those_of_the_contract(path: str) -> None:
    value = json.loads(encode_answer(build_answer(RESULT, uuid7())))
    for step in filter(None, path.split(".")):
        value = value[int(step)] if step.isdigit() else value[step]
    assert list(value) == CONTRACT[path]


def test_the_names_of_a_report_and_of_checks_are_those_of_the_contract() -> None:
    report = json.loads(encode_answer(build_report(REPORT, uuid7())))
    assert list(report) == [
        "id", "statements", "duplicates", "conflicts", "articles", "notes", "timings_ms",
    ]  # fmt: skip
    checks = json.loads(encode_answer(build_checks(CHECKS)))
    assert list(checks) == ["sentences", "articles", "notes", "timings_ms"]
    assert list(checks["sentences"][0]) == ["text", "verdict", "reasons", "sources"]


def test_values_of_the_result_arrive_unchanged_and_timings_to_the_microsecond() -> None:
    answer = build_answer(RESULT, UUID(int=7))
    assert answer.id == UUID(int=7)
    assert answer.timings_ms == {"clean": 3.142, "total": 41.0}
    sentence = answer.summary.ar.sentences[0]
    assert (sentence.verdict, sentence.reasons) == ("disputed", ("figure",))
    assert sentence.sources[0].similarity == 0.93
    assert answer.conflicts[0].values[0].normalised == "500"


def test_an_answer_saved_as_json_is_read_back_and_more_fields_are_passed_over() -> None:
    answer = build_answer(RESULT, uuid7())
    saved = json.loads(encode_answer(answer)) | {"line": 3, "later": [{}]}
    assert decode_answer(json.dumps(saved).encode()) == answer


def test_every_value_of_the_pipeline_has_a_struct_with_the_same_fields() -> None:
    """A field added to the result and forgotten here would be lost in silence."""

    def mirrored(struct: type, value: type) -> None:
        expected = [spec.name for spec in dataclasses.fields(value)]
        assert [name for name in struct.__struct_fields__ if name != "id" or "id" in expected] == (
            expected
        ), struct

    mirrored(Answer, Result)
    pairs = {
        "SpanAnswer": "Span",
        "EditAnswer": "Edit",
        "HeadlineSourceAnswer": "HeadlineSource",
        "HeadlineAnswer": "Headline",
        "SentenceAnswer": "SummarySentence",
        "ArabicAnswer": "ArabicSummary",
        "EnglishSentenceAnswer": "EnglishSentence",
        "EnglishAnswer": "EnglishSummary",
        "SummaryAnswer": "Summary",
        "StatementAnswer": "Statement",
        "CopyAnswer": "Copy",
        "CopyGroupAnswer": "CopyGroup",
        "DuplicatesAnswer": "Duplicates",
        "ConflictValueAnswer": "ConflictValue",
        "ConflictAnswer": "Conflict",
        "ArticleAnswer": "ArticleEcho",
        "NoteAnswer": "Note",
        "ModelAnswer": "ModelUsed",
        "ModelsAnswer": "Models",
        "ReportAnswer": "Report",
        "CheckedSentenceAnswer": "CheckedSentence",
        "ChecksAnswer": "CheckReport",
        "TranslatedSentenceAnswer": "TranslatedSentence",
        "TranslationAnswer": "TranslationReport",
    }
    assert set(pairs) == {name for name in vars(api.answers) if re.fullmatch(r"\w+Answer", name)}
    for struct, value in pairs.items():
        mirrored(getattr(api.answers, struct), getattr(articles, value))


def test_an_id_is_a_uuid_of_version_7_that_carries_its_time() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid7()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= after


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = []
    for _ in range(50):
        made.append(uuid7())
        moment = time.perf_counter_ns()
        while time.perf_counter_ns() - moment < 1_000:
            pass
    assert made == sorted(made)
    assert len(set(made)) == len(made)


FIRST_USES = """
import importlib, sys, threading, uuid
sys.setswitchinterval(1e-6)
import api.answers, api.bodies, api.schemas, test_answers

def at_once(work):
    together = threading.Barrier(4)
    def run():
        together.wait()
        work()
    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

for _ in range(10):
    importlib.reload(api.answers)
    importlib.reload(api.bodies)
    importlib.reload(api.schemas)
    at_once(lambda: api.answers.build_answer(test_answers.RESULT, uuid.UUID(int=1)))
    at_once(lambda: api.answers.build_report(test_answers.REPORT, uuid.UUID(int=1)))
    at_once(lambda: api.answers.build_checks(test_answers.CHECKS))
    for body in (api.bodies.SummaryBody, api.bodies.DuplicatesBody):
        at_once(lambda: api.schemas.decode_body(b'{"articles": [{"text": "a"}]}', body))
        at_once(lambda: api.schemas.convert_body({"articles": [{"text": "a"}]}, body))
    at_once(lambda: api.schemas.decode_body(b'{"text": "a"}', api.bodies.ChecksBody))
"""


def test_the_first_answers_may_be_built_in_several_threads_at_once() -> None:
    """A process of its own: where structs are not prepared at import, msgspec crashes it."""
    path = os.pathsep.join([str(Path(__file__).parents[2]), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", FIRST_USES],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
