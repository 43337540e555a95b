"""The command `khulasa`. What is heavy is imported inside the commands, so that help is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import click

if TYPE_CHECKING:
    from api.answers import Answer, ChecksAnswer, ReportAnswer, TranslationAnswer
    from api.settings import Settings
    from summarizer.articles import SummaryRequest

INTERRUPTED = 130
STD = "-"
LENGTHS = ("headline", "brief", "standard", "long")
FORMS = ("paragraph", "bullets")
ENGINES = ("auto", "mt5", "extractive")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and exits: 0 done, 1 failed, 2 used wrongly, 130 interrupted.

    What went wrong stands on stderr in one line.
    """
    try:
        code = khulasa.main(
            args=arguments if arguments is None else list(arguments),
            prog_name="khulasa",
            standalone_mode=False,
        )
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = error.exit_code
    except click.UsageError as error:
        where = f" (see {error.ctx.command_path} --help)" if error.ctx is not None else ""
        _complain(f"{error.format_message()}{where}")
        code = error.exit_code
    except click.ClickException as error:
        _complain(error.format_message())
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain("interrupted")
        code = INTERRUPTED
    sys.exit(code or 0)


def _complain(message: str) -> None:
    click.echo(f"khulasa: {' '.join(message.split())}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="khulasa", prog_name="khulasa")
def khulasa() -> None:
    """One Arabic summary of many news articles, each sentence traceable to its sources.

    khulasa models pull brings mT5 and Marian weights; without them the summary is composed of the
    articles' own sentences. KHULASA_SUMMARIZER and KHULASA_TRANSLATOR name other weights.
    """


class _ModelCommands(click.Group):
    """The commands of api/model_commands.py, which is imported when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from api.model_commands import COMMANDS

        return [command.name or "" for command in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from api.model_commands import COMMANDS

        return next((command for command in COMMANDS if command.name == cmd_name), None)

    def invoke(self, ctx: click.Context) -> object:
        with _failures():
            return super().invoke(ctx)


@khulasa.group(cls=_ModelCommands, short_help="Bring in and look after mT5 and Marian.")
@click.pass_context
def models(ctx: click.Context) -> None:
    """Bring mT5 and Marian weights into the model store (KHULASA_MODELS), and look after them.

    What the store has is used by every command and by the server, unless KHULASA_SUMMARIZER or
    KHULASA_TRANSLATOR names something else.
    """
    ctx.obj = _settings()


@khulasa.command(short_help="Serve the API until stopped.")
@click.option("--host", help="Address to listen on (KHULASA_HOST, else 127.0.0.1).")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port (KHULASA_PORT, else 8000); 0 takes a free one.",
)
def serve(host: str | None, port: int | None) -> None:
    """Serve the API until stopped; print its address when it is ready."""
    from api.serving import serve_forever

    with _failures():
        serve_forever(
            _settings(host=host, port=port),
            lambda address: click.echo(f"Khulasa listens on {address} (its API: {address}/docs)"),
        )


@khulasa.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--english", is_flag=True, help="Add the summary in English.")
@click.option("--length", type=click.Choice(LENGTHS), help="How long (standard).")
@click.option("--max-words", type=click.IntRange(5, 400), help="At most so many words.")
@click.option("--form", type=click.Choice(FORMS), help="How it is laid out (paragraph).")
@click.option("--engine", type=click.Choice(ENGINES), help="Who writes it (auto).")
@click.option("--since", metavar="ANSWER", help="Mark what is new since this saved answer.")
@click.option("--glossary", metavar="FILE", help="Spell names in English as this JSON object says.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer of the API, as JSON.")
def summarize(
    paths: tuple[str, ...],
    english: bool,
    length: str | None,
    max_words: int | None,
    form: str | None,
    engine: str | None,
    since: str | None,
    glossary: str | None,
    as_json: bool,
) -> None:
    """Summarize the articles of one event.

    PATH is a text or HTML file, one article each; or a set of articles as JSON, as the API takes
    it; or a folder with its articles.json, else with its .txt and .html files; or - for an article
    or a set on standard input, as is no PATH where it is redirected. Text is UTF-8 or windows-1256.
    """
    from api.inputs import read_earlier, read_paths

    options = _given(
        length=length, max_words=max_words, form=form, engine=engine, english=english or None
    )
    with _failures():
        settings = _settings(glossary=glossary)
        if since is not None:
            options["since"] = read_earlier(since)
        request = read_paths(_or_stdin(paths), options, settings.limits, sys.stdin.buffer)
        answer = _answer(request, settings)
    _print(answer, as_json=as_json)


@khulasa.command(short_help="Tell what articles repeat, and where they conflict.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--since", metavar="ANSWER", help="Mark what is new since this saved answer.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer of the API, as JSON.")
def duplicates(paths: tuple[str, ...], since: str | None, as_json: bool) -> None:
    """Tell what the articles of one event repeat, and where they conflict, without a summary.

    PATH as for summarize.
    """
    from api.answers import build_report
    from api.identifiers import uuid7
    from api.inputs import read_earlier, read_paths
    from summarizer.pipeline import report

    with _failures():
        settings = _settings()
        options = {} if since is None else {"since": read_earlier(since)}
        request = read_paths(_or_stdin(paths), options, settings.limits, sys.stdin.buffer)
        answer = build_report(report(request), uuid7())
    _print(answer, as_json=as_json)


@khulasa.command(short_help="Translate an Arabic text into English.")
@click.argument("source", metavar="TEXT", required=False)
@click.option("--text", help="The text itself, in place of the file TEXT.")
@click.option("--glossary", metavar="FILE", help="Spell names as this JSON object says.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer of the API, as JSON.")
@click.pass_context
def translate(
    context: click.Context,
    source: str | None,
    text: str | None,
    glossary: str | None,
    as_json: bool,
) -> None:
    """Translate an Arabic text into English and check every sentence.

    TEXT is a file, or - for standard input, as is no TEXT where it is redirected. The exit code is
    1 where a sentence is doubtful.
    """
    from api.answers import build_translation_answer
    from api.identifiers import uuid7
    from api.inputs import read_text
    from summarizer.engine import load_engine
    from summarizer.translating import translate_text

    if text is not None and source is not None:
        raise click.UsageError("TEXT and --text are given both", context)
    if text is None and source is None and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'TEXT'.", context)
    with _failures():
        settings = _settings(glossary=glossary)
        house = settings.read_glossary()
        request = read_text(text, source or STD, house, settings.limits, sys.stdin.buffer)
        with load_engine(replace(settings.engine_config, summarizer=None)) as engine:
            answer = build_translation_answer(translate_text(request, engine), uuid7())
    _print(answer, as_json=as_json)
    if any(sentence.verdict == "bad" for sentence in answer.sentences):
        context.exit(1)


@khulasa.command(short_help="Check a text against the articles it was made of.")
@click.argument("paths", nargs=-1, required=True, metavar="[TEXT] ARTICLES…")
@click.option("--text", help="The text itself, in place of the file TEXT.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer of the API, as JSON.")
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], text: str | None, as_json: bool) -> None:
    """Check each sentence of a text against the articles it was made of.

    TEXT is a file, or - for standard input; ARTICLES are as for summarize. The exit code is 1
    where a sentence is unsupported.
    """
    from api.answers import build_checks
    from api.inputs import read_claim
    from summarizer.verification import verify

    first = [] if text is not None else [paths[0]]
    sources = paths[len(first) :]
    if not sources:
        raise click.UsageError("Missing argument 'ARTICLES…'.", context)
    if [*first, *sources].count(STD) > 1:
        raise click.UsageError("standard input is read once", context)
    with _failures():
        settings = _settings()
        request = read_claim(text, first, sources, settings.limits, sys.stdin.buffer)
        answer = build_checks(verify(request))
    _print(answer, as_json=as_json)
    if any(sentence.verdict == "unsupported" for sentence in answer.sentences):
        context.exit(1)


@khulasa.command(short_help="Print a saved answer for reading.")
@click.argument("source", metavar="ANSWER", type=click.File("rb"))
def show(source: BinaryIO) -> None:
    """Print an answer of the API, saved as JSON, for reading; - is standard input."""
    import msgspec

    from api.answers import decode_answer

    try:
        answer = decode_answer(source.read())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise click.ClickException(f"{source.name} is no answer of the API: {error}") from error
    _print(answer, as_json=False)


@khulasa.command(short_help="Answer a file of requests, a line each.")
@click.argument("source", metavar="IN.jsonl")
@click.argument("target", metavar="OUT.jsonl")
def batch(source: str, target: str) -> None:
    """Answer a file of requests, one JSON body a line, with one answer a line, in order.

    Each answer begins with the number of its line and a fingerprint of it. A line that cannot be
    answered gets its problem instead, and the exit code is 1 in the end. Started again with the
    same files, it goes on where it was stopped. - is standard input or output.
    """
    from api.batch import run_batch
    from summarizer.engine import load_engine

    with ExitStack() as stack:
        stack.enter_context(_failures())
        settings = _settings()
        engine = stack.enter_context(load_engine(settings.engine_config))
        lines = stack.enter_context(_opened(source, "rb"))
        answers = stack.enter_context(_opened(target, "a+b"))
        if source != STD and target != STD and Path(source).samefile(target):
            raise click.UsageError("the output is the input")
        total = sum(1 for line in lines if line.strip()) if source != STD else None
        if total is not None:
            lines.seek(0)
        advance = stack.enter_context(_progress(total))
        outcome = run_batch(lines, answers, engine, settings, on_progress=advance)
    if outcome.problems:
        raise click.ClickException(
            f"{outcome.problems} of {outcome.lines} lines could not be answered; "
            "their problems stand in the output"
        )


def _or_stdin(paths: tuple[str, ...]) -> tuple[str, ...]:
    """`paths`; standard input where there are none and it is no terminal. Raises UsageError."""
    if not paths and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'PATH…'.", click.get_current_context())
    return paths or (STD,)


def _given(**options: object) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}


def _settings(**changes: object) -> Settings:
    """The settings of the environment, with `changes` that are not None."""
    from api.settings import BadSetting, Settings

    try:
        settings = replace(Settings.from_environment(os.environ), **_given(**changes))
    except BadSetting as error:
        raise click.UsageError(str(error)) from error
    if changes.get("glossary") is not None:
        try:
            settings.read_glossary()
        except BadSetting as error:
            reason = str(error).removeprefix(error.variable)
            raise click.UsageError(f"--glossary{reason}") from error
    return settings


def _answer(request: SummaryRequest, settings: Settings) -> Answer:
    """The answer to `request`; only the models that it may need are loaded."""
    from api.answers import build_answer
    from api.glossaries import merged
    from api.identifiers import uuid7
    from summarizer.engine import load_engine
    from summarizer.pipeline import summarize as run

    request = replace(request, glossary=merged(request.glossary, settings.read_glossary()))
    found = settings.engine_config
    needed = replace(
        found,
        summarizer=None if request.engine == "extractive" else found.summarizer,
        translator=found.translator if request.english else None,
    )
    with load_engine(needed) as engine:
        (result,) = run([request], engine)
    return build_answer(result, uuid7())


def _print(
    answer: Answer | ReportAnswer | ChecksAnswer | TranslationAnswer, *, as_json: bool
) -> None:
    if as_json:
        import msgspec

        from api.answers import encode_answer

        click.echo(msgspec.json.format(encode_answer(answer), indent=2))
        return
    from rich.console import Console

    from api.rendering import to_terminal

    to_terminal(answer, Console(file=sys.stdout))


@contextmanager
def _failures() -> Iterator[None]:
    """Turns what a command can fail with into one line on stderr and exit code 1."""
    from api.failures import Failed
    from api.problems import Refused
    from api.settings import BadSetting
    from summarizer.errors import KhulasaError

    try:
        yield
    except (KhulasaError, Refused) as error:
        place = f"{error.field}: " if error.field is not None else ""
        raise click.ClickException(f"{place}{error}") from error
    except (Failed, BadSetting) as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename is not None else ""
        raise click.ClickException(f"{place}{error.strerror or error}") from error


@contextmanager
def _opened(name: str, mode: Literal["rb", "a+b"]) -> Iterator[BinaryIO]:
    if name == STD:
        yield sys.stdin.buffer if mode == "rb" else sys.stdout.buffer
        return
    with open(name, mode) as file:
        yield file


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("batch", total=total)
        yield lambda lines: progress.update(task, completed=lines)
