"""All flags of a case in one call."""

import pytest

from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry, EntryFlag, FlagKind
from candour.core.chronology.flags.finding import abbreviations_used, flagged
from candour.core.chronology.flags.words import FlagWords
from candour.errors import BadVocabulary
from candour.vocabulary.flags import load_flag_words
from candour.vocabulary.loader import load_vocabulary
from tests.unit.core.chronology.entries_for_tests import day, entry
from tests.unit.core.chronology.flags.dates_for_tests import find_days


def flag_all(entries: list[Entry]) -> list[Entry]:
    return flagged(entries, load_flag_words(), load_date_words(), find_days)


def used(*entries: Entry, own: dict[str, str] | None = None) -> dict[str, str]:
    return dict(abbreviations_used(entries, load_flag_words(), own or {}))


def test_flags_are_added_behind_those_that_stand_and_nothing_else_changes() -> None:
    before = EntryFlag(FlagKind.NO_SOURCE, "prose")
    first = entry("2022-03-01", "QRSX rang.", recorded=day("2022-04-01"), flags=(before,), row=1)
    second = entry("2022-03-02", "Seen.", row=2)
    got = flag_all([first, second])
    assert [one.id for one in got] == [first.id, second.id]
    assert got[1] is second
    assert got[0].flags == (
        before,
        EntryFlag(FlagKind.RECORDED_LATE, "31 days after at the earliest"),
        EntryFlag(FlagKind.ABBREVIATION, "QRSX"),
    )
    assert flag_all(got) == got


def test_no_entries_no_flags() -> None:
    assert flag_all([]) == []
    assert used() == {}


def test_the_glossary_holds_what_is_used_and_nothing_else() -> None:
    row = entry("2022-03-01", "HVs told SW of NAD; R/V booked. Hx noted.", people=("N Pell (FSW)",))
    assert used(row) == {
        "FSW": "family support worker",
        "HV": "health visitor",
        "Hx": "history",
        "NAD": "nothing abnormal detected",
        "R/V": "review",
        "SW": "social worker",
    }


def test_the_case_explains_before_the_field_and_its_own_glossary_before_both() -> None:
    row = entry("2022-03-01", "Local area co-ordinator (LAC) rang. LAC called.")
    assert used(row) == {"LAC": "Local area co-ordinator"}
    assert used(row, own={"LAC": "looked after"}) == {"LAC": "looked after"}


def test_an_agency_s_kind_decides_between_meanings() -> None:
    police = entry("2022-03-01", "DNA taken.", agency="Exshire Police", row=1)
    hospital = entry("2022-03-01", "DNA clinic.", agency="Infirmary", row=2)
    assert used(police) == {"DNA": "deoxyribonucleic acid"}
    assert used(hospital) == {"DNA": "did not attend"}
    assert used(police, hospital) == {"DNA": "deoxyribonucleic acid; or did not attend"}


def test_initials_of_a_person_are_no_abbreviation_of_the_field() -> None:
    row = entry("2022-03-01", "Family tree: MO, NK.", people=("Maisie Orr", "Neil Kay"))
    assert used(row) == {}
    worker = entry("2022-03-01", "SW rang. SW Pell wrote.", people=("S Wix",), row=2)
    assert used(worker) == {"SW": "social worker"}


def vocabulary(**changes: object) -> dict[str, dict[str, object]]:
    names = ("flags", "ages", "abbreviations", "counterparts")
    loaded = {name: dict(load_vocabulary(name)) for name in names}
    for name, more in changes.items():
        assert isinstance(more, dict)
        loaded[name] |= more
    return loaded


def test_the_shipped_words_hold_together() -> None:
    words = FlagWords.from_mappings(vocabulary())
    assert len(words.glossary.meanings) > 250
    assert words.late_days == 7


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"flags": {"late_days": 0}}, "late_days"),
        ({"flags": {"late_days": True}}, "late_days"),
        ({"flags": {"colour": []}}, "colour: not known"),
        ({"ages": {"numbers": {"one": "1"}}}, "numbers: one is no number"),
        ({"ages": {"old": {"years": ["yo"]}}}, "old: days is one too many or missing"),
        ({"abbreviations": {"abbreviations": {"GP": 3}}}, "GP: no meaning"),
        ({"abbreviations": {"abbreviations": {"GP": [{"in": []}]}}}, "GP: a meaning without"),
        (
            {"abbreviations": {"abbreviations": {"GP": [{"means": "x", "in": ["circus"]}]}}},
            "GP: circus is no kind of agency",
        ),
        ({"abbreviations": {"abbreviations": {False: "number"}}}, "False wants quotation marks"),
        ({"abbreviations": {"everyday": ["A&E"]}}, "A&E: stands under abbreviations and"),
        ({"abbreviations": {"shouted": [False]}}, "shouted: False wants quotation marks"),
    ],
)
def test_bad_words_are_refused_by_name(changes: dict[str, object], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        FlagWords.from_mappings(vocabulary(**changes))


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(BadVocabulary, match=r"ages\.yaml is missing"):
        FlagWords.from_mappings({n: v for n, v in vocabulary().items() if n != "ages"})
