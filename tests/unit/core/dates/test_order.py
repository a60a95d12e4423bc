import pytest

from candour.core.dates.order import find_order


@pytest.mark.parametrize(
    ("cells", "order", "decided_by"),
    [
        (["03/08/2007", "08/13/2007"], "month_first", 1),
        (["03/08/2007", "13/08/2007"], "day_first", 1),
        (["03/08/2007", "04/08/2007"], "day_first", None),
        (["25.12.06", "1.1.07"], "day_first", 0),
        (["12/25/2006", "13/01/2007"], "day_first", None),
        ([], "day_first", None),
        (["call 020 7946 0958", "3 August 2007"], "day_first", None),
    ],
)
def test_one_cell_decides(cells: list[str], order: str, decided_by: int | None) -> None:
    found = find_order(cells)
    assert (found.order, found.decided_by) == (order, decided_by)
    assert found.is_known == (decided_by is not None)
