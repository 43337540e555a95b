"""A pipeline that answers at once and says what it got, and the app around it."""

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings
from summarizer.articles import (
    ArabicSummary,
    ArticleEcho,
    ArticleSet,
    CheckReport,
    CheckRequest,
    Duplicates,
    Headline,
    Report,
    Result,
    Span,
    Statement,
    Summary,
    SummaryRequest,
    SummarySentence,
)
from summarizer.engine import Engine
from summarizer.errors import NoUsableArticle
from summarizer.pipeline import report
from summarizer.verification import verify
from summarizer.watch import Watch


def echo(
    requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
) -> list[Result]:
    """Each article becomes a sentence of its own; none usable is an error as in the real one."""
    return [_echo(request) for request in requests]


def _echo(request: SummaryRequest) -> Result:
    used = [article for article in request.articles if article.text]
    if not used:
        raise NoUsableArticle("none can be used", field="articles")
    spans = [Span(article.id, 0, len(article.text), article.text) for article in used]
    sentences = [
        SummarySentence(
            f"s{number}", span.text, "extractive", "supported", (), (), (span,), ("c1",), (), 1, 1
        )
        for number, span in enumerate(spans, 1)
    ]
    return Result(
        engine="extractive",
        summary=Summary(
            ArabicSummary(
                Headline(used[0].title or "بلا عنوان", None),
                " ".join(sentence.text for sentence in sentences),
                tuple(sentences),
            )
        ),
        statements=(
            Statement("c1", spans[0].text, None, 0.5, len(spans), len(spans), tuple(spans)),
        ),
        duplicates=Duplicates((), 0.0),
        conflicts=(),
        articles=tuple(
            ArticleEcho(each.id, each.title, each.source, each.text if each.extracted else None)
            for each in request.articles
        ),
        notes=request.notes,
        timings_ms={"total": 1.0},
    )


class Gate:
    """A pipeline that waits in the middle of its work until it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.open = threading.Event()
        self.stopped = threading.Event()

    def __call__(
        self, requests: Sequence[SummaryRequest], engine: Engine, *, watch: Watch | None = None
    ) -> list[Result]:
        self._wait(watch)
        return echo(requests, engine)

    def report(self, request: ArticleSet, *, watch: Watch | None = None) -> Report:
        self._wait(watch)
        return report(request)

    def verify(self, request: CheckRequest, *, watch: Watch | None = None) -> CheckReport:
        self._wait(watch)
        return verify(request)

    def _wait(self, watch: Watch | None) -> None:
        self.entered.release()
        assert self.open.wait(30), "nobody opened the gate"
        try:
            (watch or Watch()).check()
        except Exception:
            self.stopped.set()
            raise


Connect = Callable[..., TestClient]


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open.set()


@pytest.fixture
def connect() -> Iterator[Connect]:
    """A client of an app with the given settings and, unless told otherwise, the echo."""
    clients: list[TestClient] = []

    def start(
        summarize: object = echo,
        *,
        report: object = report,
        verify: object = verify,
        **settings: object,
    ) -> TestClient:
        app = create_app(
            Settings(**settings),
            engine=Engine(),
            summarize=summarize,
            report=report,
            verify=verify,
        )
        client = TestClient(app)
        client.__enter__()
        clients.append(client)
        return client

    yield start
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def client(connect: Connect) -> TestClient:
    return connect()


@pytest.fixture
def echo_pipeline() -> Callable[..., list[Result]]:
    return echo
