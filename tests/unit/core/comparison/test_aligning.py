"""Alignment: splits, merges, moves, and what has no counterpart."""

from candour.core.comparison.accounts import align_accounts
from candour.core.comparison.aligning import Bead, align
from candour.vocabulary.statements import load_statement_words
from tests.unit.core.statements.account_for_tests import account


def pairs(beads: tuple[Bead, ...]) -> set[tuple[int, int]]:
    return {(i, j) for bead in beads for i in bead.a for j in bead.b}


FOX = "The quick brown fox jumped over the lazy dog and then slept beneath an old apple tree."


def test_one_sentence_may_be_two() -> None:
    b = ["The quick brown fox jumped over the lazy dog.", "It then slept beneath an apple tree."]
    assert pairs(align([FOX], b)) == {(0, 0), (0, 1)}
    assert pairs(align(b, [FOX])) == {(0, 0), (1, 0)}


def test_what_was_moved_is_found_and_said_to_be() -> None:
    a = [FOX, "Rain fell on the harbour.", "Nobody came to the market square that morning."]
    beads = align(a, [*a[1:], a[0]])
    assert pairs(beads) == {(0, 2), (1, 0), (2, 1)}
    assert [bead.in_order for bead in beads] == [False, True, True]


def test_what_is_unlike_has_no_counterpart() -> None:
    assert align([FOX], ["Ships without cargo paid no toll."]) == ()
    assert align([], [FOX]) == ()


def aligned(a: tuple[str, ...], b: tuple[str, ...]) -> set[tuple[str, str]]:
    one, other = account(*a).statements, account(*b).statements
    beads = align_accounts(one, other, load_statement_words())
    return {(one[i].text, other[j].text) for i, j in pairs(beads)}


def test_a_quotation_of_the_other_account_is_no_statement_of_its_own() -> None:
    said = "No single agency could have prevented the death."
    assert aligned(("#Findings", said), ("#Findings", f"It said: “{said}”")) == set()
    assert aligned(("#Findings", said), ("#Findings", said)) == {(said, said)}


def test_findings_on_one_agency_go_together_though_few_words_are_the_same() -> None:
    around = ("#Police", "The police never spoke to the lodger who lived upstairs.")
    a = (*around, "#Housing", "Housing must answer for its refusal to share complaints.")
    b = (*around, "#Housing", "Housing may wish to consider how it answers requests.")
    assert (a[-1], b[-1]) in aligned(a, b)


def test_a_lead_in_pairs_with_its_like_alone() -> None:
    a = ("#Findings", "Mr Ash told the panel:", "The gate was open all night long.")
    b = ("#Findings", "Mr Ash told the reviewer:", "The gate was open all night long.")
    assert aligned(a, b) == {(a[2], b[2])}
