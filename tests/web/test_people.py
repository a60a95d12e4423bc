"""People: listed, reviewed with the evidence first, joined, parted, and drawn."""

import re
from html import unescape

import pytest

from candour.actions.refreshing import case_state
from candour.core.decisions import Decision, DecisionKind
from candour.web.site import now
from tests.web.conftest import Workbench
from tests.web.test_documents import wait


def last(workbench: Workbench) -> Decision:
    """The last decision of the case."""
    return case_state(workbench.site.workspace, "case", now()).log.decisions[-1]


def pair_in(text: str) -> str:
    found = re.search(r'name="pair" value="([^"]+)"', text)
    assert found is not None
    return found.group(1)


def person(workbench: Workbench, people: str, name: str) -> str:
    """The address of somebody on the people's page."""
    text = workbench.get(f"{people}people/")
    found = re.search(rf'href="({people}people/P[^"]+)">{re.escape(name)}<', text)
    assert found is not None, text
    return found.group(1)


def judged(workbench: Workbench, people: str, answer: str, **given: str) -> str:
    """Decide on the pair that the review shows; return the address it leads to."""
    pair = pair_in(workbench.get(f"{people}people/review/"))
    response = workbench.post(f"{people}people/review/judge/", pair=pair, answer=answer, **given)
    assert response.status_code == 302, response.content.decode()[:2000]
    wait(workbench, "case")
    return unescape(response.headers["Location"])


def test_the_family_comes_first_and_professionals_stand_apart(
    workbench: Workbench, people: str
) -> None:
    text = workbench.get(f"{people}people/")
    family, _, professionals = text.partition("<details")
    assert ">Zephyrine</a>" in family
    assert "The review is about this person" in family
    assert ">Mrs &lt;i&gt;Holt&lt;/i&gt;</a>" in family
    assert "next of kin" in family
    assert ">officer</a>" not in family
    assert "Professionals (1)" in professionals
    assert ">officer</a>" in professionals
    assert "“early June 2022”" not in family
    assert "1–10 Jun 2022" in family
    assert "Zephyrine is called by two forms." in text
    assert f'href="{people}people/" aria-current="true"' in text


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("words=holt", "Mrs &lt;i&gt;", ">Zephyrine<"),
        ("words=next+of+kin", "Mrs &lt;i&gt;", ">caller<"),
        ("agency=GP", ">Zephyrine<", ">caller<"),
        ("words=nobody", "Nobody fits", ">Zephyrine<"),
    ],
)
def test_people_are_found(
    workbench: Workbench, people: str, query: str, found: str, left_out: str
) -> None:
    text = workbench.get(f"{people}people/?{query}")
    assert found in text
    assert left_out not in text


def test_the_review_shows_evidence_and_no_strength(workbench: Workbench, people: str) -> None:
    text = workbench.get(f"{people}people/review/")
    assert "1 of 1 left to decide" in text
    assert "<mark>caller</mark>" in text
    assert "said the <mark>" in text
    assert "<mark>Letter</mark> sent." in text
    assert "Few people are called &lt;b&gt;so&lt;/b&gt;." in text
    assert "The GP gives no surname." in text
    assert "fair" not in text.partition("<main")[2]


def test_a_decision_is_kept_and_only_then_the_strength_is_told(
    workbench: Workbench, people: str
) -> None:
    there = judged(workbench, people, "same", why="one voice")
    made = last(workbench)
    assert (made.kind, made.why) == (DecisionKind.SAME_PERSON, "one voice")
    assert len(made.about) == 2
    text = workbench.get(there)
    assert "Decided and kept: the same person" in text
    assert "to be <strong>fair</strong>" in text
    assert "Nothing is left to decide" in text
    joined = workbench.get(person(workbench, people, "Mrs &lt;i&gt;Holt&lt;/i&gt;"))
    assert "decided: the same" in joined
    assert "decided that these are one person" in joined
    assert "<mark>caller</mark>" in joined


def test_what_is_unsure_stays_apart_and_can_be_taken_back(
    workbench: Workbench, people: str
) -> None:
    judged(workbench, people, "unsure")
    assert last(workbench).kind is DecisionKind.UNSURE_PERSON
    text = workbench.get(f"{people}people/")
    assert "You were unsure of 1" in text
    assert ">caller</a>" in text
    assert "may be one person" not in text
    workbench.post(f"{people}undo/", decision=last(workbench).id, next=f"{people}people/review/")
    wait(workbench, "case")
    assert "1 of 1 left to decide" in workbench.get(f"{people}people/review/")


def test_different_people_are_asked_about_no_more(workbench: Workbench, people: str) -> None:
    judged(workbench, people, "different")
    assert "Nothing is left to decide" in workbench.get(f"{people}people/review/")
    text = workbench.get(person(workbench, people, "caller"))
    assert "Kept apart from" in text
    assert "decided: different" in text
    assert "evidence: <strong>fair</strong>" in text


def test_a_pair_that_is_not_the_one_shown_is_refused(workbench: Workbench, people: str) -> None:
    before = last(workbench).id
    response = workbench.post(f"{people}people/review/judge/", pair="P1-P2", answer="same")
    assert response.status_code == 409
    response = workbench.post(f"{people}people/review/judge/", pair="P1-P2", answer="perhaps")
    assert response.status_code == 409
    assert last(workbench).id == before


def test_a_person_s_page(workbench: Workbench, people: str) -> None:
    text = workbench.get(person(workbench, people, "Zephyrine"))
    relations = text.partition("What records say")[2].partition("</table>")[0]
    assert "The records differ" in relations
    assert "is <strong>next of kin</strong>" in relations
    assert "is <strong>aunt</strong>" in relations
    assert text.count("<mark>Zephyrine</mark>") == 2
    assert "Who knew what of Zephyrine (1)" in text
    suggested = workbench.get(person(workbench, people, "caller"))
    assert "May be the same person as" in suggested
    assert "fair" not in suggested.partition("<main")[2]


def test_words_lead_to_their_place_in_the_original_and_back(
    workbench: Workbench, people: str
) -> None:
    here = person(workbench, people, "Zephyrine")
    found = re.search(rf'href="({people}entries/[^"]+start=[^"]+)"', workbench.get(here))
    assert found is not None
    text = workbench.get(unescape(found.group(1)))
    assert "<mark>Zephyrine</mark>" in text
    assert f'<a href="{here}" class="govuk-back-link">People</a>' in text


def test_a_way_back_leads_nowhere_else(workbench: Workbench, people: str) -> None:
    here = person(workbench, people, "Zephyrine")
    found = re.search(rf'href="({people}entries/[^"?]+)', workbench.get(here))
    assert found is not None
    for strange in ("https://example.org/", "//example.org", "/static/x", "javascript:alert(1)"):
        assert strange not in workbench.get(f"{found.group(1)}?back={strange}")


def test_somebody_else_is_found_and_joined(workbench: Workbench, people: str) -> None:
    here = person(workbench, people, "caller")
    assert "Nobody else is called so" in workbench.get(f"{here}?find=nobody")
    text = workbench.get(f"{here}?find=holt")
    other = re.search(r'name="other" value="([^"]+)"', text)
    assert other is not None
    refused = workbench.post(f"{here}merge/?find=holt")
    assert refused.status_code == 422
    assert "Choose who it is" in refused.content.decode()
    workbench.post(f"{here}merge/", other=other.group(1), why="same voice")
    wait(workbench, "case")
    made = last(workbench)
    assert made.kind is DecisionKind.SAME_PERSON
    assert made.about == (here.rstrip("/").rpartition("/")[2], other.group(1))


def test_words_are_parted_from_a_person(workbench: Workbench, people: str) -> None:
    here = person(workbench, people, "Zephyrine")
    refused = workbench.post(f"{here}part/")
    assert refused.status_code == 422
    assert "Tick the words" in refused.content.decode()
    ids = re.findall(r'name="mentions" value="([^"]+)"', workbench.get(here))
    workbench.post(f"{here}part/", mentions=[ids[1]], why="another child")
    made = last(workbench)
    assert made.kind is DecisionKind.DIFFERENT_PERSON
    assert made.value == {"mentions": [unescape(ids[1])]}


def test_the_family_is_drawn_with_its_table(workbench: Workbench, people: str) -> None:
    text = workbench.get(f"{people}people/drawn/")
    assert "<svg" in text
    assert "style=" not in text
    assert 'aria-label="officer' not in text
    assert "Mrs &lt;i&gt;Holt&lt;/i&gt;" in text
    table = text.partition('id="table"')[2]
    assert table.count("<tr") == 3
    assert "aunt" in table
    broken = workbench.get(f"{people}people/drawn/?lead=GP")
    assert "stroke-dasharray" in broken
    assert "stroke-dasharray" not in text


def test_nobody_is_there_without_files(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    for page in ("people/", "people/review/", "people/drawn/", "knew/"):
        assert "Add what agencies sent" in workbench.get(f"/cases/child-k/{page}")


def test_a_person_that_is_not_there_is_said(workbench: Workbench, people: str) -> None:
    assert "no such person" in workbench.get(f"{people}people/P0000000000/", status=409)
