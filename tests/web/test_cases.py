"""Cases: listed, and opened in a form."""

from tests.web.conftest import Workbench


def test_nothing_is_made_by_looking(workbench: Workbench) -> None:
    assert "There is no case yet" in workbench.get("/")
    assert not workbench.site.workspace.folder.exists()


def test_a_case_is_opened_and_listed(workbench: Workbench) -> None:
    response = workbench.post("/new/", title="Child Kés", review_type="LCSPR")
    assert response.headers["Location"] == "/cases/child-kes/documents/"
    assert "Nothing was added yet" in workbench.get("/cases/child-kes/documents/")
    assert "Child Kés" in workbench.get("/")


def test_what_is_missing_is_listed_above_and_beside_the_field(workbench: Workbench) -> None:
    response = workbench.post("/new/", title="", first="31/02/2022")
    assert response.status_code == 422
    text = response.content.decode()
    assert "<title>Error: Open a new case" in text
    assert '<a href="#id_title">Enter what the case is called</a>' in text
    assert '<a href="#id_first">' in text
    assert 'aria-describedby="id_title-hint id_title-error"' in text


def test_a_period_has_two_ends(workbench: Workbench) -> None:
    response = workbench.post("/new/", title="Child K", first="1/2/2022")
    assert "Enter both ends of the review period" in response.content.decode()
    response = workbench.post("/new/", title="Child K", first="1/2/2022", last="1/2/2021")
    assert "ends before it begins" in response.content.decode()


def test_a_name_that_is_taken_is_said_in_the_form(workbench: Workbench) -> None:
    workbench.post("/new/", title="Child K")
    response = workbench.post("/new/", title="Child K")
    assert response.status_code == 422
    assert "already" in response.content.decode()


def test_whoever_did_not_say_a_name_is_asked_first(workbench: Workbench) -> None:
    workbench.site.entrance.session(workbench.client.cookies["candour-8757"].value).name = ""  # type: ignore[union-attr]
    assert workbench.client.get("/new/").headers["Location"] == "/name/?next=/new/"
    assert "What is your name?" in workbench.get("/name/")
    token = workbench.client.cookies["candour-csrf-8757"].value
    given = {"csrfmiddlewaretoken": token, "name": " ", "next": "/new/"}
    assert workbench.client.post("/name/", given).status_code == 422
    given["name"] = "Bea Panel"
    assert workbench.client.post("/name/", given).headers["Location"] == "/new/"
    workbench.post("/new/", title="Child K")
    workbench.client.post("/name/", {**given, "next": "//evil.example/"})
    response = workbench.client.post("/name/", {**given, "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"
