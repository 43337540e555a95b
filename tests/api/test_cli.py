"""The command as its users meet it: exit codes, one line on stderr, and what stands on stdout."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from api.cli import main

ROOT = Path(__file__).parents[2]
KHULASA = [sys.executable, "-c", "from api.cli import main; main()"]
FIRST = (
    "افتتح الوزير المعرض الدولي للكتاب في العاصمة مساء أمس. "
    "وقال مدير المعرض إن سبعين دارا للنشر تشارك هذا العام."
)
SECOND = (
    "شهدت العاصمة مساء أمس افتتاح المعرض الدولي للكتاب. "
    "وأوضح مدير المعرض أن سبعين دارا للنشر تشارك هذا العام."
)
PAGE = (
    "<html><head><title>افتتاح المعرض</title></head><body><article><h1>افتتاح المعرض</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """The command, run in this process."""

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return run


def piped(*arguments: object, stdin: bytes = b"") -> Ran:
    """The command as a process of its own, with something on standard input."""
    done = subprocess.run(
        [*KHULASA, *map(str, arguments)], input=stdin, capture_output=True, cwd=ROOT, timeout=60
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "anba.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "sada.txt").write_text(SECOND, encoding="cp1256")
    (tmp_path / ".hidden.txt").write_text("مخفي", encoding="utf-8")
    (tmp_path / "README.md").write_text("notes", encoding="utf-8")
    return tmp_path


@pytest.fixture
def a_set(tmp_path: Path) -> Path:
    path = tmp_path / "set.json"
    articles = [{"id": "x", "text": FIRST}, {"id": "y", "text": SECOND}]
    path.write_text(json.dumps({"articles": articles, "length": "brief"}), encoding="utf-8")
    return path


def failed(ran: Ran, code: int, words: str) -> None:
    """One line on stderr that says what is wrong, nothing on stdout."""
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("khulasa: ")
    assert ran.err.count("\n") == 1
    assert words in ran.err


def ids(ran: Ran) -> list[str]:
    assert ran.code == 0, ran.err
    return [article["id"] for article in json.loads(ran.out)["articles"]]


def test_help_answers_in_well_under_a_second() -> None:
    begun = time.perf_counter()
    ran = piped("--help")
    assert time.perf_counter() - begun < 1
    assert ran.code == 0
    commands = ("serve", "summarize", "duplicates", "check", "batch", "show")
    assert all(command in ran.out for command in commands)


def test_help_loads_neither_the_web_framework_nor_the_pipeline() -> None:
    code = (
        "import sys\nfrom api.cli import main\n"
        "try: main(['summarize', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'litestar', 'msgspec', 'rich', 'numpy', 'summarizer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True)
    assert done.stdout.endswith("[]\n"), done.stderr


def test_no_command_loads_torch(folder: Path) -> None:
    code = (
        "import sys\nfrom api.cli import main\n"
        f"try: main(['summarize', {str(folder)!r}])\nexcept SystemExit: pass\n"
        "import api.app\n"
        "print(sorted({'torch', 'transformers', 'ctranslate2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True)
    assert done.stdout.endswith("[]\n"), done.stderr


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "khulasa,")


def test_without_a_command_the_help_and_exit_code_2(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "summarize" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing"], "No such command 'nothing'"),
        (["summarize", "--long"], "No such option"),
        (["summarize", "x", "--length", "huge"], "'huge' is not one of"),
        (["summarize", "x", "--max-words", "4"], "5<=x<=400"),
        (["serve", "--port", "65536"], "65536"),
        (["check"], "ARTICLES"),
        (["check", "claim.txt"], "ARTICLES"),
        (["check", "-", "-"], "standard input is read once"),
    ],
)
def test_wrong_use_is_exit_code_2_and_points_to_the_help(
    run: Run, arguments: list[str], words: str
) -> None:
    ran = run(*arguments)
    failed(ran, 2, words)
    assert "--help)" in ran.err


def test_a_bad_setting_is_exit_code_2_and_names_the_variable(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHULASA_MAX_ARTICLES", "many")
    failed(run("summarize", folder), 2, "KHULASA_MAX_ARTICLES")


def test_a_bad_glossary_names_the_option_and_the_file(run: Run, tmp_path: Path) -> None:
    glossary = tmp_path / "names.json"
    glossary.write_text('{"Stoltenberg": "ستولتنبرغ"}', encoding="utf-8")
    done = run("translate", "--glossary", glossary, "--text", "التقى ستولتنبرغ الوزير.")
    assert done.code == 2
    assert f"--glossary: {glossary}: 'Stoltenberg' has no Arabic letter" in done.err


def test_the_articles_of_a_folder_are_summarized_hidden_files_passed_over(
    run: Run, folder: Path
) -> None:
    assert ids(run("summarize", folder, "--json")) == ["anba", "sada"]


def test_a_folder_with_a_set_is_that_set(run: Run, folder: Path, a_set: Path) -> None:
    a_set.rename(folder / "articles.json")
    assert ids(run("summarize", folder, "--json")) == ["x", "y"]


def test_files_are_an_article_each_and_html_is_reduced(run: Run, folder: Path) -> None:
    (folder / "safha.html").write_text(PAGE, encoding="utf-8")
    ran = run("summarize", folder / "anba.txt", folder / "safha.html", "--json")
    assert ids(ran) == ["anba", "safha"]
    extracted = json.loads(ran.out)["articles"][1]["text"]
    assert "سبعين دارا" in extracted and "<" not in extracted


def test_a_set_keeps_its_options_and_those_of_the_command_line_override_them(
    run: Run, a_set: Path
) -> None:
    brief = json.loads(run("summarize", a_set, "--json").out)
    short = json.loads(run("summarize", a_set, "--json", "--max-words", "10").out)
    assert len(brief["summary"]["ar"]["text"].split()) > 10
    assert 0 < len(short["summary"]["ar"]["text"].split()) <= 10


def test_a_text_or_a_set_comes_from_standard_input(a_set: Path) -> None:
    assert ids(piped("summarize", "-", "--json", stdin=a_set.read_bytes())) == ["x", "y"]
    assert ids(piped("summarize", "-", "--json", stdin=FIRST.encode())) == ["a1"]


def test_without_a_path_what_is_redirected_is_read_as_standard_input(a_set: Path) -> None:
    assert ids(piped("summarize", "--json", stdin=a_set.read_bytes())) == ["x", "y"]
    told = json.loads(piped("duplicates", "--json", stdin=FIRST.encode()).out)
    assert [article["id"] for article in told["articles"]] == ["a1"]


def test_without_a_path_at_a_terminal_the_argument_is_missing() -> None:
    ours, terminal = os.openpty()
    try:
        done = subprocess.run(
            [*KHULASA, "summarize"], stdin=terminal, capture_output=True, cwd=ROOT, timeout=60
        )
    finally:
        os.close(ours)
        os.close(terminal)
    assert done.returncode == 2
    assert "Missing argument 'PATH…'" in done.stderr.decode()


def test_the_page_for_people_has_no_colours_in_a_pipe(run: Run, folder: Path) -> None:
    ran = run("summarize", folder)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "\nSources\n  [1] " in ran.out
    assert ran.out.splitlines()[-1].startswith("engine: extractive · 2 articles")


def test_a_saved_answer_is_shown_as_summarize_shows_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "answer.json"
    saved.write_text(run("summarize", folder, "--json").out, encoding="utf-8")
    shown = run("show", saved)
    told = run("summarize", folder)
    assert shown.code == 0
    assert shown.out.splitlines()[:-1] == told.out.splitlines()[:-1]
    assert piped("show", "-", stdin=saved.read_bytes()).out == shown.out


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_answer_is_not_shown(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answer.json"
    path.write_bytes(content)
    failed(run("show", path), 1, "is no answer of the API")


def test_what_articles_repeat_is_told_for_people_and_as_json(run: Run, folder: Path) -> None:
    ran = run("duplicates", folder)
    assert (ran.code, ran.err) == (0, "")
    assert "\nSaid by several outlets\n  • " in ran.out
    assert " statement" in ran.out.splitlines()[-1] and "2 articles" in ran.out.splitlines()[-1]
    report = json.loads(run("duplicates", folder, "--json").out)
    assert [article["id"] for article in report["articles"]] == ["anba", "sada"]
    assert "summary" not in report
    assert {one["change"] for one in report["statements"]} == {None}


@pytest.mark.parametrize("command", ["summarize", "duplicates"])
def test_what_is_new_since_a_saved_answer_is_marked(
    run: Run, folder: Path, a_set: Path, tmp_path: Path, command: str
) -> None:
    saved = tmp_path / "answer.json"
    saved.write_text(run(command, folder / "anba.txt", "--json").out, encoding="utf-8")
    for paths in ([folder / "anba.txt"], [a_set]):
        answer = json.loads(run(command, *paths, "--since", saved, "--json").out)
        assert {one["change"] for one in answer["statements"]} == {"same"}
    (folder / "late.txt").write_text("توقعت الأرصاد هطول أمطار غزيرة مساء الغد.", encoding="utf-8")
    ran = run(command, folder / "late.txt", "--since", saved)
    assert " (new)\n" in ran.out
    failed(run(command, folder, "--since", folder / "anba.txt"), 1, "anba.txt is no answer")
    failed(run(command, folder, "--since", "nowhere.json"), 1, "nowhere.json: No such file")


CLAIM = "افتتح الوزير المعرض الدولي للكتاب في العاصمة."
WRONG = "تشارك في المعرض الدولي للكتاب تسعون دارا للنشر."


def test_a_text_is_checked_and_an_unsupported_sentence_is_exit_code_1(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    claim = tmp_path / "claim.md"
    claim.write_text(CLAIM, encoding="utf-8")
    good = run("check", claim, folder / "anba.txt", folder / "sada.txt")
    assert (good.code, good.err) == (0, "")
    assert f"• {CLAIM} [1]" in good.out and "(supported)" in good.out
    claim.write_text(f"{CLAIM} {WRONG}", encoding="cp1256")
    bad = run("check", claim, folder, "--json")
    assert (bad.code, bad.err) == (1, "")
    checks = json.loads(bad.out)
    assert [one["verdict"] for one in checks["sentences"]] == ["supported", "unsupported"]
    assert "decoded-as" in [note["code"] for note in checks["notes"]]


def test_the_text_to_check_comes_from_an_option_or_from_standard_input(
    run: Run, folder: Path
) -> None:
    assert run("check", "--text", CLAIM, folder).code == 0
    assert run("check", "--text", WRONG, folder / "anba.txt", folder / "sada.txt").code == 1
    assert piped("check", "-", folder, stdin=CLAIM.encode()).code == 0
    assert piped("check", "--text", CLAIM, "-", stdin=FIRST.encode()).code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b" ", "text: There is no text to check"),
        (b"\x00\x81\xff" * 50, "text: "),
        ("س".encode() * 300_000, "text: The text has 300000 characters"),
    ],
)
def test_what_cannot_be_checked_is_exit_code_1_and_told_in_a_line(
    run: Run, folder: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    claim = tmp_path / "claim.md"
    claim.write_bytes(content)
    failed(run("check", claim, folder), 1, words)


def test_a_missing_path_is_exit_code_1_and_named(run: Run) -> None:
    failed(run("summarize", "nowhere.txt"), 1, "nowhere.txt: No such file or directory")


def test_a_folder_without_articles_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    failed(run("summarize", tmp_path), 1, "neither articles.json nor")


def test_a_set_stands_alone(run: Run, folder: Path, a_set: Path) -> None:
    failed(run("summarize", a_set, folder / "anba.txt"), 1, "give it alone")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"\x00\x81\xff" * 50, "articles[0]: a: "),
        ("a.txt", b"", "articles"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b'{"articles": [{"text": 1}]}', "articles[0].text: "),
        ("a.json", b'{"articles": []}', "articles: The set of articles is empty"),
    ],
)
def test_what_cannot_be_summarized_is_exit_code_1_and_told_in_a_line(
    run: Run, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    failed(run("summarize", tmp_path / name), 1, words)


def test_mt5_without_weights_is_exit_code_1_and_says_what_to_do(run: Run, folder: Path) -> None:
    failed(run("summarize", folder, "--engine", "mt5"), 1, "khulasa models pull")


def test_a_reader_that_goes_away_is_no_traceback(folder: Path) -> None:
    with subprocess.Popen(
        [*KHULASA, "summarize", str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 1


def test_an_interruption_is_exit_code_130(tmp_path: Path) -> None:
    fifo = tmp_path / "articles.txt"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [*KHULASA, "summarize", str(fifo)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process, open(fifo, "w"):  # opens when the command has opened it: it is reading now
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "\nkhulasa: interrupted\n")


def test_a_batch_of_the_seeds_is_answered_and_goes_on_after_a_cut(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    seeds = sorted(
        folder.name for folder in files("seeds").iterdir() if (folder / "articles.json").is_file()
    )
    sets = [
        json.loads((files("seeds") / seed / "articles.json").read_text(encoding="utf-8"))
        for seed in seeds
    ]
    source.write_text("".join(json.dumps(each) + "\n" for each in sets), encoding="utf-8")
    assert run("batch", source, target) == Ran(0, "", "")
    whole = target.read_bytes().splitlines(keepends=True)
    assert len(whole) == len(seeds) == 5
    target.write_bytes(b"".join(whole[:3]) + whole[3][:700])
    assert run("batch", source, target) == Ran(0, "", "")
    again = target.read_bytes().splitlines(keepends=True)
    assert again[:3] == whole[:3]
    assert [json.loads(line)["summary"] for line in again] == [
        json.loads(line)["summary"] for line in whole
    ]
    for line, each in zip(again, sets, strict=True):
        named = {article["id"] for article in each["articles"]}
        assert {article["id"] for article in json.loads(line)["articles"]} <= named


def test_a_batch_with_problems_is_exit_code_1_when_all_is_done(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = json.dumps({"articles": [{"text": FIRST}]})
    source.write_text(f"{good}\n{{\n{good}\n", encoding="utf-8")
    failed(run("batch", source, target), 1, "1 of 3 lines could not be answered")
    assert len(target.read_bytes().splitlines()) == 3


def test_a_batch_refuses_the_output_of_another_input_and_its_own_input(
    run: Run, tmp_path: Path
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"articles": [{"text": FIRST}]}) + "\n", encoding="utf-8")
    assert run("batch", source, target).code == 0
    failed(run("batch", source, source), 2, "the output is the input")
    source.write_text(json.dumps({"articles": [{"text": SECOND}]}) + "\n", encoding="utf-8")
    failed(run("batch", source, target), 1, "another input")
    failed(run("batch", tmp_path / "none", target), 1, "none: No such file")


def test_a_batch_goes_through_standard_input_and_output() -> None:
    line = json.dumps({"articles": [{"text": FIRST}]}).encode() + b"\n"
    ran = piped("batch", "-", "-", stdin=line * 2)
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(answer)["line"] for answer in ran.out.splitlines()] == [1, 2]
