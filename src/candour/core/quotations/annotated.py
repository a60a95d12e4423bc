"""Annotations: quotations that a person or a program pointed at, held against the sources anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from candour.core.documents.passage import Flag
from candour.core.quotations.anchors import (
    Anchor,
    Anchorage,
    ReAnchored,
    State,
    anchor_of,
    of_the_same_file,
)
from candour.core.quotations.checking import Checker
from candour.core.quotations.folding import Fold, folds_between
from candour.core.quotations.quotation import (
    Alarm,
    Finding,
    Form,
    Grade,
    Place,
    Quotation,
    Quoted,
    quotation_id,
)
from candour.core.quotations.sources import Source
from candour.core.quotations.whole import quoted_core


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words that were pointed at: in a document that quotes (`quoting`), in sources, or in both."""

    id: str
    targets: tuple[Anchor, ...]
    quoting: Anchor | None = None

    def __post_init__(self) -> None:
        if not self.targets:
            raise ValueError("an annotation points at something")

    @property
    def words(self) -> str:
        """The words quoted."""
        return (self.quoting or self.targets[0]).exact

    @property
    def source(self) -> Anchor | None:
        """Where a source holds the words, if the annotation says so."""
        if self.quoting is None:
            return self.targets[0]
        others = (one for one in self.targets if not one.is_same_place(self.quoting))
        return next(others, None)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation, where its words stand now, and what the sources say of them.

    `at` is the place in the document that quotes, `there` the one in a source; the one that the
    annotation does not speak of is missing. `quotation` is the one found in the document at that
    place.
    """

    annotation: Annotation
    at: ReAnchored | None
    there: ReAnchored | None
    finding: Finding
    alarms: tuple[Alarm, ...] = ()
    quotation: Quotation | None = None

    def __post_init__(self) -> None:
        if self.at is None and self.there is None:
            raise ValueError("an annotation is looked for somewhere")

    @property
    def id(self) -> str:
        """The quotation's name, or one made from the annotation."""
        if self.quotation is not None:
            return self.quotation.id
        return quotation_id(f"{self.annotation.id}:{self.annotation.words}")

    @property
    def anchors(self) -> tuple[ReAnchored, ...]:
        """What was looked for, the document that quotes first."""
        return tuple(one for one in (self.at, self.there) if one is not None)

    @property
    def is_verified(self) -> bool:
        """Say whether everything that the annotation points at was found without doubt."""
        return all(one.state is State.FOUND for one in self.anchors)


def annotation_of(quotation: Quotation, sources: Sequence[Source]) -> Annotation:
    """Return the annotation that points at a quotation and at its places in the sources."""
    held = _by_hash(sources)
    quoted = quotation.quoted
    quoting = anchor_of(held[quoted.passage.original], quoted.span)
    return Annotation(quotation.id, _targets(quotation.finding, held) or (quoting,), quoting)


def renewed(one: Annotated, sources: Sequence[Source]) -> Annotation:
    """Return an annotation with the places where it was found; what is in doubt stays as it was.

    So the next reader meets the same doubt.
    """
    held = _by_hash(sources)
    old = one.annotation

    def now(anchor: ReAnchored) -> Anchor:
        if anchor.place is None:
            return anchor.anchor
        return replace(_anchor_at(anchor.place, held), address=anchor.anchor.address)

    quoting = old.quoting
    if quoting is not None and one.at is not None:
        quoting = now(one.at)
    if one.there is not None:
        others = tuple(each for each in old.targets if each != one.there.anchor)
        return Annotation(old.id, (now(one.there), *others), quoting)
    if old.quoting is None and one.at is not None:
        return Annotation(old.id, (now(one.at), *old.targets[1:]))
    if quoting is None:
        return old
    return Annotation(old.id, _targets(one.finding, held) or (quoting,), quoting)


def _by_hash(sources: Sequence[Source]) -> dict[str, Source]:
    return {one.document.original.sha256: one for one in sources}


def _targets(finding: Finding, held: Mapping[str, Source]) -> tuple[Anchor, ...]:
    places = (*([finding.place] if finding.place else []), *finding.also_at)
    return tuple(_anchor_at(place, held) for place in places)


def _anchor_at(place: Place, held: Mapping[str, Source]) -> Anchor:
    return replace(anchor_of(held[place.passage.original], place.span), name=place.source)


def checked_annotations(
    annotations: Sequence[Annotation],
    document: Source,
    sources: Sequence[Source],
    checker: Checker,
) -> Iterator[Annotated]:
    """Yield every annotation, in order, found again and graded; none is dropped."""
    known = {one.quoted.span: one for one in checker.quotations(document)}
    in_document = Anchorage([document])
    in_sources = Anchorage(sources)
    for annotation in annotations:
        at, there = _found_again(annotation, in_document, in_sources)
        quotation = None
        if at is not None and at.place is not None:
            quotation = known.get(at.place.span) or _quoted_at(at.place, annotation)
        yield _graded(
            Annotated(annotation, at, there, Finding(Grade.ABSENT), (), quotation), checker
        )


def _found_again(
    annotation: Annotation, in_document: Anchorage, in_sources: Anchorage
) -> tuple[ReAnchored | None, ReAnchored | None]:
    source = annotation.source
    if annotation.quoting is not None:
        at = in_document.find(annotation.quoting)
        if source is None:
            return at, None
        # A document may be its own source: it repeats what it said before.
        itself = source.sha256 == annotation.quoting.sha256 and source.sha256 is not None
        return at, (in_document if itself else in_sources).find(source)
    target = annotation.targets[0]
    [document] = in_document.sources
    likely = of_the_same_file(target, [document, *in_sources.sources])
    here = in_document.find(target) if document in likely else None
    there = in_sources.find(target) if likely != [document] and in_sources.sources else None
    return _the_better(here, there)


def _the_better(
    here: ReAnchored | None, there: ReAnchored | None
) -> tuple[ReAnchored | None, ReAnchored | None]:
    """Choose whether an annotation is one of the document or of a source; keep both in doubt."""
    if here is None or there is None:
        return here, there
    if here.state is State.FOUND:
        return here, None
    if there.state is State.FOUND or here.state is State.ORPHAN:
        return (None, there) if there.state is not State.ORPHAN else (here, None)
    return (here, None) if there.state is State.ORPHAN else (here, there)


def _quoted_at(place: Place, annotation: Annotation) -> Quotation:
    quoted = Quoted(annotation.words, Form.UNMARKED, place.passage, place.span)
    return Quotation(quoted, Finding(Grade.ABSENT))


def _graded(one: Annotated, checker: Checker) -> Annotated:
    """Grade an annotation's words; its own place counts where it holds them as well as another."""
    there, known = one.there, one.quotation
    claimed = None if there is None else (there.place.source if there.place else there.anchor.name)
    if known is not None and known.finding.place is not None and _agrees(known.finding, there):
        finding, alarms = known.finding, known.alarms
    else:
        named = claimed if any(claimed == each.name for each in checker.sources.sources) else None
        finding, alarms = checker.check(one.annotation.words, named)
    if there is not None:
        finding = _at_its_place(one.annotation.words, finding, there, checker)
        if there.state is State.ORPHAN and not finding.grade.holds:
            # What is only like the words is not their place.
            finding, alarms = Finding(Grade.ABSENT), ()
    if known is not None:
        known = replace(known, finding=finding, alarms=alarms)
    return replace(one, finding=finding, alarms=alarms, quotation=known)


def _agrees(finding: Finding, there: ReAnchored | None) -> bool:
    if there is None:
        return True
    return there.place is not None and _is_place(finding.place, there.place)


def _is_place(one: Place | None, other: Place) -> bool:
    return (
        one is not None
        and one.passage.original == other.passage.original
        and one.span.overlaps(other.span)
    )


def _at_its_place(words: str, finding: Finding, there: ReAnchored, checker: Checker) -> Finding:
    """Let the annotation's own place stand first, and show its places where they are in doubt."""
    if finding.place is None or _agrees(finding, there):
        return finding
    everywhere = (finding.place, *finding.also_at)
    everywhere += tuple(
        place for place in there.places if not any(_is_place(old, place) for old in everywhere)
    )
    if there.place is not None and finding.grade in (Grade.EXACT, Grade.FOLDED):
        others = tuple(one for one in everywhere if not _is_place(one, there.place))
        moved = _whole_at(words, there.place, others, checker)
        if moved is not None:
            return moved
    return replace(finding, also_at=everywhere[1:])


def _whole_at(
    words: str, place: Place, others: tuple[Place, ...], checker: Checker
) -> Finding | None:
    source = _by_hash(checker.sources.sources).get(place.passage.original)
    if source is None:
        return None
    found = place.span.words(source.document.text)
    folds = folds_between(quoted_core(words), quoted_core(found))
    if folds is None:
        return None
    machine_read = Flag.OCR in place.passage.flags
    return Finding(
        Grade.FOLDED if folds or machine_read else Grade.EXACT,
        place,
        found,
        tuple(fold for fold in Fold if fold in folds),
        also_at=others,
        machine_read=machine_read,
    )
