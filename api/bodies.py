"""The body of a request as it comes over the wire: names, types and limits."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from api.settings import Limits
from summarizer.articles import EngineChoice, Form, Length

Glossary = Annotated[
    dict[str, str],
    Meta(
        description="Names and how the English is to spell them; in a form as JSON.",
        examples=[{"ستولتنبرغ": "Stoltenberg"}],
    ),
]


class ArticleBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One outlet's article: exactly one of `text`, `html` and `url`, and what is known of it."""

    text: Annotated[
        str | None, Meta(description="The article as plain text; a single sentence will do.")
    ] = None
    html: Annotated[
        str | None,
        Meta(description="The page it stands on; the article is taken out of it and returned."),
    ] = None
    url: Annotated[
        str | None, Meta(description="Its address. Not fetched yet: refused with a problem.")
    ] = None
    id: Annotated[
        Annotated[
            str,
            # No control characters; Python's `$` would let a line end pass.
            Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+(?![\s\S])"),
        ]
        | None,
        Meta(
            description="Names the article in the answer; `a1`, `a2` and so on where left out.",
            examples=["a1"],
        ),
    ] = None
    title: Annotated[
        Annotated[str, Meta(max_length=2_000)] | None,
        Meta(description="The headline, where it is not in the text."),
    ] = None
    source: Annotated[
        Annotated[str, Meta(max_length=500)] | None,
        Meta(description="The outlet that published it; without one it counts as its own outlet."),
    ] = None
    published_at: Annotated[
        Annotated[str, Meta(max_length=64)] | None,
        Meta(
            description="When it was published: an ISO 8601 date, or a date with a time.",
            examples=["2021-06-30", "2021-06-30T14:05:00+03:00"],
        ),
    ] = None


class WordingBody(Struct, frozen=True, kw_only=True):
    """A member of an earlier statement; what else it had is passed over."""

    text: Annotated[str, Meta(description="How an article put it.")]


class EarlierStatementBody(Struct, frozen=True, kw_only=True):
    """A statement of an earlier answer, as it stood there; what else it had is passed over."""

    id: Annotated[str, Meta(description="The new statement that repeats or changes it names it.")]
    text: str
    members: list[WordingBody] = []


class SinceBody(Struct, frozen=True, kw_only=True):
    """An earlier answer, whole or only its statements."""

    statements: list[EarlierStatementBody]


class DuplicatesBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of articles about one event."""

    articles: Annotated[
        list[ArticleBody],
        Meta(
            description="The articles, 1 to 200 of them.",
            extra_json_schema={"minItems": 1, "maxItems": Limits().max_articles},
        ),
    ]
    since: Annotated[
        SinceBody | None,
        Meta(
            description="An earlier answer, or its `statements` alone: each statement then tells "
            "whether it is new or changed since."
        ),
    ] = None


class SummaryBody(DuplicatesBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of articles about one event, and what is wanted of it."""

    length: Annotated[
        Length,
        Meta(
            description="`headline`; `brief`: one or two sentences; `standard`: 60 to 110 words; "
            "`long`: up to 250 words."
        ),
    ] = "standard"
    max_words: Annotated[
        Annotated[int, Meta(ge=5, le=400)] | None,
        Meta(
            description="Overrides `length`: the most words the summary may have. A word is a "
            "run without white space."
        ),
    ] = None
    form: Annotated[Form, Meta(description="How the sentences are laid out.")] = "paragraph"
    english: Annotated[bool, Meta(description="Whether the summary is wanted in English too.")] = (
        False
    )
    engine: Annotated[
        EngineChoice,
        Meta(description="`auto` takes mT5 where its weights are, else composes of the sources."),
    ] = "auto"
    glossary: Glossary = {}


class TranslationBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An Arabic text, and how its English is to spell names."""

    text: Annotated[str, Meta(description="Arabic, one sentence or more.")]
    glossary: Glossary = {}


class ChecksBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text and what it is checked against: exactly one of `articles` and `translation`."""

    text: Annotated[
        str,
        Meta(description="Arabic, one sentence or more; with `translation`, what it renders."),
    ]
    articles: Annotated[
        list[ArticleBody] | None,
        Meta(
            description="The sources of the text, 1 to 200 of them.",
            extra_json_schema={"minItems": 1, "maxItems": Limits().max_articles},
        ),
    ] = None
    translation: Annotated[
        str | None, Meta(description="The text in English: its sentences are checked.")
    ] = None
