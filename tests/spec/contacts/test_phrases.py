"""Who told, asked or met whom, by the words of one entry."""

from pathlib import Path

import pytest
import yaml

from candour.core.knowledge.contacts.finding import find_contacts
from candour.core.knowledge.model import Contact
from candour.vocabulary.contacts import load_contact_words
from tests.unit.core.chronology.entries_for_tests import entry

ROWS = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text(encoding="utf-8"))
AGENCIES = (*ROWS, "Probation", "Ambulance", "Women's refuge")
CASES = [(agency, *row) for agency, rows in ROWS.items() for row in rows]
OUTCOMES = ("passed_on", "asked", "refused", "undelivered")


def _told(contact: Contact) -> str:
    sides = [contact.sender, contact.receiver]
    way = " = " if contact.both_ways else " > "
    words = [way.join(sorted(sides) if contact.both_ways else sides)]
    words.append(contact.means or "not_stated")
    words.append("undelivered" if contact.undelivered else contact.outcome.value)
    return " ".join(words)


def _wanted(said: str, told: str) -> bool:
    """Whether a contact is the one wanted; what is not stated may be anything."""
    if " = " in said:
        one, _, rest = said.partition(" = ")
        second = (
            next(name for name in sorted(AGENCIES, key=len) if rest.startswith(name))
            if any(rest.startswith(name) for name in AGENCIES)
            else rest.split(" ")[0]
        )
        means = rest.removeprefix(second)
        said = " = ".join(sorted((one, second))) + means
    *head, last = said.split(" ")
    if last not in OUTCOMES:
        return told.startswith(said + " ")
    return told == " ".join((*head, last))


@pytest.mark.parametrize(("agency", "text", "wanted"), CASES)
def test_an_entry_tells_of_these_contacts(agency: str, text: str, wanted: list[str]) -> None:
    others = [
        entry("2020-01-01", "Filed.", agency=name, row=at + 2) for at, name in enumerate(AGENCIES)
    ]
    found = find_contacts([entry("2022-05-03", text, agency=agency), *others], load_contact_words())
    told = [_told(one) for one in found]
    missed = [one for one in wanted if not any(_wanted(one, two) for two in told)]
    false = [two for two in told if not any(_wanted(one, two) for one in wanted)]
    assert (missed, false) == ([], [])
