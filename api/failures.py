"""What makes a command end before it is done."""

from __future__ import annotations


class Failed(Exception):
    """The command cannot be done; the message tells the user why, in one line."""
