"""A shelf gives back what was read where nothing that it depends on has changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from candour.core.chronology.recall import NOTHING, Shelf


@dataclass(frozen=True)
class Known:
    """What is known of a case."""

    names: frozenset[str]
    owners: Mapping[str, str]
    number: int = 0


BEFORE = Known(frozenset({"ann", "ross"}), {"ann": "GP"})


def run(shelf: Shelf[str], known: object, said: str, terms: str) -> bool:
    """Whether a value had to be made."""
    made: list[str] = []

    def make() -> str:
        made.append(said)
        return said.upper()

    shelf.begin(known)
    assert shelf.take("key", said, make, terms.split) == said.upper()
    shelf.end()
    return bool(made)


@pytest.mark.parametrize(
    ("now", "said", "is_made"),
    [
        (BEFORE, "ann called", False),
        (BEFORE, "ann rang", True),
        (Known(BEFORE.names | {"una"}, BEFORE.owners), "ann called", False),
        (Known(BEFORE.names - {"ann"}, BEFORE.owners), "ann called", True),
        (Known(BEFORE.names | {"called"}, BEFORE.owners), "ann called", True),
        (Known(BEFORE.names, {"ann": "Police"}), "ann called", True),
        (Known(BEFORE.names, {"ann": "GP", "una": "Police"}), "ann called", False),
        (Known(BEFORE.names, {}), "ann called", True),
        (Known(BEFORE.names, BEFORE.owners, 1), "ann called", True),
        ("another thing", "ann called", True),
    ],
)
def test_only_what_holds_a_term_of_which_something_else_is_known_is_made_again(
    now: object, said: str, is_made: bool
) -> None:
    shelf: Shelf[str] = Shelf()
    assert run(shelf, BEFORE, "ann called", "ann called")
    assert run(shelf, now, said, said) is is_made


def test_a_run_that_never_ended_is_forgotten() -> None:
    shelf: Shelf[str] = Shelf()
    run(shelf, BEFORE, "ann called", "ann called")
    shelf.begin(Known(frozenset(), {}))
    shelf.take("key", "ann called", lambda: "cut short", lambda: ("ann",))
    assert not run(shelf, BEFORE, "ann called", "ann called")


def test_what_a_run_did_not_ask_for_is_let_go() -> None:
    shelf: Shelf[str] = Shelf()
    run(shelf, BEFORE, "ann called", "ann called")
    shelf.begin(BEFORE)
    shelf.end()
    assert run(shelf, BEFORE, "ann called", "ann called")


def test_shelves_that_keep_nothing_make_everything() -> None:
    assert run(NOTHING.features, BEFORE, "ann", "ann")
    assert run(NOTHING.features, BEFORE, "ann", "ann")


def test_no_word_is_in_its_repr() -> None:
    shelf: Shelf[str] = Shelf()
    run(shelf, BEFORE, "Zephyrine", "Zephyrine")
    assert "ephyrine" not in repr(shelf).casefold()
