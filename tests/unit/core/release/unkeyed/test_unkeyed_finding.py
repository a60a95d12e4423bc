"""What tells of somebody in plain words, told by how it stands."""

import pytest

from candour.actions.redacting import find_identifying


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He saw Mr and Mrs Tull, and Dr. P. van Dorn.",
         [("person", "Mr and Mrs Tull"), ("person", "Dr. P. van Dorn")]),
        ("It was Mr Tull. Later Tull left.", [("person", "Mr Tull"), ("person", "Tull")]),
        ("The juror, J, spoke to the lawyer P.S. about it.",
         [("person", "J"), ("person", "P.S.")]),
        ("Lord Orme of Tadwell and Hale LJ agreed.",
         [("person", "Lord Orme of Tadwell"), ("person", "Hale LJ")]),
        ("the Court of Appeal; the Orleigh Magistrates’ Court (tingrett)",
         [("body", "Court of Appeal"), ("body", "Orleigh Magistrates’ Court (tingrett)")]),
        ("the London Borough of Orme (“the Council”); later the Council wrote",
         [("place", "London Borough of Orme (“the Council”)"), ("body", "Council")]),
        ("under the Theft Act 1968 and Article 6 of the Convention", [("day", "1968")]),
        ("THE FACTS OF THE CASE", []),
        ("at Oldmoor primary school, and at 19 New Tarn Street",
         [("small_body", "Oldmoor primary school"), ("place", "19 New Tarn Street")]),
        ("a British citizen, worked as a taxi driver, with chronic hip arthritis",
         [("trait", "British citizen"), ("trait", "taxi driver"),
          ("trait", "chronic hip arthritis")]),
        ("between 1 May and 30 June 1991; later 3, 4 and 11 July 1996",
         [("day", "between 1 May and 30 June 1991"), ("day", "3, 4 and 11 July 1996")]),
        ("for two years and six months. One aged forty-one came at 7.15 a.m. again",
         [("day", "two years and six months"), ("day", "aged forty-one"),
          ("day", "7.15 a.m.")]),
        ("EUR 2,500 and 150 pounds for seven hearings",
         [("amount", "EUR 2,500"), ("amount", "150 pounds"), ("amount", "seven hearings")]),
        ("applications nos. 29700/96 and 29701/96",
         [("code", "29700/96"), ("code", "29701/96")]),
    ],
)  # fmt: skip
def test_what_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.kind.value, text[one.start : one.end]) for one in find_identifying(text)] == found
