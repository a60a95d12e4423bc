"""Annotations are graded like quotations, at their own place, and none is dropped."""

import pytest

from candour.core.quotations.anchors import Anchor, FoundBy, State, anchor_of
from candour.core.quotations.annotated import (
    Annotated,
    Annotation,
    annotation_of,
    checked_annotations,
    renewed,
)
from candour.core.quotations.quotation import Alarm, Finding, Grade
from candour.core.quotations.sources import Source
from tests.unit.core.quotations.told_documents import checker_of, told

SENT = "The nurse wrote again in March and received no answer."
REVIEW = told("review.docx", "A foreword.", SENT, "Nobody told the school of it.")
ARTICLE = told("article.html", "The review says that “the nurse wrote again in March”.")


def checked(annotations: list[Annotation], document: Source, *sources: Source) -> list[Annotated]:
    checker = checker_of(*sources)
    return list(checked_annotations(annotations, document, sources, checker))


def annotations_of(document: Source, *sources: Source) -> list[Annotation]:
    found = checker_of(*sources).quotations(document)
    return [annotation_of(one, [document, *sources]) for one in found]


def highlighted(words: str, source: Source | None = None, **around: str) -> Annotation:
    """An annotation as Hypothesis makes it: of words, with no word of whom they quote."""
    name = source.name if source is not None else None
    return Annotation("urn:x:1", (Anchor(words, name=name, **around),))


def test_the_annotation_of_a_quotation_points_at_both_documents() -> None:
    [annotation] = annotations_of(ARTICLE, REVIEW)
    assert annotation.quoting is not None
    assert annotation.source is not None
    assert (annotation.quoting.name, annotation.source.name) == ("article.html", "review.docx")
    assert annotation.source.exact == "The nurse wrote again in March"
    assert annotation.words == "the nurse wrote again in March"


def test_unchanged_files_give_the_same_quotation() -> None:
    [known] = checker_of(REVIEW).quotations(ARTICLE)
    [one] = checked(annotations_of(ARTICLE, REVIEW), ARTICLE, REVIEW)
    assert one.is_verified
    assert one.quotation == known
    assert (one.id, one.finding, one.alarms) == (known.id, known.finding, known.alarms)
    assert [each.by for each in one.anchors] == [FoundBy.POSITION, FoundBy.POSITION]


def test_a_source_that_changed_around_the_words_is_found_again() -> None:
    newer = told("review.docx", "A longer foreword, of two sentences. Here.", SENT)
    [one] = checked(annotations_of(ARTICLE, REVIEW), ARTICLE, newer)
    assert one.is_verified
    assert one.there is not None
    assert one.there.changed
    assert one.there.anchor.sha256 == REVIEW.document.original.sha256
    assert one.finding.grade is Grade.FOLDED


def test_a_source_that_changed_its_words_leaves_an_orphan_that_is_absent() -> None:
    newer = told("review.docx", "The nurse wrote again in April and received no answer.")
    [one] = checked(annotations_of(ARTICLE, REVIEW), ARTICLE, newer)
    assert one.there is not None
    assert one.there.state is State.ORPHAN
    assert (one.finding.grade, one.finding.place, one.is_verified) == (Grade.ABSENT, None, False)


def test_words_that_only_another_source_holds_are_an_alarm() -> None:
    newer = told("review.docx", "Nothing of the kind is here.")
    other = told("other.docx", SENT)
    [one] = checked(annotations_of(ARTICLE, REVIEW), ARTICLE, newer, other)
    assert (one.finding.grade, one.is_verified) == (Grade.FOLDED, False)
    assert Alarm.WRONG_SOURCE in one.alarms


def test_a_highlight_in_the_document_is_graded_against_the_sources() -> None:
    [one] = checked([highlighted("the nurse wrote again in March", ARTICLE)], ARTICLE, REVIEW)
    assert one.quotation is not None
    assert one.quotation.quoted.attributed_to == "The review"
    assert (one.there, one.finding.grade, one.is_verified) == (None, Grade.FOLDED, True)


def test_a_highlight_in_a_source_is_checked_there() -> None:
    [one] = checked([highlighted("received no answer", REVIEW)], ARTICLE, REVIEW)
    assert (one.at, one.quotation, one.finding.grade) == (None, None, Grade.EXACT)
    assert one.is_verified


def test_what_surrounds_a_highlight_tells_whose_it_is() -> None:
    words = "nurse wrote again in March"
    [one] = checked([highlighted(words, suffix=" and received no")], ARTICLE, REVIEW)
    assert one.there is not None
    assert (one.at, one.there.state) == (None, State.FOUND)
    [one] = checked([highlighted(words, prefix="says that “the ")], ARTICLE, REVIEW)
    assert one.there is None


def test_a_highlight_that_is_no_quotation_of_the_document_is_graded_too() -> None:
    [one] = checked([highlighted("wrote again in", ARTICLE)], ARTICLE, REVIEW)
    assert one.quotation is not None
    assert (one.quotation.quoted.attributed_to, one.finding.grade) == (None, Grade.EXACT)


def test_a_highlight_found_nowhere_is_kept() -> None:
    [one] = checked([highlighted("a letter from the council", prefix="in ")], ARTICLE, REVIEW)
    assert (one.finding.grade, one.is_verified) == (Grade.ABSENT, False)
    assert [each.state for each in one.anchors] == [State.ORPHAN]
    assert one.anchors[0].anchor.prefix == "in "


def test_the_annotations_own_place_stands_first() -> None:
    twice = told("review.docx", f"{SENT} So it began.", f"It is repeated: {SENT}")
    start = twice.document.text.rindex(SENT)
    target = anchor_of(twice, twice.document.passage_at(start).span)
    target = Anchor(SENT, target.prefix, "", None, None, None, "review.docx")
    annotation = Annotation(
        "urn:x:1", (Anchor(SENT, prefix="It is repeated: ", name="review.docx"),)
    )
    [one] = checked([annotation], ARTICLE, twice)
    assert one.finding.place is not None
    assert one.finding.place.passage.locator.paragraph == 2
    assert [place.passage.locator.paragraph for place in one.finding.also_at] == [1]


def test_two_equally_good_places_are_both_shown() -> None:
    twice = told("review.docx", SENT, SENT)
    [one] = checked([highlighted("received no answer", twice)], ARTICLE, twice)
    assert one.finding.place is not None
    places = [one.finding.place, *one.finding.also_at]
    assert [place.passage.locator.paragraph for place in places] == [1, 2]
    assert (one.finding.grade, one.is_verified) == (Grade.EXACT, False)


def test_an_absent_quotation_points_at_itself_alone() -> None:
    article = told("article.html", "She said: “the council had promised a letter”.")
    [annotation] = annotations_of(article, REVIEW)
    assert annotation.source is None
    [one] = checked([annotation], article, REVIEW)
    assert (one.there, one.finding.grade, one.is_verified) == (None, Grade.ABSENT, True)


def test_what_is_found_is_renewed_and_what_is_in_doubt_stays() -> None:
    annotations = annotations_of(ARTICLE, REVIEW)
    newer = told("review.docx", "A longer foreword.", SENT)
    [one] = checked(annotations, ARTICLE, newer)
    again = renewed(one, [ARTICLE, newer])
    assert again.targets[0].sha256 == newer.document.original.sha256
    assert checked([again], ARTICLE, newer)[0].anchors[1].by is FoundBy.POSITION
    emptied = told("review.docx", "A foreword.")
    [one] = checked(annotations, ARTICLE, emptied)
    assert renewed(one, [ARTICLE, emptied]) == annotations[0]


def test_impossible_annotations_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="points at something"):
        Annotation("urn:x:1", ())
    with pytest.raises(ValueError, match="looked for somewhere"):
        Annotated(highlighted("words"), None, None, Finding(Grade.ABSENT))
