"""Annotations are read however they are wrapped; what quotes nothing is said."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.core.spans import Span
from candour.errors import CandourError, DamagedFile, LimitPassed, RefusedFile
from candour.readers.limits import Limits
from candour.readers.web_annotations import AnnotationsRead, read_annotations

QUOTE = {"type": "TextQuoteSelector", "exact": "no answer", "prefix": "had ", "suffix": " yet"}
HYPOTHESIS = {
    "id": "AbC",
    "uri": "https://example.org/reviews/review%201.html",
    "text": "a remark",
    "target": [
        {
            "source": "https://example.org/reviews/review%201.html",
            "selector": [
                {
                    "type": "RangeSelector",
                    "startContainer": "/p[1]",
                    "endContainer": "/p[1]",
                    "startOffset": 3,
                    "endOffset": 9,
                },
                {"type": "TextPositionSelector", "start": 7, "end": 16},
                QUOTE,
            ],
        }
    ],
}


def read(tmp_path: Path, loaded: object) -> AnnotationsRead:
    return read_text(tmp_path, json.dumps(loaded))


def read_text(tmp_path: Path, text: str) -> AnnotationsRead:
    path = tmp_path / "notes.json"
    path.write_text(text, encoding="utf-8")
    return read_annotations(path)


def test_a_hypothesis_annotation(tmp_path: Path) -> None:
    [one] = read(tmp_path, HYPOTHESIS).annotations
    [anchor] = one.targets
    assert (one.id, one.quoting, one.words) == ("AbC", None, "no answer")
    assert (anchor.prefix, anchor.suffix, anchor.span) == ("had ", " yet", Span(7, 16))
    assert (anchor.name, anchor.sha256) == ("review 1.html", None)
    assert anchor.address == "https://example.org/reviews/review%201.html"


@pytest.mark.parametrize(
    "wrapped",
    [
        HYPOTHESIS,
        [HYPOTHESIS],
        {"export_date": "2026-01-01", "annotations": [HYPOTHESIS]},
        {"total": 1, "rows": [HYPOTHESIS]},
        {"@context": "x", "@graph": [HYPOTHESIS]},
        {"type": "AnnotationPage", "items": [HYPOTHESIS]},
        {"type": "AnnotationCollection", "total": 1, "first": {"items": [HYPOTHESIS]}},
    ],
)
def test_every_wrapping(tmp_path: Path, wrapped: object) -> None:
    assert [one.words for one in read(tmp_path, wrapped).annotations] == ["no answer"]


def test_single_objects_stand_for_lists_of_one(tmp_path: Path) -> None:
    target = {"source": "review.docx", "selector": {"type": "FragmentSelector", "value": "page=3"}}
    target["selector"]["refinedBy"] = QUOTE  # type: ignore[index]
    [one] = read(tmp_path, {"target": target}).annotations
    assert (one.id, one.targets[0].page, one.targets[0].name) == ("annotation 1", 3, "review.docx")


def test_a_hash_is_read_as_a_name_or_as_figures(tmp_path: Path) -> None:
    named = {"id": "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"}
    figures = {"schema:sha256": "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"}
    for source in (named, figures):
        [one] = read(tmp_path, {"target": {"source": source, "selector": QUOTE}}).annotations
        assert one.targets[0].sha256 == figures["schema:sha256"]
        assert one.targets[0].address is None


@pytest.mark.parametrize(
    "source",
    [None, 7, [], "", "http://[", {"id": "ni:///sha-256;x"}, {"schema:sha256": "ABC"}],
)
def test_a_source_that_says_nothing_of_use(tmp_path: Path, source: object) -> None:
    [one] = read(tmp_path, {"target": {"source": source, "selector": QUOTE}}).annotations
    assert one.targets[0].sha256 is None


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        ("words", "no object"),
        ({"target": []}, "points at no words"),
        ({"target": "https://example.org"}, "points at no words"),
        ({"target": {"selector": {"type": "TextPositionSelector", "start": 1}}}, "no words"),
        ({"target": {"selector": {"type": "TextQuoteSelector", "exact": "  "}}}, "no words"),
        ({"target": {"selector": {"type": "TextQuoteSelector", "exact": 7}}}, "no words"),
    ],
)
def test_what_quotes_nothing_is_said(tmp_path: Path, one: object, reason: str) -> None:
    found = read(tmp_path, [HYPOTHESIS, one])
    assert len(found.annotations) == 1
    [said] = found.left_out
    assert said.startswith("annotation 2: ")
    assert reason in said


@pytest.mark.parametrize(
    "position",
    [{"start": 9, "end": 3}, {"start": -1, "end": 3}, {"start": True, "end": 3}, {"start": "1"}],
)
def test_an_impossible_position_counts_for_none(tmp_path: Path, position: dict[str, Any]) -> None:
    selector = [QUOTE, {"type": "TextPositionSelector", **position}]
    [one] = read(tmp_path, {"target": {"selector": selector}}).annotations
    assert one.targets[0].span is None


def test_half_a_pair_of_characters_is_replaced(tmp_path: Path) -> None:
    text = '{"target": {"selector": {"type": "TextQuoteSelector", "exact": "no \\ud83d answer"}}}'
    [one] = read_text(tmp_path, text).annotations
    one.words.encode()
    assert one.words == "no � answer"


def test_bad_json_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=r"notes\.json: not JSON at line 3, character 1"):
        read_text(tmp_path, '{"target":\n  [],\n')


@pytest.mark.parametrize("loaded", [{}, {"type": "passage"}, 7, "words", None])
def test_other_json_is_refused(tmp_path: Path, loaded: object) -> None:
    with pytest.raises(RefusedFile, match="holds no annotation; expected W3C Web Annotations"):
        read(tmp_path, loaded)


@pytest.mark.parametrize("depth", [70, 100_000])
def test_too_deep_is_refused(tmp_path: Path, depth: int) -> None:
    with pytest.raises(LimitPassed, match="too deep"):
        read_text(tmp_path, "[" * depth + "]" * depth)


def test_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(json.dumps(HYPOTHESIS), encoding="utf-8")
    with pytest.raises(LimitPassed, match="at most 10 bytes"):
        read_annotations(path, Limits(annotation_bytes=10))


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00", b'{"a": ' + b"9" * 5000 + b"}"])
def test_what_is_no_json_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(data)
    with pytest.raises(DamagedFile) as refusal:
        read_annotations(path)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CandourError, match="cannot be opened"):
        read_annotations(tmp_path / "none.json")


def test_no_repr_says_the_words(tmp_path: Path) -> None:
    found = read(tmp_path, [HYPOTHESIS, {"target": []}])
    assert "answer" not in repr(found)
    assert "review" not in repr(found)


KEYS = st.sampled_from(
    ["target", "body", "source", "selector", "refinedBy", "exact", "prefix", "type", "start", "end",
     "id", "items", "first", "total", "purpose", "value", "schema:sha256", "schema:name", "index"]
)  # fmt: skip
LEAVES = st.sampled_from(
    ["TextQuoteSelector", "TextPositionSelector", "FragmentSelector", "page=2", "linking", "words",
     "ni:///sha-256;AAAA", "//[", "", None, True, 0, 7, -1, 1.5]
)  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)


@given(JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_listed_is_read_or_left_out(tmp_path: Path, loaded: object) -> None:
    found = read(tmp_path, [loaded])
    assert len(found.annotations) + len(found.left_out) == 1
    assert all(one.words.strip() for one in found.annotations)
