"""The words by which a quotation can mislead, with the words that agencies go by."""

from functools import cache

from candour.core.quotations.words import QuotationWords
from candour.vocabulary.loader import load_vocabulary


@cache
def load_quotation_words() -> QuotationWords:
    """Return the words of `quotations.yaml` and, of `counterparts.yaml`, the agencies' own."""
    agencies = {
        kind: tuple(map(str, told["words"]))
        for kind, told in load_vocabulary("counterparts").items()
    }
    return QuotationWords.from_mappings(load_vocabulary("quotations"), agencies)
