"""Numbers in words and figures, with their bounds, units and counted nouns; dates and scores.

This is what tells a conflict of figures between outlets, and whether a figure of a summary stands
in its sources.
"""

from summarizer.quantities.finding import find_quantities
from summarizer.quantities.quantity import Kind, Quantity, at_the_edge, compatible

__all__ = ["Kind", "Quantity", "at_the_edge", "compatible", "find_quantities"]
