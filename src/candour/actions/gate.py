"""The gate of a document with findings: each of its quotations is graded against its sources."""

from collections.abc import Sequence
from pathlib import Path

from candour.actions.quoting import check_quotations
from candour.core.findings.barring import Barred, Gate
from candour.core.findings.finding import Evidence
from candour.core.findings.gate import Judged, why_not


def check_document_gate(document: Path, sources: Sequence[Path]) -> Gate:
    """Grade every quotation of a document with findings; nobody has accepted a cut of it.

    Raises `CandourError`, naming the file, where one cannot be read.
    """
    graded = check_quotations(document, sources).quotations
    barred = []
    for one in graded:
        place = one.finding.place
        source = "no source" if place is None else place.source
        evidence = Evidence(words=one.quoted.words, source=source)
        why = why_not(Judged(evidence, one.finding, one.alarms), None)
        if why is not None:
            where = f"{document.name}, {one.quoted.passage.locator.in_words()}"
            barred.append(
                Barred(
                    finding=where, quotation=one.id, source=source, why=why, words=evidence.words
                )
            )
    return Gate(tuple(barred), (), len(graded))
