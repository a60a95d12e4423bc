"""What accounts say of agencies."""

from functools import cache

from candour.core.statements.words import StatementWords
from candour.vocabulary.loader import load_vocabulary
from candour.vocabulary.quotations import load_quotation_words


@cache
def load_statement_words() -> StatementWords:
    """Return the words of `statements.yaml`, and agencies' own as quotations know them."""
    return StatementWords.from_mapping(
        load_vocabulary("statements"), load_quotation_words().agencies
    )


@cache
def load_number_words() -> dict[str, int]:
    """Return words for numbers, as ages are told in them, and for lengths of time."""
    numbers = {str(word): int(value) for word, value in load_vocabulary("ages")["numbers"].items()}
    return numbers | dict(load_statement_words().lengths)
