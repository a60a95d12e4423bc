"""What an agency is called, by the name of its file."""

import pytest

from candour.core.knowledge.contacts.files import called_by_files
from tests.unit.core.chronology.entries_for_tests import entry

OF_FILES = frozenset({"logs", "records", "chronology", "v"})
ORDINARY = frozenset({"primary", "homes", "hospital", "hv", "notes"})


@pytest.mark.parametrize(
    ("file", "called"),
    [
        ("larkrise_logs.csv", {"larkrise"}),
        ("Larkrise Chronology v3.xlsx", {"larkrise"}),
        ("hawkley_primary.csv", {"hawkley primary"}),
        ("StWilfreds.docx", {"st wilfreds", "st wilfred"}),
        ("hospital.csv", set()),
        ("records.csv", set()),
        ("in/hv_ash.csv", {"hv ash"}),
    ],
)
def test_a_file_is_named_for_its_agency(file: str, called: set[str]) -> None:
    told = entry("2022-05-03", "Filed.", agency="Agency")
    assert called_by_files([told], {told.original: file}, OF_FILES, ORDINARY).keys() == called
