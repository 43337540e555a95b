"""Which Khulasa this is."""

from __future__ import annotations

from importlib.metadata import version as installed_version


def version() -> str:
    """The version of the installed distribution.

    Raises importlib.metadata.PackageNotFoundError where the code runs without being installed.
    """
    return installed_version("khulasa")
