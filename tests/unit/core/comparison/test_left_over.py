"""What is said in other words, and in another order, is paired; what only sounds alike is not."""

from candour.actions.comparing import comparer
from tests.unit.core.statements.account_for_tests import account

SURE = ("The bridge at Amble Weir was shut in March.", "A lorry brought gravel to the north yard.")
FILLING = tuple(
    f"The {what} had been {done} by then."
    for what, done in (("gate", "painted"), ("orchard", "pruned"), ("ditch", "cleared"))
)


def pairs(a: tuple[str, ...], b: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return which sentences of A were found to be which of B, where their words differ."""
    found = comparer().differences(account("#1 Analysis", *a), account("#1 Analysis", *b))
    return {
        (one.text, other.text)
        for each in found
        for one in each.a
        for other in each.b
        if one.text != other.text
    }


def test_other_words_in_another_order_are_one_statement() -> None:
    one = "The surgery was in a position to notice that his tablets were not being collected."
    other = "His tablets lay at the surgery, which saw that nobody picked them up: not collected."
    assert pairs((one, *SURE, *FILLING), (*SURE, *FILLING, other)) == {(one, other)}


def test_two_shared_words_alone_pair_nothing_far_apart() -> None:
    one = "She asked about the jacket in the hall and heard that a cousin owned it."
    other = "Any jacket in a hall was thereafter the first thing that visitors wrote down."
    assert pairs((one, *SURE, *FILLING), (*SURE, *FILLING, other)) == set()


def test_a_neighbour_that_says_the_rest_is_a_part() -> None:
    one = "The landlord knew that the tenant used insulin, and surveyors remarked on the kitchen."
    parts = (
        "It was known to the landlord that the tenant used insulin.",
        "Surveyors passed comment on the kitchen.",
    )
    found = pairs((*SURE, one), (*SURE, " ".join(parts)))
    assert found == {(one, part) for part in parts}
