"""Dates and clock times found in sentences, with their places."""

from candour.core.dates.prose.finding import Finder
from candour.core.dates.prose.model import FoundDate, Kind

__all__ = ["Finder", "FoundDate", "Kind"]
