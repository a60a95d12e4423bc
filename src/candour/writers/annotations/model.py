"""What is written of a quotation as an annotation."""

from dataclasses import dataclass, field

from candour.core.quotations.annotated import Annotated, Annotation, annotation_of, renewed
from candour.core.quotations.quotation import Alarm, Finding, Quotation
from candour.core.quotations.sources import Source


@dataclass(frozen=True, slots=True)
class Written:
    """An annotation, what the sources say of its words, and whether its places are sure."""

    id: str
    annotation: Annotation
    finding: Finding
    alarms: tuple[Alarm, ...] = ()
    attributed_to: str | None = field(default=None, repr=False)
    states: tuple[str, ...] = ()
    """what became of its anchors, where it is an annotation that was read"""


def of_quotation(quotation: Quotation, sources: tuple[Source, ...]) -> Written:
    """Return what is written of a quotation that was found in a document."""
    return Written(
        quotation.id,
        annotation_of(quotation, sources),
        quotation.finding,
        quotation.alarms,
        quotation.quoted.attributed_to,
    )


def of_annotated(one: Annotated, sources: tuple[Source, ...]) -> Written:
    """Return what is written of an annotation that was read and looked for again."""
    return Written(
        one.id,
        renewed(one, sources),
        one.finding,
        one.alarms,
        one.quotation.quoted.attributed_to if one.quotation else None,
        tuple(each.state.value for each in one.anchors),
    )
