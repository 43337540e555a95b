import io
import re
from uuid import UUID

import msgspec
import pytest
from rich.console import Console

from api.answers import Answer, ChecksAnswer, ReportAnswer, decode_answer
from api.rendering import to_markdown, to_terminal, to_text


def span(article_id: str, start: int, text: str) -> dict[str, object]:
    return {
        "article_id": article_id,
        "start": start,
        "end": start + len(text),
        "text": text,
        "similarity": 1.0,
    }


FIRST = span("a1", 0, "وصل الوفد\nإلى تونس.")
SECOND = span("a2", 9, "وصل الوفد إلى تونس أمس.")
THIRD = span("a1", 40, "وغادر [اليوم].")


def sentence(number: int, text: str, *sources: dict[str, object]) -> dict[str, object]:
    return {
        "id": f"s{number}",
        "text": text,
        "engine": "extractive",
        "verdict": "supported",
        "reasons": [],
        "edits": [],
        "sources": sources,
        "statement_ids": [f"c{number}"],
        "conflict_ids": [],
        "outlets": 1,
        "independent_texts": 1,
    }


def statement(number: int, *members: dict[str, object]) -> dict[str, object]:
    return {
        "id": f"c{number}",
        "text": f"القول رقم {number}.",
        "speaker": None,
        "salience": 0.5,
        "outlets": len(members),
        "independent_texts": 1,
        "members": members,
    }


def answer(**changes: object) -> Answer:
    fields: dict[str, object] = {
        "id": UUID(int=1),
        "engine": "extractive",
        "summary": {
            "ar": {
                "headline": {"text": "وفد في تونس", "source": None},
                "text": "وصل الوفد إلى تونس. وغادر [اليوم].",
                "sentences": [
                    sentence(1, "وصل الوفد إلى تونس.", FIRST, SECOND),
                    sentence(2, "وغادر [اليوم].", THIRD),
                ],
            },
            "en": None,
        },
        "statements": [statement(1, FIRST, SECOND), statement(2, THIRD)],
        "duplicates": {
            "articles": [
                {
                    "kept": "a1",
                    "why": "the fullest",
                    "copies": [{"article_id": "a3", "similarity": 0.98, "edits": ["headline"]}],
                }
            ],
            "redundancy": 0.41,
        },
        "conflicts": [
            {
                "id": "k1",
                "kind": "update",
                "slot": "figure",
                "statement_ids": ["c1"],
                "latest": "9",
                "values": [
                    {
                        "text": "ثمانية",
                        "normalised": "8",
                        "unit": "قتيل",
                        "speaker": "الشرطة",
                        "members": [FIRST],
                    },
                    {
                        "text": "9",
                        "normalised": "9",
                        "unit": None,
                        "speaker": None,
                        "members": [SECOND],
                    },
                ],
            }
        ],
        "articles": [
            {"id": "a1", "title": None, "source": "الضفتين", "text": None},
            {"id": "a2", "title": None, "source": None, "text": None},
            {"id": "a3", "title": None, "source": "a3", "text": None},
        ],
        "notes": [{"code": "weights-missing", "message": "No weights are here."}],
        "models": {"summarizer": None, "translator": None},
        "timings_ms": {"total": 41.3},
    }
    return decode_answer(msgspec.json.encode(fields | changes))


def terminal(
    shown: Answer | ReportAnswer | ChecksAnswer, *, tty: bool = False, width: int = 80
) -> str:
    file = io.StringIO()
    to_terminal(shown, Console(file=file, force_terminal=tty, width=width))
    return file.getvalue()


PAGE = """\
وفد في تونس

وصل الوفد إلى تونس. [1][2]
وغادر [اليوم]. [3]

Sources
  [1] الضفتين (a1)
      «وصل الوفد إلى تونس.»
  [2] a2
      «وصل الوفد إلى تونس أمس.»
  [3] الضفتين (a1)
      «وغادر [اليوم].»

Said by several outlets
  • القول رقم 1.
    2 outlets, 1 independent text: الضفتين (a1)، a2

Copies
  • الضفتين (a1) is kept: the fullest
    a3: 98% the same; differs in headline

Conflicts
  • update of figure
    8 قتيل («ثمانية») — الشرطة — الضفتين (a1)
    9 — a2 — the latest

Notes
  • No weights are here. (weights-missing)

engine: extractive · 3 articles · 41 ms · 41% of the words were repeats
"""


def test_in_a_pipe_the_page_is_plain_with_one_line_a_thing() -> None:
    assert terminal(answer()) == PAGE


def test_on_a_terminal_the_same_words_stand_in_colours() -> None:
    shown = terminal(answer(), tty=True, width=200)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert plain == PAGE


def test_on_a_terminal_long_lines_are_wrapped_within_their_indentation() -> None:
    long = answer(notes=[{"code": "x", "message": "word " * 60}])
    plain = re.sub(r"\x1b\[[\d;]*m", "", terminal(long, tty=True, width=40))
    assert max(len(line) for line in plain.splitlines()) <= 40
    assert "  • word word" in plain
    assert "\n    word word" in plain
    assert not any(line.endswith(" ") for line in plain.splitlines())


def test_text_is_just_the_summary() -> None:
    assert to_text(answer()) == "وصل الوفد إلى تونس. وغادر [اليوم].\n"


def test_english_stands_below_the_arabic_and_doubts_are_told() -> None:
    arabic = msgspec.to_builtins(answer().summary.ar)
    english = {
        "headline": {"text": "A visit", "source": None},
        "text": "It arrived. It left.",
        "sentences": [
            {
                "id": "e1",
                "text": "It arrived.",
                "source_index": [0],
                "verdict": "adequate",
                "reasons": [],
            },
            {
                "id": "e2",
                "text": "It left.",
                "source_index": [1],
                "verdict": "bad",
                "reasons": ["figure"],
            },
        ],
    }
    both = answer(summary={"ar": arabic, "en": english})
    assert to_text(both).endswith("\n\nIt arrived. It left.\n")
    assert "In English\nA visit\nIt arrived.\nIt left. (doubtful)\n" in terminal(both)


def test_markdown_has_the_wording_of_each_outlet_and_escapes_what_articles_wrote() -> None:
    page = to_markdown(answer(notes=[{"code": "x", "message": "<b> *a* `c`"}]))
    assert page.startswith("# وفد في تونس\n\nوصل الوفد إلى تونس. [1][2]\n\n")
    assert r"وغادر \[اليوم\]. [3]" in page
    assert "\n  - a2: «وصل الوفد إلى تونس أمس.»\n" in page
    assert r"\<b\> \*a\* \`c\`" in page
    assert page.endswith("\n") and not page.endswith("\n\n")


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\x00", "\x9b31m", "\u2066"])
def test_what_steers_a_terminal_never_reaches_it(sign: str) -> None:
    words = f"before{sign}after"
    said = span("a1", 0, words)
    hostile = answer(
        summary={
            "ar": {
                "headline": {"text": words, "source": None},
                "text": words,
                "sentences": [sentence(1, words, said)],
            },
            "en": None,
        },
        statements=[statement(1, said, span(words, 0, words))],
        conflicts=[],
        articles=[{"id": "a1", "title": words, "source": words, "text": words}],
        notes=[{"code": words, "message": words}],
    )
    for page in (terminal(hostile), to_markdown(hostile)):
        assert sign[0] not in page
        assert page.count("before") == page.count("after") >= 8


def test_a_terminal_counts_the_merged_statements_that_it_does_not_show() -> None:
    many = answer(statements=[statement(number, FIRST, SECOND) for number in range(1, 12)])
    shown = terminal(many)
    assert "Conflicts" in shown
    assert "القول رقم 8." in shown
    assert "القول رقم 9." not in shown
    assert "… and 3 more" in shown
    assert "القول رقم 11." in to_markdown(many)


def test_an_answer_without_anything_to_tell_is_short() -> None:
    empty = answer(
        summary={"ar": {"headline": None, "text": "", "sentences": []}, "en": None},
        statements=[],
        duplicates={"articles": [], "redundancy": 0},
        conflicts=[],
        notes=[],
    )
    assert terminal(empty) == (
        "(no summary)\n\nengine: extractive · 3 articles · 41 ms · 0% of the words were repeats\n"
    )


def report(**changes: object) -> ReportAnswer:
    """The report that the answer above carries."""
    fields = msgspec.to_builtins(answer())
    names = ReportAnswer.__struct_fields__
    return msgspec.convert({name: fields[name] for name in names} | changes, ReportAnswer)


def test_a_report_is_the_page_without_the_summary_and_with_what_one_outlet_says() -> None:
    shown = terminal(report())
    below = PAGE[PAGE.index("Said by several outlets") :]
    between = "Said by one outlet\n  • القول رقم 2.\n    الضفتين (a1)\n\n"
    cut = below.index("Copies\n")
    rest = below[cut : below.index("engine: ")]
    assert shown == (
        f"\n{below[:cut]}{between}{rest}2 statements · 3 articles · 41 ms · "
        "41% of the words were repeats\n"
    )


def test_a_terminal_counts_what_it_does_not_show_in_each_list() -> None:
    several = [statement(number, FIRST, SECOND) for number in range(1, 11)]
    single = [statement(number, FIRST) for number in range(20, 29)]
    shown = terminal(report(statements=[*several, *single]))
    assert "القول رقم 27." in shown
    assert "القول رقم 28." not in shown
    assert "… and 2 more" in shown and "… and 1 more" in shown


def test_what_is_new_or_changed_is_marked_and_what_is_the_same_is_not() -> None:
    statements = [
        statement(number, FIRST, SECOND) | {"change": change}
        for number, change in enumerate(("new", "changed", "same", None), 1)
    ]
    page = to_markdown(report(statements=statements))
    assert "- القول رقم 1. (new)\n" in page
    assert "- القول رقم 2. (changed)\n" in page
    assert "- القول رقم 3.\n" in page
    assert "- القول رقم 4.\n" in page
    arabic = {
        "headline": None,
        "text": "",
        "sentences": [sentence(1, "وصل.", FIRST) | {"change": "changed"}],
    }
    assert "وصل. [1] (changed)\n" in terminal(answer(summary={"ar": arabic, "en": None}))


def checks(text: str, *sources: dict[str, object]) -> ChecksAnswer:
    sentences = [
        {"text": text, "verdict": "supported", "reasons": [], "sources": sources},
        {"text": "غادر.", "verdict": "unsupported", "reasons": [f"words: {text}"], "sources": []},
    ]
    fields = {"sentences": sentences, "articles": [], "notes": [], "timings_ms": {}}
    return msgspec.convert(fields, ChecksAnswer)


def test_checks_are_sentences_with_their_verdicts_reasons_and_sources() -> None:
    shown = terminal(checks("وصل.", SECOND))
    assert shown == (
        "\nVerdicts\n"
        "  • وصل. [1] (supported)\n"
        "  • غادر. (unsupported)\n"
        "    words: وصل.\n"
        "\nSources\n  [1] a2\n      «وصل الوفد إلى تونس أمس.»\n"
        "\n2 sentences\n"
    )


def test_what_steers_a_terminal_is_taken_out_of_a_text_that_is_checked() -> None:
    hostile = checks("before\x1b[31mafter", span("x\x1b", 0, "a\u202eb"))
    for page in (terminal(hostile), to_markdown(hostile)):
        assert "\x1b" not in page and "\u202e" not in page
        assert page.count("before") == page.count("after") == 2
