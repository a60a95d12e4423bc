"""What each agency searched, written down in a form beside the file that may hold it."""

import pytest

from candour.actions.case_chronology import decided_returns
from candour.actions.recording import read_log
from candour.core.chronology.silences.returns import Return
from candour.core.decisions import standing
from candour.web.site import now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait

GIVEN = {
    "agency": "police",
    "asked_on": "20/03/2023",
    "first": "1 February 2021",
    "last": "10/03/2023",
    "systems": "command log\nintelligence system\n",
    "withheld-0": "locum record system",
    "why-0": "held by <another> supplier",
    "nil": "on",
    "records_secured_on": "2023-03-06",
    "author": "Una Farthing",
    "independent": "yes",
    "note": "by phone",
}


def returned(workbench: Workbench) -> dict[str, Return]:
    return decided_returns(read_log(workbench.site.workspace, "case", now()).decisions)


def test_a_return_is_kept_as_a_decision_with_every_field(workbench: Workbench, case: str) -> None:
    response = workbench.post(f"{case}returns/form/", **GIVEN)
    assert response.headers["Location"] == f"{case}returns/"
    made = returned(workbench)["police"]
    assert made.agency == "Police"
    assert [(a.isoformat(), b.isoformat()) for a, b in made.periods] == [
        ("2021-02-01", "2023-03-10")
    ]
    assert made.systems_searched == ("command log", "intelligence system")
    assert [(one.what, one.why) for one in made.withheld] == [
        ("locum record system", "held by <another> supplier")
    ]
    assert str(made.asked_on) == "2023-03-20"
    assert str(made.records_secured_on) == "2023-03-06"
    assert (made.nil, made.author, made.independent) == (True, "Una Farthing", True)
    wait(workbench, "case")
    text = workbench.get(f"{case}returns/")
    assert "1 February 2021 to 10 March 2023" in text
    assert "held by &lt;another&gt; supplier" in text
    assert "by phone" in text


def test_it_is_changed_from_what_stands_and_takes_its_place(
    workbench: Workbench, case: str
) -> None:
    workbench.post(f"{case}returns/form/", **{**GIVEN, "further": "3 May 2019 to 5 May 2019"})
    text = workbench.get(f"{case}returns/form/?agency=Police")
    for stands in (
        'value="20/03/2023"',
        'value="01/02/2021"',
        "03/05/2019 to 05/05/2019",
        "command log\nintelligence system",
        "held by &lt;another&gt; supplier",
        '<option value="yes" selected>',
        " checked",
        'value="by phone"',
    ):
        assert stands in text, stands
    again = {**GIVEN, "nil": "", "independent": "no", "further": "03/05/2019 to 05/05/2019"}
    workbench.post(f"{case}returns/form/?agency=Police", **again)
    made = returned(workbench)["police"]
    assert (made.nil, made.independent, len(made.periods)) == (False, False, 2)
    log = read_log(workbench.site.workspace, "case", now())
    kept = [one for one in standing(log.decisions) if one.kind.value == "return"]
    assert [one.replaces for one in kept] == ["D3"]


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"agency": " "}, "agency", "Enter which agency"),
        ({"asked_on": "31/02/2023"}, "asked_on", "must be a real day, such as 31/05/2022"),
        ({"last": ""}, "last", "Enter both ends of the period, or neither"),
        ({"first": "11/03/2023"}, "last", "The last day must not come before the first"),
        ({"first": "", "last": "", "further": "x"}, "first", "Enter the first period here"),
        ({"further": "some time"}, "further", "a period is a first and a last day"),
        ({"withheld-0": ""}, "withheld-0", "Enter what was withheld for this reason"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    workbench: Workbench, case: str, wrong: dict[str, str], field: str, said: str
) -> None:
    response = workbench.post(f"{case}returns/form/", **{**GIVEN, **wrong})
    assert response.status_code == 422
    text = response.content.decode()
    assert text.count(said) == 2
    assert f'<a href="#id_{field}">' in text
    assert f'id="id_{field}-error"' in text
    assert "<title>Error: " in text
    assert "command log" in text  # what was right is not asked for again
    assert not returned(workbench)


def test_what_nobody_stated_stays_unknown(workbench: Workbench, case: str) -> None:
    workbench.post(f"{case}returns/form/", agency="Fire service")
    made = returned(workbench)["fire service"]
    assert made == Return("Fire service")
    text = workbench.get(f"{case}returns/")
    assert "The period is not stated" in text
    assert "No return yet" in text  # of the agencies that sent files


def test_a_form_without_its_token_keeps_nothing(workbench: Workbench, case: str) -> None:
    assert workbench.client.post(f"{case}returns/form/", GIVEN).status_code == 403
    assert not returned(workbench)
