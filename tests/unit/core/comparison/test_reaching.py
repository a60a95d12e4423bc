"""A report and its summary: what reaches it, and what has no source."""

from candour.actions.comparing import compare_documents
from tests.unit.core.statements.account_for_tests import document

REPORT = document(
    "#1 The facts",
    "The child died on 4 March 2023 after eleven contacts.",
    "#2 Findings",
    "The police failed to reply to the grandmother's letter.",
    "The hospital kept careful records of every injury.",
)
SUMMARY = document(
    "#Summary",
    "The child died on 5 March 2023 after eleven contacts.",
    "The hospital kept careful records of every injury.",
    "Great progress has been made with new software.",
)


def test_by_agency_what_reaches_the_summary_and_what_does_not() -> None:
    reach = compare_documents(("r", REPORT), ("s", SUMMARY), is_summary=True).reach
    assert reach is not None
    assert [one.text for one in reach.reached["Hospital"]] == [
        "The hospital kept careful records of every injury."
    ]
    assert reach.reached["Police"] == ()
    assert len(reach.not_reached["Police"]) == 1


def test_claims_and_dates_without_a_source_are_named_with_what_is_nearest() -> None:
    reach = compare_documents(("r", REPORT), ("s", SUMMARY), is_summary=True).reach
    assert reach is not None
    dated, claim = reach.unsourced
    assert (dated.claim, dated.details) == (False, ("5 March 2023",))
    assert dated.near[0].text.startswith("The child died on 4 March 2023")
    assert claim.claim
    assert claim.statement.text.startswith("Great progress")


def test_every_statement_of_both_stands_in_one_difference() -> None:
    found = compare_documents(("r", REPORT), ("s", SUMMARY))
    assert sorted(one.id for each in found.differences for one in each.a) == sorted(
        one.id for one in found.a.account.statements
    )
    assert sorted(one.id for each in found.differences for one in each.b) == sorted(
        one.id for one in found.b.account.statements
    )


def test_coverage_is_lists_in_the_order_of_naming() -> None:
    found = compare_documents(("r", REPORT), ("s", SUMMARY))
    assert tuple(found.coverage_a) == ("Police", "Hospital")
    assert [len(those) for those in found.coverage_a["Police"].values()] == [1, 0, 0]
