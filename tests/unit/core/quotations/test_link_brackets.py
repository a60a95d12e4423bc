"""A link's title stands in brackets that are no edit of the writer's."""

import pytest

from candour.core.quotations.edits import parted_at_edits


@pytest.mark.parametrize(
    ("quote", "edits"),
    [
        ("as [the report](https://example.org/r) said", 0),
        ("as [the report] said", 1),
        ("as [the report] (of May) said", 1),
    ],
)
def test_a_title_with_its_address_is_no_edit(quote: str, edits: int) -> None:
    assert len(parted_at_edits(quote).edits) == edits
