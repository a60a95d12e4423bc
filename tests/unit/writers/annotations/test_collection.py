"""What is written keeps to the W3C model, and is read back as it was."""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.core.quotations.anchors import Anchor, anchor_of
from candour.core.quotations.annotated import Annotation
from candour.core.quotations.folding import FOLDS_IN_WORDS
from candour.core.quotations.quotation import Alarm, Finding, Grade
from candour.core.quotations.sources import Source
from candour.core.spans import Span
from candour.readers.web_annotations import read_annotations
from candour.writers.annotations.collection import collection_as_text
from candour.writers.annotations.model import Written, of_quotation
from tests.unit.core.quotations.told_documents import checker_of, told

REVIEW = told(
    "review.pdf", "The nurse wrote twice, except in May, and had no answer. It was noted.",
    read_as="pdf", page=4,
)  # fmt: skip
ARTICLE = told(
    "article.html",
    "The review says that “the nurse wrote twice … and had no answer”.",
    "The review says “it was noted” and “the council had promised a visit to the family”.",
)


def written(*sources: Source) -> list[Written]:
    found = checker_of(*sources[1:]).quotations(sources[0])
    return [of_quotation(one, sources) for one in found]


def collection() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        collection_as_text(written(ARTICLE, REVIEW), "article.html")
    )
    return loaded


def items() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = collection()["first"]["items"]
    return listed


def test_a_collection_holds_one_page_of_annotations() -> None:
    """Sections 5.1 and 5.2 of the model."""
    told = collection()
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (told["type"], told["total"]) == ("AnnotationCollection", 3)
    page = told["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", told["id"], 0)
    assert len(page["items"]) == told["total"]
    identifiers = [told["id"], page["id"], *(one["id"] for one in page["items"])]
    assert len(set(identifiers)) == len(identifiers)
    assert all(name.startswith("urn:uuid:") for name in identifiers)


def test_the_matching_contract_is_said() -> None:
    assert collection()["rdfs:comment"] == FOLDS_IN_WORDS


def test_every_annotation_keeps_to_the_model() -> None:
    """Sections 3.1 (annotations), 3.2 (bodies), 4.2 (selectors)."""
    for one in items():
        assert one["type"] == "Annotation"
        assert one["motivation"] == "linking"
        assert one["target"]
        for body in one["body"]:
            check_body(body)
        for target in one["target"]:
            check_specific_resource(target)


def check_body(body: dict[str, Any]) -> None:
    assert body["purpose"] in {"linking", "assessing", "tagging", "describing"}
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str)
        assert (body["format"], body["language"]) == ("text/plain", "en")
    else:
        check_specific_resource(body)


def check_specific_resource(resource: dict[str, Any]) -> None:
    assert resource["type"] == "SpecificResource"
    assert resource["source"]["id"].startswith("ni:///sha-256;")
    kinds = [selector["type"] for selector in resource["selector"]]
    assert kinds[:2] == ["TextQuoteSelector", "TextPositionSelector"]
    quote, position, *fragments = resource["selector"]
    assert quote["exact"]
    assert all(len(quote.get(side, "x")) in range(1, 33) for side in ("prefix", "suffix"))
    assert 0 <= position["start"] < position["end"]
    assert position["end"] - position["start"] == len(quote["exact"])
    for fragment in fragments:
        assert fragment["type"] == "FragmentSelector"
        assert fragment["conformsTo"] == "http://tools.ietf.org/rfc/rfc3778"
        assert fragment["refinedBy"] == quote


def test_the_source_is_named_by_its_hash_and_the_place_by_its_page() -> None:
    target = items()[0]["target"][0]
    assert target["source"]["schema:sha256"] == REVIEW.document.original.sha256
    assert target["source"]["schema:name"] == "review.pdf"
    assert target["selector"][2]["value"] == "page=4"


def test_positions_count_code_points() -> None:
    article = told("a.txt", "🙂🙂 The review says “it was noted” at last.")
    [one] = written(article, REVIEW)
    told_of = json.loads(collection_as_text([one], "a.txt"))["first"]["items"][0]
    position = told_of["body"][0]["selector"][1]
    text = article.document.text
    assert text[position["start"] : position["end"]] == "it was noted"


def test_grade_alarms_and_difference_are_bodies() -> None:
    first, second, third = items()
    said = [(body["purpose"], body.get("value")) for body in first["body"]]
    assert ("assessing", "elided") in said
    assert ("tagging", "alarm: exception") in said
    assert any(purpose == "describing" and "[-" in value for purpose, value in said[1:])
    assert (first["candour:grade"], first["candour:alarm"]) == ("elided", ["exception"])
    assert second["candour:grade"] == "folded"
    assert third["candour:grade"] == "absent"
    # An absent quotation has no place in a source: it points at itself.
    assert third["target"][0]["source"]["schema:name"] == "article.html"


def test_no_quotation_is_an_empty_collection(tmp_path: Path) -> None:
    text = collection_as_text([], "article.html")
    assert json.loads(text)["total"] == 0
    assert "first" not in json.loads(text)
    (tmp_path / "x.jsonld").write_text(text, encoding="utf-8")
    assert read_annotations(tmp_path / "x.jsonld").annotations == ()


def test_somebody_elses_address_is_kept() -> None:
    anchor = Anchor("words", address="https://example.org/r.html", name="r.html")
    one = Written("Q1", Annotation("urn:x:1", (anchor,)), Finding(Grade.ABSENT), states=("orphan",))
    told_of = json.loads(collection_as_text([one], "a.txt"))["first"]["items"][0]
    assert told_of["id"] == "urn:x:1"
    assert told_of["target"][0]["source"]["id"] == "https://example.org/r.html"
    assert told_of["candour:anchors"] == ["orphan"]


TEXT = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\n"), min_size=1, max_size=80
)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    page = draw(st.none() | st.integers(1, 500))
    source = told("a.pdf", *draw(st.lists(TEXT, min_size=1, max_size=4)), read_as="pdf", page=page)
    text = source.document.text
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    return Anchor("x") if not span.words(text).strip() else anchor_of(source, span)


@given(st.lists(st.tuples(anchors(), anchors(), st.booleans()), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back(
    tmp_path: Path, pairs: list[tuple[Anchor, Anchor, bool]]
) -> None:
    given = [
        Annotation(f"urn:x:{number}", (target,), quoting if both else None)
        for number, (target, quoting, both) in enumerate(pairs)
    ]
    alarms = (Alarm.NUMBER,)
    text = collection_as_text(
        [Written(one.id, one, Finding(Grade.ABSENT), alarms) for one in given], "a.txt"
    )
    (tmp_path / "x.jsonld").write_text(text, encoding="utf-8", newline="\n")
    read = read_annotations(tmp_path / "x.jsonld")
    assert list(read.annotations) == given
    assert read.left_out == ()
