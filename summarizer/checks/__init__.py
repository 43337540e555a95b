"""Every sentence against its sources: a verdict, what has no ground in them, and the spans that
support it.
"""

from summarizer.checks.checker import Check, Checker

__all__ = ["Check", "Checker"]
