"""Import reports as JSON."""

from typing import Any

from candour.core.documents.report import Change, ImportReport, LeftOut
from candour.writers.json.passage import locator_as_json


def report_as_json(report: ImportReport) -> dict[str, Any]:
    """Return an import report as the contract's object of that name."""
    return {
        "type": "import_report",
        "file": report.file,
        "agency": report.agency,
        "read": report.read,
        "changed": [_change_as_json(change) for change in report.changed],
        "left_out": [_left_out_as_json(left_out) for left_out in report.left_out],
        "mapping": dict(report.mapping),
        "unmapped": list(report.unmapped),
        "warnings": list(report.warnings),
    }


def _change_as_json(change: Change) -> dict[str, Any]:
    line: dict[str, Any] = {"locator": locator_as_json(change.locator), "reason": change.reason}
    if change.was is not None:
        line["was"] = change.was
    if change.now is not None:
        line["now"] = change.now
    return line


def _left_out_as_json(left_out: LeftOut) -> dict[str, Any]:
    line: dict[str, Any] = {"locator": locator_as_json(left_out.locator), "reason": left_out.reason}
    if left_out.text is not None:
        line["text"] = left_out.text
    return line
