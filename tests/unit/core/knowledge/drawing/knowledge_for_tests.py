"""Facts, knowledge and contacts made by hand."""

from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.knowledge.model import (
    Contact,
    Fact,
    FactKind,
    How,
    Knowledge,
    Order,
    Outcome,
    Rests,
    Sharing,
    Unshared,
    WhoKnew,
)
from tests.unit.core.people.people_for_tests import ENTRY, HASH, day

LIVES = Fact(id="F1", kind=FactKind.ADDRESS, person="P1", sentence="A man lives at 3 Mill Row.")
PARTNER = Fact(id="F2", kind=FactKind.RELATION, person="P1", sentence="The mother has a partner.")


def rests(words: str = "van outside again") -> Rests:
    return Rests(entry=ENTRY, original=HASH, in_field=Field.WHAT, words=words)


def knew(
    agency: str, on: str, how: How = How.TOLD, fact: Fact = LIVES, words: str = "van outside again"
) -> Knowledge:
    date: UncertainDate = day(on) if on else unresolved("some time", None)
    return Knowledge(
        id=f"K-{fact.id}-{agency}-{on}",
        fact=fact.id,
        agency=agency,
        first_known=date,
        how=how,
        rests=rests(words),
    )


def contact(
    number: int,
    sender: str,
    receiver: str,
    on: str,
    *,
    about: tuple[str, ...] = (),
    outcome: Outcome = Outcome.NOT_STATED,
    undelivered: bool = False,
) -> Contact:
    return Contact(
        id=f"C{number}",
        sender=sender,
        receiver=receiver,
        when=day(on) if on else unresolved("?", None),
        about=about,
        outcome=outcome,
        undelivered=undelivered,
        entries=(ENTRY,),
        rests=rests("rang about the visit"),
    )


def unshared(
    holder: str, lacking: str, contacts: tuple[str, ...], unordered: tuple[str, ...] = ()
) -> Unshared:
    return Unshared(
        id=f"U-{holder}-{lacking}",
        fact=LIVES.id,
        holder=holder,
        lacking=lacking,
        since=day("2022-05-03"),
        contacts=contacts,
        unordered=unordered,
        recorded=Sharing.NONE,
        order=Order.AFTER,
    )


def case() -> WhoKnew:
    """Housing and the nursery knew; social care asked, was told no, and was told in the end."""
    return WhoKnew(
        facts=(LIVES, PARTNER),
        knowledge=(
            knew("Social care", "2022-04-12", How.DENIED),
            knew("Social care", "2023-02-21"),
            knew("Housing", "2022-05-03", How.SAW),
            knew("Nursery", "2022-06-09"),
            knew("Nursery", "2022-06-09", How.SAW, PARTNER),
        ),
        contacts=(
            contact(1, "Housing", "Social care", "2022-07-01"),
            contact(
                2, "Nursery", "Social care", "2022-07-01", about=("F1",), outcome=Outcome.REFUSED
            ),
            contact(
                3, "Nursery", "Social care", "2023-02-21", about=("F1",), outcome=Outcome.PASSED_ON
            ),
            contact(4, "Police", "Housing", "2022-05-03"),
            contact(5, "GP", "Police", "2022-08-01"),
        ),
        unshared=(
            unshared("Housing", "Social care", ("C1",)),
            unshared("Housing", "Police", (), ("C4",)),
        ),
    )
