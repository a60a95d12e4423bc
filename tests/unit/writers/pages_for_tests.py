"""A small cast and a little knowledge, ready to be written."""

from datetime import date

from candour.core.chronology.entry import Entry
from candour.core.chronology.silences.returns import Return
from candour.core.documents.locator import Locator
from candour.core.people.genogram.layout import genogram_of
from candour.core.people.mention import Sex, Standing
from candour.core.people.person import Link, LinkState, Person, Reason, Strength
from candour.vocabulary.genogram import load_genogram_meanings
from candour.writers.cast.model import CastPage
from candour.writers.knowledge.model import KnowledgePage
from tests.unit.core.knowledge.drawing.knowledge_for_tests import case
from tests.unit.core.people.people_for_tests import ENTRY, HASH, cast, day, person, relation

LEAD = "Social care"
LETTERS = {LEAD: "A", "Hospital": "B", "Housing": "C", "Nursery": "D", "Police": "E"}
WORDS = "Housing officer noted: van outside again, man at the door. rang about the visit"


def entry() -> Entry:
    return Entry(
        id=ENTRY,
        original=HASH,
        agency="Police",
        happened=day("2022-05-03"),
        what=WORDS,
        locator=Locator(table=1, row=2),
        position=1,
    )


def linked(one: Person, other: Person) -> Person:
    """The same person with a suggestion that another is they."""
    said = Reason("same_name", "both are called Dan")
    against = Reason("no_surname", "no surname at the nursery")
    link = Link(
        to=other.id,
        state=LinkState.SUGGESTED,
        strength=Strength.FAIR,
        reasons_for=(said,),
        reasons_against=(against,),
    )
    return Person(
        id=one.id, mentions=one.mentions, names=one.names, agencies=one.agencies, links=(link,),
        sex=one.sex, standing=one.standing,
    )  # fmt: skip


def cast_page(child: str = "Rose Tarn", as_at: date | None = None) -> CastPage:
    rose = person(child, [LEAD], sex=Sex.FEMALE)
    mum = person("Ada Tarn", [LEAD], sex=Sex.FEMALE)
    dad = person("Joe Tarn", [LEAD], sex=Sex.MALE)
    gaz = person("Gaz", ["Nursery"])
    dan = linked(person("Dan Pike", ["Hospital"], sex=Sex.MALE), gaz)
    nurse = person("Nurse Ivy", ["Hospital"], standing=Standing.PROFESSIONAL)
    said = [
        relation(mum, rose, "mother", LEAD),
        relation(dad, rose, "father", LEAD),
        relation(dad, mum, "ex_partner", LEAD, words="ex-husband"),
        relation(dan, rose, "next_of_kin", "Hospital", words="next of kin (friend)"),
        relation(dan, mum, "partner", "Housing", words="mum's boyfriend"),
    ]
    made = cast([rose, mum, dad, dan, gaz, nurse], said, rose)
    return CastPage(
        title="The people of the case",
        cast=made,
        genogram=genogram_of(made, load_genogram_meanings(), LETTERS, LEAD),
        letters=LETTERS,
        made_on=date(2026, 3, 2),
        as_at=as_at,
        entries={ENTRY: entry()},
        files={HASH: "police.docx"},
    )


def knowledge_page(
    question: str = "", as_at: date | None = None, about: str = "Dan Pike"
) -> KnowledgePage:
    searched = Return(
        agency=LEAD,
        periods=((date(2021, 1, 1), date(2023, 12, 31)),),
        systems_searched=("case notes",),
    )
    return KnowledgePage(
        title="Who knew what, and when",
        who_knew=case(),
        letters=LETTERS,
        made_on=date(2026, 3, 2),
        as_at=as_at,
        question=question,
        paragraphs=("“A man lives at 3 Mill Row.” Housing saw it on 3 May 2022.",),
        people={"P1": about},
        returns={LEAD.casefold(): searched},
        entries={ENTRY: entry()},
        files={HASH: "police.docx"},
    )
