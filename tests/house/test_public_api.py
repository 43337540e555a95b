"""Everything public is typed and documented, and every package has one door."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).parents[2]
ROOMS = ("api", "prompts", "seeds", "summarizer")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def public_things(tree: ast.Module) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Public classes, functions and methods by dotted name; what stands inside functions is not."""

    def walk(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.ClassDef | Function]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef | Function):
                if child.name.startswith("_") and child.name != "__init__":
                    continue
                yield prefix + child.name, child
                if isinstance(child, ast.ClassDef):
                    yield from walk(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.If | ast.Try | ast.With):
                yield from walk(child, prefix)

    return walk(tree, "")


def faults(code: str) -> list[str]:
    """What is untyped or undocumented in `code`."""
    tree = ast.parse(code)
    found = [] if ast.get_docstring(tree) else ["module: no docstring"]
    for name, thing in public_things(tree):
        overrides = any("override" in ast.unparse(d) for d in thing.decorator_list)
        written = bool(ast.get_docstring(thing)) or thing.name == "__init__" or overrides
        if not written:
            found.append(f"{name}: no docstring")
        if isinstance(thing, ast.ClassDef):
            continue
        if thing.returns is None:
            found.append(f"{name}: no return type")
        a = thing.args
        every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
        static = any(ast.unparse(d) == "staticmethod" for d in thing.decorator_list)
        bound = every[:1] if "." in name and not static else []
        found += [f"{name}: {arg.arg} has no type" for arg in every if arg.annotation is None
                  and arg not in bound]  # fmt: skip
    return found


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def test_every_public_function_and_class_is_typed_and_documented() -> None:
    found = [f"{path}: {f}" for path in modules() for f in faults((ROOT / path).read_text())]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("x = 1", "module: no docstring"),
        ("'''m'''\ndef f() -> None: ...", "f: no docstring"),
        ("'''m'''\ndef f():\n    '''d'''", "f: no return type"),
        ("'''m'''\ndef f(a) -> None:\n    '''d'''", "f: a has no type"),
        ("'''m'''\ndef f(*a) -> None:\n    '''d'''", "f: a has no type"),
        ("'''m'''\nasync def f(*, a=1) -> None:\n    '''d'''", "f: a has no type"),
        ("'''m'''\nclass C:\n    x = 1", "C: no docstring"),
        ("'''m'''\nclass C:\n    '''d'''\n    def f(self) -> None: ...", "C.f: no docstring"),
        ("'''m'''\nclass C:\n    '''d'''\n    def __init__(self, a) -> None: ...",
         "C.__init__: a has no type"),
        ("'''m'''\nif 1:\n    def f() -> None: ...", "f: no docstring"),
    ],
)  # fmt: skip
def test_what_is_untyped_or_undocumented_is_found(code: str, fault: str) -> None:
    assert faults(code) == [fault]


def test_what_is_private_may_be_short() -> None:
    assert faults("'''m'''\ndef _f(a): ...\nclass _C:\n    def g(self): ...") == []


def doors() -> list[str]:
    return [".".join(path.parent.parts) for path in modules() if path.name == "__init__.py"]


@pytest.mark.parametrize("package", doors())
def test_the_door_of_a_package_names_what_it_offers_sorted_and_all_there(package: str) -> None:
    """A door without code of its own needs no `__all__`."""
    path = ROOT.joinpath(*package.split(".")) / "__init__.py"
    only_a_docstring = len(ast.parse(path.read_text()).body) == 1
    if only_a_docstring:
        return
    door = importlib.import_module(package)
    assert door.__all__ == sorted(set(door.__all__))
    assert [name for name in door.__all__ if not hasattr(door, name)] == []


def test_the_library_s_door_has_what_a_caller_needs() -> None:
    assert {"Article", "Engine", "PipelineConfig", "Result", "SummaryRequest", "Watch",
            "summarize"} <= set(summarizer.__all__)  # fmt: skip
    assert dir(summarizer) == summarizer.__all__


def test_a_name_that_the_door_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'summarizer' has no attribute 'summarise'"):
        _ = summarizer.summarise  # type: ignore[attr-defined]
