"""What every test stands on: an environment without our variables, and nothing left open."""

import gc
import os
from collections.abc import Iterator

import pytest

# huggingface_hub reads it once, when whichever test comes first imports it.
os.environ["HF_HUB_OFFLINE"] = "1"


def pytest_make_parametrize_id(val: object) -> str | None:
    """Names of cases are printed as they stand, Arabic among them; bytes and what is not printable
    are escaped here.
    """
    if isinstance(val, bytes):
        return ascii(val[:40])[2:-1]
    if isinstance(val, str) and not val.isprintable():
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in val[:40])
    return None


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test, and no library asks the network for a model."""
    for variable in [name for name in os.environ if name.startswith("KHULASA_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    # No model store of the user's; one that cannot be made either.
    monkeypatch.setenv("XDG_DATA_HOME", f"{os.devnull}/data")


@pytest.fixture(autouse=True, scope="module")
def nothing_left_open() -> Iterator[None]:
    """A socket, a file or a coroutine that a module's tests leave behind fails that module:
    warnings are errors, and collecting here makes them appear in time.
    """
    yield
    gc.collect()
