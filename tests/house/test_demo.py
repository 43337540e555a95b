"""`make demo` shows an answer, says plainly what failed, and leaves nothing running."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from api.demo import DemoFailed, curl_command, free_port, run_curl, running_server

ROOT = Path(__file__).parents[2]


def start_demo() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "api.demo"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def port_of(line: str) -> int:
    found = re.search(r"127\.0\.0\.1:(\d+)", line)
    assert found, line
    return int(found[1])


def nothing_listens_on(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_the_demo_shows_the_summary_and_stops_the_server() -> None:
    with start_demo() as demo:
        out, err = demo.communicate(timeout=120)
    assert demo.returncode == 0, err
    command, _, page = out.partition("\n\n")
    assert command.startswith("$ curl ")
    assert "بروكسل" in page
    assert nothing_listens_on(port_of(command))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_demo_that_is_interrupted_stops_the_server(number: int, code: int) -> None:
    with start_demo() as demo:
        assert demo.stdout is not None
        port = port_of(demo.stdout.readline())
        demo.send_signal(number)
        _, err = demo.communicate(timeout=60)
    assert demo.returncode == code, err
    assert "Traceback" not in err
    assert nothing_listens_on(port)


def test_a_server_that_cannot_start_is_told_with_its_own_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(DemoFailed, match="did not start"), running_server(port):
            pass


def test_a_curl_that_fails_is_told_with_its_exit_code(tmp_path: Path) -> None:
    with pytest.raises(DemoFailed, match=r"exit code 7\."):
        run_curl(f"curl -sS http://127.0.0.1:{free_port()}/", tmp_path)


def test_the_command_is_the_first_that_sends_the_seeds() -> None:
    readme = (
        "curl prose seeds/nato-iraq\n```sh\ncurl other\n"
        "curl x \\\n  -F articles=@seeds/nato-iraq/a.txt\n"
        "curl y seeds/nato-iraq\n```\n"
    )
    assert curl_command(readme) == "curl x \\\n  -F articles=@seeds/nato-iraq/a.txt"


def test_a_readme_without_the_command_is_refused() -> None:
    with pytest.raises(DemoFailed, match="seeds/nato-iraq"):
        curl_command("```sh\nmake demo\n```\n")
