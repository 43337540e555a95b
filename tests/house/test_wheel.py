"""The wheel, installed alone, has the packages, their data and the command, and no tests.

Works without network: the new venv sees what the tests' own python has installed, but none of its
.pth files, so nothing of this working tree.
"""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from sysconfig import get_path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)], ROOT)
    (built,) = out.glob("khulasa-*.whl")
    return built


@pytest.fixture(scope="module")
def bin_of_a_new_venv(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    venv.create(folder, with_pip=False, symlinks=True)
    scripts = folder / "bin"
    run([sys.executable, "-m", "pip", "--disable-pip-version-check",
         "--python", str(scripts / "python"), "install", "--quiet", "--no-deps", "--no-index",
         str(wheel)], folder)  # fmt: skip
    (site,) = folder.glob("lib/python3.*/site-packages")
    seen = {get_path("purelib"), get_path("platlib")}
    (site / "dependencies.pth").write_text("".join(f"{path}\n" for path in sorted(seen)))
    return scripts


def test_the_wheel_holds_the_four_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    info = {top for top in tops if top.endswith(".dist-info")}
    assert tops - info == {"api", "prompts", "seeds", "summarizer"}
    assert f"{info.pop()}/licenses/LICENSE" in names


def test_every_file_of_the_data_packages_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {
        str(path.relative_to(ROOT))
        for room in ("prompts", "seeds")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files
    assert files <= names


def test_the_wheel_alone_serves_prompts_and_seeds(bin_of_a_new_venv: Path, tmp_path: Path) -> None:
    code = (
        "from importlib.resources import files\n"
        "import summarizer\n"
        "print(summarizer.__file__)\n"
        "print(*sorted(p.name for p in files('prompts').iterdir() if p.name.endswith('.toml')))\n"
        "print(*sorted(p.name for p in files('seeds').iterdir() if p.is_dir()))\n"
    )
    out = run([str(bin_of_a_new_venv / "python"), "-c", code], tmp_path)
    home, prompts, seeds = out.splitlines()
    assert Path(home).is_relative_to(bin_of_a_new_venv.parent)
    assert prompts.split() == sorted(p.name for p in (ROOT / "prompts").glob("*.toml"))
    sets = (p.name for p in (ROOT / "seeds").iterdir() if p.is_dir())
    assert [n for n in seeds.split() if n != "__pycache__"] == sorted(
        n for n in sets if n != "__pycache__"
    )
    assert "nato-iraq" in seeds.split()


def test_the_wheel_alone_gives_the_command(bin_of_a_new_venv: Path, tmp_path: Path) -> None:
    out = run([str(bin_of_a_new_venv / "khulasa"), "--help"], tmp_path)
    for command in ("serve", "summarize", "batch"):
        assert command in out


def test_the_demo_without_a_readme_says_so(bin_of_a_new_venv: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(bin_of_a_new_venv / "python"), "-m", "api.demo"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "README.md" in done.stderr
    assert "Traceback" not in done.stderr


def run(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
