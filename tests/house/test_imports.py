"""Imports go one way. The code is read, not run, so that an import inside a function counts too."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "transformers", "ctranslate2"}
LOADERS = (Path("summarizer/backends"), Path("summarizer/models"))
ROOMS = {
    "summarizer": {"summarizer", "prompts"},
    "api": {"api", "summarizer", "seeds"},
    "prompts": {"prompts"},
    "seeds": {"seeds"},
}
OURS = {"api", "prompts", "seeds", "summarizer", "tests"}


class Import(NamedTuple):
    module: str
    line: int
    in_function: bool
    for_types_only: bool


def imports_of(tree: ast.Module, package: str) -> Iterator[Import]:
    """Every import below `tree`, relative ones resolved against `package`."""

    def walk(node: ast.AST, in_function: bool, for_types_only: bool) -> Iterator[Import]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            in_function = True
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, in_function, for_types_only)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module or ""]) if node.level else node.module or ""
            for alias in node.names:
                name = f"{base.rstrip('.')}.{alias.name}"
                yield Import(name, node.lineno, in_function, for_types_only)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Import(first.value, node.lineno, in_function, for_types_only)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            positive = not isinstance(node.test, ast.UnaryOp)
            for statement in node.body:
                yield from walk(statement, in_function, for_types_only or positive)
            for statement in node.orelse:
                yield from walk(statement, in_function, for_types_only or not positive)
            return
        for child in ast.iter_child_nodes(node):
            yield from walk(child, in_function, for_types_only)

    return walk(tree, False, False)


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rsplit(".", 1)[-1]


def wrong_imports(path: Path, code: str) -> list[str]:
    """What `code`, standing at `path` (relative to the root), imports against the rules."""
    room = path.parts[0]
    loader = any(path.is_relative_to(folder) for folder in LOADERS)
    wrong = []
    for found in imports_of(ast.parse(code), ".".join(path.parent.parts)):
        top = found.module.partition(".")[0]
        where = f"{path}:{found.line}: {found.module}"
        if top in OURS and top not in ROOMS[room]:
            wrong.append(f"{where}: {room} does not import {top}")
        if top in HEAVY and not loader:
            wrong.append(f"{where}: only {' and '.join(map(str, LOADERS))} import {top}")
        if top in HEAVY and loader and not (found.in_function or found.for_types_only):
            wrong.append(f"{where}: {top} is imported when used, inside a function")
    return wrong


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def test_imports_go_one_way_and_models_libraries_stay_in_their_rooms() -> None:
    wrong = [w for path in modules() for w in wrong_imports(path, (ROOT / path).read_text())]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("summarizer/x.py", "import api"),
        ("summarizer/x.py", "from api.settings import Settings"),
        ("summarizer/x.py", "def f():\n    from api import settings"),
        ("summarizer/x.py", "from ..api import settings"),
        ("summarizer/x.py", "def f():\n    import torch"),
        ("summarizer/x.py", "def f():\n    importlib.import_module('torch')"),
        ("summarizer/backends/x.py", "import torch"),
        ("summarizer/backends/x.py", "class A:\n    import transformers.models"),
        ("summarizer/backends/x.py", "if True:\n    from ctranslate2 import Translator"),
        ("api/x.py", "def f():\n    import ctranslate2"),
        ("api/x.py", "if TYPE_CHECKING:\n    import torch"),
        ("api/x.py", "import tests.house"),
        ("seeds/x.py", "import summarizer"),
    ],
)  # fmt: skip
def test_an_import_against_the_rules_is_found(path: str, code: str) -> None:
    assert len(wrong_imports(Path(path), code)) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("api/x.py", "from summarizer.errors import KhulasaError"),
        ("summarizer/x.py", "from summarizer.backends.scripted import Scripted"),
        ("summarizer/backends/x.py", "def f():\n    import torch"),
        ("summarizer/models/x.py", "def f():\n    from transformers import MT5Config"),
        ("summarizer/backends/x.py", "if TYPE_CHECKING:\n    import torch"),
        ("summarizer/x.py", "import torchvision_like_name"),
    ],
)
def test_an_import_within_the_rules_passes(path: str, code: str) -> None:
    assert wrong_imports(Path(path), code) == []


def test_importing_every_module_loads_no_models_library() -> None:
    names = [".".join(path.with_suffix("").parts) for path in modules()]
    loaded = in_a_fresh_python(
        "import importlib, sys\n"
        f"for name in {names!r}:\n    importlib.import_module(name)\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)))"
    )
    assert loaded.split() == []


def test_importing_the_package_loads_none_of_its_rooms() -> None:
    loaded = in_a_fresh_python(
        "import sys, summarizer\nprint(*(n for n in sys.modules if n.startswith('summarizer.')))"
    )
    assert loaded.split() == []


def in_a_fresh_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
