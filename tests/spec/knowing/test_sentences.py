"""What a record must say for an agency to have known what a sentence states."""

from pathlib import Path

import pytest
import yaml

from candour.actions.dates import load_date_words
from candour.actions.entry_reading import find_dates
from candour.core.knowledge.asking.presence import Presence
from candour.core.knowledge.asking.query import Query, Who
from candour.core.knowledge.inquiry import Inquiry, Rules, Sources
from candour.core.knowledge.model import FactKind
from candour.core.knowledge.said import read_entry
from candour.core.knowledge.whose import CastIndex
from candour.core.people.linking.casting import Casting, CastWords, Records
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.person import Cast
from candour.vocabulary.comparing import load_name_words
from candour.vocabulary.knowledge import load_knowing_words
from candour.vocabulary.people import load_people_words
from candour.vocabulary.people_links import load_link_words
from tests.unit.core.chronology.entries_for_tests import entry

ROWS = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
CASES = [
    (row["asked"], words, expected) for row in ROWS for words, expected in row["records"].items()
]


def _inquiry(words: str) -> Inquiry:
    entries = [
        entry("2022-05-01", "Clinic list printed.", agency="Hospital", row=1),
        entry("2022-05-01", "Sports day.", agency="School", row=2),
        entry("2022-05-05", words, agency="Nursery", row=3),
    ]
    mentions = find_mentions(entries, load_people_words(), lambda _words, _on: [])
    cast = (
        Casting(Records(entries, mentions), CastWords(load_link_words(), load_name_words())).cast()
        if mentions
        else Cast(persons=())
    )
    rules = Rules(
        words=load_knowing_words(), margins=load_date_words().margins, find_dates=find_dates
    )
    return Inquiry(Sources(entries=entries, cast=cast), rules)


@pytest.mark.parametrize(("asked", "words", "expected"), CASES)
def test_a_record_holds_what_is_asked(asked: str, words: str, expected: str) -> None:
    told = _inquiry(words).ask(asked)
    found = [one.how.value for one in told.knowledge if one.agency == "Nursery"]
    assert found == ([expected] if expected else [])
    for one in told.knowledge:
        if one.agency == "Nursery":
            assert one.rests.words in words


@pytest.mark.parametrize(
    ("people", "is_his"),
    [(("Rory Pelham",), True), (("Rory Pelham", "Kit Dunn"), False)],
)
def test_an_entry_is_of_whom_alone_its_column_of_people_lists(
    people: tuple[str, ...], is_his: bool
) -> None:
    words = "Rory Pelham is out. A letter came. It was read. It was filed. The post was late."
    entries = [entry("2022-05-05", words, people=people)]
    mentions = find_mentions(entries, load_people_words(), lambda _words, _on: [])
    cast = Casting(
        Records(entries, mentions), CastWords(load_link_words(), load_name_words())
    ).cast()
    index = CastIndex.of(cast)
    rory = Who(words="Rory Pelham", ids=index.named(("rory", "pelham")), names=("rory", "pelham"))
    query = Query(sentence="", kind=FactKind.OTHER, people=(rory,))
    presence = Presence(query, load_knowing_words(), index, lambda _said: False)
    said = read_entry(entries[0], load_knowing_words())
    last = len(said.tokens.words) - 1
    assert presence.is_there(rory, said, last, is_denied=False) is is_his


def _of_two(first: str, second: str) -> list[tuple[str, str]]:
    """What two agencies know of a man who lives there, by their words of 5 and of 9 May."""
    entries = [
        entry("2022-05-05", first, agency="Housing", row=1),
        entry("2022-05-09", second, agency="Nursery", row=2),
    ]
    mentions = find_mentions(entries, load_people_words(), lambda _words, _on: [])
    words = CastWords(load_link_words(), load_name_words())
    cast = Casting(Records(entries, mentions), words).cast()
    rules = Rules(
        words=load_knowing_words(), margins=load_date_words().margins, find_dates=find_dates
    )
    told = Inquiry(Sources(entries=entries, cast=cast), rules).ask("A man lives at 8 Mill Lane.")
    return [(one.agency, one.how.value) for one in told.knowledge]


def test_nobody_else_is_a_denial_of_everybody_once_a_record_holds_it() -> None:
    asked = 'I asked who else lives there. "Nobody else, only us."'
    lives = "A man is living at 8 Mill Lane."
    assert _of_two(lives, asked) == [("Housing", "recorded"), ("Nursery", "denied")]


def test_nobody_else_was_true_before_any_record_holds_it() -> None:
    asked = 'I asked who else lives there. "Nobody else, only us."'
    lives = "A man is living at 8 Mill Lane."
    assert _of_two(asked, lives) == [("Nursery", "recorded")]
