"""Written dates: read with their doubt, compared in three values, sorted by one rule."""

from candour.core.dates.comparing import (
    Margin,
    Margins,
    Order,
    order_of,
    possible_span,
    possibly_same_day,
    surely_after,
    surely_before,
    surely_same_day,
    surely_within,
)
from candour.core.dates.edtf import NotEdtf, is_edtf, read_edtf
from candour.core.dates.model import Precision, Qualifier, Status, UncertainDate, unresolved
from candour.core.dates.reading.cell import read_date
from candour.core.dates.reading.context import Context, Sequence
from candour.core.dates.reading.words import DateWords, compile_words
from candour.core.dates.sorting import SortKey, sort_key

__all__ = [
    "Context",
    "DateWords",
    "Margin",
    "Margins",
    "NotEdtf",
    "Order",
    "Precision",
    "Qualifier",
    "Sequence",
    "SortKey",
    "Status",
    "UncertainDate",
    "compile_words",
    "is_edtf",
    "order_of",
    "possible_span",
    "possibly_same_day",
    "read_date",
    "read_edtf",
    "sort_key",
    "surely_after",
    "surely_before",
    "surely_same_day",
    "surely_within",
    "unresolved",
]
