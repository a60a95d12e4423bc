from candour.actions.dates import date_cells, make_context


def test_a_month_first_cell_turns_the_whole_file() -> None:
    dated = date_cells(["03/08/2007", "08/13/2007"], make_context())
    assert [date.edtf for date in dated.dates] == ["2007-03-08", "2007-08-13"]
    assert dated.order.decided_by == 1
    assert dated.dates[0].status == "resolved"
    assert [other.edtf for other in dated.dates[0].alternatives] == ["2007-08-03"]


def test_a_day_first_file_settles_its_doubtful_cells_and_keeps_the_other_reading() -> None:
    first, _ = date_cells(["03/08/2007", "13/08/2007"], make_context()).dates
    assert (first.status, first.edtf) == ("resolved", "2007-08-03")
    assert [other.edtf for other in first.alternatives] == ["2007-03-08"]


def test_a_file_that_decides_nothing_leaves_them_ambiguous() -> None:
    (first,) = date_cells(["03/08/2007"], make_context()).dates
    assert first.status == "ambiguous"


def test_a_relative_cell_is_told_from_the_cell_before() -> None:
    cells = ["3 August 2007", "the following day", "not known", "two days later", "that evening"]
    edtf = [date.edtf for date in date_cells(cells, make_context()).dates]
    assert edtf[:4] == ["2007-08-03", "2007-08-04", None, "2007-08-06"]
    assert edtf[4] == "2007-08-06T18:00:00/2007-08-06T23:59:00"


def test_a_bare_weekday_comes_after_the_cell_before() -> None:
    dates = date_cells(["3 August 2007", "Tuesday"], make_context()).dates
    assert dates[1].edtf == "2007-08-07"
